/** Gathers one form: title, head, rows, notes. */

import { compact } from '../../glossary/compact.ts';
import { inlineField, labelledPieces } from '../../glossary/head-labels.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../glossary/levels.ts';
import { readsLikeRow } from '../../glossary/row-shape.ts';
import { isTitle, isYearLine } from '../../glossary/titles.ts';
import type { Locator, Problem } from '../../parsers/page.ts';
import type { Cell, TextBlock } from '../tables/block.ts';
import type { BodyRow } from './body-row.ts';
import { type BodyRequest, bodyRows } from './body-rows.ts';
import { carryLevels } from './carry-levels.ts';
import { Claims, itemText, type Place, type PrintedItem } from './claims.ts';
import { ColumnHabits } from './column-habits.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { headFields } from './head-fields.ts';
import { joinParts, withRestUnread } from './join-cut-rows.ts';
import { listedRows } from './listed-indicators.ts';
import { opensSection } from './page-lines.ts';
import { headField, partOf, printed } from './printed.ts';
import type { ProjectBand } from './project-bands.ts';
import { completesProject, type PartedProjects } from './project-list.ts';
import type { HeadField, Printed, RawForm, RawRow } from './raw-form.ts';
import { rawRow } from './raw-row.ts';
import { yearIn } from './years-column.ts';

/** Where what a form prints on each of its pages may stand. */
const HEAD_PLACES: ReadonlySet<Place> = new Set<Place>([
  'title',
  'year-line',
  'head-label',
  'head-value',
  'side-label',
]);

/** Fewer fields are a line above some table: 单位：万元. */
const LEAST_FIELDS = 2;

export class FormBuilder {
  readonly claims = new Claims();
  private readonly title: readonly PrintedItem[];
  private yearLine: PrintedItem | null = null;
  private readonly fields: HeadField[] = [];
  private readonly notes: Printed[] = [];
  /** Rows page by page; a page without any has an empty part. */
  private readonly parts: (readonly BodyRow[])[] = [];
  private readonly habits = new ColumnHabits();
  private readonly pages = new Set<number>();
  /** Lines between its tables that read like rows. */
  private readonly strays: TextBlock[] = [];

  /** The name of the project, where a table lists several, and how many fields stood above all of them. */
  private projectName: string | null = null;
  private sharedFields = 0;
  /** The cells beside the project's rows by their columns' names, and where the field of each stands. */
  private readonly projectCells = new Map<string, { readonly at: number; readonly cells: readonly Cell[] }>();
  /** Whether no table of it has begun: what is printed above the first is said of all. */
  private isAboveTables = true;
  /** It has its title, and the fields above the tables, from the form before. */
  private isShared = false;
  private readonly doubts: Problem[] = [];
  /** What is doubted of every row of it. */
  private readonly rowDoubts: Problem[] = [];

  constructor(title: readonly PrintedItem[], sharesTitle = false) {
    this.title = title;
    if (!sharesTitle) for (const item of title) this.take(item, 'title');
  }

  get project(): string | null {
    return this.projectName;
  }

  /** A form under the same title, year line and fields (单位：万元), which are this one's. */
  another(): FormBuilder {
    const next = new FormBuilder(this.title, true);
    next.yearLine = this.yearLine;
    next.fields.push(...this.fields.slice(0, this.sharedFields));
    next.sharedFields = this.sharedFields;
    next.isAboveTables = false;
    next.isShared = true;
    return next;
  }

  /** A project of a list: what stands beside its rows is its head. */
  beginProject(
    name: string,
    head: readonly { readonly label: string; readonly cell: Cell }[],
    parted: PartedProjects = 'by-lines',
  ): void {
    if (parted !== 'by-lines') this.doubts.push(severalProjects(head[0]?.cell.locator ?? null));
    if (parted === 'in-running-text') this.rowDoubts.push(...this.doubts);
    // Above a list of projects a head may stand in the table as well.
    if (this.projectName === null && !this.hasRows && !this.isShared) this.sharedFields = this.fields.length;
    this.projectName = name;
    this.addToProject(head);
  }

  /** A project whose name stands across the table above its rows. */
  beginBand({ cell, name, fields }: ProjectBand): void {
    this.projectName = name;
    this.take(cell, 'head-value');
    this.fields.push(...fields);
  }

  /** Its columns' names come again below a text across the table, which may be another project's name. */
  doubtProjects(heading: Cell): void {
    if (!this.hasRows) return;
    const message = `the columns' names come again below this line, which may be another project's name: ${cellText(heading)}`;
    this.doubts.push({ code: 'projects-unparted', message, severity: 'review', locator: heading.locator });
  }

