/** What a form's columns usually hold, as far as it was read: how wide they are, how often they are filled, which texts come again. */
import { compact, displayWidth } from '../../glossary/compact.ts';
import type { Cell } from '../tables/block.ts';
import type { BodyRow } from './body-row.ts';
import { cellText } from './grid-index.ts';

/** A column of a row: its role, or the header of one without a role. */
export type ColumnName = string;

/** A column in which nearly every text is new has no vocabulary; more texts than this are not kept. */
const LARGEST_VOCABULARY = 200;
/** Columns whose texts are a row's own. */
const OWN_TEXTS: ReadonlySet<ColumnName> = new Set(['level3', 'target']);

interface Habit {
  filled: number;
  width: number;
  readonly texts: Map<string, number>;
}

export class ColumnHabits {
  private rows = 0;
  private readonly habits = new Map<ColumnName, Habit>();

  add(rows: readonly BodyRow[]): void {
    for (const row of rows) {
      this.rows++;
      for (const [name, cells] of columnsOf(row)) this.learn(name, cells);
    }
  }

  /** Display width of the widest line met in a column, in half-width columns; 0 where it was always empty. */
  width(name: ColumnName): number {
    return this.habits.get(name)?.width ?? 0;
  }

  /** Share of the rows met that have text in a column. */
  share(name: ColumnName): number {
    return this.rows === 0 ? 0 : (this.habits.get(name)?.filled ?? 0) / this.rows;
  }

  /** How often a text was met in a column; 0 for texts of names and targets, which are a row's own. */
  times(name: ColumnName, text: string): number {
    return this.habits.get(name)?.texts.get(text) ?? 0;
  }

  private learn(name: ColumnName, cells: readonly Cell[]): void {
    const text = cells.map(cellText).join('');
    if (text === '') return;
    const habit = this.habits.get(name) ?? { filled: 0, width: 0, texts: new Map<string, number>() };
    this.habits.set(name, habit);
    habit.filled++;
    for (const cell of cells) {
      for (const line of cell.lines) habit.width = Math.max(habit.width, displayWidth(compact(line)));
    }
    const times = habit.texts.get(text) ?? 0;
    if (!OWN_TEXTS.has(name) && (times > 0 || habit.texts.size < LARGEST_VOCABULARY))
      habit.texts.set(text, times + 1);
  }
}

/** The columns of a row with their cells, but for the levels' labels. */
export function columnsOf(row: BodyRow): ReadonlyMap<ColumnName, readonly Cell[]> {
  return new Map([
    ...Object.entries(row.cells),
    ...row.others.map(({ header, cells }) => [`:${header}`, cells] as const),
  ]);
}
