/** Lines of a layout text whose columns are known → its rows, what pdftotext has set crosswise or too far left being put right first. */
import type { TextRun } from '../../../parsers/page.ts';
import { DOUBT_MARGIN } from './confidence.ts';
import { rowsBesideBlanks } from './layout-blanks.ts';
import type { Slice } from './layout-column-texts.ts';
import type { PlacedLine } from './layout-placed-lines.ts';
import { costIn, type LayoutRows, layoutRows, type Setting } from './layout-rows.ts';
import { unshifted } from './layout-shifted.ts';
import { type SliceRequest, slicesOf } from './layout-slices.ts';
import { uncrossed } from './layout-uncrossed.ts';

export interface StraightRows extends LayoutRows {
  readonly lines: readonly PlacedLine[];
  readonly slices: readonly Slice[];
  /** Pieces of runs, and what they were cut from. */
  readonly source: ReadonlyMap<TextRun, TextRun>;
  /** Numbers of lines on which only labels stand, amid rows that cross. */
  readonly amid: ReadonlySet<number>;
  /** Rows, from 0, that may be shifted or not: nothing else than their own cells is in doubt. */
  readonly doubtful: readonly number[];
}

/** The rows of the lines; where another reading of their places costs little more, they are no surer than that. */
export function straightRows(placed: readonly PlacedLine[], request: SliceRequest): StraightRows {
  const { roles, isLabel } = request;
  const plain = layoutRows(slicesOf(placed, request), roles);
  const costWith = (setting: Setting) => (lines: readonly PlacedLine[]) =>
    costIn(setting, slicesOf(lines, request), roles);
  const level = uncrossed({ lines: placed, roles, isLabel }, costWith(plain.setting));
  const levelSlices = slicesOf(level.lines, request);
  const levelRows = level.lines === placed ? plain : layoutRows(levelSlices, roles);
  const upright = unshifted({
    lines: level.lines,
    roles,
    rows: levelRows.rows.map((row) => numbersOf(row.slices, levelSlices)),
    costOf: costWith(levelRows.setting),
  });
  const isSame = upright.lines === level.lines;
  const slices = isSame ? levelSlices : slicesOf(upright.lines, request);
  const found = rowsBesideBlanks(slices, roles, isSame ? levelRows : layoutRows(slices, roles));
  const rows = found.rows.map((row) => ({
    ...row,
    margin: Math.min(row.margin, level.marginOf(numbersOf(row.slices, slices))),
  }));
  const unsure = new Set(upright.rows.flatMap((row) => (row.margin < DOUBT_MARGIN ? row.lines : [])));
  const doubtful = found.rows.flatMap((row, at) =>
    numbersOf(row.slices, slices).some((line) => unsure.has(line)) ? [at] : [],
  );
  return { ...found, rows, slices, doubtful, lines: upright.lines, source: level.source, amid: level.amid };
}

function numbersOf(at: readonly number[], slices: readonly Slice[]): readonly number[] {
  return at.flatMap((i) => slices[i]?.line ?? []);
}
