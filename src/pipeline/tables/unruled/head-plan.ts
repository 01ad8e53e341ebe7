/** The head of a form that no lines enclose: labels known by name, values right of them or below. */
import type { Box, Ruling, TextRun } from '../../../parsers/page.ts';
import { compact } from '../../glossary/compact.ts';
import { isHeadLabel, isMoneyGroup } from '../../glossary/head-labels.ts';
import type { Cell, Grid } from '../block.ts';
import { locateRuns } from '../fill-grid.ts';
import { boundsOf, lineOf, type RunLine, textLines } from '../text-lines.ts';

export interface HeadTable {
  /** One row a pair: group, label, value; a label without a group spans the first two. */
  readonly grid: Grid;
  /** Runs that belong to no label. */
  readonly rest: readonly TextRun[];
}

interface Label {
  readonly runs: readonly TextRun[];
  readonly text: string;
  readonly box: Box;
  readonly values: TextRun[];
  group: Label | null;
}

/** Runs of one label stand closer than this (in em): 项 目 名 称 set wide. */
const LABEL_GAP = 1.6;
/** Left edges of one column of values differ by less than this (in em). */
const COLUMN_SPREAD = 1.2;
/** A value's line stands within this of its label (in em): six lines above or below. */
const VALUE_REACH = 12;

/** The label–value pairs of some lines; null where no label is among them. */
export function headTable(lines: readonly RunLine[], rules: readonly Ruling[], page: number): HeadTable | null {
  const labels: Label[] = [];
  const others: TextRun[] = [];
  for (const line of lines) splitLine(line, labels, others);
  joinBrokenLabels(labels, others);
  if (labels.length === 0) return null;
  groupMoney(labels);
  const rest: TextRun[] = [];
  for (const block of valueBlocks(others, labels)) {
    const owner = ownerOf(block, labels, rules);
    if (owner === null) rest.push(...block.runs);
    else owner.values.push(...block.runs);
  }
  dissolveGroups(labels);
  const own = labels.filter((label) => label.values.length > 0 || !isGroup(label, labels));
  return { grid: gridOf(own, page), rest };
}

function splitLine(line: RunLine, labels: Label[], others: TextRun[]): void {
  for (let i = 0; i < line.runs.length; ) {
    const count = labelLength(line.runs, i);
    const runs = line.runs.slice(i, i + Math.max(1, count));
    if (count === 0) others.push(...runs);
    else labels.push({ runs, text: textOf(runs), box: boundsOf(runs.map((r) => r.box)), values: [], group: null });
    i += runs.length;
  }
}

/** A label broken over two or three lines: 转移支付（项 / 目）名称. */
function joinBrokenLabels(labels: Label[], others: TextRun[]): void {
  for (const first of [...others].sort((a, b) => a.box.y0 - b.box.y0)) {
    const below = others
      .filter((run) => run.box.y0 > first.box.y0 && run.box.y0 - first.box.y0 < first.fontSize * 4 && stacked(first, run))
      .sort((a, b) => a.box.y0 - b.box.y0);
    for (let count = 1; count <= Math.min(2, below.length); count++) {
      const runs = [first, ...below.slice(0, count)];
      if (!others.includes(first) || !isHeadLabel(textOf(runs))) continue;
      labels.push({ runs, text: textOf(runs), box: boundsOf(runs.map((r) => r.box)), values: [], group: null });
      for (const run of runs) others.splice(others.indexOf(run), 1);
      break;
    }
  }
}

function stacked(a: TextRun, b: TextRun): boolean {
  return Math.min(a.box.x1, b.box.x1) - Math.max(a.box.x0, b.box.x0) > 0;
}

/** How many runs from `at` on make a label together; 0 where none do. */
function labelLength(runs: readonly TextRun[], at: number): number {
  for (let count = Math.min(6, runs.length - at); count >= 1; count--) {
    const own = runs.slice(at, at + count);
    const close = own.every((run, i) => i === 0 || run.box.x0 - own[i - 1]!.box.x1 < LABEL_GAP * run.fontSize);
    if (close && isHeadLabel(textOf(own))) return count;
  }
  return 0;
}

function textOf(runs: readonly TextRun[]): string {
  return compact(runs.map((run) => run.text).join(''));
}

