/** The words that tell a head's amounts, its year and its title, each alone and beside the nearest that tells nothing. */
import { describe, expect, it } from 'vitest';
import type { HeadField } from '../../../src/pipeline/form/raw-form.ts';
import { isBudgetLabel, pickMoney } from '../../../src/pipeline/normalise/head-money.ts';
import { cleanTitle, readYear } from '../../../src/pipeline/normalise/heading.ts';
import { readMoneyFields } from '../../../src/pipeline/normalise/money.ts';
import { field, printed } from './printed.ts';

const words = (text: string) => text.split(' ');

describe('labels of money', () => {
  const amounts = (label: string, value = '5万元') =>
    readMoneyFields([field(label, value)]).map((entry) => entry.yuan);

  it.each(words('专项资金 申请金额 拨款数 预算数 工作经费 总额 总投资 年度预算 上年结转 自筹 事业收入'))(
    '%s',
    (label) => {
      expect(amounts(label)).toEqual([50_000]);
    },
  );

  it('预算 with its unit behind it is one, with another word behind it none', () => {
    expect(amounts('年度预算（万元）', '5')).toEqual([50_000]);
    expect(amounts('预算科目')).toEqual([]);
  });

  it.each(
    words('名称 主管部门 使用单位 用途 使用内容 性质 类别 类型 来源说明 编码 代码 依据 目标').map(
      (w) => `资金${w}`,
    ),
  )('%s is none', (label) => {
    expect(amounts(label)).toEqual([]);
  });

  it('单位 within a label says nothing against it', () => {
    expect(amounts('单位资金')).toEqual([50_000]);
  });

  it.each(words('资金总额 财政拨款 资金 金额'))(
    'whatever the field is called, %s and a figure in its value are',
    (label) => {
      expect(amounts('用途', `${label}：5万元`)).toEqual([50_000]);
    },
  );

  it('the label of a group makes money of what stands under it', () => {
    expect(amounts('项目资金/小计')).toEqual([50_000]);
    expect(amounts('项目概况/小计')).toEqual([]);
  });

  it.each(words('拨款 预算数 经费 总额 总投资 年度预算 上年结转 自筹 事业收入'))(
    '%s inside a value of money',
    (label) => {
      expect(amounts('资金情况', `${label}：5万元`)).toEqual([50_000]);
    },
  );

  it('behind an amount any word is a part of it', () => {
    expect(amounts('资金总额', '8万元，其中：补贴5万元')).toEqual([80_000, 50_000]);
  });

  it('words alone say nothing; a figure broken in two is none', () => {
    expect(amounts('资金总额', '待定')).toEqual([]);
    expect(amounts('资金情况', '资金总额：8 54 0万元')).toEqual([null]);
  });

  it('words and a figure in a value of another field are none', () => {
    expect(amounts('用途', '补贴：5万元')).toEqual([]);
    expect(amounts('用途', '资金使用5项')).toEqual([]);
  });
});

describe('an amount without a unit below one that prints it', () => {
  const problems = (label: string) =>
    readMoneyFields([field('总投资（亿元）', '5'), field(label, '3')]).flatMap((entry) =>
      entry.problems.map((problem) => problem.code),
    );

  it.each(
    words('其中 财政 拨款 其他 其它 上年 结转 自筹 单位 补助 配套 中央 省级 市级 县级').map(
      (w) => `${w}资金`,
    ),
  )('%s is a part of it', (label) => {
    expect(problems(label)).toEqual([]);
  });

  it.each(words('项目资金 资金总额 国家级资金'))('%s need not be', (label) => {
    expect(problems(label)).toEqual(['money-unit-inherited']);
  });

  const codes = (...fields: readonly (readonly [string, string])[]) =>
    readMoneyFields(fields.map(([label, value]) => field(label, value))).map((entry) =>
      entry.problems.map((problem) => problem.code).join(),
    );

  it('one with a unit of its own, or that cannot be read, borrows none', () => {
    expect(codes(['总投资（亿元）', '5'], ['项目资金', '3万元'])).toEqual(['', '']);
    expect(codes(['总投资（亿元）', '5'], ['项目资金', '3人'])).toEqual(['', 'money-unparsed']);
  });

  it('a part, or one under the same label, that prints another unit contradicts it', () => {
    expect(codes(['总投资（亿元）', '5'], ['其中：财政拨款', '3万元'])).toEqual([
      '',
      'money-unit-contradiction',
    ]);
    expect(codes(['总投资（亿元）', '5万元'])).toEqual(['money-unit-contradiction']);
  });

  it('the unit of a group is for all under it', () => {
    expect(codes(['项目资金（万元）/总投资', '5'], ['项目资金（万元）/资金总额', '3'])).toEqual(['', '']);
    expect(codes(['项目资金（万元）/总投资', '5'], ['资金总额', '3'])).toEqual(['', '']);
  });

  it('several below one with its unit all take it', () => {
    expect(codes(['资金总额', '100万元'], ['财政拨款', '80'], ['自筹资金', '20'])).toEqual([
      '',
      'money-unit-inherited',
      'money-unit-inherited',
    ]);
  });
});

