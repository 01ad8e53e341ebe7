/** Columns by their bounds: which run stands in which, and the cell that some rows of one make. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { PlannedCell } from '../cell-plan.ts';

/** The runs of each column, by their middles; what stands outside goes to the outermost. `bounds` ascend, one more than there are columns. */
export function runsByColumn(runs: readonly TextRun[], bounds: readonly number[]): TextRun[][] {
  const columns: TextRun[][] = bounds.slice(1).map(() => []);
  for (const run of runs) {
    const middle = (run.box.x0 + run.box.x1) / 2;
    let column = bounds.findIndex((bound, i) => i > 0 && middle < bound) - 1;
    if (column < 0) column = columns.length - 1;
    columns[column]!.push(run);
  }
  return columns;
}

/** The cell that rows and columns from these on make. */
export function planned(
  place: Omit<PlannedCell, 'box'>,
  rowEdges: readonly number[],
  bounds: readonly number[],
): PlannedCell {
  const { row, column, rowSpan, columnSpan } = place;
  return {
    ...place,
    box: {
      x0: bounds[column]!,
      y0: rowEdges[row]!,
      x1: bounds[column + columnSpan]!,
      y1: rowEdges[row + rowSpan]!,
    },
  };
}

/** A ruling parts rows where it covers this share of the columns picked. */
const RULE_SHARE = 0.7;

/** Rulings that cover the columns picked. */
export function rulesAcross(
  { bounds, roles }: { readonly bounds: readonly number[]; readonly roles: readonly (ColumnRole | null)[] },
  rules: readonly Ruling[],
  picked: (column: number) => boolean,
): Ruling[] {
  const spans = roles.flatMap((_, i) => (picked(i) ? [[bounds[i]!, bounds[i + 1]!] as const] : []));
  const whole = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  return rules.filter((rule) => {
    const covered = spans.reduce(
      (sum, [from, to]) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)),
      0,
    );
    return covered >= whole * RULE_SHARE;
  });
}

/** A leading column without a name: 绩/效/指/标 down the side. */
export function isSideColumn(roles: readonly (ColumnRole | null)[], column: number): boolean {
  return roles[column] === null && column < roles.findIndex((role) => role !== null);
}
