/** 1 | 2 | 3 | 4 … below the names of a table's columns, as the budget tables of 云南 print them: numbers of columns, no values. */
import { compact, halfWidth } from './compact.ts';

/** Two levels, the indicator and its value: fewer numbers side by side may be a row's. */
const LEAST_COLUMNS = 4;

/** Whether texts side by side, none left out, count columns from the first. */
export function countColumns(texts: readonly string[]): boolean {
  return (
    texts.length >= LEAST_COLUMNS && texts.every((text, i) => halfWidth(compact(text)) === String(i + 1))
  );
}