/** The picked budget and 财政拨款 of amounts under these labels: `group/label`, or `row|column` in a table of the head. */
function picked(...labels: readonly string[]) {
  const fields = labels.map((path, i): HeadField => {
    const own = field(path.includes('|') ? '' : path, `${(i + 1) * 10}万元`);
    return path.includes('|') ? { ...own, label: path.replaceAll('|', '/') } : own;
  });
  const { budget, fiscal } = pickMoney(readMoneyFields(fields));
  return [budget, fiscal].map((entry) => (entry === null ? null : fields.indexOf(entry.field)));
}

describe('the budget of the year', () => {
  it.each(
    words('其中 财政拨款 其他 上年 结转 自筹 实施期 中期 总投资 中央 地方 省级 市级 县级 单位资金 执行').map(
      (word) => `${word}项目资金`,
    ),
  )('%s is not', (label) => {
    expect(isBudgetLabel(label)).toBe(false);
    expect(picked(label)[0]).toBeNull();
  });

  it.each(words('本年项目资金 全部项目资金 乡级项目资金'))('%s is', (label) => {
    expect(isBudgetLabel(label)).toBe(true);
    expect(picked(label)[0]).toBe(0);
  });

  it.each(words('中期 长期 实施期 执行 分值 得分 权重'))('no amount under %s is', (group) => {
    expect(picked(`${group}/项目资金`)).toEqual([null, null]);
    expect(picked(`${group}/财政拨款`)).toEqual([null, null]);
  });

  it('one under another group is', () => {
    expect(picked('项目资金/年度资金总额')).toEqual([0, null]);
  });

  it.each(words('上年 结转'))('财政拨款 of %s is not its part', (word) => {
    expect(picked('年度资金总额', `${word}财政拨款`)).toEqual([0, null]);
  });
});

describe('which of several 财政拨款 is of the budget', () => {
  it.each(words('全周期资金总额 全周期总金额 全周期总投资 资金合计 资金总计'))(
    '%s is a total with its own',
    (total) => {
      expect(picked(total, '年度资金总额', '其中：财政拨款', '财政拨款')).toEqual([1, 3]);
    },
  );

  it.each(words('其中 财政专户 拨款 其他 其它 上年 结转 自筹 单位资金 补助').map((w) => `${w}资金总额`))(
    '%s is a part, no total',
    (part) => {
      expect(picked(part, '年度资金总额', '其中：财政拨款', '财政拨款')).toEqual([1, 2]);
    },
  );

  it('more than there are totals: the first behind the budget and before the next total, if any', () => {
    expect(picked('中期资金总额', '年度资金总额', '财政拨款', '财政性资金', '财政资金')).toEqual([1, 2]);
    expect(picked('年度资金总额', '中期资金总额', '财政拨款', '财政性资金', '财政资金')).toEqual([0, null]);
  });
});

