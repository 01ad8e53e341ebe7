/** Signs of a form among what ended outside every form: a table nobody could read must not pass for a letter. */
import { columnRole } from '../../glossary/columns.ts';
import { compact } from '../../glossary/compact.ts';
import {
  isLevel1Name,
  isLevel2Name,
  level1Code,
  level2Code,
  splitLevelWeight,
} from '../../glossary/levels.ts';
import { isTitle } from '../../glossary/titles.ts';
import type { Problem } from '../../parsers/page.ts';
import { itemText, type PrintedItem } from './claims.ts';

/**
 * An indicator table shows itself by the names of its columns and of its levels, each in a cell or on a line of its own: two kinds
 * of level at least, and with the columns four names. The least form met has three columns of levels and two levels. Prose names
 * them within sentences; an allocation table has 数量 or 成本 as a column, and no level.
 */
const LEAST_SIGNS = 4;
/** Under a form's title three are: 产出指标 | 效益指标 | 满意度指标 as columns of their own. */
const LEAST_TITLED = 3;
const LEAST_LEVELS = 2;

/** Names of columns printed one behind the other, as no sentence does: a table run together into one line. */
const HEADER_RUN = /一级指标二级指标/u;
const LEVELS_IN_RUN = /(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|满意度)指标/gu;

/** Cells and lines of a page outside every form that hold a bound: the first, and how many. */
interface BoundsOfPage {
  readonly first: PrintedItem;
  count: number;
}

interface Page {
  isTitled: boolean;
  readonly columns: Set<string>;
  readonly levels: Set<string>;
  /** The first item with a sign. */
  readonly first: PrintedItem;
}

/** A bound (≥90%) says what a table is where its levels stand on another page; sums and names do not. */
const BOUND = /^[≥≤≧≦]\d/u;

/** So many bounds in cells or lines of one page are targets: a standard's table of limits has them too, which a person may then look at. */
const LEAST_BOUNDS = 4;

/** Told of what ended outside every form, in any order; says at the end on which pages a form may have been missed. */
export class UnreadForms {
  private readonly pages = new Map<number | null, Page>();
  private readonly behind: PrintedItem[] = [];
  private readonly bounds = new Map<number | null, BoundsOfPage>();

  add(item: PrintedItem): void {
    if (holdsBound(item)) {
      const known = this.bounds.get(pageOf(item));
      if (known === undefined) this.bounds.set(pageOf(item), { first: item, count: 1 });
      else known.count++;
    }
    const { columns, levels } = signsIn(item);
    const isTitled = isTitle(itemText(item));
    if (columns.length + levels.length === 0 && !isTitled) return;
    const number = pageOf(item);
    const page = this.pages.get(number) ?? {
      isTitled,
      columns: new Set(),
      levels: new Set(),
      first: item,
    };
    this.pages.set(number, page);
    page.isTitled ||= isTitled;
    for (const column of columns) page.columns.add(column);
    for (const level of levels) page.levels.add(level);
  }

  /**
   * A table right behind a form's, without a title or header of its own, which was not taken for its continuation: one sign of
   * indicators is enough to doubt that. Says whether it has one.
   */
  addBehindForm(cells: readonly PrintedItem[]): boolean {
    const telling = cells.find((cell) => {
      return BOUND.test(compact(itemText(cell))) || signsIn(cell).levels.length > 0;
    });
    if (telling !== undefined) this.behind.push(telling);
    return telling !== undefined;
  }

  problems(): readonly Problem[] {
    const missed = [...this.pages.values()].filter(
      ({ isTitled, columns, levels }) =>
        levels.size >= LEAST_LEVELS && columns.size + levels.size >= (isTitled ? LEAST_TITLED : LEAST_SIGNS),
    );
    const isTold = (item: PrintedItem) => missed.some(({ first }) => pageOf(first) === pageOf(item));
    const behind = this.behind.filter((item) => !isTold(item));
    const told = [...missed.map(({ first }) => pageOf(first)), ...behind.map(pageOf)];
    const bounded = [...this.bounds.values()].filter(
      ({ first, count }) => count >= LEAST_BOUNDS && !told.includes(pageOf(first)),
    );
    return [
      ...missed.map(({ columns, levels, first }) =>
        unread(`reads like an indicator table (${[...columns, ...levels].join(', ')})`, first),
      ),
      ...bounded.map(({ first, count }) =>
        unread(`a table with ${count} bounds like targets (${itemText(first)})`, first),
      ),
      ...behind.map((item) =>
        unread(`a table behind a form that may go on with it (${itemText(item)})`, item),
      ),
    ];
  }
}

function unread(what: string, { locator }: PrintedItem): Problem {
  const message = `${what}, and no rows could be told apart in it`;
  return { code: 'form-unread', message, severity: 'review', locator };
}

interface Signs {
  readonly columns: readonly string[];
  readonly levels: readonly string[];
}

/** A cell that is a bound, or a line with one behind a blank: a row's name and its value, on a page whose columns were not found. */
function holdsBound(item: PrintedItem): boolean {
  const printed = itemText(item);
  if ('lines' in item) return BOUND.test(compact(printed));
  const [, ...behind] = printed.trim().split(/\s+/u);
  return behind.some((piece) => BOUND.test(piece));
}

/** A cell says one thing; a line outside every table may hold a whole row, its cells set apart by blanks. */
function signsIn(item: PrintedItem): Signs {
  const printed = itemText(item);
  const whole = signsOf(compact(printed));
  const pieces = 'lines' in item ? [] : printed.trim().split(/\s+/u);
  const all = [whole, ...pieces.map(signsOf)];
  return {
    columns: all.flatMap(({ columns }) => columns),
    levels: all.flatMap(({ levels }) => levels),
  };
}

function signsOf(text: string): Signs {
  const run = HEADER_RUN.exec(text);
  if (run !== null) {
    const columns = run[0].match(/[一二三]级指标/gu) ?? [];
    return { columns, levels: text.match(LEVELS_IN_RUN) ?? [] };
  }
  const role = columnRole(text);
  if (role === 'level1' || role === 'level2' || role === 'level3') return { columns: [role], levels: [] };
  const { name } = splitLevelWeight(text);
  // 数量, 成本, 经济 alone head columns of many a table; with 指标 behind them they are levels.
  const isLevel = /指标|目标|满意度/u.test(name) && (isLevel1Name(name) || isLevel2Name(name));
  return { columns: [], levels: isLevel ? [level2Code(name) ?? level1Code(name) ?? name] : [] };
}

function pageOf({ locator }: PrintedItem): number | null {
  return locator.kind === 'line' ? null : locator.page;
}
