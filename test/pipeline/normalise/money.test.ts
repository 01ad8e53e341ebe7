import { describe, expect, it } from 'vitest';
import { pickMoney } from '../../../src/pipeline/normalise/head-money.ts';
import { readMoney, readMoneyFields } from '../../../src/pipeline/normalise/money.ts';
import { field, printed } from './printed.ts';

describe('readMoney', () => {
  it.each([
    ['685万元', null, 6_850_000],
    ['2,500', '万元', 25_000_000],
    ['7595500.00', '元', 7_595_500],
    ['4,100,000.00', '元', 4_100_000],
    ['854万', null, 8_540_000],
    ['854万', '元', 8_540_000],
    ['854万', '万元', 8_540_000],
    ['1.2亿元', null, 120_000_000],
    ['1亿2000万元', null, 120_000_000],
    ['￥500元整', null, 500],
    ['伍拾万元', null, 500_000],
    ['¥100万', null, 1_000_000],
    ['100圆正', null, 100],
    ['315.8', '万元', 3_158_000],
    ['270.83', '万元', 2_708_300],
    ['0', null, 0],
  ])('%s with the unit %s is %d 元', (text, unit, yuan) => {
    expect(readMoney(text, unit)).toMatchObject({ yuan, problems: [] });
  });

  it.each([
    ['854', null, 'money-without-unit'],
    ['约定', '万元', 'money-unparsed'],
    ['100-200', '万元', 'money-unparsed'],
    ['8 54 0', '万元', 'money-unparsed'],
    ['30人', '万元', 'money-unparsed'],
    ['100万元以内', '元', 'money-unparsed'],
    ['≥100万元', null, 'money-unparsed'],
  ])('%s with the unit %s is not told: %s', (text, unit, code) => {
    const { yuan, problems } = readMoney(text, unit);
    expect([yuan, problems.map((p) => p.code)]).toEqual([null, [code]]);
  });

  it('keeps the value against a contradicting label, and says so', () => {
    const { yuan, problems } = readMoney('854万元', '元');
    expect([yuan, problems.map((p) => p.code)]).toEqual([8_540_000, ['money-unit-contradiction']]);
  });
});

