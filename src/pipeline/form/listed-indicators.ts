/**
 * Several indicators written into one cell, counted (指标1：… 指标2：…, or 1、… 2、…), with as many values beside them: a row each. Where
 * the values do not come apart the same way, the row stays one and is put up for review.
 */
import type { ColumnRole } from '../../glossary/columns.ts';
import { compact } from '../../glossary/compact.ts';
import { valueShape } from '../../glossary/value-shape.ts';
import type { Problem } from '../../parsers/page.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow } from './body-row.ts';

/** A piece of a cell's text: a line, or what a mark within it begins. */
interface Piece {
  readonly text: string;
  readonly cell: Cell;
}
type Part = readonly Piece[];

/** A point before a figure belongs to a number (1.5万), so that what begins with one is not counted. */
const BY_FIGURES = /^(\d{1,2})(?:[、)）．]|[.:：](?!\d))/u;
/** Behind a value that is counted for certain (1.≥25人) the next one's point may stand before a figure (2.12公里). */
const BY_FIGURES_ONWARD = /^(\d{1,2})[、)）．.:：]/u;
/** How entries are counted; the number is the group. */
const MARKS: readonly RegExp[] = [
  /^指标(\d{1,2})(?:[:：、.．]|(?=\p{Script=Han}))/u,
  BY_FIGURES,
  /^[（(](\d{1,2})[)）]/u,
  /^([①-⑳])/u,
  /^([一二三四五六七八九十])、/u,
];
/** Where an entry may begin within a line: behind the end of another, or wherever 指标2： stands. */
const WITHIN = /(?<=[；;。])(?=.)|(?=指标\d{1,2}[:：])/u;

/** Shaped like nothing but a value: such lines are values each, and no one value that wraps. */
const SURE_VALUE = 0.9;
/** Of what stands once beside several indicators the points are not theirs each. */
const COUNTED_ONCE: ReadonlySet<string> = new Set<ColumnRole>(['weight', 'score']);

/** The rows that one row of the table states: itself, or one for each indicator its name cell counts. */
export function listedRows(row: BodyRow): readonly BodyRow[] {
  const names = markedParts(piecesOf(row.cells.level3 ?? [], WITHIN));
  if (names === null) return [row];
  const values = valueParts(row.cells.target ?? [], names.length);
  if (values === null) return [{ ...row, problems: [...row.problems, notParted(row, names.length)] }];
  return names.map((name, i) => listedRow(row, i, names.length, { name, ...values }));
}

interface ListedRow {
  readonly name: Part;
  readonly parts: readonly Part[];
  readonly isSure: boolean;
}

function listedRow(row: BodyRow, i: number, count: number, { name, parts, isSure }: ListedRow): BodyRow {
  const cells: Partial<Record<ColumnRole, readonly Cell[]>> = {};
  for (const [role, own] of Object.entries(row.cells)) {
    cells[role as ColumnRole] = shareOf(own, i, count, COUNTED_ONCE.has(role));
  }
  return {
    ...row,
    cells: { ...cells, level3: cellsOf(name), target: cellsOf(parts[i]!) },
    others: row.others.map((other) => ({ ...other, cells: shareOf(other.cells, i, count, false) })),
    problems: isSure ? row.problems : [...row.problems, partedDoubtfully(row, count)],
  };
}

/** What an entry has of another column: its own part where there are as many, else what stands there for all. */
function shareOf(cells: readonly Cell[], i: number, count: number, isOnce: boolean): readonly Cell[] {
  const parts = marked(cells, count) ?? linesEach(cells, count);
  if (parts !== null) return cellsOf(parts[i]!);
  return isOnce && i > 0 ? [] : cells;
}

/** The values of so many indicators: counted like their names, a line each, or parted by semicolons; null where none of it fits. */
function valueParts(
  cells: readonly Cell[],
  count: number,
): { readonly parts: readonly Part[]; readonly isSure: boolean } | null {
  const counted = marked(cells, count);
  if (counted !== null) return { parts: counted, isSure: true };
  const lines = linesEach(cells, count);
  const parted = piecesOf(cells, /(?<=[；;])(?=.)/u).map((piece): Part => [unended(piece)]);
  const parts = lines ?? (parted.length === count ? parted : null);
  if (parts === null) return null;
  const isSure = parts.every((part) => valueShape(part[0]!.text) >= SURE_VALUE);
  return { parts, isSure };
}

/** The entries without their marks, where their count is this. */
function marked(cells: readonly Cell[], count: number): readonly Part[] | null {
  const parts = markedParts(piecesOf(cells, WITHIN), true);
  if (parts?.length !== count) return null;
  return parts.map(([first, ...rest]) => [unmarked(first!), ...rest].map(unended));
}

function linesEach(cells: readonly Cell[], count: number): readonly Part[] | null {
  const lines = piecesOf(cells, null);
  return lines.length === count ? lines.map((line) => [unended(line)]) : null;
}

/** Entries that are counted on from the first one's number in one way; null where the text does not begin with a mark or has one entry. */
function markedParts(pieces: readonly Piece[], areValues = false): readonly Part[] | null {
  const first = MARKS.find((each) => each.test(pieces[0]?.text ?? ''));
  if (first === undefined) return null;
  const mark = areValues && first === BY_FIGURES ? BY_FIGURES_ONWARD : first;
  const parts: Piece[][] = [];
  let last = 0;
  for (const piece of pieces) {
    const number = numberOf(mark.exec(piece.text)?.[1]);
    if (parts.length === 0 || number === last + 1) {
      parts.push([piece]);
      last = number;
    } else {
      parts.at(-1)!.push(piece);
    }
  }
  return parts.length < 2 ? null : parts;
}

function numberOf(mark: string | undefined): number {
  if (mark === undefined) return Number.NaN;
  const inOrder = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'.indexOf(mark);
  const inWords = '一二三四五六七八九十'.indexOf(mark);
  return inOrder >= 0 ? inOrder + 1 : inWords >= 0 ? inWords + 1 : Number(mark);
}

function piecesOf(cells: readonly Cell[], within: RegExp | null): Piece[] {
  return cells.flatMap((cell) => {
    const lines = cell.lines.map(compact).filter((line) => line !== '');
    return lines
      .flatMap((line) => (within === null ? [line] : line.split(within)))
      .map((text) => ({ text, cell }));
  });
}

/** The first line of a counted entry without what counts it. */
function unmarked({ text, cell }: Piece): Piece {
  const mark = [...MARKS, BY_FIGURES_ONWARD].find((each) => each.test(text))!;
  return { text: text.replace(mark, ''), cell };
}

/** Without the semicolon that parts it from the next entry. */
function unended({ text, cell }: Piece): Piece {
  return { text: text.replace(/[；;]$/u, ''), cell };
}

/** A part as cells of a row: a piece of each cell it stands in. */
function cellsOf(part: Part): readonly Cell[] {
  const own = [...new Set(part.map(({ cell }) => cell))];
  return own.map((cell) => ({
    ...cell,
    lines: part.filter((piece) => piece.cell === cell).map(({ text }) => text),
  }));
}

function notParted(row: BodyRow, count: number): Problem {
  const message = `the cell counts ${count} indicators, and what stands beside it does not come apart the same way`;
  const locator = row.cells.level3?.[0]?.locator ?? null;
  return { code: 'several-indicators', severity: 'review', message, locator };
}

function partedDoubtfully(row: BodyRow, count: number): Problem {
  const message = `one cell counts ${count} indicators, and the lines beside it were taken for a value each`;
  const locator = row.cells.target?.[0]?.locator ?? null;
  return { code: 'several-indicators', severity: 'review', message, locator };
}
