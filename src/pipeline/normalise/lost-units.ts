/** Units that a recogniser may have lost: a `%` in a column of its own is small, and a thin copy leaves little of it. */
import type { Problem } from '../../parsers/page.ts';
import { isShareName } from '../../glossary/share-names.ts';
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';

/** This share of the rows with a number having a unit says that the form prints units: three beside one without. */
const WITH_UNITS = 0.75;

/**
 * Rows of recognised pages whose number has no unit, though its name is a share's or the form's other numbers have one. A form typed
 * without units is left alone, as is everything the file itself states.
 *
 * @param recognised pages whose text was recognised in a picture
 * @returns a problem by the index of the indicator
 */
export function lostUnits(
  indicators: readonly Indicator[],
  recognised: ReadonlySet<number>,
): ReadonlyMap<number, Problem> {
  const counted = indicators.filter(({ reading }) => reading.kind === 'quantity');
  const withUnit = counted.filter(({ reading }) => reading.unit !== null).length;
  const printsUnits = withUnit >= WITH_UNITS * counted.length;
  const lost = new Map<number, Problem>();
  for (const [index, { level3, page, printed, reading }] of indicators.entries()) {
    const isBare = reading.kind === 'quantity' && reading.unit === null;
    if (!isBare || page === null || !recognised.has(page)) continue;
    if (!printsUnits && !isShareName(fold(level3))) continue;
    const message = 'a number without a unit, which the recogniser may have lost';
    lost.set(index, {
      code: 'unit-missing',
      message,
      severity: 'review',
      locator: printed.target.locators[0] ?? null,
    });
  }
  return lost;
}
