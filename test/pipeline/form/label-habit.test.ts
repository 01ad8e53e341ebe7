import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { type GridNotation, grid } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** Level 2 of every row and how certain it is, where lines show the cells. */
function confidences(...pages: readonly GridNotation[]): readonly string[] {
  return findForms(pages.map((cells, i) => grid(cells, { page: i + 1 }))).forms[0]!.rows.map(
    (row) => `${row.level2?.raw} ${row.level2?.confidence}`,
  );
}

describe('a page without any label', () => {
  const first: GridNotation = [HEADER, ['产出指标', '数量指标', '培训人数', '25次']];
  const second: GridNotation = [
    ['', '', '合格率', '100%'],
    ['^', '^', '达标率', '95%'],
  ];

  it('between two labels goes on with the first at less than even chances: the second may stand on its last piece', () => {
    expect(confidences(first, second, [['', '质量指标', '覆盖率', '90%']])).toEqual([
      '数量指标 1',
      '数量指标 0.45',
      '数量指标 0.45',
      '质量指标 1',
    ]);
  });

  it('goes on for certain where the next label begins on it', () => {
    const third: GridNotation = [['', '质量指标', '覆盖率', '90%']];
    expect(confidences(first, [...second, ['', '质量指标', '优良率', '80%']], third)).toEqual([
      '数量指标 1',
      '数量指标 1',
      '数量指标 1',
      '质量指标 1',
      '质量指标 1',
    ]);
  });

  it('goes on for certain where the label that follows is the same', () => {
    expect(confidences(first, second, [['', '数量指标', '修渠长度', '12公里']])).toEqual([
      '数量指标 1',
      '数量指标 1',
      '数量指标 1',
      '数量指标 1',
    ]);
  });

  describe('where another break shows the piece that labels stand on', () => {
    const HABIT = 0.9;
    const onFirst: GridNotation = [
      ['产出指标', '数量指标', '培训人数', '25次'],
      ['^', '', '修渠长度', '12公里'],
    ];

    it('goes on with the label above where labels stand on first pieces', () => {
      expect(
        confidences(
          [HEADER, ['产出指标', '数量指标', '培训人数', '25次']],
          [
            ['', '', '修渠长度', '12公里'],
            ['^', '质量指标', '合格率', '100%'],
          ],
          [['', '', '达标率', '95%']],
          [['', '时效指标', '完成时间', '12月']],
        ),
      ).toEqual(['数量指标 1', '数量指标 1', '质量指标 1', `质量指标 ${HABIT}`, '时效指标 1']);
    });

    it('has the label below where labels stand on last pieces', () => {
      expect(
        confidences(
          [HEADER, ...onFirst],
          [
            ['', '质量指标', '合格率', '100%'],
            ['^', '时效指标', '完成时间', '12月'],
          ],
          [['', '', '达标率', '95%']],
          [['', '成本指标', '人均成本', '5元']],
        ),
      ).toEqual(['数量指标 1', '质量指标 1', '质量指标 1', '时效指标 1', `成本指标 ${HABIT}`, '成本指标 1']);
    });

    it('is as doubtful as without where the breaks do not all show the same', () => {
      expect(
        confidences(
          [HEADER, ...onFirst],
          [
            ['', '质量指标', '合格率', '100%'],
            ['^', '时效指标', '完成时间', '12月'],
          ],
          [
            ['', '', '发放时间', '11月'],
            ['^', '成本指标', '人均成本', '5元'],
          ],
          [['', '', '户均成本', '9元']],
          [['', '社会成本指标', '补贴', '8元']],
        ),
      ).toEqual([
        '数量指标 1',
        '质量指标 1',
        '质量指标 1',
        '时效指标 1',
        '时效指标 1',
        '成本指标 1',
        '成本指标 0.45',
        '社会成本指标 1',
      ]);
    });

    it('goes on for certain where the label below stands under another level 1', () => {
      expect(confidences(first, second, [['效益指标', '社会效益', '就业人数', '30人']])).toEqual([
        '数量指标 1',
        '数量指标 1',
        '数量指标 1',
        '社会效益 1',
      ]);
    });
  });

  it('before all labels has that of its last piece for certain', () => {
    expect(confidences([HEADER, ...second], [['产出指标', '质量指标', '覆盖率', '90%']])).toEqual([
      '质量指标 1',
      '质量指标 1',
      '质量指标 1',
    ]);
  });

  it('goes on for certain where no other label follows', () => {
    expect(confidences(first, second)).toEqual(['数量指标 1', '数量指标 1', '数量指标 1']);
  });
});
