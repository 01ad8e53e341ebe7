import { describe, it } from 'vitest';
import { expectForm } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('rows: what is none', () => {
  it('lines of the blank form that nobody filled in', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '指标1：培训人数', '≥25次'],
        ['^', '^', '指标2：', ''],
        ['^', '^', '……', ''],
        ['^', '质量指标', '……', '……'],
        ['效益指标', '社会效益', '就业人数', '……'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 指标1：培训人数 | ≥25次', '效益指标 | 社会效益 | 就业人数 | ……'],
        notes: ['指标2：', '……', '质量指标\n……\n……'],
      },
    );
  });

  it('but a name without a value is a row, and so is a value without a name', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '指标1：培训人数', ''], ['^', '^', '指标2：', '12公里']], {
      rows: ['产出指标 | 数量指标 | 指标1：培训人数 | ', '产出指标 | 数量指标 | 指标2： | 12公里'],
    });
  });

  it.each(['总分', '合计', '小计：', '总计', '合计得分'])('%s sums up', (word) => {
    expectForm(
      [
        [...HEADER, '分值'],
        ['产出指标', '数量指标', '培训人数', '25', '10'],
        [word, '<', '<', '', '100'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25 weight=10'],
        notes: [`${word}\n100`],
      },
    );
  });

  it('总分 with a comparator is an indicator', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['^', '^', '总分', '≥90分']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | 25', '产出指标 | 数量指标 | 总分 | ≥90分'],
    });
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['^', '^', '总分', '90']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | 25'],
      notes: ['总分\n90'],
    });
  });

  it('a remark across the table is a note', () => {
    expectForm(
      [HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['备注：数据由乡镇提供', '<', '<', '<']],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25'],
        notes: ['备注：数据由乡镇提供'],
      },
    );
  });

  it('but beside a level’s name it is a row, whose wall is lost', () => {
    expectForm(
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '25'],
        ['^', '^', '投诉办结率≥94.2%', '<'],
        ['^', '质量指标', '合格率', '100%'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25',
          '产出指标 | 数量指标 | 投诉办结率≥94.2% | ',
          '产出指标 | 质量指标 | 合格率 | 100%',
        ],
      },
    );
  });

  it('fields below the table are fields', () => {
    expectForm([HEADER, ['产出指标', '数量指标', '培训人数', '25'], ['备注', '数据由乡镇提供', '<', '<']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | 25'],
      fields: ['备注=数据由乡镇提供'],
    });
  });
});
