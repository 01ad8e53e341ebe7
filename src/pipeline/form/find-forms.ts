/** Blocks in reading order → the forms among them. */
import type { Problem } from '../../parsers/page.ts';
import type { Block, Grid, TextBlock } from '../tables/block.ts';
import type { BodyRequest } from './body-rows.ts';
import { itemText, type Place, type PrintedItem } from './claims.ts';
import {
  type ColumnHeader,
  type ColumnSet,
  columnHeaderAt,
  headerText,
  namesLevels,
} from './column-header.ts';
import { continues, matchColumns } from './continuation.ts';
import { isClosingLine, isCutOff, isOfPage, opensSection, overBarePage } from './page-lines.ts';
import { FormBuilder } from './form-builder.ts';
import { cellsOf, cellText, GridIndex } from './grid-index.ts';
import { isHeadLabel, startsForm } from '../../glossary/head-labels.ts';
import { isMostlyLabelled } from './head-fields.ts';
import { headerlessTableAt } from './headerless-table.ts';
import { mayNameProject, projectBandAt } from './project-bands.ts';
import { nextProject, partedIn, type ProjectList, projectHead, projectList } from './project-list.ts';
import type { RawForm } from './raw-form.ts';
import { rowsPrintedAgain, type TitleAgain, titleAgain } from './title-again.ts';
import { takeHeading, takeTitleLines, titleCell } from './title-parts.ts';
import { UnreadForms } from './unread-form.ts';
import { yearsTarget } from './years-column.ts';
import { isAnnexLine, isContinuationTitle, isPageFurniture, isTitle } from '../../glossary/titles.ts';

/** What some pages more have brought to an end. */
export interface FoundForms {
  readonly forms: readonly RawForm[];
  /** Problems of pages and lines, not of a form; of this stage: what is printed and found no place. */
  readonly problems: readonly Problem[];
}

/** Told of every printed item where it ended, once that is settled: the conservation rule. */
export type PlaceWatch = (item: PrintedItem, place: Place) => void;

/**
 * Finds the forms of a document whose blocks come page by page, in reading order. A form is handed out when what follows shows that
 * it is over; until then only that form and the last lines are kept, however long the document is.
 */
export class FormReader {
  private readonly finder: FormFinder;
  private readonly unread = new UnreadForms();

  constructor(onPlaced: PlaceWatch = () => {}) {
    this.finder = new FormFinder(this.unread, (item, place) => {
      if (place === 'outside') this.unread.add(item);
      onPlaced(item, place);
    });
  }

  /** Reads on; gives the forms that ended before or among these blocks. */
  push(blocks: readonly Block[]): FoundForms {
    for (const block of blocks) {
      if (block.kind === 'text') this.finder.text(block);
      else this.finder.grid(block);
    }
    const items = blocks.flatMap((block): readonly PrintedItem[] =>
      block.kind === 'text' ? [block] : block.cells,
    );
    // A line may wait for what follows it; whatever else found no place by now never will.
    const homeless = items.filter((item) => itemText(item).trim() !== '' && !this.finder.knows(item));
    for (const item of homeless) this.finder.place(item, 'unassigned');
    return { forms: this.finder.takeForms(), problems: homeless.map(unassigned) };
  }

  /** The form that was under way when the document ended, if any, and where a form may have been missed. */
  finish(): FoundForms {
    this.finder.finish();
    return { forms: this.finder.takeForms(), problems: this.unread.problems() };
  }
}

function unassigned(item: PrintedItem): Problem {
  const message = `printed inside a form, and no part of it is known to hold it: ${itemText(item).slice(0, 60)}`;
  return { code: 'unassigned-text', message, severity: 'review', locator: item.locator };
}

/** Lines kept where no form is under way: more than stand between a title, set in several lines, and its table. */
const LINES_KEPT = 30;
/** More lines than this (about four pages) after a form's last table are a text of their own: the form is over. */
const MOST_WAITING = 200;

/** Rows of a grid from one on, up to where something else begins. */
type Rows = Pick<BodyRequest, 'index' | 'from' | 'endsAt'>;

