/** Header, columns and the runs below them → the plan of a table that no lines enclose. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { CellPlan, PlannedCell } from '../cell-plan.ts';
import { textLines } from '../text-lines.ts';
import type { ColumnLine } from './column-line.ts';
import { isSideColumn, planned, rulesAcross, runsByColumn } from './column-cells.ts';
import type { HeaderBand } from './header-layout.ts';
import { columnEnds, headerCells, headerEdges, type HeaderRuns } from './header-cells.ts';
import { DOUBTED, labelColumns } from './label-columns.ts';
import type { LabelAlignment, LabelGroup } from './label-groups.ts';
import { leadingOf } from './label-leading.ts';
import { type RowBand, rowBands } from './row-bands.ts';
import type { Measures } from './row-measures.ts';
import { spanningLabels } from './spanning-labels.ts';

/** The columns of a table, wherever its header stands. */
export interface ColumnLayout {
  /** Ascending, one more than there are columns. */
  readonly bounds: readonly number[];
  readonly roles: readonly (ColumnRole | null)[];
  /** What the pages before taught of the text's widths and line distances; null on the first. */
  readonly measures: Measures | null;
  /** The header, where it stood last on its page: its bounds are to be told from the rows, which are on the next. */
  readonly pending?: HeaderBand;
  /** How the labels of the pages before are set beside their rows, where they tell. */
  readonly aligned?: LabelAlignment | null;
  /** Where the table's part on the page before ended (points). */
  readonly bottom?: number;
}

export interface BodyRequest {
  readonly layout: ColumnLayout;
  readonly runs: readonly TextRun[];
  /** Horizontal rulings within the body. */
  readonly rules: readonly Ruling[];
  /** y of the header's lower end, or of the page's first row where the table goes on from the page before. */
  readonly top: number;
  /** The header's columns as found, from left to right; null where the table goes on from the page before. */
  readonly header: HeaderRuns | null;
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
}

export interface BodyPlan {
  readonly plan: CellPlan;
  /** The runs of each cell, in the order of the plan's cells. */
  readonly cellRuns: readonly (readonly TextRun[])[];
  /** What the text taught of its widths and distances; null where it has none. */
  readonly measures: Measures | null;
  /** How its labels are set, where this page or one before tells. */
  readonly aligned?: LabelAlignment | null;
  /** 0–1, that the bounds of a cell are right. */
  readonly certainty: (cell: PlannedCell) => number;
  /** The run each piece was cut from, where the planner cut any. */
  readonly source?: ReadonlyMap<TextRun, TextRun>;
}

/** Plans a table's body: `bodyPlan`, or one that knows better what its runs' places mean. */
export type BodyPlanner = (request: BodyRequest) => BodyPlan | null;

