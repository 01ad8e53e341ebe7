/**
 * Which rows each label of both levels covers, in layout text. A label stands amid its rows or at their top, but the text keeps
 * heights only roughly; so both levels are solved at once, the groups of level 2 nesting in those of level 1, and what the next
 * best solution would cost more tells how sure each row's labels are.
 */
import { affinityCost } from '../../../glossary/level-affinity.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import { level1Code } from '../../../glossary/levels.ts';
import type { RowHeight } from './layout-heights.ts';
import type { LayoutLabel } from './layout-labels.ts';
import type { Rounding } from './layout-rounding.ts';
import { bestPath, type Edge, shortestFromStart, shortestToEnd } from './shortest-path.ts';

/** Rows `from`..`to` (exclusive) under one label, or under none. */
export interface RowGroup {
  readonly from: number;
  readonly to: number;
  readonly label: number | null;
}

export interface LabelsRequest {
  readonly rows: readonly RowHeight[];
  /** What each row names and states. */
  readonly texts: readonly { readonly name: string; readonly value: string }[];
  /** Labels of each level from top to bottom; null where the table has no such column. */
  readonly level1: readonly LayoutLabel[] | null;
  readonly level2: readonly LayoutLabel[] | null;
  /** Labels of level 1 printed across both levels: no level 2 stands under them. */
  readonly spanning: ReadonlySet<number>;
  /** The table goes on from the page before, or may go on to the next. */
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
  /** Rows before which a page ended within the table. */
  readonly breaks: readonly number[];
  /** Heights of the lines that hold the rows' texts, ascending. */
  readonly textLines: readonly number[];
  /** Where labels come to stand whose middle falls halfway between two of these lines, and what it costs to stand on the other. */
  readonly rounding: Rounding;
}

export interface LabelledRows {
  readonly level1: readonly RowGroup[];
  readonly level2: readonly RowGroup[];
  /** For each row what the cheapest solution with other labels for it costs more, in nats. */
  readonly margins: readonly number[];
  readonly cost: number;
}

type Alignment = 'middle' | 'top';

/** A label is that far (in lines) from where it should be by chance: a line of the text stands for half a font height either way. */
const SLACK = 0.55;
const WITHIN_SLACK = 0.35;
const OFF = 3;
/** A middle as far from the line above as from the one below, but for so much of a line. */
const HALFWAY = 0.15;
/**
 * A label of one line on a line of its own, whose rows' middle falls on a line of theirs: pdftotext puts what stands less than half a font
 * height apart on one line, so the label would share that line. It is other rows' label, unless a row was higher than its text.
 */
const ON_ITS_OWN = 2;
/** A label cut off its rows by the end of a page, which the text does not show. */
const OFF_MOST = 9;
/** A label of rows on both sides of a page's end that stands beside one part of them, and one at the top of what is cut. */
const CUT_LABEL = 0.8;
const CUT_AT_TOP = 1.5;
const WITHIN_TOP = 0.3;
const UNLABELLED = 4;
const UNLABELLED_ROW = 0.4;
const UNLABELLED_AT_BREAK = 1.2;
/** The label of a cell that a page's end cuts stands on the other page, however many rows of it are on this. */
const UNLABELLED_ROW_AT_BREAK = 0.1;
/** Where the page break has cut off the label of level 1, it has that of level 2. */
const UNLABELLED_AS_LEVEL1 = 0.2;
/** 满意度指标 often stands as level 1 without a level 2. */
const UNLABELLED_SATISFACTION = 0.5;
const LEVEL2_UNDER_SPANNING = 8;
const MISPLACED = 3;
const MOST_UNLABELLED_ROWS = 12;
/** Labels at the top of their rows are the rarer setting. */
const TOP_PRICE = 1;

/** Labels may be more than rows only in nonsense; the caller must see to it that they are not. */
export function labelRows(request: LabelsRequest): LabelledRows {
  const middle = new Nesting(request, 'middle', WIDE).solve();
  const top = new Nesting(request, 'top', WIDE).solve();
  return middle.cost <= top.cost + TOP_PRICE ? middle : top;
}

/** As `labelRows`, nearly, at a fraction of the effort. */
export function nearlyBest(request: LabelsRequest): LabelledRows {
  const middle = new Nesting(request, 'middle', NARROW).solve();
  const top = new Nesting(request, 'top', NARROW).solve();
  return middle.cost <= top.cost + TOP_PRICE ? middle : { ...top, cost: top.cost + TOP_PRICE };
}

