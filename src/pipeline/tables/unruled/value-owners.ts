/** Which label of a head each value belongs to, by position: left of it, around its middle; or under it, where it heads a column. */
import type { Ruling, TextRun } from '../../../parsers/page.ts';
import { type RunLine, textLines } from '../text-lines.ts';
import { type FoundLabel, middleX, middleY } from './found-labels.ts';

export interface OwnedValues {
  readonly values: ReadonlyMap<FoundLabel, readonly TextRun[]>;
  /** Labels that only name the headings right of them: 绩效目标 beside 年度目标 | 长期目标. */
  readonly sides: ReadonlySet<FoundLabel>;
  /** Runs no label claims. */
  readonly rest: readonly TextRun[];
}

/** Headings stand on one line within this (in em). */
const SAME_LINE = 0.5;
/** A value stands beside its label where one of its lines is this near (in em): of an even number of lines the middle falls between two. */
const BESIDE = 1;
/** A label beside headings stands in the middle of them and their texts (in em): a little above the headings where these are short, */
const SIDE_ABOVE = 3;
/** and below them by half of a goal of a dozen lines with its heading. */
const SIDE_BELOW = 10;
/** What stands under headings ends this far (in em) above the next label: half a line of a value that begins above its label. */
const CLEAR_OF_LABEL = 0.3;
/** Of labels as near as each other but for this (in em) the one furthest right has the value. */
const AS_NEAR = 0.3;
/** Lines no further apart than this (in em) are pieces of one line: a raised 2, a note set lower. */
const PIECES = 0.8;
/** A label at the top of its value is the rarer setting: it must stand so much (in em) better. */
const TOP_PRICE = 0.2;
/** A label without a value is likelier than a value this far (in em) from its label's middle. */
const EMPTY_LABEL = 0.9;
/** A ruling between a label and its value: they are in different rows. */
const PARTED = 20;
/** Lines of one value that stand this much further apart than the closest ones, and what that costs a line. */
const LOOSE = 1.2;
const LOOSE_LINE = 1.5;
/** A value's line stands within this of its label (in em): a goal of a dozen lines. */
const REACH = 12;

/** Gives every run to a label where one can be told. */
export function ownValues(
  labels: readonly FoundLabel[],
  runs: readonly TextRun[],
  rules: readonly Ruling[],
): OwnedValues {
  const values = new Map<FoundLabel, TextRun[]>();
  const headings = goalHeadings(labels, runs);
  const sides = new Set<FoundLabel>();
  let open: readonly TextRun[] = runs;
  for (const row of headings) {
    for (const side of sidesOf(row, labels)) sides.add(side);
    const under = runsUnder(row, labels, sides, open);
    for (const run of under) push(values, nearestHeading(row, run), run);
    open = open.filter((run) => !under.includes(run));
  }
  const plain = labels.filter((label) => !sides.has(label) && !headings.some((row) => row.includes(label)));
  const rest: TextRun[] = [];
  for (const [column, own] of byColumn(plain, open, rest)) {
    for (const [label, line] of assign(column, textLines(own), rules)) {
      for (const run of line.runs) push(values, label, run);
    }
  }
  return { values, sides, rest };
}

/** Rows of two or more goals' labels with no value on their line. */
function goalHeadings(labels: readonly FoundLabel[], runs: readonly TextRun[]): FoundLabel[][] {
  const goals = labels.filter((label) => /目标|完成情况/u.test(label.text));
  const rows: FoundLabel[][] = [];
  for (const label of goals) {
    const em = label.runs[0]!.fontSize;
    const row = rows.find((r) => Math.abs(middleY(r[0]!.box) - middleY(label.box)) < SAME_LINE * em);
    if (row === undefined) rows.push([label]);
    else row.push(label);
  }
  return rows.filter((row) => {
    const em = row[0]!.runs[0]!.fontSize;
    const beside = runs.some(
      (run) =>
        Math.abs(middleY(run.box) - middleY(row[0]!.box)) < BESIDE * em &&
        run.box.x0 > Math.min(...row.map((label) => label.box.x0)),
    );
    return row.length >= 2 && !beside;
  });
}

/** A goal's label left of the headings, near enough to span them and their texts. */
function sidesOf(row: readonly FoundLabel[], labels: readonly FoundLabel[]): FoundLabel[] {
  const left = Math.min(...row.map((label) => label.box.x0));
  const em = row[0]!.runs[0]!.fontSize;
  return labels.filter(
    (label) =>
      label.box.x1 <= left &&
      /目标/u.test(label.text) &&
      middleY(label.box) - middleY(row[0]!.box) > -em * SIDE_ABOVE &&
      middleY(label.box) - middleY(row[0]!.box) < em * SIDE_BELOW,
  );
}

function runsUnder(
  row: readonly FoundLabel[],
  labels: readonly FoundLabel[],
  sides: ReadonlySet<FoundLabel>,
  runs: readonly TextRun[],
): TextRun[] {
  const top = middleY(row[0]!.box);
  const left = Math.max(0, ...labels.filter((label) => sides.has(label)).map((label) => label.box.x1));
  const below = labels.filter(
    (label) => !sides.has(label) && !row.includes(label) && middleY(label.box) > top,
  );
  const em = row[0]!.runs[0]!.fontSize;
  const end = Math.min(Infinity, ...below.map((label) => label.box.y0 - em * CLEAR_OF_LABEL));
  return runs.filter((run) => middleY(run.box) > top && middleY(run.box) < end && run.box.x0 > left - 1);
}

function nearestHeading(row: readonly FoundLabel[], run: TextRun): FoundLabel {
  return [...row].sort(
    (a, b) => Math.abs(middleX(a.box) - middleX(run.box)) - Math.abs(middleX(b.box) - middleX(run.box)),
  )[0]!;
}