class FormFinder {
  private forms: RawForm[] = [];
  private readonly unread: UnreadForms;
  private readonly onPlaced: PlaceWatch;
  /** Items settled since the last `takeForms`; those of a form under way are its claims. */
  private settled = new Set<PrintedItem>();
  private builder: FormBuilder | null = null;
  /** Lines since the last grid or title, not yet placed. */
  private waiting: TextBlock[] = [];
  /** The grid before, where the indicators of the form under way reached its end. */
  private lastGrid: Grid | null = null;
  private sets: readonly ColumnSet[] | null = null;
  /** The grid before, where the form under way has no indicators yet: it holds their header, or its head. */
  private headGrid: Grid | null = null;
  /** Lines other than page numbers stand between the grid that is read and the one before. */
  private isParted = false;
  /** The title of the form under way, printed again on the next page, and what followed: another form's, or the page's head. */
  private again: TitleAgain | null = null;

  constructor(unread: UnreadForms, onPlaced: PlaceWatch) {
    this.unread = unread;
    this.onPlaced = onPlaced;
  }

  text(block: TextBlock): void {
    if (this.again !== null) {
      if (this.again.take(block)) return;
      this.openAnother();
    }
    if (isContinuationTitle(block.text)) {
      // It goes on with a form; where none is under way, it goes on with some other table.
      if (this.builder === null) this.wait(block);
      else this.builder.note([block]);
    } else if (isTitle(block.text)) {
      const title = [...takeTitleLines(this.waiting, block), block];
      this.again = titleAgain(this.builder, this.lastGrid ?? this.headGrid, title);
      if (this.again === null) this.open(title);
    } else if (isAnnexLine(block.text)) {
      this.close();
      this.outside([block]);
    } else if (this.builder?.takeYearLine(block) !== true) {
      this.wait(block);
    }
  }

  /** Whether an item has its place, or waits for one. */
  knows(item: PrintedItem): boolean {
    return (
      this.settled.has(item) ||
      this.builder?.claims.has(item) === true ||
      this.again?.has(item) === true ||
      ('text' in item && this.waiting.includes(item))
    );
  }

  place(item: PrintedItem, place: Place): void {
    this.settled.add(item);
    this.onPlaced(item, place);
  }

  /** The forms that ended since the last call. */
  takeForms(): readonly RawForm[] {
    const { forms } = this;
    this.forms = [];
    this.settled = new Set();
    return forms;
  }

  grid(grid: Grid): void {
    const index = new GridIndex(grid);
    this.isParted = this.waiting.some((line) => !isPageFurniture(line.text));
    this.lastGrid = overBarePage(this.lastGrid, this.waiting, grid);
    const top = this.printedAgain(index);
    let row = top;
    let headFrom = top;
    const before =
      this.sets !== null && this.goesOn(grid) ? { page: this.lastGrid!.page, sets: this.sets } : null;
    if (this.sets !== null && before !== null) {
      this.settle('inside', grid);
      row = headFrom = this.body(index, top, matchColumns(this.sets, this.lastGrid!, grid), true);
    }
    while (row < grid.rowCount) {
      const title = titleCell(index, row);
      const header = title === null ? this.headerAt(index, row) : null;
      if (title !== null || (header === null && this.startsNext(index, row))) {
        this.head(index, headFrom, row);
        this.open(title === null ? [] : [title]);
        headFrom = title === null ? row : row + 1;
        row++;
      } else if (header !== null) {
        this.head(index, headFrom, row);
        const isSame = headerText(header.sets) === headerText(this.sets);
        if (isSame && row > top && mayNameProject(index, row - 1))
          this.builder?.doubtProjects(index.at(row - 1, 0)!);
        // The header printed again at the top of a page: the row above it may have been cut by the page's end.
        const isRepeated = row === top && before !== null && before.page !== grid.page;
        row = headFrom = this.table(
          index,
          header,
          isRepeated && headerText(header.sets) === headerText(before.sets),
        );
      } else {
        row++;
      }
    }
    this.lastGrid = headFrom === grid.rowCount ? grid : null;
    this.head(index, headFrom, grid.rowCount);
    this.headGrid = this.builder?.hasRows === false ? grid : null;
  }