/** A state between two groups of level 2. */
interface State {
  readonly row: number;
  /** Labels used up of each level. */
  readonly used1: number;
  readonly used2: number;
  /** First row of the group of level 1 that is open, and its label; null between two. */
  readonly open: { readonly from: number; readonly label: number | null } | null;
}

interface Reached {
  /** Number of its node, set when all states are known. */
  id: number;
  readonly state: State;
  /** Of the cheapest way there. */
  cost: number;
}

interface GroupEdge extends Edge {
  readonly from: number;
  readonly to: number;
  readonly label1: number | null;
  readonly label2: number | null;
  /** Whether the group of level 1 begins, ends with this group of level 2. */
  readonly opens: boolean;
  readonly closes: boolean;
}

class Nesting {
  private readonly request: LabelsRequest;
  private readonly alignment: Alignment;
  private readonly width: number;
  private readonly states: Map<number, Reached>[];
  private readonly drafts: {
    readonly source: Reached;
    readonly target: Reached;
    readonly edge: Omit<GroupEdge, 'source' | 'target'>;
  }[] = [];
  private readonly count1: number;
  private readonly count2: number;
  private readonly affinities = new Map<string, readonly number[]>();

  constructor(request: LabelsRequest, alignment: Alignment, width: number) {
    this.width = width;
    this.request = request;
    this.alignment = alignment;
    this.states = request.rows.map(() => new Map());
    this.states.push(new Map());
    this.count1 = request.level1?.length ?? 0;
    this.count2 = request.level2?.length ?? 0;
  }

  solve(): LabelledRows {
    this.reach({ row: 0, used1: 0, used2: 0, open: null }, 0);
    for (const bucket of this.states.slice(0, -1)) {
      const least = Math.min(...[...bucket.values()].map(({ cost }) => cost));
      for (const reached of bucket.values()) if (reached.cost <= least + this.width) this.groupsFrom(reached);
    }
    return this.trace();
  }

  private reach(state: State, cost: number): Reached {
    const bucket = this.states[state.row] as Map<number, Reached>;
    const key = keyOf(state);
    const known = bucket.get(key);
    if (known !== undefined) {
      known.cost = Math.min(known.cost, cost);
      return known;
    }
    const reached = { id: 0, state, cost };
    bucket.set(key, reached);
    return reached;
  }

  private groupsFrom(reached: Reached): void {
    const { state } = reached;
    if (state.open !== null) {
      this.innerGroups(reached, state.open, false);
      return;
    }
    if (state.used1 < this.count1) this.innerGroups(reached, { from: state.row, label: state.used1 }, true);
    this.innerGroups(reached, { from: state.row, label: null }, true);
  }

  private innerGroups(reached: Reached, open: NonNullable<State['open']>, opens: boolean): void {
    const { rows } = this.request;
    const { state } = reached;
    for (let to = state.row + 1; to <= rows.length; to++) {
      const bare = this.unlabelled2(state.row, to, open.label);
      if (bare < OFF_MOST) this.offer(reached, open, opens, to, null, bare);
      if (state.used2 >= this.count2) continue;
      const named = this.labelled2(state.row, to, state.used2, open.label);
      if (named < OFF_MOST * 2) this.offer(reached, open, opens, to, state.used2, named);
    }
  }

  private offer(
    source: Reached,
    open: NonNullable<State['open']>,
    opens: boolean,
    to: number,
    label2: number | null,
    cost: number,
  ): void {
    const used2 = source.state.used2 + (label2 === null ? 0 : 1);
    const used1 = source.state.used1 + (opens && open.label !== null ? 1 : 0);
    const add = (state: State, closing: number, closes: boolean) => {
      const target = this.reach(state, source.cost + cost + closing);
      const edge = {
        cost: cost + closing,
        from: source.state.row,
        to,
        label1: open.label,
        label2,
        opens,
        closes,
      };
      this.drafts.push({ source, target, edge });
    };
    if (to < this.request.rows.length) add({ row: to, used1, used2, open }, 0, false);
    add({ row: to, used1, used2, open: null }, this.closing(open, to), true);
  }

