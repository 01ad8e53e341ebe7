/** A label of a form's head in running text, where it may be broken over lines: `项目资金⏎（万元）`. */
import type { Atom } from './atoms.ts';
import { type HeadLabelKind, headLabelKind, isFirstHeadLabel } from './head-labels.ts';
import { beginsLine } from './noise.ts';

/** Pieces a label may be broken into: `年⏎度⏎目⏎标`. */
const MAX_LABEL_ATOMS = 6;

export interface LabelFound {
  readonly kind: HeadLabelKind;
  /** The atom after its last. */
  readonly to: number;
  /** Whether a form's head begins with it. */
  readonly first: boolean;
}

/** The longest label that begins here. Pieces after the first each begin a line: `项目资金` and `总额` side by side are two. */
export function labelAt(atoms: readonly Atom[], at: number): LabelFound | null {
  let found: LabelFound | null = null;
  let text = '';
  for (let to = at + 1; to <= Math.min(atoms.length, at + MAX_LABEL_ATOMS); to++) {
    const piece = atoms[to - 1]?.text ?? '';
    if (to > at + 1 && !beginsLine(atoms, to - 1) && !/^[（(]万?元[）)]$/u.test(piece)) break;
    text += piece;
    const kind = headLabelKind(text);
    if (kind !== null) found = { kind, to, first: isFirstHeadLabel(text) };
  }
  return found;
}
