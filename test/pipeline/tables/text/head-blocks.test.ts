/** The part of a form above its indicators, in running text. */
import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';
import { headBlocks } from '../../../../src/pipeline/tables/text/head-blocks.ts';
import { showBlock } from './shown-blocks.ts';

const shown = (...lines: readonly string[]) =>
  headBlocks(toAtoms(linesPage(`${lines.join('\n')}\n`).lines)).flatMap(showBlock);

describe('headBlocks: labels and values', () => {
  it('a label and what stands behind it, up to the next label', () => {
    expect(shown('项目名称', '小型水库', '加固项目', '主管部门', '甲县水利局')).toEqual([
      'segmented 2×2 @1-5',
      '  0:项目名称 | 1:小型水库/加固项目',
      '  0:主管部门 | 1:甲县水利局',
    ]);
  });

  it('what stands in front of the first label, or behind a line that is none, is text', () => {
    expect(shown('甲县水利局', '编制', '项目名称', '小型水库')).toEqual([
      '1 甲县水利局',
      '2 编制',
      'segmented 1×2 @3-4',
      '  0:项目名称 | 1:小型水库',
    ]);
    expect(shown('附件2', '甲县水利局', '项目名称', '小型水库').slice(0, 2)).toEqual([
      '1 附件2',
      '2 甲县水利局',
    ]);
  });

  it('a label without a value keeps its row; the value of the next may be its own, and is in doubt', () => {
    expect(shown('项目名称', '主管部门', '甲县水利局', '实施单位', '甲县水库所')).toEqual([
      'segmented 3×2 @1-5',
      '  0:项目名称',
      '  0:主管部门 | 1:甲县水利局?',
      '  0:实施单位 | 1:甲县水库所',
    ]);
  });
});

describe('headBlocks: lines of their own', () => {
  const between = (line: string) => shown('项目名称', '小型水库', line, '主管部门', '甲县水利局');

  it.each(['（2024年度）', '2024年', '附件2', '项目支出绩效目标表', '绩效指标'])(
    '%s is no part of the value above it',
    (line) => {
      expect(between(line)).toEqual([
        'segmented 1×2 @1-2',
        '  0:项目名称 | 1:小型水库',
        `3 ${line}`,
        'segmented 1×2 @4-5',
        '  0:主管部门 | 1:甲县水利局',
      ]);
    },
  );

  it.each(['2024年完工', '附件2所列水库', '绩效指标见附件'])('%s is one', (line) => {
    expect(between(line)[1]).toBe(`  0:项目名称 | 1:小型水库/${line}`);
  });

  it('a year behind its label is a value', () => {
    expect(shown('实施期限 2024年', '主管部门', '甲县水利局')[1]).toBe('  0:实施期限 | 1:2024年');
  });
});

describe('headBlocks: funds', () => {
  it('a label over several sums stands beside each of them, in a grid of its own', () => {
    expect(
      shown(
        '项目名称',
        '小型水库',
        '项目资金',
        '年度资金总额',
        '685万元',
        '其中：财政拨款',
        '600万元',
        '主管部门',
        '甲县水利局',
      ),
    ).toEqual([
      'segmented 1×2 @1-2',
      '  0:项目名称 | 1:小型水库',
      'segmented 2×3 @3-7',
      '  0↓2:项目资金 | 1:年度资金总额 | 2:685万元',
      '  1:其中：财政拨款 | 2:600万元',
      'segmented 1×2 @8-9',
      '  0:主管部门 | 1:甲县水利局',
    ]);
  });

  it('a sum nobody filled in keeps its row', () => {
    expect(shown('项目资金', '年度资金总额', '685万元', '其他资金', '其中：财政拨款', '600万元')).toEqual([
      'segmented 3×3 @1-6',
      '  0↓3:项目资金 | 1:年度资金总额 | 2:685万元',
      '  1:其他资金',
      '  1:其中：财政拨款 | 2:600万元?',
    ]);
  });

  it('one sum alone is the value of the label', () => {
    expect(shown('项目资金', '年度资金总额', '685万元')).toEqual([
      'segmented 1×2 @1-3',
      '  0:项目资金 | 1:年度资金总额/685万元',
    ]);
  });

  it('a sum behind another label, or behind the value of one, is a row of its own', () => {
    expect(shown('主管部门', '年度资金总额', '685万元')).toEqual([
      'segmented 2×2 @1-3',
      '  0:主管部门',
      '  0:年度资金总额 | 1:685万元?',
    ]);
    expect(shown('项目资金', '700万元', '年度资金总额', '685万元').slice(1)).toEqual([
      '  0:项目资金 | 1:700万元',
      '  0:年度资金总额 | 1:685万元',
    ]);
  });
});

