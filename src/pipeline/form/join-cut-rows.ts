/** What a page break cuts in the middle: labels, and the row that stood there. Two pieces, one row. */
import type { Problem } from '../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow, LabelPiece } from './body-row.ts';
import type { BodyPart } from './body-rows.ts';
import { isCutLabel } from './carry-levels.ts';
import type { ColumnHabits } from './column-habits.ts';
import { cutVerdict } from './cut-evidence.ts';
import { cellText } from './grid-index.ts';

export interface JoinedParts {
  readonly before: readonly BodyRow[];
  readonly after: readonly BodyRow[];
}

/**
 * The rows before a page break and those after it, with what the break cut put together. A joined row is put up for review, and so
 * are two rows that may be one; `habits` must know the rows of both pages. `before` must hold a row.
 */
export function joinParts(before: readonly BodyRow[], part: BodyPart, habits: ColumnHabits): JoinedParts {
  const sets = new Set(before.map(({ set }) => set));
  if (sets.size === 1) return joinRows(before, part, habits);
  // What the page's first row has besides names and values, and cut labels of level 2, were looked for in the first set.
  const labelTail = { ...part.labelTail, level2: null };
  return [...sets]
    .sort((a, b) => a - b)
    .reduce<JoinedParts>(
      (joined, set, i) => {
        const own = i === 0 ? part : { ...part, rest: null, labelTail };
        return joinSet(joined, own, habits, set);
      },
      { before, after: part.rows },
    );
}

/** The same for the rows of one of the sets side by side; the others' stay where they are. */
function joinSet(
  { before, after }: JoinedParts,
  part: BodyPart,
  habits: ColumnHabits,
  set: number,
): JoinedParts {
  const isOwn = (row: BodyRow) => row.set === set;
  const rows = after.filter(isOwn);
  const joined = joinRows(before.filter(isOwn), { ...part, rows }, habits);
  // Only the first row after the break may have gone to the one before it.
  const gone = joined.after.length < rows.length ? rows[0] : undefined;
  const [kept, left] = [joined.before.values(), joined.after.values()];
  return {
    before: before.map((row) => (isOwn(row) ? kept.next().value! : row)),
    after: after.filter((row) => row !== gone).map((row) => (isOwn(row) ? left.next().value! : row)),
  };
}

function joinRows(before: readonly BodyRow[], part: BodyPart, habits: ColumnHabits): JoinedParts {
  const mended = withLabelTail(before, part.labelTail);
  const last = mended.at(-1)!;
  const after = belowLabelTail(part.rows, part.labelTail, before.at(-1)!, last);
  const withLast = (row: BodyRow, rest: readonly BodyRow[]) => ({
    before: [...mended.slice(0, -1), row],
    after: rest,
  });
  if (part.rest !== null)
    return withLast(withRest(last, { ...part.rest, level1: null, level2: null }), after);
  const [first, ...others] = after;
  if (first !== undefined && first.area !== null) return areasDoubted(mended, after, habits);
  const verdict = first === undefined ? 'two' : cutVerdict(last, first, habits);
  if (first === undefined || verdict === 'two') return { before: mended, after };
  if (verdict === 'unclear') return withLast(doubted(last), [doubted(first), ...others]);
  const joined = withRest(last, first);
  const cut = { level1: first.level1?.cell ?? null, level2: first.level2?.cell ?? null };
  const whole = withWholeLabels(mended, last, joined);
  return {
    before: [...whole.slice(0, -1), noted(joined, joinedProblem(first))],
    after: belowLabelTail(others, cut, last, joined),
  };
}

/**
 * A row of a form with a column for each township is one of every township: cut, its pieces are not joined, but put up for review. No such
 * row was met at a page's end.
 */
function areasDoubted(
  before: readonly BodyRow[],
  after: readonly BodyRow[],
  habits: ColumnHabits,
): JoinedParts {
  const last = before.at(-1)!;
  const first = after.find((row) => row.area === last.area) ?? after[0]!;
  if (cutVerdict(last, first, habits) === 'two') return { before, after };
  const nameCell = (row: BodyRow) => row.cells.level3?.[0];
  const doubt = (rows: readonly BodyRow[], one: BodyRow) =>
    rows.map((row) => (nameCell(row) === nameCell(one) ? doubted(row) : row));
  return { before: doubt(before, last), after: doubt(after, first) };
}

