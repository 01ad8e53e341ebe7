/** What it costs, in nats, that a label of layout text covers certain rows, and that rows stand under none. */
import { affinityCost } from '../../../glossary/level-affinity.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import { level1Code } from '../../../glossary/levels.ts';
import type { RowHeight } from './layout-heights.ts';
import type { LayoutLabel } from './layout-labels.ts';
import type { Rounding } from './layout-rounding.ts';

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
  /** Lines on which only labels stand, amid rows that cross: those rows are under the label of level 2 there. */
  readonly amid: ReadonlySet<number>;
}

/** Where labels stand beside their rows. */
export type Alignment = 'middle' | 'top';

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
const CUT_SHARE = 0.2;
/** A label of rows on both sides of a page's end that stands beside one part of them, and one at the top of what is cut. */
const CUT_LABEL = 0.8;
const CUT_AT_TOP = 1.5;
const WITHIN_TOP = 0.3;
/** Rows cross where pdftotext takes them and the label amid them for one line: a label that is not both rows' would not stand there. */
const NOT_BOTH = 4;
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
/** Groups of level 2 dearer than this are not thought of: a label as far off as can be, beside rows that do not go with it. */
const MOST_LEVEL2 = OFF_MOST * 2;
const SATISFACTION = '满意度指标';

/**
 * A label's rows lie between the third label before it and the third behind it, and so many lines beyond: where they do not, three labels
 * are as far off as can be, which is more than solutions are ever compared over.
 */
const NEIGHBOURS = 3;
const BEYOND = 4;

/** Rows are `from`..`to` (exclusive), labels their places in the request's lists; null stands for rows under none. */
export class LabelCosts {
  private readonly request: LabelsRequest;
  private readonly alignment: Alignment;
  /** By label and first row what it costs up to each row. */
  private readonly off1: KnownCosts;
  private readonly off2: KnownCosts;
  private readonly reach1: readonly Reach[];
  private readonly reach2: readonly Reach[];
  /** By label the cost of its affinity to all rows up to each. */
  private readonly affinities = new Map<string, Float64Array>();
  private readonly misplaced = new Map<number, number>();
  private readonly satisfaction: ReadonlySet<number>;
  /** One label of level 1 of each kind whose rows may do without level 2. */
  private readonly peculiar: readonly number[];

  /** With `anywhere` labels may cover rows however far from them. */
  constructor(request: LabelsRequest, alignment: Alignment, anywhere: boolean) {
    this.request = request;
    this.alignment = alignment;
    this.reach1 = reachOf(request.level1 ?? [], request.rows, anywhere);
    this.reach2 = reachOf(request.level2 ?? [], request.rows, anywhere);
    this.off1 = new KnownCosts(request.rows.length);
    this.off2 = new KnownCosts(request.rows.length);
    this.satisfaction = new Set(
      (request.level1 ?? []).flatMap((label, at) => (level1Code(label.text) === SATISFACTION ? [at] : [])),
    );
    this.peculiar = [...[...request.spanning].slice(0, 1), ...[...this.satisfaction].slice(0, 1)];
  }

  /** The rows that a label of level 1 may cover. */
  rows1(label: number): Reach {
    return this.reach1[label] ?? NOWHERE;
  }

  rows2(label: number): Reach {
    return this.reach2[label] ?? NOWHERE;
  }

  /** A whole group of level 1; infinite where it is not thought of. */
  group1(label: number | null, from: number, to: number): number {
    if (this.request.level1 === null) return 0;
    if (label === null) return this.unlabelled(from, to);
    if (!isWithin(this.rows1(label), from, to)) return Number.POSITIVE_INFINITY;
    return this.off1.of(label, from, to, () => this.offCost(this.request.level1?.[label], from, to));
  }

  /** A group of level 2 within one of level 1; infinite where it is not thought of. */
  group2(label: number | null, from: number, to: number, label1: number | null): number {
    if (label === null) {
      const bare = this.bare2(from, to, label1);
      return bare < OFF_MOST ? bare : Number.POSITIVE_INFINITY;
    }
    const spanning = label1 !== null && this.request.spanning.has(label1) ? LEVEL2_UNDER_SPANNING : 0;
    const cost = this.named2(label, from, to) + spanning + this.misplacedCost(label, label1);
    return cost < MOST_LEVEL2 ? cost : Number.POSITIVE_INFINITY;
  }

  /** The least that a group of level 2 can cost, whatever level 1 it stands under. */
  leastGroup2(label: number | null, from: number, to: number): number {
    if (label !== null) return this.named2(label, from, to);
    let least = this.bare2(from, to, null);
    for (const label1 of this.peculiar) least = Math.min(least, this.bare2(from, to, label1));
    return least;
  }

