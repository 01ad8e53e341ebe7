/** Lines that every page repeats above or below its number: a running head, in text that has lost its pages. */
import { columnRole } from '../../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, atomsText } from './atoms.ts';
import { announcesForm, headLabelKind, isSideLabel } from './head-labels.ts';

interface LineOfAtoms {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Pages beside whose number a line must stand to be their head; one alone may be anything. */
const FEWEST_PAGES = 2;
/** Characters of the shortest head of a page. */
export const SHORTEST_HEAD = 6;

/** The atoms of such lines, as ranges; `pageMarks` says of each atom whether it is of a page's number. */
export function runningHeads(
  atoms: readonly Atom[],
  pageMarks: readonly boolean[],
): readonly { readonly from: number; readonly to: number }[] {
  const lines = linesOf(atoms);
  const beside = lines.filter((line, index) => {
    if (pageMarks[line.from] === true || !mayBeHead(atoms, line)) return false;
    const marks = [lines[index - 1], lines[index + 1]].filter((other) => other !== undefined);
    return marks.some((other) => pageMarks[other.from] === true) || atoms[line.from]?.gap === 'page';
  });
  const counts = new Map<string, number>();
  for (const { text } of beside) counts.set(text, (counts.get(text) ?? 0) + 1);
  return beside.filter(({ text }) => (counts.get(text) ?? 0) >= FEWEST_PAGES);
}

/** Lines of the longest running head met, each character of a mark across the page being one. */
const MOST_LINES = 6;

/**
 * The atoms at the top of later pages that say what the text begins with, `第三部分 绩效目标`, whatever the words: as ranges. Not where a form is
 * announced, or begins below them: forms of one title follow each other.
 */
export function repeatedTops(
  atoms: readonly Atom[],
): readonly { readonly from: number; readonly to: number }[] {
  const lines = linesOf(atoms);
  return lines.flatMap((line, index) => {
    if (index === 0 || atoms[line.from]?.gap !== 'page') return [];
    const isRepeated = (at: number): boolean => {
      const own = lines[index + at];
      return own !== undefined && own.text === lines[at]?.text && !isOfTable(atoms, own);
    };
    let count = 0;
    while (count < Math.min(index, MOST_LINES) && isRepeated(count)) count += 1;
    const own = lines.slice(index, index + count);
    const below = lines[index + count];
    const length = own.reduce((sum, { text }) => sum + text.length, 0);
    const isForm =
      own.some(({ text }) => announcesForm(text)) || (below !== undefined && beginsForm(atoms, below));
    return length < SHORTEST_HEAD || isForm ? [] : own;
  });
}

/** Headers and labels that a page repeats are its table's. */
function isOfTable(atoms: readonly Atom[], { from, to }: LineOfAtoms): boolean {
  return atoms
    .slice(from, to)
    .some(({ text }) => columnRole(text) !== null || isLevel1Name(text) || isLevel2Name(text));
}

function beginsForm(atoms: readonly Atom[], { from, text }: LineOfAtoms): boolean {
  return announcesForm(text) || headLabelKind(atoms[from]?.text ?? '') !== null;
}

/** What a page repeats of its table is no head of the page: titles, labels, the names of columns, values. */
function mayBeHead(atoms: readonly Atom[], { from, to, text }: LineOfAtoms): boolean {
  const known = (piece: string): boolean =>
    isLevel1Name(piece) ||
    isLevel2Name(piece) ||
    columnRole(piece) !== null ||
    headLabelKind(piece) !== null ||
    isSideLabel(piece) ||
    valueShape(piece) >= 0.5;
  return (
    text.length >= SHORTEST_HEAD &&
    !announcesForm(text) &&
    !known(text) &&
    !atoms.slice(from, to).some((atom) => known(atom.text))
  );
}

function linesOf(atoms: readonly Atom[]): readonly LineOfAtoms[] {
  const lines: LineOfAtoms[] = [];
  let from = 0;
  for (let at = 1; at <= atoms.length; at++) {
    if (at < atoms.length && atoms[at]?.gap === 'space') continue;
    lines.push({ from, to: at, text: atomsText(atoms.slice(from, at)) });
    from = at;
  }
  return lines;
}
