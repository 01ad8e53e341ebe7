/** A label down the side of a table without lines: 绩/效/指/标 or 绩效指/标, left of the first column that has a name. */
import type { TextRun } from '../../../parsers/page.ts';
import { isSideLabel } from '../text/head-labels.ts';
import type { ColumnLayout } from './body-plan.ts';
import type { HeaderBand } from './header-layout.ts';
import { withColumnAhead } from './row-measures.ts';

/** A side label may reach over the left end of the texts beside it by this much (points). */
const SIDE_OVERHANG = 1;
/** Lines of a label over several lines follow each other within this (in em). */
const STACK_PITCH = 2;

/**
 * The layout with a column for a side label that no page before showed: 绩效指标 in the middle of a long table stands on one page only.
 */
export function withSide(layout: ColumnLayout, runs: readonly TextRun[]): ColumnLayout {
  const left = layout.bounds[0]!;
  const outside = runs.filter((run) => run.box.x1 <= left + SIDE_OVERHANG);
  const middles = outside.map(middle);
  const isLabel = outside.every((run) => /^\p{Script=Han}{1,2}$/u.test(run.text.trim()));
  const isStack = Math.max(...middles) - Math.min(...middles) < (outside[0]?.fontSize ?? 0) / 2;
  const isMeant = (isLabel && isStack) || spelledOut(outside).length === outside.length;
  if (outside.length === 0 || layout.roles[0] === null || !isMeant) return layout;
  const edge = Math.min(...outside.map((run) => run.box.x0)) - 1;
  return {
    ...layout,
    bounds: [edge, ...layout.bounds],
    roles: [null, ...layout.roles],
    measures: layout.measures === null ? null : withColumnAhead(layout.measures),
  };
}

/** A piece of a side label: 绩 / 效 / 指 / 标 left of the first column with a name. */
export function isSideRun(run: TextRun, band: HeaderBand): boolean {
  return isLeft(run, band) && run.text.trim().length <= 2;
}

/** Right bound of a side label's column left of the first header, where a label runs down there. */
export function sideBound(band: HeaderBand, body: readonly TextRun[]): number | null {
  // A piece of the label beside the header is a column already.
  if (band.columns[0]!.role === null) return null;
  const pieces = body.filter((run) => isSideRun(run, band));
  const named = spelledOut(body.filter((run) => isLeft(run, band)));
  const bound = named.length > 0 ? boundBehind(named, band, body) : null;
  return bound ?? (pieces.length < 2 ? null : boundBehind(pieces, band, body));
}

/** Halfway between a side label and what stands nearest to its right; null where texts stand below or above it. */
function boundBehind(label: readonly TextRun[], band: HeaderBand, body: readonly TextRun[]): number | null {
  const edge = Math.max(...label.map((run) => run.box.x1));
  const others = body.filter((run) => !label.includes(run));
  if (others.some((run) => run.box.x0 < edge)) return null;
  return (edge + Math.min(band.columns[0]!.box.x0, ...others.map((run) => run.box.x0))) / 2;
}

/** Runs below each other, of one or two characters or more, that together name the part of the form beside them: 年度绩 / 效指标. */
function spelledOut(runs: readonly TextRun[]): readonly TextRun[] {
  const sorted = [...runs].sort((a, b) => a.box.y0 - b.box.y0);
  for (const first of sorted) {
    const stack = [first];
    for (let next = below(sorted, first); next !== undefined; next = below(sorted, next)) stack.push(next);
    for (let count = stack.length; count >= 1; count--) {
      const own = stack.slice(0, count);
      if (isSideLabel(own.map((run) => run.text).join(''))) return own;
    }
  }
  return [];
}

function below(runs: readonly TextRun[], above: TextRun): TextRun | undefined {
  return runs.find(
    (run) =>
      run.box.y0 > above.box.y0 + above.fontSize / 2 &&
      run.box.y0 < above.box.y0 + STACK_PITCH * above.fontSize &&
      run.box.x0 < above.box.x1 &&
      run.box.x1 > above.box.x0,
  );
}

function isLeft(run: TextRun, { columns }: HeaderBand): boolean {
  const first = columns.find((column) => column.role !== null) ?? columns[0]!;
  return run.box.x1 < first.box.x0;
}

function middle({ box }: TextRun): number {
  return (box.x0 + box.x1) / 2;
}
