/**
 * Indicators are numbered on from 1 below each label: 指标1, 指标2, 指标1 … A 1 that may be what a worn 4 has left is one wherever a 4 is out of
 * order; where it is not, the line is for review.
 */
import type { LineReading } from './engine.ts';

const NUMBERED = /^指标(\d{1,2})(?!\d)/u;
/** Most that is left to a line whose number may be another: under what goes without review. */
const MAY_BE_ANOTHER = 0.8;

/** @param cells the lines of each cell, from top to bottom */
export function withNumbersInOrder(
  cells: readonly (readonly LineReading[])[],
): readonly (readonly LineReading[])[] {
  const numbers = cells.map(([first]) => numberOf(first));
  const numbered = numbers.flatMap((number, i) => (number === null ? [] : [i]));
  return cells.map((lines, i) => {
    const [first, ...others] = lines;
    if (first === undefined || !first.characters.some(({ mayBeFour }) => mayBeFour)) return lines;
    const place = numbered.indexOf(i);
    const [before, next] = [numbered[place - 1], numbered[place + 1]];
    return mayBeFourBetween(
      before === undefined ? null : numbers[before]!,
      next === undefined ? null : numbers[next]!,
    )
      ? [{ ...first, confidence: Math.min(MAY_BE_ANOTHER, first.confidence) }, ...others]
      : lines;
  });
}

/** Behind a 3, or at the beginning of a page, and with no 2 behind it. */
function mayBeFourBetween(before: number | null, next: number | null): boolean {
  return (before === null || before === 3) && next !== 2;
}

function numberOf(line: LineReading | undefined): number | null {
  const number = NUMBERED.exec(line?.text ?? '')?.[1];
  return number === undefined ? null : Number(number);
}
