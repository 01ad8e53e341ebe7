/** The indicator tables of a page that lines do not enclose, or only in part: found by their headers. */
import type { PositionedPage, Ruling, TextRun } from '../../../parsers/page.ts';
import { compact } from '../../../glossary/compact.ts';
import { countColumns } from '../../../glossary/counted-columns.ts';
import { startsForm } from '../../../glossary/head-labels.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import {
  isAnnexLine,
  isContinuationTitle,
  isPageFurniture,
  isSureFurniture,
  isTitle,
  isYearLine,
} from '../../../glossary/titles.ts';
import type { Grid } from '../block.ts';
import { gridOf } from '../fill-grid.ts';
import { type RunLine, textLines } from '../text-lines.ts';
import { type BodyPlanner, bodyPlan, type ColumnLayout, headerPlan } from './body-plan.ts';
import { columnBounds } from './column-bounds.ts';
import { headerBands } from './header-band.ts';
import type { HeaderBand } from './header-layout.ts';
import { headTable } from './head-plan.ts';
import type { HeaderRuns } from './header-cells.ts';
import { levelsByContent } from './levels-by-content.ts';
import { isSideRun, sideBound, withSide } from './side-label.ts';
import { joinSpaced } from './spaced-runs.ts';
import { cellsApart, numbersApart } from './touching-cells.ts';

export interface UnruledTables {
  readonly grids: readonly { readonly top: number; readonly grid: Grid }[];
  /** Runs in none of the grids. */
  readonly rest: readonly TextRun[];
  /** The layout of a table that reaches the end of the page and may go on. */
  readonly carry: ColumnLayout | null;
}

/** Shape of a text that is a value and nothing else. */
const SURE_VALUE = 0.9;
/** Lines of a table follow each other within this (in em); a wider gap ends it. */
const WIDEST_GAP = 5;
/** A table that ends above this share of the page does not go on to the next. */
const REACHES_END = 0.6;
/** Nor does one that leaves so much more of the page empty (share of its height) than the page before it did: more than a row that did not fit. */
const LEFT_EMPTY = 0.2;

/** A rule that closes a table runs over this share of its header's width; one between two rows may stop at merged labels. */
const CLOSING_RULE = 0.8;
const PARTING_RULE = 0.3;
/** A rule that closes a table stands no further than this (points) below its last line: a cell's padding and the rest of its line. */
const CLOSING_REACH = 30;
/** What runs over the wall between name and value by this much (points) stands in neither; of a table's runs no more than this share do. */
const STRAY = 3;
const STRAY_SHARE = 0.1;
/** A running head is set off from the page's text by more than this (in em), and is no longer than a line of it. */
const SET_OFF = 1.5;
const LONGEST_HEAD = 40;
/** Page numbers stand within this share of the page's height from its edge. */
const MARGIN = 0.14;
/**
 * What stands below a table and is no row of it: who filled it in, remarks. A name may begin alike (审核人员培训率): behind such a word stands a
 * colon, or nothing.
 */
const CLOSING =
  /^(?:填[报表](?:人|单位|日期|说明)|联系(?:人|电话)|单位负责人|审核人|制表人)(?:[（(][^（）()]*[）)]|签[字名章]|盖章)*(?:[:：]|$)|^(?:备注|注|说明)[:：]|^总(?:分|得分)[:：]?[\d.]*$/u;

/** `carry` is the layout of the page before, where its table may go on; `isLast`: no page follows, so that nothing goes on behind this one. */
export function unruledTables(
  page: PositionedPage,
  runs: readonly TextRun[],
  rulings: readonly Ruling[],
  carry: ColumnLayout | null,
  plan: BodyPlanner = bodyPlan,
  isLast = false,
): UnruledTables {
  return new PageTables(page, runs, rulings, plan, isLast).find(carry);
}

class PageTables {
  private readonly page: PositionedPage;
  private readonly lines: readonly RunLine[];
  private readonly rulings: readonly Ruling[];
  private readonly horizontals: readonly Ruling[];
  private readonly grids: { top: number; grid: Grid }[] = [];
  private readonly taken = new Set<TextRun>();

