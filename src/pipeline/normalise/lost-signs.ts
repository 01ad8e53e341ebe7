/**
 * A number beside an empty cell of the column that states signs (指标性质, 计算符号), in a form that fills that column: forms print `=`
 * there as well, so that the sign may have got lost, as `≤` does where a page takes it for the beginning of a tag.
 */
import type { Indicator } from '../extraction.ts';
import { fold } from './printed-text.ts';

/** Indices of the rows whose sign may be lost. */
export function lostSigns(indicators: readonly Indicator[]): readonly number[] {
  const sign = ({ printed }: Indicator): string => fold(printed.extras.sign?.raw ?? '');
  if (!indicators.some((indicator) => sign(indicator) !== '')) return [];
  return indicators.flatMap((indicator, index) => {
    const { kind, comparator } = indicator.reading;
    const isBare = kind === 'quantity' && comparator === '=' && !/=|等于/u.test(fold(indicator.target));
    return isBare && sign(indicator) === '' ? [index] : [];
  });
}