/** The plan of header and body; null where the runs make no row. */
export function bodyPlan(request: BodyRequest): BodyPlan | null {
  const { layout, header } = request;
  const spanning = spanningOf(request);
  const columns = runsByColumn(
    request.runs.filter((run) => !spanning.includes(run)),
    layout.bounds,
  );
  const isLabel = (i: number) =>
    layout.roles[i] === 'level1' || layout.roles[i] === 'level2' || isSideColumn(layout.roles, i);
  const lines: ColumnLine[] = columns.flatMap((own, column) =>
    isLabel(column)
      ? []
      : textLines(own).map((line) => ({ column, role: layout.roles[column] ?? null, line })),
  );
  const isBetween = (i: number) => layout.roles[i] === 'level3' || layout.roles[i] === 'target';
  const leading = leadingOf(layout.roles, columns);
  const ends = header === null ? new Map() : columnEnds(header, layout.bounds);
  const rules = rulesAcross(layout, request.rules, isBetween);
  const { bands, measures, atFoot } = rowBands(lines, rules, layout.measures, leading, ends);
  if (bands.length === 0) return null;
  const em = bands[0]!.lines[0]!.line.runs[0]!.fontSize;
  const first = layout.roles.indexOf('level1');
  if (first >= 0) columns[first]!.push(...spanning);
  const edges = rowEdges(bands, request, request.runs);
  const { groups, aligned } = labelColumns({
    ...request,
    columns,
    bands,
    em,
    spanning: new Set(spanning),
    leading,
    atFoot,
    aligned: layout.aligned ?? null,
  });
  const filled: { cell: PlannedCell; runs: readonly TextRun[] }[] = [];
  // A label's certainty is its own: a row of doubt among its rows says nothing against it.
  const labelCertainties = new Map<PlannedCell, number>();
  if (header !== null) filled.push(...headerCells(header, edges, layout.bounds));
  const offset = edges.length - 1 - bands.length;
  for (let column = 0; column < layout.roles.length; column++) {
    const side = isSideColumn(layout.roles, column);
    for (const group of groups.get(column) ??
      bands.map((_, row): LabelGroup => ({ from: row, to: row + 1, label: null, cost: 0 }))) {
      const own = groups.has(column)
        ? side
          ? columns[column]!
          : (group.label?.lines.flatMap((line) => line.runs) ?? [])
        : bands[group.from]!.lines.filter((l) => l.column === column).flatMap((l) => l.line.runs);
      const place = { row: group.from + offset, column, rowSpan: group.to - group.from, columnSpan: 1 };
      const cell = planned(place, edges, layout.bounds);
      if (groups.has(column)) labelCertainties.set(cell, labelCertainty(group.cost));
      filled.push({ cell, runs: own });
    }
  }
  filled.sort((a, b) => a.cell.row - b.cell.row || a.cell.column - b.cell.column);
  const certainties = [...new Array<number>(offset).fill(1), ...bands.map(certaintyOf)];
  return {
    plan: { rowEdges: edges, columnEdges: layout.bounds, cells: filled.map(({ cell }) => cell) },
    cellRuns: filled.map(({ runs }) => runs),
    measures,
    aligned,
    certainty: (cell) =>
      labelCertainties.get(cell) ?? Math.min(...certainties.slice(cell.row, cell.row + cell.rowSpan)),
  };
}

/** The plan of a header without rows. */
export function headerPlan(
  { bounds }: ColumnLayout,
  { box }: HeaderBand,
  header: HeaderRuns,
): Pick<BodyPlan, 'plan' | 'cellRuns'> {
  const rowEdges = [...headerEdges(header), box.y1];
  const filled = headerCells(header, rowEdges, bounds);
  return {
    plan: { rowEdges, columnEdges: bounds, cells: filled.map(({ cell }) => cell) },
    cellRuns: filled.map(({ runs }) => runs),
  };
}

function spanningOf({ layout: { roles, bounds }, runs, header }: BodyRequest): TextRun[] {
  const first = roles.indexOf('level1');
  if (first < 0 || roles[first + 1] !== 'level2') return [];
  const pair = { left: bounds[first]!, between: bounds[first + 1]!, right: bounds[first + 2]! };
  return spanningLabels(pair, runs, header?.runs ?? []);
}

/** Bounds of the rows: halfway between the texts of neighbours, the header's own row first. */
function rowEdges(bands: readonly RowBand[], request: BodyRequest, runs: readonly TextRun[]): number[] {
  const edges = request.header === null ? [] : headerEdges(request.header);
  edges.push(Math.min(request.top, bands[0]!.top));
  for (let i = 1; i < bands.length; i++) edges.push((bands[i - 1]!.bottom + bands[i]!.top) / 2);
  edges.push(Math.max(bands.at(-1)!.bottom, ...runs.map((run) => run.box.y1)));
  return edges;
}

/** A label stands within a third of an em of where it belongs; one that is off by half an em and more covers other rows. */
function labelCertainty(cost: number): number {
  return cost < 0.7 ? 0.98 : cost < DOUBTED ? 0.8 : 0.4;
}

/**
 * Costs under 2 are crooked alignment; one implausible thing (≥ 3) makes the row doubtful. So does another reading that costs little more:
 * of rows read right, one in two hundred has one within 1.5 (generated tables without lines).
 */
function certaintyOf({ cost, margin }: RowBand): number {
  if (cost >= 3 || margin < 1.5) return 0.4;
  return cost < 2 ? 0.98 : 0.8;
}