  constructor(
    page: PositionedPage,
    runs: readonly TextRun[],
    rulings: readonly Ruling[],
    plan: BodyPlanner,
    isLast: boolean,
  ) {
    this.page = page;
    this.plan = plan;
    this.isLast = isLast;
    this.rulings = rulings;
    this.horizontals = rulings.filter((r) => r.axis === 'horizontal');
    this.allRuns = joinSpaced(runs);
    this.lines = withoutFurniture(textLines(this.allRuns), page.height, this.horizontals);
  }

  private readonly allRuns: readonly TextRun[];
  private readonly plan: BodyPlanner;
  private readonly isLast: boolean;

  find(carry: ColumnLayout | null): UnruledTables {
    const bands = headerBands(this.lines);
    let layout: ColumnLayout | null = null;
    let at = 0;
    if (carry !== null) {
      const end = this.bodyEnd(0, bands[0]?.from ?? this.lines.length, null);
      const runs = this.lines.slice(0, end).flatMap((line) => line.runs);
      const known = this.carried(carry, runs);
      if (this.fits(known, 0, end)) {
        const after = this.body(withSide(known, runs), null, 0, end, carry.pending === undefined);
        layout = end === this.lines.length ? after : null;
        at = end;
      }
    }
    bands.forEach((band, i) => {
      this.head(at, band.from);
      const limit = bands[i + 1]?.from ?? this.lines.length;
      const counted = this.lines[band.to]?.runs ?? [];
      const isCounted =
        counted.length === band.columns.length && countColumns(counted.map((run) => run.text));
      const from = band.to + (isCounted ? 1 : 0);
      const end = this.bodyEnd(from, limit, band);
      const own = this.layout(band, from, end);
      const continued = (band.from === 0 && carry !== null) || this.isRepeated(at, band.from);
      const found = this.body(own, band, from, end, continued, this.isRepeated(end, bands[i + 1]?.from));
      layout = end === this.lines.length ? found : null;
      at = end;
    });
    this.headAtEnd(at);
    return { grids: this.grids, rest: this.allRuns.filter((run) => !this.taken.has(run)), carry: layout };
  }

  /**
   * The layout of the page before for this page's rows. Bounds that wait for rows to tell them are told from these.
   */
  private carried(carry: ColumnLayout, runs: readonly TextRun[]): ColumnLayout {
    return carry.pending === undefined ? carry : this.columns(carry.pending, runs, this.rulings);
  }

  /** A form's title and head below the page's last table: its indicators follow on the next page. */
  private headAtEnd(from: number): void {
    const title = this.lines.findLastIndex((line, i) => i >= from && isTitle(compact(line.text)));
    if (title >= 0) this.head(title, this.lines.length);
  }

  /** In a text, whose pages leave no other trace, a header right below a table stands at the top of the next page. */
  private isRepeated(end: number, next: number | undefined): boolean {
    return end === next && this.lines[end - 1]?.runs[0]?.line !== undefined;
  }

  private layout(band: HeaderBand, from: number, end: number): ColumnLayout {
    const body = this.lines.slice(from, end).flatMap((line) => line.runs);
    const isBare = end === this.lines.length && body.every((run) => isSideRun(run, band));
    const below = this.rulings.filter((r) => r.to > band.box.y0);
    const layout = this.columns(band, body, below);
    return isBare ? { ...layout, pending: band } : layout;
  }

  private columns(band: HeaderBand, body: readonly TextRun[], among: readonly Ruling[]): ColumnLayout {
    const bounds = columnBounds(band.columns, numbersApart(body, band.columns), among);
    const named = band.columns.map((column) => column.role);
    const roles = levelsByContent(named, bounds, body);
    const side = sideBound(band, body);
    return side === null
      ? { bounds, roles, measures: null }
      : { bounds: [bounds[0]!, side, ...bounds.slice(1)], roles: [null, ...roles], measures: null };
  }

  /** First line from `from` on that is no part of the table's body. */
  private bodyEnd(from: number, limit: number, band: HeaderBand | null): number {
    let end = from;
    for (; end < limit; end++) {
      const line = this.lines[end]!;
      const text = compact(line.text);
      const first = compact(line.runs[0]!.text);
      if (isTitle(text) || isAnnexLine(text) || startsForm(first)) break;
      if ([text, first].some((own) => CLOSING.test(own))) break;
      const em = line.runs[0]!.fontSize;
      if (end > from && line.box.y0 - this.lines[end - 1]!.box.y1 > WIDEST_GAP * em) break;
      if (band !== null && line.runs.some((run) => crosses(run, band))) break;
    }
    return this.beforeLastRule(from, end, band);
  }

