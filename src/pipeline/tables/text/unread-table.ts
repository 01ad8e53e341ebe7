/** A text without a header that prints the labels of an indicator table all the same: its rows are not read, and that must be said. */
import type { Problem } from '../../../parsers/page.ts';
import { level2Code } from '../../../glossary/levels.ts';
import { type Atom, atomsLocator } from './atoms.ts';

/** Different labels of level 2 alone between white space, or at the beginning of glued text, which no letter happens to hold. */
const FEWEST_LABELS = 3;
const STANDARD_LABEL = /(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标/gu;

/** A problem where the text reads like an indicator table, none where it does not. */
export function unreadTable(atoms: readonly Atom[]): readonly Problem[] {
  const labels = new Set<string>();
  const own: Atom[] = [];
  for (const atom of atoms) {
    const found = labelsOf(atom.text);
    if (found.length > 0) own.push(atom);
    for (const label of found) labels.add(label);
  }
  if (labels.size < FEWEST_LABELS) return [];
  return [
    {
      code: 'table-unread',
      message: `the labels of an indicator table stand here, but no header that names its columns: ${[...labels].join(', ')}`,
      severity: 'review',
      locator: atomsLocator(own),
    },
  ];
}

/** A label that is the whole piece; in a piece of glued text, every one it holds. */
function labelsOf(text: string): readonly string[] {
  const whole = /指标$/u.test(text) ? level2Code(text) : null;
  if (whole !== null) return [whole];
  const inside = text.match(STANDARD_LABEL) ?? [];
  return inside.length >= FEWEST_LABELS && /[≥≤=＝]|\d[%％次个人]/u.test(text) ? inside : [];
}
