/** Every step a segmentation may take, with its cost: the edges of the trellis that `segment-rows.ts` searches. */
import { displayWidth, halfWidth } from '../../../glossary/compact.ts';
import { isDepartmentLevel1, isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { hasPiecesOfRow } from '../../../glossary/row-shape.ts';
import { type Atom, atomsText } from './atoms.ts';
import { isNote } from './cell-cost.ts';
import type { ColumnModel } from './column-model.ts';
import { bandEnd, bandEndsAt } from './noise.ts';
import type { TextCosts } from './text-costs.ts';
import { endCost, joinCost, overflowCost } from './wrap-cost.ts';

/** A step from node to node; it places atoms `from`..`to` (exclusive), none where the two are equal. */
export interface Step {
  readonly source: number;
  readonly target: number;
  readonly cost: number;
  /**
   * `cell`: a cell of `column`; `row-goes-on` and `row-ends`: what comes after a cell; `row-begins`; `stray`: a line amid the
   * table that is part of no cell; `band`: a line across the table that names a period; `past`: a line after the table;
   * `close`: the end.
   */
  readonly kind: 'cell' | 'band' | 'row-goes-on' | 'row-ends' | 'row-begins' | 'stray' | 'past' | 'close';
  readonly from: number;
  readonly to: number;
  readonly column: number;
}

export interface Trellis {
  /** Each behind all that lead to its source, and every target after its source. Node 0 is the start, the last node the end. */
  readonly steps: readonly Step[];
  readonly nodeCount: number;
}

/** A new row on the line the last one ended on: so is all of a text on one line, hardly any other. */
const ROW_ON_SAME_LINE = 2;
/** A line amid the table that is part of no cell. */
const STRAY_LINE = 9;
/** The same of a number with blank lines around it, which may be a page's: dearer than any sound cell, so that a value stays one. */
const STRAY_NUMBER = 3.5;
const TABLE_ENDS = 4;
const NOTE_FOLLOWS = 0.5;
const LEVEL1_MISSING_AT_START = 4;
const LEVEL1_INHERITED = 0.2;
/** A new level 1 without a level 2; for 满意度指标, which many forms print once, it is usual. */
const LEVEL2_MISSING = 2.5;
const LEVEL2_MISSING_SATISFACTION = 0;
/** A cell dearer than two stray lines is never the best choice. */
const HOPELESS = 20;
const PROSE_LENGTH = 40;
const PAST_PROSE = 0.3;
const PAST_OTHER = 2;
/** A line in as many pieces as a row has, a value amid them. */
const PAST_ROW = 4;
/** A line that begins with a label is none behind a table. */
const PAST_LABEL = 8;

/** Places of the nodes that stand before one atom. */
interface Nodes {
  readonly after: (at: number, column: number) => number;
  /** After a level 1 that needs no level 2. */
  readonly afterSatisfaction: (at: number) => number;
  readonly between: (at: number) => number;
  readonly before: (at: number, column: number) => number;
  readonly past: (at: number) => number;
  readonly end: number;
}

function nodesFor(atomCount: number, columnCount: number): Nodes {
  const size = 2 * columnCount + 3;
  const base = (at: number): number => at * size;
  return {
    after: (at, column) => base(at) + 1 + column,
    afterSatisfaction: (at) => base(at) + 1 + columnCount,
    between: (at) => base(at) + (at === 0 ? 0 : columnCount + 2),
    before: (at, column) => base(at) + columnCount + 3 + column,
    past: (at) => base(at) + 2 * columnCount + 3,
    end: base(atomCount + 1) + 1,
  };
}

/** The trellis of the atoms for these columns. Steps from nodes that no step leads to are left out. */
export function trellisSteps(
  atoms: readonly Atom[],
  columns: readonly ColumnModel[],
  texts: TextCosts,
): Trellis {
  const nodes = nodesFor(atoms.length, columns.length);
  const builder = new StepBuilder(nodes.end + 1);
  const request: Request = { atoms, columns, nodes, builder, texts };
  for (let at = 0; at <= atoms.length; at++) {
    if (at > 0) addStepsAfterCells(request, at);
    addStepsBetweenRows(request, at);
    if (at < atoms.length) addCells(request, at);
    addStepsPast(request, at);
  }
  return { steps: builder.steps, nodeCount: nodes.end + 1 };
}

interface Request {
  readonly atoms: readonly Atom[];
  readonly columns: readonly ColumnModel[];
  readonly nodes: Nodes;
  readonly builder: StepBuilder;
  readonly texts: TextCosts;
}

class StepBuilder {
  readonly steps: Step[] = [];
  private readonly reached: Uint8Array;

  constructor(nodeCount: number) {
    this.reached = new Uint8Array(nodeCount);
    this.reached[0] = 1;
  }

  isReached(node: number): boolean {
    return this.reached[node] === 1;
  }

  add(
    kind: Step['kind'],
    source: number,
    target: number,
    cost: number,
    from: number,
    to: number,
    column: number,
  ): void {
    this.reached[target] = 1;
    this.steps.push({ source, target, cost, kind, from, to, column });
  }
}

function addStepsAfterCells(request: Request, at: number): void {
  const { columns, nodes, builder } = request;
  for (let column = 0; column < columns.length; column++) {
    if (builder.isReached(nodes.after(at, column))) addStepsAfter(request, at, column, false);
    if (columns[column]?.role === 'level1' && builder.isReached(nodes.afterSatisfaction(at))) {
      addStepsAfter(request, at, column, true);
    }
  }
}

function addStepsAfter(request: Request, at: number, column: number, satisfied: boolean): void {
  const { atoms, columns, nodes, builder } = request;
  const source = satisfied ? nodes.afterSatisfaction(at) : nodes.after(at, column);
  const rowEnds = skipped(columns, column + 1, columns.length);
  builder.add('row-ends', source, nodes.between(at), rowEnds, at, at, column);
  if (at === atoms.length) return;
  for (let next = column + 1; next < columns.length; next++) {
    const cost = skipped(columns, column + 1, next) + level2Missing(columns, column, next, satisfied);
    builder.add('row-goes-on', source, nodes.before(at, next), cost, at, at, column);
  }
  const line = lineEndFrom(atoms, at);
  if (line === null) return;
  const target = satisfied ? nodes.afterSatisfaction(line) : nodes.after(line, column);
  builder.add('stray', source, target, strayCost(atoms, at, line), at, line, column);
}

function skipped(columns: readonly ColumnModel[], from: number, to: number): number {
  let cost = 0;
  for (let column = from; column < to; column++) cost += columns[column]?.skip ?? 0;
  return cost;
}

function level2Missing(
  columns: readonly ColumnModel[],
  last: number,
  next: number,
  satisfied: boolean,
): number {
  if (columns[last]?.role !== 'level1') return 0;
  const level2 = columns.findIndex((column) => column.role === 'level2');
  if (level2 <= last || level2 >= next) return 0;
  return satisfied ? LEVEL2_MISSING_SATISFACTION : LEVEL2_MISSING;
}

function addStepsBetweenRows({ atoms, columns, nodes, builder }: Request, at: number): void {
  const source = nodes.between(at);
  if (!builder.isReached(source)) return;
  if (at === atoms.length) {
    builder.add('close', source, nodes.end, 0, at, at, -1);
    return;
  }
  const level1 = columns.findIndex((column) => column.role === 'level1');
  const begins = at === 0 || bandEndsAt(atoms, at);
  const sameLine = at > 0 && atoms[at]?.gap === 'space' ? ROW_ON_SAME_LINE : 0;
  for (let first = 0; first < columns.length; first++) {
    const missing = begins && first > level1 && level1 >= 0 ? LEVEL1_MISSING_AT_START : 0;
    const inherited = columns[first]?.role === 'level2' ? LEVEL1_INHERITED : 0;
    const cost = skipped(columns, 0, first) + missing + inherited + sameLine;
    builder.add('row-begins', source, nodes.before(at, first), cost, at, at, -1);
  }
  const band = bandEnd(atoms, at);
  if (band !== null) builder.add('band', source, nodes.between(band), 0, at, band, 0);
  const line = lineEndFrom(atoms, at);
  if (line === null) return;
  builder.add('past', source, nodes.past(line), tableEndCost(atoms, at, line), at, line, -1);
  if (lineNumber(atoms, at) < LINES_BEFORE_ROWS || isLoneNumber(atoms, at, line))
    builder.add('stray', source, nodes.between(line), strayCost(atoms, at, line), at, line, -1);
}

/** Lines that may stand between a header and its first row: whose indicators they are, in a table of several projects. */
const LINES_BEFORE_ROWS = 3;

/** Lines before the one that `at` begins, as far as it matters. */
function lineNumber(atoms: readonly Atom[], at: number): number {
  let lines = 0;
  for (let i = 0; i < at && lines < LINES_BEFORE_ROWS; i++) if (atoms[i + 1]?.gap !== 'space') lines++;
  return lines;
}

function strayCost(atoms: readonly Atom[], from: number, to: number): number {
  return isLoneNumber(atoms, from, to) ? STRAY_NUMBER : STRAY_LINE;
}

function isLoneNumber(atoms: readonly Atom[], from: number, to: number): boolean {
  const apart = (at: number): boolean => ['blank', 'page'].includes(atoms[at]?.gap ?? 'page');
  return to === from + 1 && /^\d{1,4}$/u.test(atoms[from]?.text ?? '') && apart(from) && apart(to);
}

function addStepsPast({ atoms, nodes, builder }: Request, at: number): void {
  const source = nodes.past(at);
  if (!builder.isReached(source)) return;
  if (at === atoms.length) {
    builder.add('close', source, nodes.end, 0, at, at, -1);
    return;
  }
  const line = lineEndFrom(atoms, at);
  if (line !== null) builder.add('past', source, nodes.past(line), pastCost(atoms, at, line), at, line, -1);
}

/** Cost of the table ending before a line. */
function tableEndCost(atoms: readonly Atom[], from: number, to: number): number {
  const text = atomsText(atoms.slice(from, to));
  return isNote(text) || isOtherTable(text) ? NOTE_FOLLOWS : TABLE_ENDS + pastCost(atoms, from, to);
}

/** The name of another table, alone on its line: `政府采购预算表`. */
function isOtherTable(text: string): boolean {
  return /^(?:附件?[一二三四五六七八九十\d]*[:：]?)?[\p{Script=Han}\d（）()]{3,30}(?:表|清单)$/u.test(text);
}

/** Cost of a line standing after the table: notes and sentences do, anything like a row hardly. */
function pastCost(atoms: readonly Atom[], from: number, to: number): number {
  const text = atomsText(atoms.slice(from, to));
  if (isNote(text) || isOtherTable(text)) return 0;
  const first = atoms[from]?.text ?? '';
  const level1 = isLevel1Name(first) && (/标$/u.test(first) || isDepartmentLevel1(first));
  if (isLevel2Name(first) || level1) return PAST_LABEL;
  if (hasPiecesOfRow(atoms.slice(from, to).map((atom) => atom.text))) return PAST_ROW;
  const holdsValue = atoms.slice(from + 1, to).some((atom) => /^[≥≤＞＜]=?\d/u.test(atom.text));
  if (holdsValue) return PAST_OTHER;
  return text.length > PROSE_LENGTH || /[。；]/u.test(text) ? PAST_PROSE : PAST_OTHER;
}

/** The atom after the line that begins at `at`, or null where no line begins there. */
function lineEndFrom(atoms: readonly Atom[], at: number): number | null {
  if (at >= atoms.length || (at > 0 && atoms[at]?.gap === 'space')) return null;
  let end = at + 1;
  while (atoms[end]?.gap === 'space') end++;
  return end;
}

function addCells(request: Request, at: number): void {
  const { columns, nodes, builder } = request;
  columns.forEach((column, index) => {
    const source = nodes.before(at, index);
    if (!builder.isReached(source)) return;
    addCellsOf(request, at, column, (to, cost, satisfied) => {
      const target = satisfied ? nodes.afterSatisfaction(to) : nodes.after(to, index);
      builder.add('cell', source, target, cost, at, to, index);
    });
  });
}

/** A number with its unit, where units have a column of their own. */
const UNIT_IN_VALUE = 1.5;

/** A target in words (符合要求) has neither sign nor unit: of what those columns' empty cells cost, this share is given back. */
const WORDS_NEED_NO_UNIT = 0.8;

function withoutSignAndUnit(columns: readonly ColumnModel[], text: string): number {
  if (/[\d零一二三四五六七八九十百千万]/u.test(halfWidth(text))) return 0;
  const apart = columns.filter(({ role }) => role === 'sign' || role === 'unit');
  return WORDS_NEED_NO_UNIT * apart.reduce((sum, { skip }) => sum + skip, 0);
}

function isValueWithUnit(kind: ColumnModel['role'], text: string): boolean {
  return kind === 'target' && !/[年月日]/u.test(text) && /\d[^\d.,，、-]{1,6}$/u.test(text);
}

function addCellsOf(
  { atoms, texts, columns }: Request,
  at: number,
  column: ColumnModel,
  add: (to: number, cost: number, satisfied: boolean) => void,
): void {
  const unitsApart = columns.some((other) => other.role === 'unit');
  let lineWidth = 0;
  let joins = 0;
  for (const text of texts.from(column.role, at)) {
    const atom = atoms[text.to - 1] as Atom;
    const first = text.to === at + 1;
    const goesOn = !first && atom.gap === 'space';
    if (!first) joins += joinCost(column.role, atoms, text.to - 1, lineWidth, column.width, unitsApart);
    if (!first && !goesOn) joins += overflowCost(lineWidth, column.width);
    if (joins > HOPELESS) return;
    lineWidth = (goesOn ? lineWidth + 1 : 0) + displayWidth(atom.text);
    const end = endCost(atoms, text.to, lineWidth, column.width, unitsApart);
    const unit = unitsApart && isValueWithUnit(column.role, text.text) ? UNIT_IN_VALUE : 0;
    const words = column.role === 'target' ? withoutSignAndUnit(columns, text.text) : 0;
    const cost = joins + overflowCost(lineWidth, column.width) + end + text.cost + unit + column.fill - words;
    if (cost < HOPELESS) add(text.to, cost, text.satisfied);
  }
}