  private closing({ from, label }: NonNullable<State['open']>, to: number): number {
    if (this.request.level1 === null) return 0;
    if (label === null) return this.unlabelled(from, to);
    return this.offCost(this.request.level1[label] as LayoutLabel, from, to);
  }

  private labelled2(from: number, to: number, label: number, label1: number | null): number {
    const own = this.request.level2?.[label] as LayoutLabel;
    const parent = label1 === null ? null : (this.request.level1?.[label1] as LayoutLabel);
    const misplaced = parent !== null && isMisplaced(own.text, parent.text) ? MISPLACED : 0;
    const spanning = label1 !== null && this.request.spanning.has(label1) ? LEVEL2_UNDER_SPANNING : 0;
    return this.offCost(own, from, to) + misplaced + spanning + this.affinity(own.text, from, to);
  }

  private affinity(label: string, from: number, to: number): number {
    const known =
      this.affinities.get(label) ??
      this.request.texts.map(({ name, value }) => affinityCost(label, name, value));
    this.affinities.set(label, known);
    return known.slice(from, to).reduce((sum, cost) => sum + cost, 0);
  }

  private unlabelled2(from: number, to: number, label1: number | null): number {
    if (this.request.level2 === null) return 0;
    if (label1 !== null && this.request.spanning.has(label1)) return 0;
    const satisfaction =
      label1 !== null && level1Code(this.request.level1?.[label1]?.text ?? '') === '满意度指标';
    if (label1 === null && this.atBreak(from, to)) return UNLABELLED_AS_LEVEL1;
    return satisfaction
      ? UNLABELLED_SATISFACTION + this.affinity('满意度指标', from, to)
      : this.unlabelled(from, to);
  }

  private unlabelled(from: number, to: number): number {
    if (this.atBreak(from, to)) return UNLABELLED_AT_BREAK + (to - from - 1) * UNLABELLED_ROW_AT_BREAK;
    if (to - from > MOST_UNLABELLED_ROWS) return Number.POSITIVE_INFINITY;
    return UNLABELLED + (to - from - 1) * UNLABELLED_ROW;
  }

  private atBreak(from: number, to: number): boolean {
    const { cutAbove, cutBelow, rows } = this.request;
    return (cutAbove && from === 0) || (cutBelow && to === rows.length);
  }

  /** A label whose rows a page's end has cut stands beside one part of them. */
  private offCost(label: LayoutLabel, from: number, to: number): number {
    const { breaks } = this.request;
    const whole = this.offOf(label, from, to);
    const parts = breaks
      .filter((at) => at > from && at < to)
      .flatMap((at) => [this.offOf(label, from, at), this.offOf(label, at, to)]);
    return Math.min(whole, CUT_LABEL + Math.min(...parts));
  }

  private offOf(label: LayoutLabel, from: number, to: number): number {
    const { rows, cutAbove, cutBelow } = this.request;
    const top = (rows[from] as RowHeight).top;
    const bottom = (rows[to - 1] as RowHeight).bottom;
    const off = this.alignment === 'top' ? label.top - top : (label.top + label.bottom - top - bottom) / 2;
    const isCut = (cutAbove && from === 0 && off < 0) || (cutBelow && to === rows.length && off > 0);
    const away = Math.abs(off);
    const rounded = this.alignment === 'middle' ? this.roundedCost(label, (top + bottom) / 2) : 0;
    const own = this.alignment === 'middle' && this.wouldShareLine(label, from, to) ? ON_ITS_OWN : 0;
    const cost = own + rounded + away * WITHIN_SLACK + Math.max(0, away - SLACK) * OFF;
    return Math.min(OFF_MOST, isCut ? cost * 0.2 : cost, this.cutAtTopCost(label, top, to));
  }

  /**
   * Whether a label that shares its line with no row would share one amid these rows. That is known only of whole groups whose rows have as
   * many lines upwards as downwards from the middle: their middle is on the same line however far apart rows stand.
   */
  private wouldShareLine({ lines, top }: LayoutLabel, from: number, to: number): boolean {
    const { rows, textLines, cutAbove, cutBelow, breaks } = this.request;
    if (lines.length !== 1 || textLines.includes(top)) return false;
    if ((cutAbove && from === 0) || (cutBelow && to === rows.length)) return false;
    if (breaks.some((at) => at >= from && at <= to)) return false;
    const heights = rows.slice(from, to).map((row) => row.bottom - row.top);
    if (heights.some((height, i) => height !== heights[heights.length - 1 - i])) return false;
    const middle = ((rows[from] as RowHeight).top + (rows[to - 1] as RowHeight).bottom) / 2;
    return textLines.some((line) => Math.abs(line - middle) < HALFWAY);
  }