describe('the money of a head', () => {
  const yuan = (fields: Parameters<typeof readMoneyFields>[0], notes: readonly string[] = []) => {
    const { budget, fiscal } = pickMoney(
      readMoneyFields(
        fields,
        notes.map((n) => printed(n)),
      ),
    );
    return [budget?.yuan ?? null, fiscal?.yuan ?? null];
  };

  it('has its label inside the value', () => {
    expect(yuan([field('项目资金', '年度资金总额：    685万元')])).toEqual([6_850_000, null]);
  });

  it('names its parts behind the total', () => {
    expect(yuan([field('资金总额', '685万元，其中：财政拨款600万元')])).toEqual([6_850_000, 6_000_000]);
    expect(yuan([field('资金总额（万元）', '685（其中：财政拨款600，自筹85）')])).toEqual([
      6_850_000, 6_000_000,
    ]);
  });

  it('has only what a label of money or its own says', () => {
    for (const label of [
      '资金用途',
      '资金来源说明',
      '资金名称',
      '资金类型',
      '资金编码',
      '资金依据',
      '资金部门',
    ])
      expect([label, readMoneyFields([field(label, '100万元')])]).toEqual([label, []]);
    for (const label of [
      '申请金额',
      '财政拨款',
      '项目经费',
      '总投资',
      '项目预算',
      '上年结转',
      '自筹',
      '单位收入',
    ])
      expect(readMoneyFields([field(label, '100万元')]).map((e) => e.yuan)).toEqual([1_000_000]);
    expect(readMoneyFields([field('预算说明', '100万元')])).toEqual([]);
    expect(readMoneyFields([field('资金情况', '项目共需5个月')]).map((e) => e.yuan)).toEqual([null]);
    expect(yuan([field('年度资金总额', '无')])).toEqual([null, null]);
    expect(yuan([field('年度资金总额', '/')])).toEqual([null, null]);
  });

  it('tells an amount behind no label of its own apart from those behind one', () => {
    const read = (value: string) =>
      readMoneyFields([field('年度资金总额', value)]).map((e) => [e.label, e.yuan]);
    expect(read('共100万元，其中：财政拨款80万元')).toEqual([
      ['年度资金总额', null],
      ['财政拨款', 800_000],
    ]);
    expect(read('2024年总额100万元，其中财政拨款80万元')).toEqual([
      ['年度资金总额', 1_000_000],
      ['其中财政拨款', 800_000],
    ]);
  });

  it('counts a part in the unit of the amount it is part of, another total not without a doubt', () => {
    const units = (fields: Parameters<typeof readMoneyFields>[0]) =>
      readMoneyFields(fields).map((e) => [e.yuan, ...e.problems.map((p) => p.code)]);
    for (const part of ['其中：财政拨款', '其他资金', '上年结转', '自筹', '单位资金', '中央补助', '省级配套'])
      expect([part, units([field('总投资（亿元）', '2'), field(`${part}资金`, '1')])]).toEqual([
        part,
        [[200_000_000], [100_000_000]],
      ]);
    expect(units([field('总投资（亿元）', '2'), field('年度资金总额', '1')])).toEqual([
      [200_000_000],
      [100_000_000, 'money-unit-inherited'],
    ]);
    expect(units([field('总投资（亿元）', '2'), field('年度资金总额', '0')])).toEqual([[200_000_000], [0]]);
    expect(units([field('总投资（亿元）', ''), field('年度资金总额', '1')])).toEqual(
      [[null], [100_000_000]].slice(1),
    );
  });

  it('takes the unit from a field of its own', () => {
    for (const label of ['单位', '金额单位', '资金单位', '货币单位', '计量单位', '金额计量单位'])
      expect([label, yuan([field(label, '万元'), field('年度资金总额', '100')])]).toEqual([
        label,
        [1_000_000, null],
      ]);
    expect(yuan([field('计量单位', '人'), field('年度资金总额', '100')])).toEqual([null, null]);
    expect(yuan([field('实施单位', '万元'), field('年度资金总额', '100')])).toEqual([null, null]);
  });

  it('takes the unit from the group label', () => {
    expect(yuan([field('项目资金（万元）', '年度资金总额：  315.8\n其中：年度财政拨款  300')])).toEqual([
      3_158_000, 3_000_000,
    ]);
  });

  it('takes the unit from the label above', () => {
    const fields = [
      field('项目资金（元）', ''),
      field('年度资金总额', '7595500.00'),
      field('其中：财政拨款', '4,100,000.00'),
    ];
    expect(yuan(fields)).toEqual([7_595_500, 4_100_000]);
  });

  it('takes the unit from the path of labels', () => {
    const fields = [
      field('项目资金（万元）/年度资金总额', '685'),
      field('项目资金（万元）/其中：财政拨款', '600'),
      field('项目资金（万元）/其他资金', '85'),
    ];
    expect(yuan(fields)).toEqual([6_850_000, 6_000_000]);
  });

  it('takes the unit from a note of the form', () => {
    expect(yuan([field('年度资金总额', '12.5')], ['金额单位：万元'])).toEqual([125_000, null]);
  });

  it('prefers the year’s total to the whole project’s', () => {
    const fields = [field('实施期资金总额', '900万元'), field('年度资金总额', '300万元')];
    expect(yuan(fields)).toEqual([3_000_000, null]);
  });

  it('is null without money, and without a unit', () => {
    expect(yuan([field('项目名称', '专项资金100万元'), field('资金名称', '水利发展资金')])).toEqual([
      null,
      null,
    ]);
    expect(yuan([field('年度资金总额', '854')])).toEqual([null, null]);
    expect(yuan([field('年度资金总额', '—')])).toEqual([null, null]);
  });
});