describe('headBlocks: goals', () => {
  it('two labels and their texts below, parted by a blank line', () => {
    expect(shown('年度目标', '长期目标', '加固水库三座', '验收合格', '', '恢复灌溉面积')).toEqual([
      'segmented 2×2 @1-6',
      '  0:年度目标 | 1:长期目标',
      '  0:加固水库三座/验收合格 | 1:恢复灌溉面积',
    ]);
  });

  it('else where a sentence ends', () => {
    expect(shown('年度目标', '长期目标', '加固水库三座并', '验收。', '恢复灌溉面积', '千亩')[2]).toBe(
      '  0:加固水库三座并/验收。 | 1:恢复灌溉面积/千亩',
    );
  });

  it('of two sentences the one whose line is not full ends the text, else the first', () => {
    const split = (second: string) =>
      shown('年度目标', '长期目标', '加固水库三座并', second, '恢复灌溉。', '面积千亩')[2];
    expect(split('验收全部合格。')).toBe('  0:加固水库三座并/验收全部合格。/恢复灌溉。 | 1:面积千亩');
    expect(split('验收合格。')).toBe('  0:加固水库三座并/验收合格。? | 1:恢复灌溉。/面积千亩?');
  });

  it('not within a line, though a sentence ends there', () => {
    expect(shown('年度目标', '长期目标', '加固。 水库三座', '恢复灌溉面积')[2]).toBe(
      '  0:加固。 水库三座? | 1:恢复灌溉面积?',
    );
  });

  it('a text of one piece, or three labels over one text, are not parted: whose they are is in doubt', () => {
    expect(shown('年度目标', '长期目标', '加固水库三座')[2]).toBe('  0:加固水库三座?');
    expect(shown('年度目标', '中期目标', '长期目标', '加固水库。', '', '恢复灌溉。')[2]).toBe(
      '  0:加固水库。/恢复灌溉。?',
    );
  });

  it('two labels without a text are rows; so is one with its own', () => {
    expect(shown('年度目标', '长期目标', '项目名称', '小型水库')).toEqual([
      'segmented 3×2 @1-4',
      '  0:年度目标',
      '  0:长期目标',
      '  0:项目名称 | 1:小型水库?',
    ]);
    expect(shown('年度目标', '加固水库。', '长期目标', '恢复灌溉。')).toEqual([
      'segmented 2×2 @1-4',
      '  0:年度目标 | 1:加固水库。',
      '  0:长期目标 | 1:恢复灌溉。',
    ]);
  });

  it('绩效目标 over another label is none; with sentences behind it it is one', () => {
    expect(shown('绩效目标', '年度目标', '加固水库。')).toEqual([
      '1 绩效目标',
      'segmented 1×2 @2-3',
      '  0:年度目标 | 1:加固水库。',
    ]);
    expect(shown('绩效目标', '加固水库。')[1]).toBe('  0:绩效目标 | 1:加固水库。');
    expect(shown('年度目标', '主管部门', '甲县水利局')[1]).toBe('  0:年度目标');
  });
});
