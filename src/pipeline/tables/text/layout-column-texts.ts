/** The texts of a layout table's columns, and what stretches of them cost as cells. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, wordRunsOn } from './atoms.ts';
import { cellCost } from './cell-cost.ts';
import { endCost, joinCost } from './wrap-cost.ts';

/** What stands in one column on one line. */
export interface LinePiece {
  readonly column: number;
  /** Line on the page. */
  readonly line: number;
  readonly text: string;
}

/** A line with something in a column that is no label's. */
export interface Slice {
  readonly line: number;
  readonly pieces: readonly LinePiece[];
  /** Blank lines above it, since the slice before. */
  readonly blanksAbove: number;
  /** Labels of level 2 whose middle is here or above: where a row holds two, it is two rows. */
  readonly labelsUpTo: number;
  /** Those whose middle is above it. */
  readonly labelsAbove: number;
}

/** No cell's text is so odd that it would outweigh everything else about the row. */
const WORST_TEXT = 12;
/** Two values one below the other, each whole. */
const TWO_VALUES = 4;
/** The same, the one ending and the other beginning with a digit: no line is broken within a number that has room on one. */
const NUMBER_IN_TWO = 2.5;
/** `指标2：` begins a name and goes on with none. */
const NUMBERED_NAME = /^指标\s?\d{1,2}\s?[:：]/u;
const TWO_NAMES = 6;
/** A name with a comma, or with the same words twice: more likely a name and its explanation in one. Of 4,000 names one has a comma, none the other. */
const EXPLAINED = 1.5;
const SAME_WORDS = /([\p{L}]{5,}).*\1/u;
/** A space between words of a line: mostly two cells. */
const SPACE_IN_LINE = 1.5;
export const SPACE_BETWEEN_HAN = /\p{Script=Han} \p{Script=Han}/u;
/** The same, or behind a bracket: of words that stand in a name or an explanation, `（按任务清单核定） 报填列`. */
export const SPACE_BEFORE_HAN = /[\p{Script=Han}）)] \p{Script=Han}/u;
/** A number in a column of numbers does not wrap. */
const NUMBER_WRAPS = 3;

/** The pieces of each column in order, and what they cost as cells. */
export class ColumnTexts {
  readonly roles: readonly (ColumnRole | null)[];
  private readonly atoms: readonly (readonly Atom[])[];
  /** For each column: how many of its pieces stand above each slice. */
  private readonly above: readonly Uint16Array[];
  private readonly widths: readonly (number | null)[];
  private readonly costs = new Map<number, number>();

  constructor(slices: readonly Slice[], roles: readonly (ColumnRole | null)[]) {
    this.roles = roles;
    this.atoms = roles.map((_, column) => atomsOf(slices, column));
    this.above = roles.map((_, column) => {
      const above = new Uint16Array(slices.length + 1);
      slices.forEach((slice, i) => {
        above[i + 1] = (above[i] as number) + (slice.pieces.some((piece) => piece.column === column) ? 1 : 0);
      });
      return above;
    });
    this.widths = this.atoms.map((own) =>
      own.length === 0 ? null : Math.max(...own.map((atom) => displayWidth(atom.text))),
    );
  }

  count(column: number, from: number, to: number): number {
    const above = this.above[column] as Uint16Array;
    return (above[to] as number) - (above[from] as number);
  }

  /** Cost of the column's pieces on the slices `from`..`to` as one cell, of which there is one at least. */
  cost(column: number, from: number, to: number): number {
    const above = this.above[column] as Uint16Array;
    const [first, end] = [above[from] as number, above[to] as number];
    const key = (column * 1000 + first) * 1000 + end;
    const known = this.costs.get(key);
    if (known !== undefined) return known;
    const cost = this.cellCost(column, first, end);
    this.costs.set(key, cost);
    return cost;
  }

  private cellCost(column: number, first: number, end: number): number {
    const atoms = this.atoms[column] as readonly Atom[];
    const width = this.widths[column] as number | null;
    const role = this.roles[column] ?? 'other';
    const own = atoms.slice(first, end);
    const text = own.map((atom) => atom.text.replace(/\s/gu, '')).join('');
    let cost = Math.min(WORST_TEXT, cellCost(role, text));
    if (role === 'level3')
      cost += (/[，,]/u.test(text) ? EXPLAINED : 0) + (SAME_WORDS.test(text) ? EXPLAINED : 0);
    if (role === 'level3' || role === 'explanation')
      cost += own.filter((atom) => SPACE_BETWEEN_HAN.test(atom.text)).length * SPACE_IN_LINE;
    for (let at = first + 1; at < end; at++) {
      cost += joinCost(role, atoms, at, displayWidth((atoms[at - 1] as Atom).text), width);
      if (role === 'weight' || role === 'score') cost += NUMBER_WRAPS;
      if (role === 'target') {
        const [above, below] = [atoms.slice(first, at), atoms.slice(at, end)];
        cost += twoValuesCost(
          above.map((atom) => atom.text).join(''),
          below.map((atom) => atom.text).join(''),
        );
      }
      if (role === 'level3' && NUMBERED_NAME.test((atoms[at] as Atom).text)) cost += TWO_NAMES;
    }
    return cost + endCost(atoms, end, displayWidth((atoms[end - 1] as Atom).text), width);
  }
}

function atomsOf(slices: readonly Slice[], column: number): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const slice of slices) {
    const text = slice.pieces
      .filter((piece) => piece.column === column)
      .map((piece) => piece.text)
      .join(' ');
    if (text === '') continue;
    const inWord = wordRunsOn(atoms.at(-1)?.text ?? '', text);
    atoms.push({
      text,
      line: slice.line,
      gap: 'break',
      spaces: 0,
      inWord,
      breaksLost: false,
      glued: false,
      latinApart: true,
    });
  }
  return atoms;
}

function twoValuesCost(above: string, below: string): number {
  if (valueShape(above) < 0.9 || valueShape(below) < 0.9) return 0;
  if (/\d$/u.test(above) && /^\d/u.test(below)) return NUMBER_IN_TWO;
  return /[\d.,年月≥≤≧≦＞＜><=\-—～~至（(]$/u.test(above) ? 0 : TWO_VALUES;
}
