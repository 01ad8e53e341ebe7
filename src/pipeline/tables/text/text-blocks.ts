/** Atoms that are in no table, as text blocks: one a line. */
import type { TextBlock } from '../block.ts';
import { type Atom, atomLines, atomsLocator } from './atoms.ts';

export function textBlocks(atoms: readonly Atom[]): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let from = 0;
  for (let at = 1; at <= atoms.length; at++) {
    if (at < atoms.length && atoms[at]?.line === atoms[from]?.line) continue;
    const line = atoms.slice(from, at);
    if (line.length > 0) {
      blocks.push({
        kind: 'text',
        text: atomLines(line).join(' '),
        page: null,
        locator: atomsLocator(line),
        fontSize: null,
      });
    }
    from = at;
  }
  return blocks;
}