function noted(row: BodyRow, problem: Problem): BodyRow {
  return { ...row, problems: [...row.problems, problem] };
}

function joinedProblem(rest: BodyRow): Problem {
  return {
    code: 'row-cut-by-page',
    message: 'the row goes on over a page break; its two pieces were joined',
    severity: 'review',
    locator: (rest.cells.level3 ?? rest.cells.target)?.[0]?.locator ?? null,
  };
}

/** Two rows of which nobody can tell whether they are one. */
function doubted(row: BodyRow): BodyRow {
  return maybeCut(row, 'it may be one row with the one beyond the page break: nothing printed tells');
}

/** A row behind which a table stands that nobody could read. */
export function withRestUnread(row: BodyRow): BodyRow {
  return maybeCut(row, 'the rest of it may stand in the table below, which could not be read');
}

function maybeCut(row: BodyRow, message: string): BodyRow {
  const locator = (row.cells.level3 ?? row.cells.target)?.[0]?.locator ?? null;
  return noted(row, { code: 'row-maybe-cut', message, severity: 'review', locator });
}

/** The row with the cells of its piece on the next page behind its own. */
function withRest(before: BodyRow, after: BodyRow): BodyRow {
  const cells: Partial<Record<ColumnRole, readonly Cell[]>> = { ...before.cells };
  for (const [role, own] of Object.entries(after.cells)) {
    cells[role as ColumnRole] = [...(before.cells[role as ColumnRole] ?? []), ...own];
  }
  const headers = new Set([...before.others, ...after.others].map(({ header }) => header));
  const under = (row: BodyRow, header: string) =>
    row.others.filter((other) => other.header === header).flatMap((other) => other.cells);
  return {
    ...before,
    cells,
    others: [...headers].map((header) => ({
      header,
      cells: [...under(before, header), ...under(after, header)],
    })),
    level1: joinLabel(before.level1, after.level1),
    level2: joinLabel(before.level2, after.level2),
  };
}

function joinLabel(before: LabelPiece | null, after: LabelPiece | null): LabelPiece | null {
  if (before === null || after === null || after.text === '') return before;
  const cell = { ...before.cell, lines: [...before.cell.lines, ...after.cell.lines] };
  return { cell, text: before.text + after.text };
}

/** The rows with the rest of a cut label put to the label it belongs to. */
function withLabelTail(rows: readonly BodyRow[], tail: BodyPart['labelTail']): BodyRow[] {
  const last = rows.at(-1)!;
  const mend = (level: 'level1' | 'level2'): LabelPiece | null => {
    const piece = last[level];
    const rest = tail[level];
    if (piece === null || rest === null || !isCutLabel(piece.text, cellText(rest))) return piece;
    return {
      cell: { ...piece.cell, lines: [...piece.cell.lines, ...rest.lines] },
      text: piece.text + cellText(rest),
    };
  };
  return withWholeLabels(rows, last, { ...last, level1: mend('level1'), level2: mend('level2') });
}

/** The rows before the break, those under the same labels as `last` with the labels of `whole`. */
function withWholeLabels(rows: readonly BodyRow[], last: BodyRow, whole: BodyRow): BodyRow[] {
  const label = (row: BodyRow, level: 'level1' | 'level2') =>
    row[level]?.cell === last[level]?.cell ? whole[level] : row[level];
  return rows.map((row) => ({ ...row, level1: label(row, 'level1'), level2: label(row, 'level2') }));
}

/** The rows after the break that stand under the rest of a cut label, with the whole label; `last` is the row before it, `mended` the same with its label whole. */
function belowLabelTail(
  rows: readonly BodyRow[],
  tail: BodyPart['labelTail'],
  last: BodyRow,
  mended: BodyRow,
): BodyRow[] {
  const whole = (row: BodyRow, level: 'level1' | 'level2') =>
    mended[level] !== last[level] && row[level]?.cell === tail[level] ? mended[level] : row[level];
  return rows.map((row) => ({ ...row, level1: whole(row, 'level1'), level2: whole(row, 'level2') }));
}
