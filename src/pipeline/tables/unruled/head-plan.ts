/** The head of a form that no lines enclose: labels known by name, their values by position. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { Cell, Grid } from '../block.ts';
import { locateRuns } from '../fill-grid.ts';
import { type RunLine, textLines } from '../text-lines.ts';
import { type FoundLabel, findLabels, moneyGroups } from './found-labels.ts';
import { ownValues } from './value-owners.ts';

export interface HeadTable {
  /** One row a pair: group, label, value; a label without a group spans the first two. */
  readonly grid: Grid;
  /** Runs that belong to no label. */
  readonly rest: readonly TextRun[];
}

/** A value found by position alone is a little less certain than one in a drawn cell. */
const BY_POSITION = 0.9;

interface Pair {
  readonly label: FoundLabel;
  readonly group: FoundLabel | null;
  readonly values: readonly TextRun[];
}

/** The label–value pairs of some lines; null where no label is among them. */
export function headTable(
  lines: readonly RunLine[],
  rules: readonly Ruling[],
  page: number,
): HeadTable | null {
  const { labels, others, sections } = findLabels(lines);
  if (labels.length === 0) return null;
  const groups = moneyGroups(labels, others);
  const heads = new Set(groups.values());
  const { values, sides, rest } = ownValues(
    labels.filter((label) => !heads.has(label)),
    others,
    rules,
  );
  const pairs = labels
    .filter((label) => !heads.has(label) && !sides.has(label))
    .map((label): Pair => ({ label, group: groups.get(label) ?? null, values: values.get(label) ?? [] }))
    .sort((a, b) => a.label.box.y0 - b.label.box.y0 || a.label.box.x0 - b.label.box.x0);
  if (pairs.length === 0) return null;
  return {
    grid: gridOf(pairs, page),
    rest: [...rest, ...sections, ...[...sides].flatMap((side) => side.runs)],
  };
}

function gridOf(pairs: readonly Pair[], page: number): Grid {
  const sorted = [...pairs].sort((a, b) => rank(a, pairs) - rank(b, pairs));
  const cells: Cell[] = [];
  sorted.forEach(({ label, group, values }, row) => {
    const column = group === null ? 0 : 1;
    if (group !== null && sorted[row - 1]?.group !== group) {
      const rowSpan = sorted.filter((pair) => pair.group === group).length;
      cells.push({ ...cell(row, 0, group.runs, [group.text], page), rowSpan });
    }
    cells.push({ ...cell(row, column, label.runs, [label.text], page), columnSpan: 2 - column });
    if (values.length === 0) return;
    const lines = textLines(values).map((line) => line.text);
    cells.push({ ...cell(row, 2, values, lines, page), confidence: BY_POSITION });
  });
  const runs = pairs.flatMap(({ label, group, values }) => [
    ...label.runs,
    ...(group?.runs ?? []),
    ...values,
  ]);
  return {
    kind: 'grid',
    origin: 'inferred',
    page,
    rowCount: sorted.length,
    columnCount: 3,
    cells,
    locator: locateRuns(runs, page),
    columnEdges: null,
  };
}

/** Reading order, but the pairs of one group together. */
function rank(pair: Pair, pairs: readonly Pair[]): number {
  return pair.group === null
    ? pairs.indexOf(pair)
    : pairs.findIndex((other) => other.group === pair.group) + 0.5;
}

function cell(
  row: number,
  column: number,
  runs: readonly TextRun[],
  lines: readonly string[],
  page: number,
): Cell {
  return { row, column, rowSpan: 1, columnSpan: 1, lines, locator: locateRuns(runs, page), confidence: 1 };
}