  /** Takes what stands beside the first rows of a page, where it is the rest of this project's head. */
  takeRest(head: readonly { readonly label: string; readonly cell: Cell }[], nameLabel: string): boolean {
    const before = new Map(
      [...this.projectCells].map(([label, { cells }]) => [label, cells.map(cellText).join('')]),
    );
    const here = new Map(head.map(({ label, cell }) => [label, cellText(cell)]));
    if (this.projectName === null || !completesProject(before, here)) return false;
    this.projectName += here.get(nameLabel) ?? '';
    this.addToProject(head);
    return true;
  }

  private addToProject(head: readonly { readonly label: string; readonly cell: Cell }[]): void {
    const before = new Map(this.projectCells);
    for (const { label, cell } of head) {
      this.take(cell, 'head-value');
      const known = before.get(label);
      const cells = [...(known?.cells ?? []), cell];
      const at = known?.at ?? this.fields.length;
      this.fields[at] = headField(label, printed(cells));
      this.projectCells.set(label, { at, cells });
      // Another column of that name has a field of its own.
      before.delete(label);
    }
  }

  /** The title without white space; '' where there is none. */
  get titleText(): string {
    return compact(this.title.map(itemText).join(''));
  }

  /** The year its title or the line below states; null where they state none. */
  get year(): number | null {
    return (
      yearIn(this.yearLine === null ? this.titleText : itemText(this.yearLine)) ?? yearIn(this.titleText)
    );
  }

  /** Whether a text stands in the form's title or head. */
  hasPrinted(text: string): boolean {
    const asked = compact(text);
    for (const [item, place] of this.claims.entries()) {
      if (HEAD_PLACES.has(place) && compact(itemText(item)) === asked) return true;
    }
    return false;
  }

  /** Whether rows of a label were followed by others: it then heads no row of this form again. */
  hasLeft(level1: string, level2: string): boolean {
    const rows = this.parts.flat();
    const last = (of: (row: BodyRow) => string) => rows.map(of).findLast((text) => text !== '') ?? '';
    const left = (asked: string, of: (row: BodyRow) => string) =>
      asked !== '' && asked !== last(of) && rows.some((row) => of(row) === asked);
    const first = (row: BodyRow) => row.level1?.text ?? '';
    if (level1 !== '' && level1 !== last(first)) return left(level1, first);
    return left(level2, (row) => row.level2?.text ?? '');
  }

  /** Takes what the form has printed before, as the head of a further page: it says nothing new. */
  printedAgain(items: readonly PrintedItem[]): void {
    for (const item of items) if (itemText(item).trim() !== '') this.take(item, 'note');
  }

  /** A table that nobody could read stands right behind the form's, and may hold the rest of its last row. */
  doubtLastRow(): void {
    const at = this.parts.findLastIndex((part) => part.length > 0);
    const rows = this.parts[at] ?? [];
    const last = rows.at(-1);
    if (last !== undefined) this.parts[at] = [...rows.slice(0, -1), withRestUnread(last)];
  }

  get hasRows(): boolean {
    return this.parts.some((part) => part.length > 0);
  }

  /** Whether it is parted into sections itself (一、基本情况), so that a further one is its own. */
  get hasSections(): boolean {
    return this.notes.some(({ raw }) => opensSection(raw));
  }

  /** Takes a line that states the year under the title; false where it is none or the year is known. */
  takeYearLine(line: PrintedItem): boolean {
    if (this.yearLine !== null || this.hasRows || !isYearLine(itemText(line))) return false;
    this.yearLine = line;
    this.take(line, 'year-line');
    return true;
  }

  note(items: readonly PrintedItem[]): void {
    for (const item of items) this.take(item, 'note');
    this.notes.push(printed(items));
  }

  /**
   * A line between the form's tables. One that reads like a row is none of them: whoever drew the table's bounds may have been wrong.
   *
   * @param isCutOff whether it stands where the rest of a row would, which the page's end has cut
   */
  between(line: TextBlock, isCutOff: boolean): void {
    const isField = inlineField(line.text) !== null;
    const isStray = isCutOff || (line.locator.kind === 'box' && readsLikeRow(line.text));
    if (this.hasRows && !isField && isStray) this.strays.push(line);
    this.line(line);
  }

  /** A line within the form's area: a field where it reads `label：value`, else a note. */
  line(line: TextBlock): void {
    // Under a heading that is no form's title by its name (…汇总表) the year is met only now.
    if (this.takeYearLine(line)) return;
    const whole = printed([line]);
    const pieces = labelledPieces(line.text);
    const fields = pieces.map((piece) => inlineField(piece) ?? unitLine(piece));
    if (fields.every((field) => field === null)) {
      this.note([line]);
      return;
    }
    this.take(line, 'head-value');
    fields.forEach((field, i) => {
      if (field === null) this.notes.push(partOf(whole, pieces[i]!));
      else this.fields.push(headField(field.label, partOf(whole, field.value)));
    });
    if (this.isAboveTables) this.sharedFields = this.fields.length;
  }

