import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const text = (...rows: readonly string[]): string => rows.map((row) => `| ${row} |\n`).join('');

describe('two forms side by side', () => {
  it('are for review as a whole', () => {
    const forms = text(
      '一级指标 | 二级指标 | 三级指标 | 指标值 | 一级指标 | 二级指标 | 三级指标 | 指标值',
      '产出指标 | 数量指标 | 修路 | 5公里 | 产出指标 | 数量指标 | 修桥 | 4座',
    );
    expect(shown(forms)[2]).toContain('修路?');
    expect(shown(forms)[2]).toContain('修桥?');
  });

  it('are not two periods beside each other under one level 1', () => {
    const periods = text(
      '一级指标 | 二级指标 | 三级指标 | 中期指标值 | 二级指标 | 三级指标 | 年度指标值',
      '产出指标 | 数量指标 | 修路 | 5公里 | 数量指标 | 修桥 | 4座',
    );
    expect(shown(periods)[2]).not.toContain('?');
  });
});