/** Labels above one another, with the runs that stand right of them and nearer to them than to labels further left. */
function byColumn(
  labels: readonly FoundLabel[],
  runs: readonly TextRun[],
  rest: TextRun[],
): Map<readonly FoundLabel[], TextRun[]> {
  const columns: FoundLabel[][] = [];
  for (const label of [...labels].sort((a, b) => a.box.x0 - b.box.x0)) {
    const column = columns.find((c) => c.some((other) => overlapX(other, label)));
    if (column === undefined) columns.push([label]);
    else column.push(label);
  }
  for (const column of columns) column.sort((a, b) => a.box.y0 - b.box.y0);
  const owned = new Map<readonly FoundLabel[], TextRun[]>(columns.map((column) => [column, []]));
  const nearest = new Map(runs.map((run) => [run, nearestColumn(columns, run)]));
  for (const run of runs) {
    const column = besideBlock(run, nearest, columns) ?? nearest.get(run) ?? null;
    if (column === null) rest.push(run);
    else owned.get(column)!.push(run);
  }
  return owned;
}

/** Lines of one value follow each other within this, and begin within the other of each other (in em). */
const BLOCK_PITCH = 1.9;
const FLUSH = 0.3;

/** The column further right whose value a line goes on with: it begins where the line above it does. Null where it stands by itself. */
function besideBlock(
  run: TextRun,
  nearest: ReadonlyMap<TextRun, readonly FoundLabel[] | null>,
  columns: readonly (readonly FoundLabel[])[],
): readonly FoundLabel[] | null {
  const own = nearest.get(run) ?? null;
  const above = [...nearest].find(([other]) => {
    const step = run.box.y0 - other.box.y0;
    const flush = Math.abs(run.box.x0 - other.box.x0) < FLUSH * run.fontSize;
    return flush && step > 0 && step < BLOCK_PITCH * run.fontSize;
  })?.[1];
  if (own === null || above === null || above === undefined) return null;
  return columns.indexOf(above) > columns.indexOf(own) ? above : null;
}

function overlapX(a: FoundLabel, b: FoundLabel): boolean {
  return Math.min(a.box.x1, b.box.x1) - Math.max(a.box.x0, b.box.x0) > 0;
}

/** The column with the label nearest in height, of those left of a run; of equals the rightmost. `columns` from left to right. */
function nearestColumn(
  columns: readonly (readonly FoundLabel[])[],
  run: TextRun,
): readonly FoundLabel[] | null {
  let best: readonly FoundLabel[] | null = null;
  let least = Infinity;
  for (const column of columns) {
    const left = column.filter((label) => label.box.x1 <= run.box.x0 + 1);
    const distance = Math.min(...left.map((label) => Math.abs(middleY(label.box) - middleY(run.box))));
    if (distance > REACH * run.fontSize || distance > least + AS_NEAR * run.fontSize) continue;
    best = column;
    least = distance;
  }
  return best;
}

/** Lines to labels in order, each label with the lines around its middle: the assignment in which all stand best. */
function assign(
  labels: readonly FoundLabel[],
  lines: readonly RunLine[],
  rules: readonly Ruling[],
): [FoundLabel, RunLine][] {
  const em = labels[0]!.runs[0]!.fontSize;
  const pitch = closestStep(lines, em);
  const width = lines.length + 1;
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to < width; to++) best[to] = { cost: Infinity, from: 0 };
  const table = [best];
  for (const label of labels) {
    const before = table.at(-1)!;
    const row = before.map(({ cost }, to) => ({ cost: cost + EMPTY_LABEL, from: to }));
    for (let to = 1; to < width; to++) {
      for (let from = to - 1; from >= 0; from--) {
        const cost = before[from]!.cost + blockCost(label, lines.slice(from, to), rules, em, pitch);
        if (cost < row[to]!.cost) row[to] = { cost, from };
      }
    }
    table.push(row);
  }
  const assigned: [FoundLabel, RunLine][] = [];
  let to = lines.length;
  for (let k = labels.length; k > 0; k--) {
    const { from } = table[k]![to]!;
    for (const line of lines.slice(from, to)) assigned.push([labels[k - 1]!, line]);
    to = from;
  }
  return assigned;
}

function closestStep(lines: readonly RunLine[], em: number): number {
  const steps = lines.slice(1).map((line, i) => line.box.y0 - lines[i]!.box.y0);
  return Math.min(...steps.filter((step) => step > em * PIECES));
}

function blockCost(
  label: FoundLabel,
  lines: readonly RunLine[],
  rules: readonly Ruling[],
  em: number,
  pitch: number,
): number {
  const top = lines[0]!.box.y0;
  const bottom = lines.at(-1)!.box.y1;
  const middle = Math.abs((top + bottom) / 2 - middleY(label.box)) / em;
  const atTop = Math.abs(top - label.box.y0) / em + TOP_PRICE;
  const parted = rules.some((rule) => {
    const from = Math.min(middleY(label.box), top + em / 2);
    const to = Math.max(middleY(label.box), bottom - em / 2);
    return rule.at > from && rule.at < to && rule.from < label.box.x1 && rule.to > lines[0]!.box.x0;
  });
  const loose = lines.slice(1).filter((line, i) => line.box.y0 - lines[i]!.box.y0 > pitch * LOOSE).length;
  return Math.min(middle, atTop) + (parted ? PARTED : 0) + loose * LOOSE_LINE;
}

function push(values: Map<FoundLabel, TextRun[]>, label: FoundLabel, run: TextRun): void {
  const own = values.get(label);
  if (own === undefined) values.set(label, [run]);
  else own.push(run);
}
