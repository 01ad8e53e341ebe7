/** Weights in brackets that a label's column had no room for, `质量指标（15⏎分）`: their ends belong to the label that opens them. */
import type { Token } from './layout-tokens.ts';

/** The end of a weight in brackets, `分）` below `质量指标（15`. */
const BRACKET_TAIL = /^\d*[分%％]?[）)]$/u;

/** The columns, with the end of a bracket that nothing opens in its label column put to the label beside it that has one open. */
export function withBracketTails(
  lines: readonly (readonly Token[])[],
  columns: readonly (readonly number[])[],
  isLabel: (column: number) => boolean,
): readonly (readonly number[])[] {
  const open = new Map<number, number>();
  return lines.map((line, index) =>
    line.map((token, i) => {
      const column = columns[index]?.[i] ?? 0;
      if (!isLabel(column)) return column;
      const beside = [column + 1, column - 1].find((other) => isLabel(other) && (open.get(other) ?? 0) > 0);
      const stray = BRACKET_TAIL.test(token.text) && (open.get(column) ?? 0) <= 0;
      const own = stray && beside !== undefined ? beside : column;
      open.set(own, Math.max(0, (open.get(own) ?? 0) + depth(token.text)));
      return own;
    }),
  );
}

/** Brackets a text opens more than it closes. */
function depth(text: string): number {
  return (text.match(/[（(]/gu)?.length ?? 0) - (text.match(/[）)]/gu)?.length ?? 0);
}