describe('sums in a table of the head', () => {
  it.each(
    words(
      '资金总额|预算数 年度资金总额|年初预算数 资金合计|全年预算数 合计|年度预算数 总计|预算数 项目资金|合计|预算数 合计|总额 总计|资金|总额',
    ),
  )('%s is the budget, whatever else stands there', (label) => {
    expect(picked('项目资金', label)[0]).toBe(1);
  });

  it.each(words('资金总额|执行数 资金总额|预算数说明 人员合计|预算数 资金总额|上年预算数 总额|合计'))(
    '%s is not',
    (label) => {
      expect(picked('项目资金', label)[0]).toBe(0);
    },
  );

  it('the same labels as a group and its field are no table', () => {
    expect(picked('项目资金', '合计/预算数')[0]).toBe(0);
  });

  it('财政拨款 in the same column is its part, no other', () => {
    expect(picked('资金总额|预算数', '财政拨款|执行数', '财政拨款|年初预算数')).toEqual([0, 2]);
    expect(picked('合计|总额', '合计|财政拨款')).toEqual([0, 1]);
    expect(picked('资金总额|预算数', '财政拨款')).toEqual([0, null]);
  });
});

describe('titles', () => {
  const year = (raw: string) => readYear({ yearLine: null, title: printed(raw), notes: [], fields: [] });

  it.each([
    '绩效目标表[2024]',
    '绩效目标表（2024年度',
    '绩效目标表2024年度',
    '绩效目标表2024年）',
    '绩效目标表（2024年）年度',
    '【2024】年度绩效目标表',
  ])('%s: what states the year at an end is no part of it', (raw) => {
    expect(cleanTitle(raw)).toBe('绩效目标表');
    expect(year(raw)).toBe(2024);
  });

  it('a bare number at its end is', () => {
    expect(cleanTitle('绩效目标表2024')).toBe('绩效目标表2024');
    expect(year('绩效目标表2024')).toBeNull();
    expect(cleanTitle('2024年度绩效目标表')).toBe('2024年度绩效目标表');
  });

  it('a title that is a year alone is kept', () => {
    expect(cleanTitle('（2024年度）')).toBe('（2024年度）');
    expect(cleanTitle('附件2')).toBeNull();
  });

  it.each([
    ['附录1 绩效目标表', '绩效目标表'],
    ['附件2024 绩效目标表', '2024绩效目标表'],
    ['附件一', null],
    ['附件十二、绩效目标表', '绩效目标表'],
    ['附件三年行动绩效目标表', '三年行动绩效目标表'],
    ['附件3年度绩效目标表', '年度绩效目标表'],
    ['附件2-一：绩效目标表', '绩效目标表'],
    ['项目附件2绩效目标表', '项目附件2绩效目标表'],
  ])('%s is %s without its number', (raw, title) => {
    expect(cleanTitle(raw)).toBe(title);
  });

  it('a year in brackets before 年 is one', () => {
    expect(year('专项资金(2024)年支出绩效目标表')).toBe(2024);
    expect(year('专项资金(2024)号支出绩效目标表')).toBeNull();
  });
});

describe('years inside a form', () => {
  const ofField = (label: string, value: string) =>
    readYear({ yearLine: null, title: null, notes: [], fields: [field(label, value)] });
  const ofNote = (note: string) =>
    readYear({ yearLine: null, title: null, notes: [printed(note)], fields: [] });

  it.each(words('年度 预算年度 申报年度 填报年度 项目年度'))('%s is a label of one', (label) => {
    expect(ofField(label, '2024年')).toBe(2024);
  });

  it.each(words('计划年度 年度资金 立项年度'))('%s is none', (label) => {
    expect(ofField(label, '2024年')).toBeNull();
  });

  it('a field without a year leaves it to what follows', () => {
    const fields = [field('年度', '本年'), field('预算年度', '2024')];
    expect(readYear({ yearLine: null, title: null, notes: [], fields })).toBe(2024);
  });

  it('a heading states it, not a sentence', () => {
    expect(ofNote('2024年度绩效目标')).toBe(2024);
    expect(ofNote('2024年项目支出绩效指标')).toBe(2024);
    expect(ofNote('依据2024年绩效目标')).toBeNull();
    expect(ofNote('2024年绩效评价')).toBeNull();
    expect(ofNote('2024年度本县城乡居民基本养老保险绩效目标')).toBeNull();
  });
});
