/** `>` and `<` of recognised values: what a copy leaves of `≥` and `≤` whose lower stroke is lost. */
import type { Problem } from '../../parsers/page.ts';
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';

const STRICT = /^[<>](?!=)/u;
const LOOSE = /^(?:[≥≤≧≦⩾⩽]|[<>]=)/u;

/**
 * Rows of recognised pages with a strict sign, in forms that print more of the others: strict bounds are rare in forms (measurements of
 * published ones), and a form that means them uses them throughout.
 *
 * @param recognised pages whose text was recognised in a picture
 * @returns a problem by the index of the indicator
 */
export function strictSigns(
  indicators: readonly Indicator[],
  recognised: ReadonlySet<number>,
): ReadonlyMap<number, Problem> {
  const own = indicators.map((indicator) => ({ ...indicator, sign: signOf(indicator) }));
  const strict = own.filter(({ sign }) => STRICT.test(sign)).length;
  const loose = own.filter(({ sign }) => LOOSE.test(sign)).length;
  const found = new Map<number, Problem>();
  if (strict >= loose) return found;
  for (const [index, { page, sign, printed }] of own.entries()) {
    if (page === null || !recognised.has(page) || !STRICT.test(sign)) continue;
    const whole = sign.startsWith('>') ? '≥' : '≤';
    found.set(index, {
      code: 'strict-sign',
      severity: 'review',
      message: `${sign[0]} among more ≥ and ≤: may be ${whole} that has lost a stroke`,
      locator: printed.target.locators[0] ?? null,
    });
  }
  return found;
}

/** The text that begins with the row's sign: its sign column's, else the target. */
function signOf({ target, printed }: Indicator): string {
  const column = fold(printed.extras.sign?.raw ?? '');
  return STRICT.test(column) || LOOSE.test(column) ? column : fold(target);
}
