/** Where one column ends and the next begins when no line says so: the emptiest place between their headers. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import type { HeaderColumn } from './header-layout.ts';

/** A vertical ruling must run at least this far (points) to part columns. */
const RULE_LENGTH = 15;

/** The bounds of the columns, one more than there are columns; the outer ones are those of the text. */
export function columnBounds(
  columns: readonly HeaderColumn[],
  body: readonly TextRun[],
  rulings: readonly Ruling[],
): number[] {
  const left = Math.min(columns[0]!.box.x0, ...body.map((run) => run.box.x0)) - 1;
  const right = Math.max(columns.at(-1)!.box.x1, ...body.map((run) => run.box.x1)) + 1;
  const bounds = [left];
  for (let i = 1; i < columns.length; i++) {
    const from = columns[i - 1]!.box.x1;
    const to = columns[i]!.box.x0;
    const area = { left: bounds.at(-1)!, right: columns[i + 1]?.box.x0 ?? right };
    bounds.push(ruleBetween(rulings, from, to) ?? emptiest(body, from, Math.max(to, from + 0.1), area));
  }
  bounds.push(right);
  return bounds;
}

function ruleBetween(rulings: readonly Ruling[], from: number, to: number): number | null {
  const rules = rulings.filter(
    (r) => r.axis === 'vertical' && r.at >= from && r.at <= to && r.to - r.from >= RULE_LENGTH,
  );
  return rules.length === 1 ? rules[0]!.at : null;
}

/**
 * Middle of the widest stretch that the fewest runs cross; of stretches crossed alike one with texts on both sides, for a column with
 * a header is seldom empty. `area` is what the two columns have together: from the bound before to the next header.
 */
function emptiest(
  body: readonly TextRun[],
  from: number,
  to: number,
  area: { readonly left: number; readonly right: number },
): number {
  const middles = body.map((run) => (run.box.x0 + run.box.x1) / 2);
  const isEmpty = (left: number, right: number) => !middles.some((x) => x > left && x < right);
  const stops = new Set([from, to]);
  for (const run of body) {
    if (run.box.x0 > from && run.box.x0 < to) stops.add(run.box.x0);
    if (run.box.x1 > from && run.box.x1 < to) stops.add(run.box.x1);
  }
  const edges = [...stops].sort((a, b) => a - b);
  let best = { crossing: Infinity, empty: 0, width: 0, middle: (from + to) / 2 };
  for (let i = 1; i < edges.length; i++) {
    const middle = (edges[i - 1]! + edges[i]!) / 2;
    const width = edges[i]! - edges[i - 1]!;
    const crossing = body.filter((run) => run.box.x0 < middle && run.box.x1 > middle).length;
    if (crossing > best.crossing) continue;
    const empty = Number(isEmpty(area.left, middle)) + Number(isEmpty(middle, area.right));
    const isBetter =
      crossing < best.crossing || empty < best.empty || (empty === best.empty && width > best.width);
    if (isBetter) best = { crossing, empty, width, middle };
  }
  return best.middle;
}
