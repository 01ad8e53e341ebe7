/** The tokens in the label columns of a layout text → which rows each label covers, and how sure that is. */
import {
  isLevel1Name,
  isLevel2Name,
  level1Code,
  MOST_LABEL_LINES,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { DOUBT_MARGIN, marginOver } from './confidence.ts';
import type { LabelsRequest } from './label-costs.ts';
import { type LabelGroups, labelRows, nearlyBest, type RowGroup } from './label-partition.ts';
import type { Slice } from './layout-column-texts.ts';
import { type LineHeights, lineHeights } from './layout-heights.ts';
import { type LabelLine, type LayoutLabel, layoutLabels } from './layout-labels.ts';
import type { Rounding } from './layout-rounding.ts';
import type { LayoutRow } from './layout-rows.ts';
import type { Token } from './layout-tokens.ts';

export interface PlaceRequest {
  /** The tokens of each label column, by line; null where the table has no such column. */
  readonly tokens1: readonly Token[] | null;
  readonly tokens2: readonly Token[] | null;
  /** What names the two columns on this page. */
  readonly heads: readonly [readonly Token[], readonly Token[]];
  /** Whether level 2 stands right beside level 1, so that a label may be printed across both. */
  readonly sideBySide: boolean;
  readonly slices: readonly Slice[];
  readonly rows: readonly LayoutRow[];
  readonly blankShare: number;
  /** All lines of the table that hold anything, ascending. */
  readonly lines: readonly number[];
  /** What each row names and states. */
  readonly texts: LabelsRequest['texts'];
  readonly cutAbove: boolean;
  readonly cutBelow: boolean;
  /** Rows before which a page ended within the table. */
  readonly breaks: readonly number[];
  /** What the rows' own cells say of where labels stand. */
  readonly rounding: Rounding;
  /** Lines on which only labels stand, amid rows that cross. */
  readonly amid: ReadonlySet<number>;
}

/** Rows under one label, with the label's tokens; none where the rows have no label. */
export interface TokenGroup extends RowGroup {
  readonly tokens: readonly Token[];
}

export interface PlacedLabels {
  readonly level1: readonly TokenGroup[];
  readonly level2: readonly TokenGroup[];
  readonly margins: readonly number[];
}

/**
 * Distances of rows beyond that of lines in a cell, in lines, that are tried; where rows have blank lines between them, and where
 * not: pdftotext leaves a line blank where the distance is two font heights or more, and lines stand 1.0 to 1.6 apart.
 */
const PADDINGS = [0.05, 0.35];
const WIDE_PADDINGS = [0.5, 0.9];
/** Where lines of a cell stand close, rows may be further apart without a blank line; it tells where some have more lines than others. */
const FURTHER = 0.6;
/** A label whose middle is halfway between two lines is on the upper of them throughout a table, or on the lower. */
const SIDES = ['upper', 'lower'] as const;
const OTHER_SIDE = 0.8;
/** 满意度指标 amid the two columns is printed across them, in the second column it mostly is not. */
const NOT_AMID = 1.5;
const AMID_YET_NOT_ACROSS = 2;

/** The likeliest reading of the labels: how far rows stand apart, and whether 满意度指标 is printed across both levels, are tried. */
export function placeLabels(request: PlaceRequest): PlacedLabels {
  const across = request.sideBySide ? acrossTokens(request) : { tokens: [], amid: null };
  const paddings = paddingsOf(request);
  const ways = paddings.flatMap((padding) => {
    const heights = lineHeights(request.lines, request.slices, request.rows, padding);
    return SIDES.flatMap((side) => {
      const rounded = request.rounding[side];
      const plain = wayOf(
        request,
        heights,
        side,
        new Set(),
        rounded + (across.amid === true ? AMID_YET_NOT_ACROSS : 0),
      );
      if (across.tokens.length === 0) return [plain];
      const over = new Set(across.tokens);
      return [plain, wayOf(request, heights, side, over, rounded + (across.amid === false ? NOT_AMID : 0))];
    });
  });
  const best = cheapest(ways) as Way;
  const labelled = labelRows(best.labels);
  const found = { ...groupsOf(labelled, best.labels), margins: labelled.margins };
  const plain = withRivals(found, best, ways);
  const other = cheapest(ways.filter((way) => way.isAcross !== best.isAcross));
  if (other === undefined) return plain;
  const near = rowsWith(across.tokens, [...found.level1, ...found.level2]);
  const margins = plain.margins.map((margin, row) =>
    near.has(row) ? Math.min(margin, marginOver(best.cost, other.cost)) : margin,
  );
  return { ...plain, margins };
}

/**
 * Margins that count other distances of rows and other sides too: where a reading of these that costs little more puts other labels beside a
 * row, the row is no surer than that.
 */
function withRivals(found: PlacedLabels, best: Way, ways: readonly Way[]): PlacedLabels {
  const own = rowLabels(found);
  const margins = [...found.margins];
  for (const way of ways) {
    const dearer = marginOver(best.cost, way.cost);
    if (way === best || way.isAcross !== best.isAcross || dearer >= DOUBT_MARGIN) continue;
    rowLabels(groupsOf(way.found, way.labels)).forEach((labels, row) => {
      if (labels !== own[row]) margins[row] = Math.min(margins[row] as number, dearer);
    });
  }
  return { ...found, margins };
}

/** What each row has as labels. */
function rowLabels({ level1, level2 }: Pick<PlacedLabels, 'level1' | 'level2'>): readonly string[] {
  const ofGroups = (groups: readonly TokenGroup[]): readonly string[] =>
    groups.flatMap(({ from, to, tokens }) =>
      Array.from({ length: to - from }, () => tokens.map(({ line, from: at }) => `${line}:${at}`).join()),
    );
  const [one, two] = [ofGroups(level1), ofGroups(level2)];
  return Array.from({ length: Math.max(one.length, two.length) }, (_, row) => `${one[row]}|${two[row]}`);
}

function paddingsOf({ blankShare, rows }: PlaceRequest): readonly number[] {
  if (blankShare > 0.5) return WIDE_PADDINGS;
  const isEven = rows.every(({ slices }) => slices.length === rows[0]?.slices.length);
  return isEven ? PADDINGS : [...PADDINGS, FURTHER];
}

function cheapest(ways: readonly Way[]): Way | undefined {
  return ways.reduce<Way | undefined>(
    (best, way) => (best === undefined || way.cost < best.cost ? way : best),
    undefined,
  );
}

/** Rows under a label that holds one of the tokens. */
function rowsWith(tokens: readonly Token[], groups: readonly TokenGroup[]): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const group of groups) {
    if (!group.tokens.some((token) => tokens.includes(token))) continue;
    for (let row = group.from; row < group.to; row++) rows.add(row);
  }
  return rows;
}