  private named2(label: number, from: number, to: number): number {
    if (!isWithin(this.rows2(label), from, to)) return Number.POSITIVE_INFINITY;
    const own = this.request.level2?.[label];
    const off = this.off2.of(
      label,
      from,
      to,
      () => this.offCost(own, from, to) + this.notBoth(own, from, to),
    );
    return off + this.affinity(own?.text ?? '', from, to);
  }

  /** Only of labels of one line: of others one line is as high as one of the rows. */
  private notBoth(label: LayoutLabel | undefined, from: number, to: number): number {
    const { amid, rows } = this.request;
    const [line, more] = label?.lines ?? [];
    if (line === undefined || more !== undefined || !amid.has(line.line)) return 0;
    const below = rows.findIndex(({ top }) => top > line.height);
    return below > 0 && (below - 1 < from || below >= to) ? NOT_BOTH : 0;
  }

  private misplacedCost(label: number, label1: number | null): number {
    if (label1 === null) return 0;
    const { level1, level2 } = this.request;
    const key = label1 * (level2?.length ?? 0) + label;
    const known = this.misplaced.get(key);
    if (known !== undefined) return known;
    const cost = isMisplaced(level2?.[label]?.text ?? '', level1?.[label1]?.text ?? '') ? MISPLACED : 0;
    this.misplaced.set(key, cost);
    return cost;
  }

  private affinity(label: string, from: number, to: number): number {
    let sums = this.affinities.get(label);
    if (sums === undefined) {
      sums = new Float64Array(this.request.rows.length + 1);
      for (const [row, { name, value }] of this.request.texts.entries()) {
        sums[row + 1] = (sums[row] as number) + affinityCost(label, name, value);
      }
      this.affinities.set(label, sums);
    }
    return (sums[to] as number) - (sums[from] as number);
  }

  private bare2(from: number, to: number, label1: number | null): number {
    if (this.request.level2 === null) return 0;
    if (label1 !== null && this.request.spanning.has(label1)) return 0;
    if (label1 === null && this.atBreak(from, to)) return UNLABELLED_AS_LEVEL1;
    return label1 !== null && this.satisfaction.has(label1)
      ? UNLABELLED_SATISFACTION + this.affinity(SATISFACTION, from, to)
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
  private offCost(label: LayoutLabel | undefined, from: number, to: number): number {
    if (label === undefined) return OFF_MOST;
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
    const cost = away * WITHIN_SLACK + Math.max(0, away - SLACK) * OFF;
    const share = isCut ? CUT_SHARE : 1;
    const least = Math.min(OFF_MOST, this.cutAtTopCost(label, top, to));
    if (cost * share >= least) return least;
    const rounded = this.alignment === 'middle' ? this.roundedCost(label, (top + bottom) / 2) : 0;
    const own = this.alignment === 'middle' && this.wouldShareLine(label, from, to) ? ON_ITS_OWN : 0;
    return Math.min(least, (own + rounded + cost) * share);
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
}

/** Rows from `from` to `to` (exclusive). */
interface Reach {
  readonly from: number;
  readonly to: number;
}

const NOWHERE: Reach = { from: 0, to: 0 };

function isWithin(reach: Reach, from: number, to: number): boolean {
  return from >= reach.from && to <= reach.to;
}

function reachOf(
  labels: readonly LayoutLabel[],
  rows: readonly RowHeight[],
  anywhere: boolean,
): readonly Reach[] {
  return labels.map((_, at) => {
    const above = anywhere ? undefined : labels[at - NEIGHBOURS];
    const below = anywhere ? undefined : labels[at + NEIGHBOURS];
    const first = above === undefined ? 0 : rows.findIndex((row) => row.bottom >= above.top - BEYOND);
    const last =
      below === undefined ? rows.length : rows.findLastIndex((row) => row.top <= below.bottom + BEYOND) + 1;
    return { from: first < 0 ? rows.length : first, to: last };
  });
}

/** Costs of groups that have been asked for. */
class KnownCosts {
  private readonly byStart = new Map<number, Float64Array>();
  private readonly count: number;

  constructor(count: number) {
    this.count = count;
  }

  of(label: number, from: number, to: number, cost: () => number): number {
    const key = label * (this.count + 1) + from;
    let known = this.byStart.get(key);
    if (known === undefined) {
      known = new Float64Array(this.count - from + 1).fill(Number.NaN);
      this.byStart.set(key, known);
    }
    if (Number.isNaN(known[to - from])) known[to - from] = cost();
    return known[to - from] as number;
  }
}
