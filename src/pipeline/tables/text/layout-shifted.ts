/**
 * Rows of a layout text whose cells stand further left than those of other rows. pdftotext pushes a cell right only as far as what is left of
 * it needs, row by row, so that an explanation may begin where names do elsewhere. Its lines are then put to the next column: where that
 * makes better cells of the row, from the place on that makes the best.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { lineOf, type PlacedLine } from './layout-placed-lines.ts';

/** Lines, by number, of one row that is shifted, or may be. */
export interface ShiftedRow {
  readonly lines: readonly number[];
  /** How much dearer it is to read it the other way. */
  readonly margin: number;
}

export interface Unshifted {
  readonly lines: readonly PlacedLine[];
  readonly rows: readonly ShiftedRow[];
}

/** What it costs that a row is shifted. */
const SHIFTED = 1.5;
/** Lines of one cell begin so many columns of characters apart at most: a space more or less, or a bracket. */
const FLUSH = 2;

export interface ShiftRequest {
  readonly lines: readonly PlacedLine[];
  readonly roles: readonly (ColumnRole | null)[];
  /** For each row the numbers of its lines. */
  readonly rows: readonly (readonly number[])[];
  /** What the rows of lines cost. */
  readonly costOf: (lines: readonly PlacedLine[]) => number;
}

/** The lines, with the names and explanations of shifted rows in their columns. */
export function unshifted({ lines, roles, rows, costOf }: ShiftRequest): Unshifted {
  const name = roles.indexOf('level3');
  if (name < 0 || roles[name + 1] !== 'explanation') return { lines, rows: [] };
  const plain = costOf(lines);
  const shifted: ShiftedRow[] = [];
  let straight = lines;
  for (const numbers of rows) {
    const own = new Set(numbers);
    const ways = shiftsOf(lines, own, name).map((shift) => {
      const moved = withShift(lines, own, name, shift);
      return { moved, gain: plain - costOf(moved) - SHIFTED };
    });
    const [best] = ways.sort((a, b) => b.gain - a.gain);
    if (best === undefined) continue;
    shifted.push({ lines: numbers, margin: Math.abs(best.gain) });
    if (best.gain > 0)
      straight = straight.map((line, i) => (own.has(lineOf(line)) ? (best.moved[i] as PlacedLine) : line));
  }
  return { lines: straight, rows: shifted };
}

/** Places from which on what stands on the row's lines may be its explanation: where lines of one cell begin too far apart. */
function shiftsOf(lines: readonly PlacedLine[], own: ReadonlySet<number>, name: number): readonly number[] {
  const starts = [name, name + 1].map((column) =>
    lines.flatMap(({ tokens, columns }) =>
      tokens.flatMap((token, i) => (own.has(token.line) && columns[i] === column ? [token.from] : [])),
    ),
  );
  const isScattered = starts.some((of) => Math.max(...of) - Math.min(...of) > FLUSH);
  if (!isScattered) return [];
  const all = [...new Set(starts.flat())].sort((a, b) => a - b);
  return all.filter((start, i) => start - (all[i - 1] ?? start) > FLUSH);
}

function withShift(
  lines: readonly PlacedLine[],
  own: ReadonlySet<number>,
  name: number,
  shift: number,
): readonly PlacedLine[] {
  return lines.map((line) => {
    if (!own.has(lineOf(line))) return line;
    const columns = line.columns.map((column, i) => {
      if (column !== name && column !== name + 1) return column;
      return (line.tokens[i]?.from ?? 0) >= shift ? name + 1 : name;
    });
    return { ...line, columns };
  });
}
