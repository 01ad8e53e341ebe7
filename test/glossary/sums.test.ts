import { describe, expect, it } from 'vitest';
import { isSumRow, sumsUp } from '../../src/glossary/sums.ts';

describe('a row that begins with the label of a sum', () => {
  it.each([
    [['总分', '100', '96.5'], true, true],
    [['合 计：', '1,200'], true, true],
    [['总分'], true, true],
    // Whatever else a form prints beside a sum.
    [['总分', '100', '-', '部分资料尚未归档'], false, true],
    // Indicators.
    [['总分', '≥90分'], false, false],
    [['总分', '不低于90分'], false, false],
    [['合计', '＞5'], false, false],
    [['总分提高值', '100'], false, false],
  ] as const)('%j', (texts, isOnlyNumbers, isSum) => {
    expect([isSumRow(texts), sumsUp(texts)]).toEqual([isOnlyNumbers, isSum]);
  });
});