  finish(): void {
    if (this.again !== null) this.openAnother();
    this.close();
  }

  private wait(line: TextBlock): void {
    this.waiting.push(line);
    if (this.builder === null) this.outside(this.waiting.splice(0, this.waiting.length - LINES_KEPT));
    else if (this.waiting.length > MOST_WAITING) this.close();
  }

  /** A title that was printed again turned out to be another form's. */
  private openAnother(): void {
    const { title, after } = this.again!;
    this.again = null;
    this.open(title);
    for (const line of after) this.text(line);
  }

  /** Rows at the top of a grid that print the title and head of the form under way once more; 0 where they are another form's. */
  private printedAgain(index: GridIndex): number {
    const { builder, sets } = this;
    const lastGrid = this.lastGrid ?? this.headGrid;
    const lines = this.again?.lines ?? [];
    const rows =
      builder === null || lastGrid === null
        ? null
        : rowsPrintedAgain({ builder, lastGrid, sets, lines }, index);
    if (rows !== null && rows + lines.length > 0) {
      this.again = null;
      builder!.printedAgain([...lines, ...cellsOf(index.grid, 0, rows)]);
      return rows;
    }
    if (this.again !== null) this.openAnother();
    return 0;
  }

  /** A grid without a header of its own that belongs to the table before it. */
  private goesOn(grid: Grid): boolean {
    return (
      this.builder !== null &&
      this.lastGrid !== null &&
      this.waiting.every((line) => isOfPage(line, this.lastGrid!, grid)) &&
      this.sets !== null &&
      continues(this.sets, this.lastGrid, grid)
    );
  }

  /** Whether another form begins in a row though no title says so: its first label comes again. */
  private startsNext(index: GridIndex, row: number): boolean {
    const first = index.starting(row).find((cell) => cellText(cell) !== '');
    if (first === undefined || !startsForm(cellText(first))) return false;
    return this.builder?.hasRows !== false;
  }

  /** The header of an indicator table. One without levels (指标 | 目标值) heads plan figures, but where a form waits for its indicators. */
  private headerAt(index: GridIndex, row: number): ColumnHeader | null {
    const header = columnHeaderAt(index, row);
    if (header === null) return this.builder?.hasRows === false ? headerlessTableAt(index, row) : null;
    if (namesLevels(header)) return header;
    const speaksOfIt = this.waiting.some(
      (line) => /绩效/u.test(line.text) && !/分配|安排|分解|下达|汇总|考核/u.test(line.text),
    );
    const asked =
      this.builder === null
        ? speaksOfIt
        : !this.builder.hasRows || headerText(header.sets) === headerText(this.sets);
    return asked ? header : null;
  }

  private table(index: GridIndex, header: ColumnHeader, continuation: boolean): number {
    const builder = this.builder ?? this.open([]);
    this.settle('inside');
    builder.header(header.cells);
    this.sets = yearsTarget(header.sets, builder.year);
    return this.body(index, header.bodyRow, this.sets, continuation);
  }

  private body(index: GridIndex, from: number, sets: readonly ColumnSet[], continuation: boolean): number {
    this.sets = sets;
    const endsAt = (row: number) =>
      titleCell(index, row) !== null ||
      columnHeaderAt(index, row) !== null ||
      startsForm(cellText(index.starting(row).find((cell) => cellText(cell) !== '')));
    const list = projectList(sets);
    const end =
      list === null
        ? this.banded({ index, from, endsAt }, continuation)
        : this.projects(list, { index, from, endsAt }, continuation);
    if (end > from) this.isParted = false;
    return end;
  }

  /** The body of one form, or of several where the projects' names stand across the table. */
  private banded({ index, from, endsAt }: Rows, continuation: boolean): number {
    const endsBefore = (row: number) => endsAt(row) || projectBandAt(index, row) !== null;
    for (let at = from; ; ) {
      if (at === index.grid.rowCount || endsAt(at)) return at;
      const band = projectBandAt(index, at);
      if (band !== null) {
        if (this.builder!.hasRows) this.openProject();
        this.builder!.beginBand(band);
        at++;
      }
      const goesOn = continuation && at === from;
      at = this.builder!.body({ index, from: at, sets: this.sets!, endsAt: endsBefore }, goesOn);
    }
  }