  /** Of a cell that goes on on the next page some programs (LibreOffice) print the text at its top. */
  private cutAtTopCost(label: LayoutLabel, top: number, to: number): number {
    const { rows, cutBelow, breaks } = this.request;
    if (!(cutBelow && to === rows.length) && !breaks.includes(to)) return Number.POSITIVE_INFINITY;
    return CUT_AT_TOP + Math.max(0, Math.abs(label.top - top) - WITHIN_TOP) * OFF;
  }

  /** Cost of a label of one line beside rows whose middle is halfway between two lines standing on the one or the other. */
  private roundedCost({ lines, top }: LayoutLabel, middle: number): number {
    const { textLines, rounding } = this.request;
    if (lines.length !== 1) return 0;
    const below = textLines.findIndex((height) => height >= middle);
    const [above, next] = [textLines[below - 1], textLines[below]];
    if (above === undefined || next === undefined) return 0;
    if (Math.abs(middle - above - (next - middle)) > HALFWAY) return 0;
    return top === above ? rounding.upper : top === next ? rounding.lower : 0;
  }

  private trace(): LabelledRows {
    const last = this.request.rows.length;
    let end = 0;
    for (const bucket of this.states.slice(0, last))
      for (const reached of bucket.values()) reached.id = end++;
    const edges: GroupEdge[] = [];
    for (const { source, target, edge } of this.drafts) {
      const { row, open, used1, used2 } = target.state;
      const spare = row < last ? 0 : (this.count1 - used1 + (this.count2 - used2)) * SPARE_LABEL;
      if (row === last && open !== null) continue;
      edges.push({
        ...edge,
        source: source.id,
        target: row < last ? target.id : end,
        cost: edge.cost + spare,
      });
    }
    const forward = shortestFromStart(edges, end + 1);
    const backward = shortestToEnd(edges, end + 1);
    const path = bestPath(edges, forward);
    const cost = forward[end] as number;
    return { ...groupsOf(path), margins: marginsOf(path, edges, forward, backward, last), cost };
  }
}

/** What a state may cost more than the cheapest at the same row: the dearest label that may still be made good, and then some. */
const WIDE = 12;
const NARROW = 5;
/** A label under which no row stands. */
const SPARE_LABEL = 10;

/** More rows or labels than any page holds. */
const MANY = 1024;

function keyOf({ used1, used2, open }: State): number {
  const opened = open === null ? 0 : (open.from + 1) * 2 + (open.label === null ? 0 : 1);
  return (used1 * MANY + used2) * 2 * MANY + opened;
}

function groupsOf(path: readonly GroupEdge[]): { level1: readonly RowGroup[]; level2: readonly RowGroup[] } {
  const level1: RowGroup[] = [];
  let from = 0;
  for (const edge of path) {
    if (edge.opens) from = edge.from;
    if (edge.closes) level1.push({ from, to: edge.to, label: edge.label1 });
  }
  return { level1, level2: path.map((edge) => ({ from: edge.from, to: edge.to, label: edge.label2 })) };
}

function marginsOf(
  path: readonly GroupEdge[],
  edges: readonly GroupEdge[],
  forward: Float64Array,
  backward: Float64Array,
  count: number,
): readonly number[] {
  const total = forward[forward.length - 1] as number;
  const own = new Array<number>(count).fill(0);
  for (const edge of path) own.fill(labelsOf(edge), edge.from, edge.to);
  const others = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  for (const edge of edges) {
    const through = (forward[edge.source] as number) + edge.cost + (backward[edge.target] as number);
    const labels = labelsOf(edge);
    for (let row = edge.from; row < edge.to; row++) {
      if (own[row] !== labels && through < (others[row] as number)) others[row] = through;
    }
  }
  return others.map((other) => Math.max(0, other - total));
}

function labelsOf({ label1, label2 }: GroupEdge): number {
  return ((label1 ?? -1) + 1) * MANY + (label2 ?? -1) + 1;
}