  /** What stands below the rule that closes the table is no part of it. */
  private beforeLastRule(from: number, end: number, band: HeaderBand | null): number {
    if (band === null || end <= from) return end;
    const width = band.box.x1 - band.box.x0;
    // A label down the side may begin beside the header and run through the rule below it.
    const rows = this.lines.slice(from, end).filter(({ runs }) => runs.some((run) => !isSideRun(run, band)));
    const first = (rows[0] ?? this.lines[from]!).box;
    const last = this.lines[end - 1]!.box;
    const rules = this.horizontals.filter(
      (r) =>
        r.to - r.from >= width * PARTING_RULE &&
        r.at > (first.y0 + first.y1) / 2 &&
        r.at < last.y1 + CLOSING_REACH,
    );
    const closing = rules.findLast((r) => r.to - r.from >= width * CLOSING_RULE);
    if (closing === undefined) return end;
    let stop = end;
    while (stop > from && this.lines[stop - 1]!.box.y0 > closing.at - 1) stop--;
    // Among rules between all rows, a last row without one has been cut by the page's end.
    return rules.length >= 2 && this.lines.slice(stop, end).some((line) => line.runs.length >= 2)
      ? end
      : stop;
  }

  /** Reads a body; gives the layout with what it taught, or null where there is none. */
  private body(
    layout: ColumnLayout,
    band: HeaderBand | null,
    from: number,
    to: number,
    cutAbove: boolean,
    goesOn = false,
  ): ColumnLayout | null {
    const lines = this.lines.slice(from, to);
    const header = band === null ? [] : this.lines.slice(band.from, band.to).flatMap((line) => line.runs);
    const runs = lines.flatMap((line) => line.runs);
    if (band !== null && layout.pending !== undefined) return this.headerAlone(layout, band, header);
    if (runs.length === 0) return null;
    const apart = cellsApart(runs, layout);
    const bottom = lines.at(-1)!.box.y1;
    const { height } = this.page;
    const isLow = bottom > height * REACHES_END && bottom > (layout.bottom ?? 0) - height * LEFT_EMPTY;
    const reachesEnd = to === this.lines.length && isLow;
    const top = band === null ? lines[0]!.box.y0 : (band.box.y1 + lines[0]!.box.y0) / 2;
    const found = this.plan({
      layout,
      runs: apart.runs,
      rules: this.horizontals.filter((r) => r.at > top && r.at < bottom),
      top,
      header: band === null ? null : headerRuns(layout, band, header),
      cutAbove,
      cutBelow: goesOn || (reachesEnd && !this.isLast),
    });
    if (found === null) return null;
    const grid = gridOf(found.plan, found.cellRuns, this.page.number, 'inferred', found.certainty);
    for (const piece of found.cellRuns.flat()) {
      const run = found.source?.get(piece) ?? piece;
      this.taken.add(apart.source.get(run) ?? run);
    }
    this.grids.push({ top: band?.box.y0 ?? top, grid });
    return { ...layout, measures: found.measures, aligned: found.aligned ?? null, bottom };
  }

  /** A header with nothing below it: the last on its page, its rows may follow on the next. */
  private headerAlone(layout: ColumnLayout, band: HeaderBand, printed: readonly TextRun[]): ColumnLayout {
    const runs = printed.filter((run) => !isSideRun(run, band));
    const { plan, cellRuns } = headerPlan(layout, band, headerRuns(layout, band, runs));
    for (const run of runs) this.taken.add(run);
    this.grids.push({ top: band.box.y0, grid: gridOf(plan, cellRuns, this.page.number, 'inferred') });
    return layout;
  }

  /** The lines above a header up to the form's title. */
  private head(from: number, to: number): void {
    let start = to;
    while (start > from && !isHeading(this.lines[start - 1]!.text)) start--;
    const lines = this.lines.slice(start, to);
    const table = headTable(lines, this.horizontals, this.page.number);
    if (table === null) return;
    const rest = new Set(table.rest);
    for (const run of lines.flatMap((line) => line.runs)) if (!rest.has(run)) this.taken.add(run);
    this.grids.push({ top: lines[0]!.box.y0, grid: table.grid });
  }

