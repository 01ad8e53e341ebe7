/** Which cell of a row is its sign, its value, its unit, a remark or none of them; the nearest cases that look alike and are not. */
import { describe, it } from 'vitest';
import { expectForm } from './shown-form.ts';

const LEVELS = ['一级指标', '二级指标', '三级指标'];
const NAMED = ['产出指标', '数量指标', '培训人数'];

describe('one header over several cells of a value', () => {
  it.each<[string, readonly string[], string]>([
    ['sign and number', ['≥', '25人'], '25人 sign=≥'],
    ['sign, number and unit', ['不低于', '25', '人'], '25 sign=不低于 unit=人'],
    ['a sign with its number is no sign alone', ['≥25', '人次'], '≥25\n人次'],
    ['words that end in a sign are none', ['完成率不低于', '95%'], '完成率不低于\n95%'],
    ['two cells, the first empty: no place for a unit', ['', '100%'], '100%'],
    ['three cells, the first no sign', ['25', '次', '以上'], '25\n次\n以上'],
    ['four cells: which is the unit nothing tells', ['≥', '25', '人', '次'], '≥\n25\n人\n次'],
    ['one cell over all that holds a word of kinds', ['定性', '<'], '定性'],
  ])('%s', (_, cells, shown) => {
    const header = [...LEVELS, '指标值', ...cells.slice(1).map(() => '<')];
    expectForm([header, [...NAMED, ...cells]], { rows: [`产出指标 | 数量指标 | 培训人数 | ${shown}`] });
  });

  it('a value merged over the column of units is no unit as well', () => {
    expectForm(
      [
        [...LEVELS, '指标值', '计量单位'],
        [...NAMED, '≥25次', '<'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | ≥25次'],
      },
    );
  });
});

describe('the sign in another column', () => {
  it('words that end in a sign are a remark', () => {
    expectForm(
      [
        [...LEVELS, '指标值', '备注'],
        [...NAMED, '25人', '原则上不超过'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25人 备注=原则上不超过'],
      },
    );
  });

  it('where the column of signs has one, another is a remark', () => {
    expectForm(
      [
        [...LEVELS, '指标性质', '指标值', '备注'],
        [...NAMED, '≤', '25人', '='],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25人 sign=≤ 备注=='],
      },
    );
  });
});

describe('two columns with a value’s name, of which nothing says which is the target’s', () => {
  const HEADER = [...LEVELS, '省级目标值', '市级目标值'];

  it('rows in which they differ are for review', () => {
    expectForm([HEADER, [...NAMED, '≥25人', '≥8人']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | ≥25人 市级目标值=≥8人 !value-column-guessed'],
    });
  });

  it('the only value of a row is its, for review but where the columns are of a kind each', () => {
    expectForm([HEADER, [...NAMED, '', '≥8人']], {
      rows: ['产出指标 | 数量指标 | 培训人数 | ≥8人 !value-column-guessed'],
    });
    const kinds = [
      [...LEVELS, '指标值', '<'],
      ['^', '^', '^', '定量', '定性'],
      [...NAMED, '', '明显增加'],
    ];
    expectForm(kinds, { rows: ['产出指标 | 数量指标 | 培训人数 | 明显增加'] });
    expectForm([...kinds.slice(0, 2), [...NAMED, '', '']], { rows: ['产出指标 | 数量指标 | 培训人数 | '] });
  });

  it('rows in which they say the same, or the second nothing, are not', () => {
    expectForm([HEADER, [...NAMED, '≥25人', '≥25人'], ['^', '^', '培训期数', '2期', '']], {
      rows: [
        '产出指标 | 数量指标 | 培训人数 | ≥25人 市级目标值=≥25人',
        '产出指标 | 数量指标 | 培训期数 | 2期',
      ],
    });
  });
});

describe('columns without a role', () => {
  it('a remark merged over two rows is one of both, no label down the side', () => {
    expectForm(
      [
        [...LEVELS, '指标值', '备注'],
        [...NAMED, '25人', '含村干部'],
        ['^', '^', '培训期数', '2期', '^'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25人 备注=含村干部',
          '产出指标 | 数量指标 | 培训期数 | 2期 备注=含村干部',
        ],
      },
    );
  });

  it('what runs down the side beside several rows is no part of a row', () => {
    expectForm(
      [
        ['', ...LEVELS, '指标值'],
        ['渠道维修', ...NAMED, '25人'],
        ['^', '^', '^', '培训期数', '2期'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25人', '产出指标 | 数量指标 | 培训期数 | 2期'],
        notes: ['渠道维修'],
      },
    );
  });

  it('nor is an empty cell there a note', () => {
    expectForm(
      [
        ['', ...LEVELS, '指标值'],
        ['', ...NAMED, '25人'],
        ['^', '^', '^', '培训期数', '2期'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25人', '产出指标 | 数量指标 | 培训期数 | 2期'],
      },
    );
  });

  it('nor are the characters of 绩效指标, one beside each row', () => {
    expectForm(
      [
        ['', ...LEVELS, '指标值'],
        ['绩效', ...NAMED, '25人'],
        ['指标', '^', '^', '培训期数', '2期'],
      ],
      {
        rows: ['产出指标 | 数量指标 | 培训人数 | 25人', '产出指标 | 数量指标 | 培训期数 | 2期'],
        notes: ['绩效', '指标'],
      },
    );
  });

  it('a text of one row under a header nobody listed is kept with the row, also where it ends like 绩效指标', () => {
    expectForm(
      [
        [...LEVELS, '指标值', '上月'],
        [...NAMED, '25人', '达标'],
        ['^', '^', '培训期数', '2期', '效果好'],
        ['^', '^', '培训天数', '3天', '未验'],
      ],
      {
        rows: [
          '产出指标 | 数量指标 | 培训人数 | 25人 上月=达标',
          '产出指标 | 数量指标 | 培训期数 | 2期 上月=效果好',
          '产出指标 | 数量指标 | 培训天数 | 3天 上月=未验',
        ],
      },
    );
  });
});
