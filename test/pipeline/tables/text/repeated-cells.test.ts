import { describe, expect, it } from 'vitest';
import { bandOnce } from '../../../../src/pipeline/tables/text/band-once.ts';
import { shown } from './shown-blocks.ts';

const bars = (...rows: readonly string[]): string => rows.map((row) => `| ${row} |\n`).join('');

describe('merged cells printed in every place they cover', () => {
  it('reads each column once', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 三级指标 | 指标值 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 修建水窖 | 30口 | 30口',
      '产出指标 | 质量指标 | 验收合格率 | 验收合格率 | 100% | 100%',
    );
    expect(shown(text)).toEqual([
      'delimited 3×4 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  0:产出指标 | 1:质量指标 | 2:验收合格率 | 3:100%',
    ]);
  });

  it('leaves columns apart that have one name and not one value', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口 | 40口',
      '产出指标 | 质量指标 | 验收合格率 | 100% | 100%',
    );
    expect(shown(text)[0]).toBe('delimited 3×5 @1-3');
  });

  it('leaves columns apart that have one value and not one name', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 中期指标值 | 年度指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口 | 30口',
    );
    expect(shown(text)[0]).toBe('delimited 2×5 @1-2');
  });

  it('reads a header of two rows that prints its names in both', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 绩效指标值 | 绩效指标值',
      '一级指标 | 二级指标 | 三级指标 | 中期指标值 | 年度指标值',
      '产出指标 | 数量指标 | 修建水窖 | 90口 | 30口',
    );
    expect(shown(text)).toEqual([
      'delimited 3×5 @1-3',
      '  0↓2:一级指标 | 1↓2:二级指标 | 2↓2:三级指标 | 3→2:绩效指标值',
      '  3:中期指标值 | 4:年度指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:90口 | 4:30口',
    ]);
  });

  it('reads a band and a title across the table, and a head whose labels and values cover columns', () => {
    const text = bars(
      '农村饮水绩效目标表 | 农村饮水绩效目标表 | 农村饮水绩效目标表 | 农村饮水绩效目标表',
      '项目名称 | 项目名称 | 农村饮水安全 | 农村饮水安全',
      '项目资金（万元） | 年度资金总额 | 120 | 120',
      '项目资金（万元） | 其中：财政拨款 | 100 | 100',
      '一级指标 | 二级指标 | 三级指标 | 指标值',
      '年度绩效指标 | 年度绩效指标 | 年度绩效指标 | 年度绩效指标',
      '产出指标 | 数量指标 | 修建水窖 | 30口',
    );
    expect(shown(text)).toEqual([
      '1 农村饮水绩效目标表',
      'delimited 3×3 @2-4',
      '  0→2:项目名称 | 2:农村饮水安全',
      '  0:项目资金（万元） | 1:年度资金总额 | 2:120',
      '  1:其中：财政拨款 | 2:100',
      'delimited 3×4 @5-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0→4:年度绩效指标',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
    ]);
  });

  it('says the word for a sum once', () => {
    expect(bandOnce(['绩效指标', '总分', '总分', '100', '100'])).toEqual([
      '绩效指标',
      '总分',
      '',
      '100',
      '100',
    ]);
  });

  it('leaves numbers and marks in all cells of a row', () => {
    expect(bandOnce(['/', '/', '/'])).toEqual(['/', '/', '/']);
    expect(bandOnce(['100', '100', '100'])).toEqual(['100', '100', '100']);
    expect(bandOnce(['项目名称', '项目名称'])).toEqual(['项目名称', '项目名称']);
  });

  it('leaves two equal sums under two names of a head apart', () => {
    const text = bars(
      '资金名称 | 农村饮水安全工程 | 农村饮水安全工程',
      '来源 | 年初预算 | 调整预算',
      '财政拨款 | 100 | 100',
      '一级指标 | 二级指标 | 三级指标 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口',
    );
    expect(shown(text)[3]).toBe('  0:财政拨款 | 1:100 | 2:100');
  });
});