/** 项目资金（万元） left of 年度资金总额: its unit holds for the labels right of it. */
function groupMoney(labels: readonly Label[]): void {
  for (const group of labels) {
    if (!isMoneyGroup(group.text)) continue;
    const beside = labels.filter((label) => label !== group && label.box.x0 > group.box.x1 && sameLine(label, group));
    const first = beside[0];
    if (first === undefined) continue;
    for (const label of labels) {
      const em = first.runs[0]!.fontSize;
      const aligned = Math.abs(label.box.x0 - first.box.x0) < COLUMN_SPREAD * em;
      const near = Math.abs(label.box.y0 - group.box.y0) < em * 6;
      if (aligned && near && label.group === null) label.group = group;
    }
  }
}

/** 项目资金 100 beside 其中：财政拨款 80: what has a value of its own, or stands in a group itself, is a label and no group. */
function dissolveGroups(labels: readonly Label[]): void {
  const isOne = (label: Label) => label.values.length === 0 && label.group === null;
  const dissolved = labels.filter(({ group }) => group !== null && !isOne(group));
  for (const label of dissolved) label.group = null;
}

function isGroup(label: Label, labels: readonly Label[]): boolean {
  return labels.some((other) => other.group === label);
}

function sameLine(a: Label, b: Label): boolean {
  return Math.min(a.box.y1, b.box.y1) - Math.max(a.box.y0, b.box.y0) > 0;
}

/** Lines of one value, by position: in one column, following each other as closely as lines do. */
interface ValueBlock {
  readonly runs: TextRun[];
  /** The label left of one of its lines. */
  owner: Label | null;
}

/** Lines of one value follow each other within this (in em), and within this much of the closest pair met. */
const LINE_PITCH = 1.9;
const PITCH_SPREAD = 1.15;

function valueBlocks(runs: readonly TextRun[], labels: readonly Label[]): ValueBlock[] {
  const sorted = [...runs].sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  const blocks: ValueBlock[] = [];
  const closest = closestPitch(sorted, labels);
  for (const run of sorted) {
    const owner = leftLabel(run, labels);
    const above = blocks.findLast((block) => runsOn(block, run, closest));
    if (above !== undefined && (owner === null || above.owner === null || above.owner === owner)) {
      above.runs.push(run);
      above.owner ??= owner;
    } else {
      blocks.push({ runs: [run], owner });
    }
  }
  return blocks;
}

/** Distance of the closest lines of one value; 0 where rows stand as close as that, so that no line can be told to run on. */
function closestPitch(runs: readonly TextRun[], labels: readonly Label[]): number {
  const rows = labels.map((label) => label.box.y0).sort((a, b) => a - b);
  const steps = rows.slice(1).map((y, i) => y - rows[i]!);
  const apart = Math.min(...steps.filter((step) => step > (runs[0]?.fontSize ?? 0) * 0.8));
  const closest = closestLines(runs);
  return closest < apart * 0.95 ? closest : 0;
}

function closestLines(runs: readonly TextRun[]): number {
  let closest = Infinity;
  for (const run of runs) {
    for (const other of runs) {
      const step = other.box.y0 - run.box.y0;
      if (step > run.fontSize * 0.8 && inColumn(run, other)) closest = Math.min(closest, step);
    }
  }
  return closest;
}

function runsOn(block: ValueBlock, run: TextRun, closest: number): boolean {
  const last = block.runs.at(-1)!;
  const step = run.box.y0 - last.box.y0;
  if (step < run.fontSize * 0.5) return run.box.x0 >= last.box.x1 - 1 && run.box.x0 - last.box.x1 < run.fontSize * 3;
  const first = block.runs.find((other) => inColumn(other, run));
  return first !== undefined && step <= Math.min(closest * PITCH_SPREAD, LINE_PITCH * run.fontSize);
}

function inColumn(a: TextRun, b: TextRun): boolean {
  const middle = (box: Box) => (box.x0 + box.x1) / 2;
  const near = COLUMN_SPREAD * a.fontSize;
  return Math.abs(a.box.x0 - b.box.x0) < near || Math.abs(middle(a.box) - middle(b.box)) < near;
}

function leftLabel(run: TextRun, labels: readonly Label[]): Label | null {
  const left = labels.filter((label) => overlap(label.box, run.box) && label.box.x1 <= run.box.x0 + 1);
  return left.sort((a, b) => b.box.x1 - a.box.x1)[0] ?? null;
}

