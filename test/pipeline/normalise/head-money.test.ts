import { expect, it } from 'vitest';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { field, form, printed } from './printed.ts';

type Pairs = readonly (readonly [label: string, value: string])[];

/** The head's pairs, the year's budget and its 财政拨款 in 元, the form's problems (`!`: for review), and notes. */
type Case = readonly [
  pairs: Pairs,
  budget: number | null,
  fiscal: number | null,
  problems: string,
  notes?: readonly string[],
];

const cases: readonly Case[] = [
  [[['项目资金（万元）', '100 其中：财政拨款 80']], 1e6, 8e5, ''],
  [
    [
      ['项目资金（万元）', '100'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    '',
  ],
  [[['项目资金（万元）', '年度资金总额：100其中：财政拨款：80其他资金：20']], 1e6, 8e5, ''],
  [[['资金总额', '100万元（其中财政拨款80万元，自筹20万元）']], 1e6, 8e5, ''],
  [[['项目资金总额', '壹佰万元']], 1e6, null, ''],
  [[['项目资金总额', '壹佰万元整']], 1e6, null, ''],
  [[['年度资金总额（单位：万元）', '100.00']], 1e6, null, ''],
  [[['年度资金总额(单位:元)', '1,000,000.00']], 1e6, null, ''],
  [[['年度资金总额', '100']], 1e6, null, '', ['金额单位：人民币万元']],
  [[['年度资金总额', '100']], 1e6, null, '', ['单位：万元']],
  [[['年度资金总额', '100']], 1e6, null, '', ['（单位：万元、%）']],
  [[['年度资金总额', '100']], null, null, 'money-without-unit!'],
  [[['年度资金总额', '￥1,000,000.00']], 1e6, null, ''],
  [[['年度资金总额', 'RMB100万元']], null, null, 'money-unparsed!'],
  [[['年度资金总额', '约100万元']], null, null, 'money-unparsed!'],
  [[['年度资金总额', '每年100万元，共3年300万元']], null, null, 'money-unparsed!'],
  [[['年度资金总额（万元）', '1000000']], 1e10, null, 'money-implausible!'],
  [[['年度资金总额（元）', '100']], 100, null, 'money-implausible!'],
  [
    [
      ['年度资金总额（万元）', '100'],
      ['其中：财政拨款', '180'],
    ],
    1e6,
    1.8e6,
    'money-parts!',
  ],
  [
    [
      ['资金总额', '100万元'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    'money-unit-inherited!',
  ],
  [[['资金总额', '100万元，其中：财政拨款80']], 1e6, 8e5, 'money-unit-inherited!'],
  [
    [
      ['年度资金总额（万元）', '100'],
      ['财政拨款（元）', '800000'],
    ],
    1e6,
    8e5,
    '',
  ],
  [[['预算金额（元）', '1000000']], 1e6, null, ''],
  [[['项目预算（万元）', '100']], 1e6, null, ''],
  [[['预算数（万元）', '100']], 1e6, null, ''],
  [[['资金规模（万元）', '100']], 1e6, null, ''],
  [
    [
      ['项目资金\n（万元）/年度资金总额：', '100'],
      ['项目资金\n（万元）/其中：财政拨款', '80'],
      ['项目资金\n（万元）/其他资金', '20'],
    ],
    1e6,
    8e5,
    '',
  ],
  [[['年度资金总额', '100 万元']], 1e6, null, ''],
  [[['年度资金总额', '1,00万元']], null, null, 'money-unparsed!'],
  [[['年度资金总额（万元）', '1.000.000']], null, null, 'money-unparsed!'],
  [[['年度资金总额（万元）', '1，250.5']], 12505000, null, ''],
  [[['年度资金总额（万元）', '0']], 0, null, ''],
  [[['年度资金总额（万元）', '-']], null, null, ''],
  [[['年度资金总额（万元）', '100万']], 1e6, null, ''],
  [[['年度资金总额（万元）', '100元']], 100, null, 'money-unit-contradiction!'],
  [[['年度资金总额（亿元）', '1.2']], 1.2e8, null, ''],
  [[['年度资金总额（万元）：', '100']], 1e6, null, ''],
  [[['资金情况', '年度资金总额（万元）：100；其中：财政拨款（万元）：80']], 1e6, 8e5, ''],
  [[['资金情况（万元）', '年度资金总额 100，其中：财政拨款 80，其他资金 20']], 1e6, 8e5, ''],
  [[['项目资金', '总额100万元，其中财政资金80万元']], 1e6, 8e5, ''],
  [
    [
      ['实施期资金总额（万元）', '300'],
      ['年度资金总额（万元）', '100'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    '',
  ],
  [
    [
      ['中期资金总额（万元）', '300'],
      ['其中：财政拨款', '240'],
      ['年度资金总额（万元）', '100'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    '',
  ],
  [
    [
      ['实施期资金总额', '300'],
      ['其中：财政拨款', '240'],
      ['年度资金总额', '100'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    '',
    ['单位：万元'],
  ],
  [[['年度资金总额（元）', '999']], 999, null, 'money-implausible!'],
  [[['年度资金总额（元）', '1000']], 1000, null, ''],
  [[['年度资金总额（万元）', '999999']], 9_999_990_000, null, ''],
  [[['年度资金总额', '1000000万元']], 1e10, null, ''],
  [
    [
      ['年度资金总额', '100万元'],
      ['财政拨款', '1000100元'],
    ],
    1e6,
    1_000_100,
    '',
  ],
  [
    [
      ['年度资金总额', '100万元'],
      ['财政拨款', '1000101元'],
    ],
    1e6,
    1_000_101,
    'money-parts!',
  ],
  [
    [
      ['上年资金总额', '90万元'],
      ['年度资金总额', '100万元'],
    ],
    1e6,
    null,
    '',
  ],
  [[['中期资金总额', '90万元']], null, null, ''],
  [[['总投资', '90万元']], null, null, ''],
  [
    [
      ['上年结转财政拨款', '10万元'],
      ['其中：财政拨款', '80万元'],
      ['年度资金总额', '100万元'],
    ],
    1e6,
    8e5,
    '',
  ],
  [
    [
      ['实施期资金总额（万元）', '300'],
      ['年度资金总额（万元）', '100'],
      ['其中：财政拨款', '240'],
      ['其中：财政拨款', '80'],
    ],
    1e6,
    8e5,
    '',
  ],
  [
    [
      ['中期资金总额（万元）', '300'],
      ['年度资金总额（万元）', '100'],
      ['其中：财政拨款', '80'],
      ['财政拨款合计', '90'],
      ['财政性资金', '70'],
    ],
    1e6,
    8e5,
    '',
  ],
  [[['年度资金总额', '共100万元，其中财政拨款80万元']], null, 8e5, 'money-unparsed!'],
];

for (const [pairs, budget, fiscal, problems, notes = []] of cases) {
  it(`${JSON.stringify(pairs)}: ${budget}, ${fiscal} ${problems}`, () => {
    const fields = pairs.map(([label, value]) => field(label, value));
    const raw = form([], fields, { notes: notes.map((n) => printed(n)) });
    const read = normaliseForm(raw, { ordinal: 1, path: '' });
    const codes = read.problems.map((p) => p.code + (p.severity === 'review' ? '!' : '')).join(', ');
    expect([read.budgetYuan, read.fiscalYuan, codes]).toEqual([budget, fiscal, problems]);
  });
}

it('puts a form up for review whose label lost its value, or whose period cannot be read', () => {
  const codes = (...pairs: Pairs) =>
    normaliseForm(
      form(
        [],
        pairs.map(([label, value]) => field(label, value)),
      ),
      {
        ordinal: 1,
        path: '',
      },
    ).problems.map((p) => p.code);
  expect(codes(['项目名称', ''], ['年度资金总额', ''], ['联系电话', ''])).toEqual([
    'head-value-missing',
    'head-value-missing',
  ]);
  expect(codes(['项目名称', ''], ['项目名称', '植树'], ['项目资金（万元）', ''])).toEqual([]);
  expect(codes(['项目实施期限', '2025年1月至2024年1月'])).toEqual(['period-unparsed']);
  expect(codes(['项目实施期限', '长期'], ['项目期', '3年'])).toEqual([]);
});