interface Way {
  readonly labels: LabelsRequest;
  /** What they cover at best, nearly. */
  readonly found: LabelGroups;
  readonly isAcross: boolean;
  readonly cost: number;
}

function wayOf(
  request: PlaceRequest,
  heights: LineHeights,
  side: 'upper' | 'lower',
  across: ReadonlySet<Token>,
  price: number,
): Way {
  const { tokens1, tokens2, texts, cutAbove, cutBelow, breaks, amid } = request;
  const rounding = { upper: 0, between: 0, lower: 0, [side === 'upper' ? 'lower' : 'upper']: OTHER_SIDE };
  const textLines = request.slices.map(({ line }) => heights.of(line)).sort((a, b) => a - b);
  const own1 = tokens1?.filter((token) => !across.has(token));
  const own2 = tokens2?.filter((token) => !across.has(token));
  const found1 =
    own1 === undefined ? null : layoutLabels('level1', labelLines([...own1, ...across], heights));
  const found2 = own2 === undefined ? null : layoutLabels('level2', labelLines(own2, heights));
  const [level1, level2] = [found1?.labels ?? null, found2?.labels ?? null];
  const spanning = new Set([...(level1 ?? []).keys()].filter((at) => isAcross(level1?.[at], across)));
  const labels = {
    rows: heights.rows,
    texts,
    level1,
    level2,
    spanning,
    cutAbove,
    cutBelow,
    breaks,
    textLines,
    rounding,
    amid,
  };
  const found = nearlyBest(labels);
  return {
    labels,
    found,
    isAcross: across.size > 0,
    cost: found.cost + (found1?.cost ?? 0) + (found2?.cost ?? 0) + price,
  };
}

function labelLines(tokens: readonly Token[], heights: LineHeights): readonly LabelLine[] {
  const lines = new Map<number, Token[]>();
  for (const token of tokens) lines.set(token.line, [...(lines.get(token.line) ?? []), token]);
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([line, own]) => ({ line, height: heights.of(line), tokens: own.sort((a, b) => a.from - b.from) }));
}

