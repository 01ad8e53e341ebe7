/**
 * Merged cells printed again in every place they cover, as some converters write them: names, bands and labels over several columns
 * stand side by side as often as they have columns. Cells that only say again what stands before them are emptied, and columns that
 * do so in every row are one.
 */
import { saysSame } from './band-once.ts';
import type { DelimitedHeader } from './delimited-header.ts';
import type { DelimitedItem, DelimitedRow } from './delimited-rows.ts';
import { headLabelKind } from './head-labels.ts';

export interface MarkedTable {
  readonly header: DelimitedHeader;
  readonly items: readonly DelimitedItem[];
}

/** Share of a table's rows from which on two columns of one name are one: of a text with damage a row here and there says it differently. */
const MOSTLY_SAME = 0.66;

export interface ColumnsOnce extends MarkedTable {
  /** First lines of rows whose cells for one column are not the same: what is read of them is no sure thing. */
  readonly torn: ReadonlySet<number>;
}

/** The table with each column once. Two columns are one where their names are the same and hardly a row tells them apart. */
export function columnsOnce({ header, items }: MarkedTable): ColumnsOnce {
  const body = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const isAgain = (at: number): boolean => {
    const same = body.filter(({ pieces }) => saysSame(pieces[at], pieces[at - 1]));
    return (
      header.names[at] !== '' &&
      header.rows.every(({ pieces }) => saysSame(pieces[at], pieces[at - 1])) &&
      same.length >= body.length * MOSTLY_SAME &&
      same.some(({ pieces }) => (pieces[at] ?? '') !== '')
    );
  };
  const again = new Set(header.names.flatMap((_, at) => (isAgain(at) ? [at] : [])));
  if (again.size === 0) return { header, items, torn: new Set() };
  const torn = body.filter(({ pieces }) => [...again].some((at) => !saysSame(pieces[at], pieces[at - 1])));
  const once = <T>(cells: readonly T[]): readonly T[] => cells.filter((_, at) => !again.has(at));
  const rowOnce = (row: DelimitedRow): DelimitedRow => ({
    ...row,
    pieces: once(withBoth(row.pieces, again)),
  });
  return {
    torn: new Set(torn.map((row) => row.from)),
    header: {
      rows: header.rows.map(rowOnce),
      names: once(header.names),
      spans: new Map([...header.spans].map(([column, span]) => placedOnce(column, span, again))),
    },
    items: items.map((item) => (item.kind === 'row' ? { ...item, row: rowOnce(item.row) } : item)),
  };
}

/** The pieces with what stands in a column printed again, and not as before, behind that: nothing is lost. */
function withBoth(pieces: readonly string[], again: ReadonlySet<number>): readonly string[] {
  const both = [...pieces];
  for (const at of [...again].sort((a, b) => b - a)) {
    const [own, before] = [both[at] ?? '', both[at - 1] ?? ''];
    if (!saysSame(own, before)) both[at - 1] = [before, own].filter((piece) => piece !== '').join('\n');
  }
  return both;
}

function placedOnce(column: number, span: number, again: ReadonlySet<number>): readonly [number, number] {
  const before = [...again].filter((at) => at <= column).length;
  const within = [...again].filter((at) => at > column && at < column + span).length;
  return [column - before, span - within];
}

/**
 * The rows of a form's head, where they print merged cells again: a label beside itself tells that they do. What stands below itself
 * is a label over several rows; equal numbers side by side may be two sums.
 */
export function headOnce(rows: readonly DelimitedRow[]): readonly DelimitedRow[] {
  const isLabelAgain = ({ pieces }: DelimitedRow): boolean =>
    pieces.some((piece, at) => headLabelKind(piece) !== null && saysSame(piece, pieces[at - 1]));
  const printsAgain = rows.some((row) => isLabelAgain(row) || isTextAgain(row));
  if (!printsAgain) return rows;
  return rows.map((row, r) => {
    const above = rows[r - 1];
    const pieces = row.pieces.map((piece, at) => {
      if (piece === '') return piece;
      const beside = saysSame(piece, row.pieces[at - 1]) && !isSumAgain(rows, r, at);
      const below = headLabelKind(piece) !== null && saysSame(piece, above?.pieces[at]);
      return beside || below ? '' : piece;
    });
    return { ...row, pieces };
  });
}

/** A sentence or a name beside itself: a value of several columns. */
function isTextAgain({ pieces }: DelimitedRow): boolean {
  return pieces.some(
    (piece, at) =>
      piece.length >= LONG_TEXT && /\p{Script=Han}/u.test(piece) && saysSame(piece, pieces[at - 1]),
  );
}

/** Characters of a text that two cells side by side do not hold by chance. */
const LONG_TEXT = 6;

/** Numbers side by side below two names are two sums, were they equal. */
function isSumAgain(rows: readonly DelimitedRow[], row: number, at: number): boolean {
  if (!/^[\d.,，]+$/u.test(rows[row]?.pieces[at] ?? '')) return false;
  const above = rows[row - 1]?.pieces ?? [];
  return (above[at] ?? '') !== '' && !saysSame(above[at], above[at - 1]);
}
