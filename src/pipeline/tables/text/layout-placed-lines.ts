/** Lines of a layout text whose columns are known. */
import type { Token } from './layout-tokens.ts';

/** The tokens of a line and the columns they stand in. */
export interface PlacedLine {
  readonly tokens: readonly Token[];
  readonly columns: readonly number[];
}

/** The tokens of a column on a line. */
export function inColumn(line: PlacedLine, column: number): readonly Token[] {
  return line.tokens.filter((_, i) => line.columns[i] === column);
}

/** The line's number on its page. */
export function lineOf({ tokens }: PlacedLine): number {
  return tokens[0]?.line ?? 0;
}