/** Middles of the labels of level 2, counted in lines that hold anything; `lines` are their tokens on each of these. */
export function labelMiddles(lines: readonly (readonly Token[])[]): readonly number[] {
  const own = lines.flatMap((tokens, height) =>
    tokens.length === 0 ? [] : [{ line: height, height, tokens }],
  );
  return layoutLabels('level2', own).labels.map((label) => (label.top + label.bottom) / 2);
}

function isAcross(label: LayoutLabel | undefined, across: ReadonlySet<Token>): boolean {
  return label?.lines.some((line) => line.tokens.some((token) => across.has(token))) ?? false;
}

function groupsOf(found: LabelGroups, labels: LabelsRequest): Pick<PlacedLabels, 'level1' | 'level2'> {
  return {
    level1: groupsWithTokens(found.level1, labels.level1 ?? []),
    level2: groupsWithTokens(found.level2, labels.level2 ?? []),
  };
}

/** A label no group has stays with the last one that has any, so that nothing is lost. */
function groupsWithTokens(
  groups: readonly RowGroup[],
  labels: readonly LayoutLabel[],
): readonly TokenGroup[] {
  const used = new Set(groups.map((group) => group.label));
  const last = Math.max(
    0,
    groups.findLastIndex((group) => group.label !== null),
  );
  return groups.map((group, index) => {
    const own = labels.filter((_, at) => at === group.label || (index === last && !used.has(at)));
    return { ...group, tokens: own.flatMap((label) => label.lines.flatMap((line) => line.tokens)) };
  });
}

/** Lines of it stand below each other within this many columns of characters. */
const STACKED = 3;

/** The tokens of a 满意度 that may be printed across both levels: with no label beside it, and no level 1 of its name elsewhere. */
function acrossTokens(request: PlaceRequest): {
  readonly tokens: readonly Token[];
  /** Whether they stand amid the two columns; null where only one of these shows where it stands. */
  readonly amid: boolean | null;
} {
  const none = { tokens: [], amid: null };
  const [one, two] = [request.tokens1 ?? [], request.tokens2 ?? []];
  const both = [...one, ...two].sort((a, b) => a.line - b.line || a.from - b.from);
  const alone = both.filter((token) => !both.some((other) => other !== token && other.line === token.line));
  for (let at = alone.length - 1; at >= 0; at--) {
    for (let to = alone.length; to > at; to--) {
      const tokens = alone.slice(at, to);
      if (to - at > MOST_LABEL_LINES || !isSatisfaction(tokens) || !isStack(tokens)) continue;
      const above = alone[at - 1];
      if (above !== undefined && isLevel2Name(textOf([above, ...tokens])) && isStack([above, ...tokens]))
        return none;
      const others = one.filter((token) => !tokens.includes(token));
      if (textOf(others).includes('满意')) return none;
      return {
        tokens,
        amid: isAmid(
          tokens,
          [...others, ...request.heads[0]],
          [...two.filter((token) => !tokens.includes(token)), ...request.heads[1]],
        ),
      };
    }
  }
  return none;
}

function isSatisfaction(tokens: readonly Token[]): boolean {
  const { name } = splitLevelWeight(textOf(tokens));
  return isLevel1Name(name) && level1Code(name) === '满意度指标';
}

function isStack(tokens: readonly Token[]): boolean {
  return tokens.every((token, i) => {
    const above = tokens[i - 1];
    return (
      above === undefined ||
      (Math.abs(token.from - above.from) <= STACKED && token.line - above.line <= STACKED)
    );
  });
}

/** Columns of characters by which a place must be nearer than another to tell: pdftotext sets a character down in a whole one. */
const BETWEEN = 0.5;

/** Whether the tokens stand between the middles of the two columns; null where that is as near as one of these. */
function isAmid(tokens: readonly Token[], one: readonly Token[], two: readonly Token[]): boolean | null {
  if (one.length === 0 || two.length === 0) return null;
  const [left, right] = [median(one.map(middle)), median(two.map(middle))];
  const own = tokens.reduce((sum, token) => sum + middle(token), 0) / tokens.length;
  const centred = Math.abs(own - (left + right) / 2);
  const inColumn = Math.min(Math.abs(own - left), Math.abs(own - right));
  return Math.abs(centred - inColumn) < BETWEEN ? null : centred < inColumn;
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join('');
}

function middle(token: Token): number {
  return (token.from + token.to) / 2;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
