/**
 * A form's title, or its whole head, printed again at the top of its next page, as spreadsheets do: no other form begins there. Many
 * documents hold several forms of one title, too, so that a title alone says nothing: what follows it does.
 */
import { compact } from '../../glossary/compact.ts';
import { startsForm } from '../../glossary/head-labels.ts';
import type { Grid, TextBlock } from '../tables/block.ts';
import { itemText, type PrintedItem } from './claims.ts';
import { type ColumnSet, columnHeaderAt, headerText } from './column-header.ts';
import { continues } from './continuation.ts';
import type { FormBuilder } from './form-builder.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { isOfPage } from './page-lines.ts';

/** More lines than a year, a unit and two fields are a text of its own. */
const MOST_LINES = 8;

/** Lines from a title printed again up to the next table. */
export class TitleAgain {
  readonly title: readonly TextBlock[];
  readonly after: TextBlock[] = [];

  constructor(title: readonly TextBlock[]) {
    this.title = title;
  }

  /** Takes a line that may stand between the title and its table; false where there are too many. */
  take(line: TextBlock): boolean {
    if (this.after.length === MOST_LINES) return false;
    this.after.push(line);
    return true;
  }

  get lines(): readonly TextBlock[] {
    return [...this.title, ...this.after];
  }

  has(item: PrintedItem): boolean {
    return 'text' in item && this.lines.includes(item);
  }
}

/** The title of the form under way on the page after its indicators, or its head; null where it is another title, or stands elsewhere. */
export function titleAgain(
  builder: FormBuilder | null,
  lastGrid: Grid | null,
  title: readonly TextBlock[],
): TitleAgain | null {
  if (builder === null || lastGrid === null || lastGrid.page === null) return null;
  const same = compact(title.map(itemText).join('')) === builder.titleText;
  return same && title[0]!.page === lastGrid.page + 1 ? new TitleAgain(title) : null;
}

interface FormUnderWay {
  readonly builder: FormBuilder;
  readonly lastGrid: Grid;
  /** The columns of its indicators; null where their header is yet to come. */
  readonly sets: readonly ColumnSet[] | null;
  /** The title printed again, and the lines between it and the grid. */
  readonly lines: readonly TextBlock[];
}

/**
 * How many rows at the top of the next page's grid are the form's own head printed again; null where the grid is not the form's: something
 * new is said above its rows, its columns are others, or its levels begin anew.
 */
export function rowsPrintedAgain(
  { builder, lastGrid, sets, lines }: FormUnderWay,
  index: GridIndex,
): number | null {
  const { grid } = index;
  if (lastGrid.page === null || grid.page !== lastGrid.page + 1) return null;
  if (!lines.every((line) => builder.hasPrinted(itemText(line)) || isOfPage(line, lastGrid, grid)))
    return null;
  let row = 0;
  while (isPrintedAgain(builder, index, row)) row++;
  if (row === grid.rowCount || startsAnotherForm(index, row)) return null;
  const header = columnHeaderAt(index, row);
  if (sets === null) return header === null ? null : row;
  const goesOn =
    header === null
      ? continues(sets, lastGrid, grid)
      : headerText(header.sets) === headerText(sets) &&
        !beginsAnew(builder, index, header.bodyRow, header.sets);
  return goesOn ? row : null;
}

/** Whether what is not printed again begins with a form's first label: another 项目名称 under the same title. */
function startsAnotherForm(index: GridIndex, row: number): boolean {
  const first = index.starting(row).find((cell) => cellText(cell) !== '');
  return startsForm(cellText(first));
}

function isPrintedAgain(builder: FormBuilder, index: GridIndex, row: number): boolean {
  const cells = index.starting(row).filter((cell) => cellText(cell) !== '');
  return cells.length > 0 && cells.every((cell) => builder.hasPrinted(cellText(cell)));
}

/** Whether a row stands under a label the form has left behind: 产出指标 after 效益指标, 数量指标 after 质量指标. */
function beginsAnew(
  builder: FormBuilder,
  index: GridIndex,
  row: number,
  sets: readonly ColumnSet[],
): boolean {
  const label = (role: string) => {
    const slot = sets[0]!.slots.find((each) => each.role === role);
    return slot === undefined ? '' : cellText(index.at(row, slot.from));
  };
  return builder.hasLeft(label('level1'), label('level2'));
}