  /** Whether of some lines one begins with a level's label and one ends in a value. */
  private holdsRows(from: number, to: number): boolean {
    const lines = this.lines.slice(from, to).filter((line) => line.runs.length > 1);
    return (
      lines.some((line) => isLevelName(line.runs[0]!.text)) &&
      lines.some((line) => valueShape(compact(line.runs.at(-1)!.text)) >= SURE_VALUE)
    );
  }

  /** Whether lines stand in the columns of the page before: some name and some value in their places. */
  private fits(layout: ColumnLayout, from: number, to: number): boolean {
    const inRole = (run: TextRun, role: string) => {
      const middle = (run.box.x0 + run.box.x1) / 2;
      const i = layout.roles.indexOf(role as never);
      return i >= 0 && middle > layout.bounds[i]! && middle < layout.bounds[i + 1]!;
    };
    const runs = this.lines.slice(from, to).flatMap((line) => line.runs);
    // A label may be printed across the first two levels; nothing is printed across a name and its value.
    const walls = layout.bounds.filter((_, i) => layout.roles[i - 1] === 'level3');
    const stray = runs.filter((run) =>
      walls.some((wall) => run.box.x0 < wall - STRAY && run.box.x1 > wall + STRAY),
    );
    const hasBoth = runs.some((run) => inRole(run, 'level3')) && runs.some((run) => inRole(run, 'target'));
    // In a text the columns may stand elsewhere on each page: a label first on its line and a value last on one tell as much.
    if (runs[0]?.line !== undefined && this.holdsRows(from, to)) return true;
    return hasBoth && stray.length <= runs.length * STRAY_SHARE;
  }
}

function isLevelName(text: string): boolean {
  const { name } = splitLevelWeight(compact(text));
  return isLevel1Name(name) || isLevel2Name(name) || isDepartmentLevel2(name);
}

/** The header in the layout's columns, which may have one more on the left than the band. */
function headerRuns(layout: ColumnLayout, band: HeaderBand, runs: readonly TextRun[]): HeaderRuns {
  const ahead = layout.roles.length - band.columns.length;
  const headings = band.headings.map((heading) => ({
    ...heading,
    from: heading.from + ahead,
    to: heading.to + ahead,
  }));
  return { top: band.box.y0, runs, headings };
}

/** Page numbers and running heads stand first or last on the page; the same text elsewhere is a value. */
function withoutFurniture(lines: readonly RunLine[], height: number, rules: readonly Ruling[]): RunLine[] {
  return lines.filter((line, i) => {
    const atTop = i === 0 && line.box.y1 < height * MARGIN;
    const atBottom = i === lines.length - 1 && line.box.y0 > height * (1 - MARGIN);
    if (isSureFurniture(line.text) || isContinuationTitle(line.text)) return false;
    if (atTop && isRunningHead(line, lines[1], rules)) return false;
    return !((atTop || atBottom) && isPageFurniture(line.text));
  });
}

/** A lone text at the top of the page, set off from what follows by a rule or by more than a line. */
function isRunningHead(line: RunLine, next: RunLine | undefined, rules: readonly Ruling[]): boolean {
  const text = compact(line.text);
  if (line.runs.length > 1 || next === undefined || isTitle(text) || isAnnexLine(text)) return false;
  if (looksLikeLevelName(text) || text.length > LONGEST_HEAD) return false;
  const em = line.runs[0]!.fontSize;
  const ruled = rules.some(
    (rule) => rule.at > line.box.y0 && rule.at < next.box.y0 && rule.to > line.box.x1 + em,
  );
  return ruled || next.box.y0 - line.box.y1 > em * SET_OFF;
}

function isHeading(text: string): boolean {
  const bare = compact(text);
  return isTitle(bare) || isAnnexLine(bare) || isYearLine(text);
}

/** Characters of a text without geometry from which on what reaches over two columns is prose: they stand closer than on the page. */
const PROSE_RUN = 20;

/** A run that reaches over the middles of two columns is prose, not a cell; a level's label may be printed across two. */
function crosses(run: TextRun, band: HeaderBand): boolean {
  if (run.line !== undefined && run.text.length < PROSE_RUN) return false;
  const columns = band.columns.filter((column) => column.role !== 'level1' && column.role !== 'level2');
  const middles = columns.map((column) => (column.box.x0 + column.box.x1) / 2);
  return middles.filter((x) => run.box.x0 < x && run.box.x1 > x).length >= 2;
}