/** The label a value belongs to: left of one of its lines; else the nearest one left of it or heading its column. */
function ownerOf(block: ValueBlock, labels: readonly Label[], rules: readonly Ruling[]): Label | null {
  if (block.owner !== null) return block.owner;
  const box = boundsOf(block.runs.map((run) => run.box));
  const em = block.runs[0]!.fontSize;
  const within = labels.filter((label) => !isParted(label.box, box, rules));
  const near = within
    .map((label) => ({ label, distance: distance(label.box, box) }))
    .filter(({ distance: d }) => d < VALUE_REACH * em)
    .sort((a, b) => a.distance - b.distance);
  const beside = near.find(({ label }) => label.box.x1 <= box.x0 + 1);
  const over = near.find(({ label }) => label.box.y1 <= box.y0 + 1 && label.values.length === 0 && covers(label, box, labels));
  if (beside === undefined || over === undefined) return (beside ?? over)?.label ?? null;
  return over.distance < beside.distance ? over.label : beside.label;
}

function overlap(a: Box, b: Box): boolean {
  return Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > Math.min(a.y1 - a.y0, b.y1 - b.y0) * 0.5;
}

function distance(a: Box, b: Box): number {
  return Math.abs((a.y0 + a.y1) / 2 - (b.y0 + b.y1) / 2);
}

/** A heading over a column of text: nearer by its middle than any other heading on its line. */
function covers(label: Label, value: Box, labels: readonly Label[]): boolean {
  const middle = (box: Box) => (box.x0 + box.x1) / 2;
  const own = Math.abs(middle(label.box) - middle(value));
  return labels
    .filter((other) => other !== label && sameLine(other, label))
    .every((other) => Math.abs(middle(other.box) - middle(value)) >= own);
}

function isParted(a: Box, b: Box, rules: readonly Ruling[]): boolean {
  const from = Math.min((a.y0 + a.y1) / 2, (b.y0 + b.y1) / 2);
  const to = Math.max((a.y0 + a.y1) / 2, (b.y0 + b.y1) / 2);
  return rules.some((r) => r.at > from && r.at < to && r.from < Math.min(a.x1, b.x1) && r.to > Math.max(a.x0, b.x0));
}

function gridOf(labels: readonly Label[], page: number): Grid {
  // The labels of one group stand together, whatever else is printed beside them.
  const topOf = ({ box, group }: Label) =>
    group === null ? box.y0 : Math.min(...labels.filter((l) => l.group === group).map((l) => l.box.y0));
  const leftOf = ({ box, group }: Label) => group?.box.x0 ?? box.x0;
  const sorted = [...labels].sort((a, b) => topOf(a) - topOf(b) || leftOf(a) - leftOf(b) || a.box.y0 - b.box.y0);
  const cells: Cell[] = [];
  sorted.forEach((label, row) => {
    const column = label.group === null ? 0 : 1;
    if (label.group !== null && sorted[row - 1]?.group !== label.group) cells.push(groupCell(label.group, sorted, row, page));
    cells.push({
      ...place(row, column),
      columnSpan: 2 - column,
      lines: [label.text],
      locator: locateRuns(label.runs, page),
      confidence: 1,
    });
    if (label.values.length === 0) return;
    const lines = textLines(label.values).map((line) => line.text);
    cells.push({ ...place(row, 2), lines, locator: locateRuns(label.values, page), confidence: 0.9 });
  });
  const runs = labels.flatMap((label) => [...label.runs, ...label.values, ...(label.group?.runs ?? [])]);
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

/** The group's label, over its consecutive rows. */
function groupCell(group: Label, sorted: readonly Label[], row: number, page: number): Cell {
  let end = row;
  while (sorted[end]?.group === group) end++;
  return {
    ...place(row, 0),
    rowSpan: end - row,
    lines: [group.text],
    locator: locateRuns(group.runs, page),
    confidence: 1,
  };
}

function place(row: number, column: number) {
  return { row, column, rowSpan: 1, columnSpan: 1 };
}

/** Lines of these runs, for what the head leaves over. */
export function linesOf(runs: readonly TextRun[]): RunLine[] {
  return textLines(runs).map((line) => lineOf(line.runs));
}
