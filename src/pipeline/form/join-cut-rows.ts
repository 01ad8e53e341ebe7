/** A row that the page break cuts in the middle of its cells: two pieces, one row. */
import type { Problem } from '../../parsers/page.ts';
import type { ColumnRole } from '../../glossary/columns.ts';
import { compact, displayWidth } from '../../glossary/compact.ts';
import { valueShape } from '../../glossary/value-shape.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyPart, BodyRow, LabelPiece } from './body-rows.ts';
import { isCutLabel } from './carry-levels.ts';
import { cellText } from './grid-index.ts';

export interface JoinedPart {
  readonly rows: readonly BodyRow[];
  /** The row of `before` that went on in this part, joined; null where none did. */
  readonly joined: { readonly row: BodyRow; readonly problem: Problem } | null;
}

/**
 * Joins the last row before a page break with the first after it where one of them lacks its value or its name. What cannot be
 * told from a row with an empty cell is put up for review.
 */
export function joinCutRow(before: BodyRow, after: readonly BodyRow[], fullWidth: number): JoinedPart {
  const first = after[0];
  if (first === undefined || first.area !== null || !isCut(before, first, fullWidth))
    return { rows: after, joined: null };
  const cells: Partial<Record<ColumnRole, readonly Cell[]>> = { ...before.cells };
  for (const [role, own] of Object.entries(first.cells)) {
    cells[role as ColumnRole] = [...(before.cells[role as ColumnRole] ?? []), ...own];
  }
  return {
    rows: after.slice(1),
    joined: {
      row: {
        ...before,
        cells,
        level1: joinLabel(before.level1, first.level1),
        level2: joinLabel(before.level2, first.level2),
      },
      problem: {
        code: 'row-cut-by-page',
        message: 'the row goes on over a page break; its two pieces were joined',
        severity: 'review',
        locator: (first.cells.level3 ?? first.cells.target)?.[0]?.locator ?? null,
      },
    },
  };
}

function isCut(before: BodyRow, after: BodyRow, fullWidth: number): boolean {
  if (!isLabelRest(before.level1, after.level1) || !isLabelRest(before.level2, after.level2)) return false;
  const name = has(before, 'level3');
  const value = has(before, 'target');
  const nextName = has(after, 'level3');
  const nextValue = has(after, 'target');
  // A piece without a name cannot be a row of its own.
  if (nextValue && !nextName) return true;
  const couldRunOn = name && nextName && lastWidth(before) >= fullWidth - SHORT_BY;
  // A name without a value beside a row without one cannot be two, unless one of them was left empty.
  if (!value || !nextValue) return couldRunOn;
  return couldRunOn && isOneValue(textOf(before, 'target'), textOf(after, 'target'));
}

function joinLabel(before: LabelPiece | null, after: LabelPiece | null): LabelPiece | null {
  if (before === null || after === null || after.text === '') return before;
  const cell = { ...before.cell, lines: [...before.cell.lines, ...after.cell.lines] };
  return { cell, text: before.text + after.text };
}

/** Whether the label after the break is none of its own: empty, or the rest of the one before. */
function isLabelRest(before: LabelPiece | null, after: LabelPiece | null): boolean {
  return after === null || after.text === '' || isCutLabel(before?.text ?? '', after.text);
}

/** The rows with the rest of a cut label put to the label it belongs to. */
export function withLabelTail(rows: readonly BodyRow[], tail: BodyPart['labelTail']): BodyRow[] {
  const last = rows.at(-1);
  const mend = (level: 'level1' | 'level2'): LabelPiece | null => {
    const piece = last?.[level] ?? null;
    const rest = tail[level];
    if (piece === null || rest === null || !isCutLabel(piece.text, cellText(rest))) return null;
    return {
      cell: { ...piece.cell, lines: [...piece.cell.lines, ...rest.lines] },
      text: piece.text + cellText(rest),
    };
  };
  const level1 = mend('level1');
  const level2 = mend('level2');
  return rows.map((row) => ({
    ...row,
    level1: level1 !== null && row.level1?.cell === last!.level1!.cell ? level1 : row.level1,
    level2: level2 !== null && row.level2?.cell === last!.level2!.cell ? level2 : row.level2,
  }));
}

/** The rows after the break that stand under the rest of a cut label, with the whole label; `last` is the row before it, `mended` the same with its label whole. */
export function belowLabelTail(
  rows: readonly BodyRow[],
  tail: BodyPart['labelTail'],
  last: BodyRow,
  mended: BodyRow,
): BodyRow[] {
  const whole = (row: BodyRow, level: 'level1' | 'level2') =>
    mended[level] !== last[level] && row[level]?.cell === tail[level] ? mended[level] : row[level];
  return rows.map((row) => ({ ...row, level1: whole(row, 'level1'), level2: whole(row, 'level2') }));
}

/** Words of units and dates that a break may part after a character; any other lone character is the unit of an empty value. */
const CUT_WORD =
  /^(?:[十百千万亿]\p{Script=Han}|[人户车架台批场班]次|台套|方米|公[里顷斤]|[小学课]时|个月|分[点比]|[年月日][前内底末]|以[上下内])$/u;

/** `2021` and `年11月30日之前`: the second is no value by itself, both together are; a day is none without its month. */
function isOneValue(above: string, below: string): boolean {
  if (/月$/u.test(above) && /^\d{1,2}日/u.test(below)) return true;
  if (/\p{Script=Han}$/u.test(above) && /^\p{Script=Han}$/u.test(below))
    return CUT_WORD.test(above.slice(-1) + below);
  return (
    valueShape(below) < 0.5 && valueShape(above + below) >= 0.9 && !/^[\p{Script=Han}]{2,}$/u.test(below)
  );
}

/** A line that runs on is full but for this much (half-width columns): one character, or a closing mark kept together. */
const SHORT_BY = 4;

function lastWidth(row: BodyRow): number {
  const lines = row.cells.level3?.at(-1)?.lines ?? [];
  return displayWidth(compact(lines.at(-1) ?? ''));
}

/** Width of the widest line among the names of some rows, in half-width columns. */
export function nameWidth(rows: readonly BodyRow[]): number {
  const lines = rows.flatMap((row) => row.cells.level3 ?? []).flatMap((cell) => cell.lines);
  return Math.max(0, ...lines.map((line) => displayWidth(compact(line))));
}

function textOf(row: BodyRow, role: ColumnRole): string {
  return (row.cells[role] ?? []).map(cellText).join('');
}

function has(row: BodyRow, role: ColumnRole): boolean {
  return textOf(row, role) !== '';
}
