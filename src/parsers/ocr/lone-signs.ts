/** Lines without a cell that hold but the sign of the figure behind them, set apart from it: `≥ 89 %`, read as v, 89 % by a recogniser without such a sign. */
import { compact, halfWidth } from '../../glossary/compact.ts';
import type { ScanLine } from './scan-layout.ts';

/** A sign stands no further before its figure than this (em): one space of a wide face is half of it. */
const BEFORE = 1.5;
/** One character that is no figure, no word and no dash is what signs are read as. */
const LIKE_A_SIGN = /^[^\d\-—/\p{Script=Han}]$/u;
const FIGURE = /^\d/u;

/**
 * The indexes of such lines.
 *
 * @param texts as the lines read by themselves
 */
export function loneSigns(
  lines: readonly ScanLine[],
  texts: readonly string[],
  em: number,
): ReadonlySet<number> {
  const printed = texts.map((text) => halfWidth(compact(text)));
  const figures = lines.filter((_, i) => FIGURE.test(printed[i]!));
  const isBefore = ({ box }: ScanLine): boolean => {
    const middle = (box.y0 + box.y1) / 2;
    return figures.some(({ box: { x0, y0, y1 } }) => {
      const gap = x0 - box.x1;
      return gap >= 0 && gap <= BEFORE * em && middle > y0 && middle < y1;
    });
  };
  return new Set(lines.flatMap((line, i) => (LIKE_A_SIGN.test(printed[i]!) && isBefore(line) ? [i] : [])));
}