  /** The body of a table that lists projects: a form each. */
  private projects(list: ProjectList, { index, from, endsAt }: Rows, continuation: boolean): number {
    for (let at = from, goesOn = continuation; ; goesOn = false) {
      // The header printed again at the top of a page names no project.
      if (at === index.grid.rowCount || endsAt(at)) return at;
      const builder = this.builder!;
      const isRest = goesOn && builder.takeRest(projectHead(list, index, at), list.name.header);
      if (!isRest && nextProject(list, index, at, builder.project) === at) {
        if (builder.project !== null) this.openProject();
        const name = index.at(at, list.name.from)!;
        this.builder!.beginProject(cellText(name), projectHead(list, index, at), partedIn(index.grid, name));
      }
      const next = nextProject(list, index, at + 1, this.builder!.project);
      const endsBefore = (row: number) => row >= next || endsAt(row);
      at = this.builder!.body({ index, from: at, sets: list.sets, endsAt: endsBefore }, goesOn);
    }
  }

  /** The next project of a list: its form has the title of the one before. */
  private openProject(): void {
    const { sets } = this;
    const next = this.builder!.another();
    this.close();
    this.builder = next;
    this.sets = sets;
  }

  private head(index: GridIndex, from: number, to: number): void {
    if (from >= to) return;
    const labels = cellsOf(index.grid, from, to).filter((cell) => isHeadLabel(cellText(cell)));
    const isParted =
      this.waiting.some((line) => opensSection(line.text)) && this.builder?.hasSections === false;
    const isOther =
      this.builder?.hasRows === true &&
      (labels.length === 0 || (from === 0 && (isParted || !isMostlyLabelled(index, to))));
    if (this.builder === null || isOther) {
      this.settle('outside');
      if (isOther && this.unread.addBehindForm(cellsOf(index.grid, from, to))) this.builder!.doubtLastRow();
      this.outside(cellsOf(index.grid, from, to));
      if (this.builder?.hasRows === true) this.close();
      return;
    }
    this.settle('inside');
    this.builder.head(index, from, to);
  }

  private open(title: readonly PrintedItem[]): FormBuilder {
    const lines = [...this.waiting];
    const heading = title.length === 0 ? takeHeading(this.waiting) : [];
    // What stands between a heading and its table is the form's: the year, 部门名称：….
    const behind = heading.length === 0 ? [] : this.waiting.splice(lines.indexOf(heading[0]!));
    const isBare = title.length + heading.length === 0 && !this.isParted;
    // One form after another in one table, or on its next page: what stands above the first stands above all.
    const next = isBare && this.builder?.hasRows === true ? this.builder.another() : null;
    this.close();
    this.builder = next ?? new FormBuilder(title.length === 0 ? heading : title);
    this.waiting = behind;
    return this.builder;
  }

  private close(): void {
    const { builder } = this;
    this.settle('after');
    this.builder = null;
    this.sets = null;
    this.headGrid = null;
    if (builder === null) return;
    const form = builder.finish();
    if (form !== null) this.forms.push(form);
    for (const [item, place] of builder.claims.entries()) this.place(item, form === null ? 'outside' : place);
  }

  /** Places the waiting lines: inside a form all but page furniture are its notes, after it only what speaks of it. */
  private settle(where: 'inside' | 'outside' | 'after', next: Grid | null = null): void {
    const lines = this.waiting;
    this.waiting = [];
    for (const line of lines) {
      const own =
        this.builder !== null &&
        !isPageFurniture(line.text) &&
        (where === 'inside' || (where === 'after' && this.builder.hasRows && isClosingLine(line.text)));
      if (own && where === 'inside') this.builder!.between(line, next !== null && isCutOff(line, next));
      else if (own) this.builder!.line(line);
      else this.outside([line]);
    }
  }

  private outside(items: readonly PrintedItem[]): void {
    for (const item of items) if (itemText(item).trim() !== '') this.place(item, 'outside');
  }
}
