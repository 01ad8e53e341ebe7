/** The last glyph of a recognised value: a % read as digits (95% as 958 or 9596), a digit read as %, or ‰ read as %. */
import type { Problem } from '../../parsers/page.ts';
import { isShareName } from '../../glossary/share-names.ts';
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';
import { columnUnit } from './unit-context.ts';
import { unitIn } from './name-hints.ts';

/** Names that count: a percentage beside them is rare, but for 100% of what was planned. */
const COUNT = /(?:人数|人次|次数|户数|个数|件数|台数|套数|场次|期数|数量|面积|里程|亩数|公里数)(?:\(|$)/u;
const OF_A_SHARE = /率|比|增|减|提[升高]|降|下降|完成|达标|覆盖|幅/u;
/** What a recogniser makes of %, the shorter first: of 9596 only the longer leaves a share of no more than 100. */
const AS_DIGITS = ['8', '6', '9', '96', '06'] as const;
/** Rates of a population, which statistics state per mille (国家统计局: 出生率, 死亡率, 自然增长率; 卫生健康统计: 婴儿死亡率). */
const PER_MILLE = /(?:死亡|出生|自然增长|结婚|离婚)率(?:\(|$)/u;
const ENDS_IN_NUMBER = /(?<digits>\d+(?:\.\d+)?)$/u;

/**
 * Rows of recognised pages whose value may be the other one. Both readings are named, and none is put in the other's place.
 *
 * @param recognised pages whose text was recognised in a picture
 * @returns a problem by the index of the indicator
 */
export function percentOrDigit(
  indicators: readonly Indicator[],
  recognised: ReadonlySet<number>,
): ReadonlyMap<number, Problem> {
  const found = new Map<number, Problem>();
  for (const [index, indicator] of indicators.entries()) {
    const { page, printed, reading } = indicator;
    if (reading.kind !== 'quantity' || page === null || !recognised.has(page)) continue;
    const message = percentAsDigits(indicator) ?? digitAsPercent(indicator) ?? permilleAsPercent(indicator);
    if (message === null) continue;
    const locator = printed.target.locators[0] ?? null;
    found.set(index, { code: 'percent-or-digit', severity: 'review', message, locator });
  }
  return found;
}

/** A bare number above 100 beside a share's name that is a share once its end is taken for a %. */
function percentAsDigits({ level3, target, reading }: Indicator): string | null {
  if (reading.unit !== null || !isShareName(fold(level3)) || (reading.value ?? 0) <= 100) return null;
  const digits = ENDS_IN_NUMBER.exec(fold(target))?.groups?.digits ?? '';
  for (const tail of AS_DIGITS) {
    const share = digits.endsWith(tail) ? digits.slice(0, -tail.length) : '';
    if (share === '' || share.endsWith('.') || Number(share) > 100) continue;
    return `${digits} may be ${share}%: a % is read as ${tail} at times`;
  }
  return null;
}

/** A percentage of what is counted, other than all of it, that no column and no name speaks of. */
function digitAsPercent({ level3, target, reading, printed }: Indicator): string | null {
  const name = fold(level3);
  const isOfCount = COUNT.test(name) && !OF_A_SHARE.test(name);
  if (reading.unit !== '%' || !isOfCount || reading.value === 100 || !fold(target).includes('%')) return null;
  if (unitIn(level3) !== null || columnUnit(printed.extras.unit?.raw) === '%') return null;
  return `${reading.value}% of what is counted: may be ${reading.value} and a digit`;
}

/** A percentage of what is counted per mille: the third ring of ‰ is the first thing a copy loses. */
function permilleAsPercent({ level3, target, reading, printed }: Indicator): string | null {
  if (reading.unit !== '%' || !PER_MILLE.test(fold(level3)) || !fold(target).includes('%')) return null;
  if (unitIn(level3) !== null || columnUnit(printed.extras.unit?.raw) === '%') return null;
  return `${reading.value}% of a rate stated per mille: may be ${reading.value}‰`;
}
