import { describe, expect, it } from 'vitest';
import { shown, shownCut } from './shown-blocks.ts';

const TABLE = '一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 培训人次 ≥600人\n';

describe('a text that ends amid a table', () => {
  it('doubts the last value where no line break follows it', () => {
    expect(shownCut(`${TABLE}质量指标 结业率 ≥9`).at(-1)).toBe('  1:质量指标 | 2:结业率 | 3:≥9?');
  });

  it('does not where one does', () => {
    expect(shown(`${TABLE}质量指标 结业率 ≥9`).at(-1)).toBe('  1:质量指标 | 2:结业率 | 3:≥9');
  });

  it('does not where the form has come to its end', () => {
    expect(shownCut(`${TABLE}满意度指标 满意度指标 学员满意度 ≥90%`).at(-1)).toBe(
      '  0:满意度指标 | 1:满意度指标 | 2:学员满意度 | 3:≥90%',
    );
  });

  it('does not where other text follows the table', () => {
    expect(shownCut(`${TABLE}注：以批复为准。`).at(-2)).toBe(
      '  0:产出指标 | 1:数量指标 | 2:培训人次 | 3:≥600人',
    );
  });
});
