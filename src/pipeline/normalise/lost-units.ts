/**
 * Units that a recogniser may have lost (a `%` in a column of its own is small, and a thin copy leaves little of it), or that stand in
 * another row where a text's cells were told apart by guesswork.
 */
import type { Problem } from '../../parsers/page.ts';
import { compact, halfWidth } from '../../glossary/compact.ts';
import { isShareName } from '../../glossary/share-names.ts';
import { UNITS } from '../../glossary/unit-table.ts';
import type { Indicator } from '../extraction.ts';
import type { HeadField } from '../form/raw-form.ts';
import { fold } from './printed-text.ts';

/** This share of the rows with a number having a unit says that the form prints units: three beside one without. */
const WITH_UNITS = 0.75;

/**
 * A recognised target that surely is all its cell holds. Without a column of units there is no other cell a unit could have been lost from:
 * 22 such numbers of generated scans and faxes were all printed without one; six `/` and `—` read as figures had less.
 */
const SURELY_ALL = 0.95;

/** Below this belief the cells of a row of text were guessed at: a row read with certainty has 1, one whose margin is that of a doubt 0.5. */
const GUESSED = 0.9;
/** Of such a text fewer need have one: where one row's cells were guessed at, others have lost theirs as well. */
const WITH_UNITS_GUESSED = 1 / 3;

/** A text's column of units in which of so many numbers at least so many have one: the one that has none stands elsewhere, be its row as certain as it may. */
const MANY = 6;
const NEARLY_ALL = 0.8;

/** Of the numbers without a unit, this share beside a unit in one column says that the column is one of units: a word there may be one by chance. */
const BESIDE_UNITS = 0.5;

/**
 * Rows whose number has no unit beside a column that nobody knows by its name (a header misread, set in an order of its own) and that
 * holds units; and rows of recognised pages whose number has no unit, though its name is a share's or the form's other numbers have one, and where one may
 * have been lost: the form has a column of units, or the number is not surely all that its cell holds. A form typed without units is left
 * alone, as is everything a PDF itself states; but where a text has a column of units, and nearly all have one or its cells were guessed at, a row that
 * has none of its own may have lost it to its neighbour.
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
  const hasColumn = indicators.some(({ printed }) => (printed.extras.unit?.raw ?? '') !== '');
  const hasOwnCells = indicators.some(({ printed }) => printed.extras.unit !== undefined);
  const printsGuessed = hasColumn && withUnit >= WITH_UNITS_GUESSED * counted.length;
  const isLone = hasColumn && counted.length >= MANY && withUnit >= NEARLY_ALL * counted.length;
  const lost = new Map<number, Problem>();
  const units = unitsInUnknownColumn(indicators);
  for (const [index, { level3, page, printed, reading }] of indicators.entries()) {
    if (!isBare(reading)) continue;
    const beside = units.get(index);
    if (beside !== undefined) {
      lost.set(index, {
        code: 'unit-missing',
        message: `a number without a unit; the column “${beside.label}”, whose name says nothing, has “${beside.value.raw}”`,
        severity: 'review',
        locator: beside.value.locators[0] ?? null,
      });
      continue;
    }
    const isGuessed = page === null && (isLone || (printsGuessed && printed.target.confidence < GUESSED));
    const isAll = !hasOwnCells && printed.target.confidence >= SURELY_ALL;
    const isRecognised =
      page !== null && recognised.has(page) && !isAll && (printsUnits || isShareName(fold(level3)));
    if (!isGuessed && !isRecognised) continue;
    const message = isGuessed
      ? 'a number without a unit, which may stand in another row of the text'
      : 'a number without a unit, which the recogniser may have lost';
    lost.set(index, {
      code: 'unit-missing',
      message,
      severity: 'review',
      locator: printed.target.locators[0] ?? null,
    });
  }
  return lost;
}

function isBare({ kind, unit }: Indicator['reading']): boolean {
  return kind === 'quantity' && unit === null;
}

/** What stands beside numbers without a unit, by the row's index: fields of the one unknown column that holds units; none where there is no such. */
function unitsInUnknownColumn(indicators: readonly Indicator[]): ReadonlyMap<number, HeadField> {
  const bare = [...indicators.entries()].filter(([, { reading }]) => isBare(reading));
  const labels = new Set(bare.flatMap(([, { printed }]) => printed.others.map(({ label }) => label)));
  for (const label of labels) {
    const units = bare.flatMap(([index, { printed }]) =>
      printed.others
        .filter((field) => field.label === label && UNITS.has(halfWidth(compact(field.value.raw))))
        .map((field) => [index, field] as const),
    );
    if (units.length > BESIDE_UNITS * bare.length) return new Map(units);
  }
  return new Map();
}
