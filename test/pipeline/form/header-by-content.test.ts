import { describe, expect, it } from 'vitest';
import { findForms } from './find-forms-of.ts';
import { type GridNotation, grid, line, shownRow } from './shown-form.ts';

const ROWS: GridNotation = [
  ['产出指标', '数量指标', '培训人数', '≥25人', ''],
  ['^', '质量指标', '课程合格率', '100%', ''],
  ['效益指标', '社会效益指标', '就业人数', '30人', ''],
];

function read(...head: GridNotation) {
  const { forms, problems } = findForms([line('职业培训项目绩效目标表'), grid([...head, ...ROWS])]);
  return {
    rows: forms.flatMap((form) => form.rows.map(shownRow)),
    problems: [...forms.flatMap((form) => form.problems), ...problems].map(({ code }) => code),
  };
}

const rows = (mark: string) => [
  `产出指标 | 数量指标 | 培训人数 | ≥25人${mark}`,
  `产出指标 | 质量指标 | 课程合格率 | 100%${mark}`,
  `效益指标 | 社会效益指标 | 就业人数 | 30人${mark}`,
];

describe('a header whose names nobody knows', () => {
  it('is told by the levels and values under it; a value told so is for review', () => {
    expect(read(['一级指标', '二级指标', '三级指标', '绩效尺度', '附注'])).toEqual({
      rows: rows(' !value-column-guessed'),
      problems: [],
    });
    expect(read(['大类', '中类', '考核内容', '目标值', '附注'])).toEqual({ rows: rows(''), problems: [] });
  });

  it('is none where its row is a field of the head, holds figures, or does not stand right above the rows', () => {
    const unread = { rows: [], problems: ['no-indicators'] };
    expect(read(['项目名称', '职业培训', '主管部门', '人社局', '']).rows).toEqual([]);
    expect(read(['大类', '中类', '考核内容', '2024年数', '附注']).rows).toEqual([]);
    const apart = [
      ['项目名称', '职业培训', '<', '<', '<'],
      ['主管部门', '人社局', '<', '<', '<'],
      ['项目属性', '延续', '<', '<', '<'],
      ['大类', '中类', '考核内容', '绩效尺度', '附注'],
      ['甲', '乙', '丙', '12', '戊'],
    ];
    expect(read(...apart)).toEqual(unread);
  });
});

describe('a header over two columns of levels', () => {
  const found = (...body: GridNotation) => {
    const header = ['指标类别', '<', '指标内容', '目标值'];
    return findForms([grid([header, ...body])]).forms.flatMap((form) => form.rows.map(shownRow));
  };

  it('heads both, also where a label stands over the two', () => {
    expect(
      found(
        ['产出指标', '数量指标', '培训人数', '≥25人'],
        ['^', '质量指标', '课程合格率', '100%'],
        ['满意度指标', '<', '学员满意度', '≥90%'],
      ),
    ).toEqual([
      '产出指标 | 数量指标 | 培训人数 | ≥25人',
      '产出指标 | 质量指标 | 课程合格率 | 100%',
      '满意度指标 | – | 学员满意度 | ≥90%',
    ]);
  });

  it('heads one where the second holds no levels', () => {
    expect(
      found(['产出指标', '1', '培训人数', '≥25人'], ['效益指标', '2', '就业人数', '30人']).map(
        (row) => row.split(' | ')[1],
      ),
    ).toEqual(['–', '–']);
  });
});