  head(index: GridIndex, from: number, to: number): void {
    this.isAboveTables = false;
    for (let row = from; row < to; row++) {
      const [cell, ...others] = index.starting(row).filter((own) => cellText(own) !== '');
      if (cell !== undefined && others.length === 0 && this.takeYearLine(cell)) break;
    }
    const { fields, notes } = headFields(index, from, to, this.claims);
    this.fields.push(...fields);
    this.notes.push(...notes);
    this.addPage(index.grid.locator);
  }

  header(cells: readonly Cell[]): void {
    this.isAboveTables = false;
    for (const cell of cells) if (cellText(cell) !== '') this.take(cell, 'column-header');
  }

  /** Reads body rows; returns the grid row at which they end. `continuation`: they go on from a page before. */
  body(request: Omit<BodyRequest, 'claims' | 'goesOn'>, continuation: boolean): number {
    const before = continuation ? this.parts.at(-1) : undefined;
    const goesOn = before !== undefined && before.length > 0;
    const part = bodyRows({ ...request, claims: this.claims, goesOn });
    this.fields.push(...part.fields);
    this.notes.push(...part.notes);
    if (part.end === request.from) return part.end;
    this.addPage(request.index.grid.locator);
    this.habits.add(part.rows);
    if (goesOn) {
      const joined = joinParts(before, part, this.habits);
      this.parts.splice(-1, 1, joined.before, joined.after);
    } else {
      this.parts.push(part.rows);
    }
    return part.end;
  }

  /** The form; null where what was gathered is none: no indicator, and no head that tells of one. */
  finish(): RawForm | null {
    const levels = carryLevels(this.parts);
    const rows = this.parts
      .flat()
      .flatMap((row, i) => listedRows(row).map((own) => rawRow(own, levels[i]!, this.rowDoubts)));
    if (rows.length === 0 && (this.title.length === 0 || this.fields.length < 3)) return null;
    if (!this.speaksOfIndicators(rows)) return null;
    return {
      title: this.title.length === 0 ? null : printed(this.title),
      yearLine: this.yearLine === null ? null : printed([this.yearLine]),
      fields: this.fields,
      rows,
      notes: this.notes,
      pages: [...this.pages].sort((a, b) => a - b),
      problems: this.formProblems(rows),
    };
  }

  /**
   * Whether anything says that these are a form's indicators: its title, its head, one level of the standard or of a whole department, or
   * columns for the first level and the third. Tables of plan figures and of appraisals have columns of the same names, and none of that.
   */
  private speaksOfIndicators(rows: readonly RawRow[]): boolean {
    const isLevel = (label: Printed | null) => {
      const { name } = splitLevelWeight(label?.raw ?? '');
      return isLevel1Name(name) || isLevel2Name(name);
    };
    return (
      isTitle(this.titleText) ||
      this.fields.length >= LEAST_FIELDS ||
      rows.some((row) => isLevel(row.level1) || isLevel(row.level2)) ||
      this.parts.flat().some((row) => row.level1 !== null && row.cells.level3?.some(hasText) === true)
    );
  }

  private formProblems(rows: readonly RawRow[]): Problem[] {
    const problems: Problem[] = [...this.doubts];
    if (this.title.length === 0) {
      problems.push({
        code: 'title-missing',
        message: 'no title (…绩效目标表) was found above the table',
        severity: 'info',
        locator: rows[0]?.target.locators[0] ?? null,
      });
    }
    if (rows.length === 0) {
      problems.push({
        code: 'no-indicators',
        message: 'the form has a head, but no indicator row was found',
        severity: 'review',
        locator: this.title[0]?.locator ?? null,
      });
    }
    for (const line of this.strays) {
      problems.push({
        code: 'text-unassigned',
        message: `this line stands between the form's tables like a row or the rest of one, and is part of none: ${line.text}`,
        severity: 'review',
        locator: line.locator,
      });
    }
    return problems;
  }

  private take(item: PrintedItem, place: Parameters<Claims['claim']>[1]): void {
    this.claims.claim(item, place);
    this.addPage(item.locator);
  }

  private addPage(locator: Locator): void {
    if (locator.kind !== 'line' && locator.page !== null) this.pages.add(locator.page);
  }
}

function severalProjects(locator: Locator | null): Problem {
  const message = "a list of projects without lines: which rows are which project's nothing tells";
  return { code: 'projects-unparted', message, severity: 'review', locator };
}

function hasText(cell: Cell): boolean {
  return cellText(cell) !== '';
}

/** `单位：万元` above a table is the unit of its sums. */
function unitLine(text: string): { label: string; value: string } | null {
  const match = /^[（(]?(金额单位|单位|计量单位)[:：]\s*(人民币)?([万亿千]?元)[)）]?$/u.exec(text.trim());
  return match === null ? null : { label: match[1]!, value: match[3]! };
}
