import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { findLabels, moneyGroups } from '../../../../src/pipeline/tables/unruled/found-labels.ts';
import { run } from '../../page-builder.ts';

/** A text and where it stands; characters of 10 points. */
type Placed = readonly [text: string, x: number, y: number];

function find(placed: readonly Placed[]) {
  return findLabels(textLines(placed.map(([text, x, y]) => run(text, x, y))));
}

interface Found {
  readonly labels: readonly string[];
  readonly others: readonly string[];
  readonly sections: readonly string[];
}

function found(placed: readonly Placed[]): Found {
  const { labels, others, sections } = find(placed);
  return {
    labels: labels.map(({ text }) => text),
    others: others.map(({ text }) => text),
    sections: sections.map(({ text }) => text),
  };
}

const labels = (...texts: readonly string[]): Found => ({ labels: texts, others: [], sections: [] });
const others = (...texts: readonly string[]): Found => ({ labels: [], others: texts, sections: [] });
const both = (label: string, ...texts: readonly string[]): Found => ({ ...labels(label), others: texts });

/** Texts on one line, each so far behind the one before. */
function apart(gap: number, ...texts: readonly string[]): Placed[] {
  let x = 100;
  return texts.map((text): Placed => {
    const at = x;
    x += text.length * 10 + gap;
    return [text, at, 100];
  });
}

/** Texts below each other, each so far below the one before, in the middle of the first. */
function stacked(step: number, ...texts: readonly string[]): Placed[] {
  const middle = 100 + texts[0]!.length * 5;
  return texts.map((text, i): Placed => [text, middle - text.length * 5, 100 + i * step]);
}

describe('findLabels: on one line', () => {
  it.each<[string, readonly Placed[], Found]>([
    ['pieces as close as those of one label are', apart(15, '项目', '名称'), labels('项目名称')],
    ['and further apart', apart(17, '项目', '名称'), others('项目', '名称')],
    [
      'however many',
      apart(12, '年', '度', '资', '金', '总', '额', '（元）', '：'),
      labels('年度资金总额（元）：'),
    ],
    ['a label close behind its value', apart(5, '甲局', '项目名称'), both('项目名称', '甲局')],
    [
      'an amount close behind its label',
      apart(10, '年度资金', '1,315.8万元'),
      both('年度资金', '1,315.8万元'),
    ],
    ['an amount of one digit', apart(10, '年度资金总额', '5'), both('年度资金总额', '5')],
    ['two labels close together', apart(12, '项目名称', '主管部门'), labels('项目名称', '主管部门')],
    ['an amount close behind 其中', apart(10, '其中：财政拨款', '80'), both('其中：财政拨款', '80')],
    ['what is no amount close behind 其中', apart(10, '其中：财政拨款', '—'), both('其中：财政拨款', '—')],
    ['words with an amount in them', apart(10, '其中：财政拨款', '约80万'), both('其中：财政拨款', '约80万')],
    [
      'an amount with words behind it',
      apart(10, '其中：财政拨款', '80万等'),
      both('其中：财政拨款', '80万等'),
    ],
    [
      'the rest of a label behind 其中',
      apart(10, '其中：', '财政拨款', '（万元）：'),
      labels('其中：财政拨款（万元）：'),
    ],
    [
      'words nobody knows behind 其中',
      apart(10, '其中：村集体', '资金', '（元）'),
      labels('其中：村集体资金（元）'),
    ],
    [
      'a label that 其中 stands before in pieces',
      apart(10, '其中：中央财', '政资金'),
      labels('其中：中央财政资金'),
    ],
  ])('%s', (_, placed, expected) => {
    expect(found(placed)).toEqual(expected);
  });
});

describe('findLabels: over several lines', () => {
  const flush = (step: number, off: number): Placed[] => [
    ['转移支付（项', 100, 100],
    ['目）名称', 100 + off, 100 + step],
  ];

  it.each<[string, readonly Placed[], Found]>([
    ['centred', stacked(14, '转移支付（项', '目）名称'), labels('转移支付（项目）名称')],
    ['flush left', flush(14, 0), labels('转移支付（项目）名称')],
    ['a little off', flush(14, -6.5), labels('转移支付（项目）名称')],
    ['neither centred nor flush left', flush(14, 30), others('转移支付（项', '目）名称')],
    ['a little more off', flush(14, -7.5), others('转移支付（项', '目）名称')],
    ['set solid', flush(8, 0), labels('转移支付（项目）名称')],
    ['as far apart as lines of one label are', flush(18, 0), labels('转移支付（项目）名称')],
    ['and further', flush(20, 0), others('转移支付（项', '目）名称')],
    [
      'of two characters a line',
      stacked(14, '转移', '支付', '（项', '目）', '名称'),
      labels('转移支付（项目）名称'),
    ],
    ['its unit below it', stacked(14, '项目资金', '（万元）'), labels('项目资金（万元）')],
    ['a text that is none below it', stacked(14, '项目名称', '甲县公路'), both('项目名称', '甲县公路')],
    ['two labels', stacked(14, '项目名称', '主管部门'), labels('项目名称', '主管部门')],
    [
      'whose ends are labels as well',
      stacked(14, '其中：年度', '财政', '拨款'),
      labels('其中：年度财政拨款'),
    ],
    ['the beginning of a label above one', stacked(14, '项目', '负责人'), labels('项目负责人')],
    [
      'a label below a line that ends one',
      stacked(14, '年度', '资金', '主管部门'),
      labels('年度资金', '主管部门'),
    ],
  ])('%s', (_, placed, expected) => {
    expect(found(placed)).toEqual(expected);
  });

  it.each(['拨款', '资金', '金额', '总额'])('%s, itself a label, ends the one above it', (end) => {
    const above = { 拨款: '其中：财政', 资金: '其中：财政', 金额: '预算', 总额: '项目资金' }[end]!;
    expect(found(stacked(14, above, end))).toEqual(labels(above + end));
  });

  it('behind 其中 may stand anything, but not a row of its own: each has its value', () => {
    const rows: Placed[] = [
      ['其中：财政拨款', 100, 100],
      ['80', 200, 100],
      ['事业收入', 100, 116],
      ['20', 200, 116],
    ];
    expect(found(rows)).toEqual(both('其中：财政拨款', '80', '事业收入', '20'));
    expect(found(rows.filter(([text]) => text !== '20'))).toEqual(both('其中：财政拨款事业收入', '80'));
    expect(found(rows.filter(([text]) => text !== '80'))).toEqual(both('其中：财政拨款事业收入', '20'));
  });
});

describe('findLabels: headings and units are no labels', () => {
  it.each(['项目基本信息', '基本情况', '2024年项目绩效指标', '绩效指标', '单位：万元', '金额单位：人民币元'])(
    '%s',
    (text) => {
      expect(found([[text, 100, 100]])).toEqual({ labels: [], others: [], sections: [text] });
    },
  );

  it.each([
    '主要基本信息',
    '基本信息表',
    '绩效指标表',
    '项目绩效指标',
    '计量单位：元',
    '单位：元件厂',
    '单位：千克',
  ])('but %s may be a value', (text) => {
    expect(found([[text, 100, 100]]).sections).toEqual([]);
  });
});

describe('moneyGroups', () => {
  /** Which labels have which group. */
  function groups(placed: readonly Placed[]): string[] {
    const { labels: own, others: rest } = find(placed);
    return [...moneyGroups(own, rest)].map(([label, group]) => `${group.text}/${label.text}`);
  }
  const group: Placed = ['项目资金', 100, 130];
  const sums = (...at: readonly number[]): Placed[] =>
    ['年度资金总额', '其中：财政拨款', '其他资金'].slice(0, at.length).map((text, i) => [text, 200, at[i]!]);

  it.each<[string, readonly Placed[], readonly string[]]>([
    [
      'the sums beside a group',
      [group, ...sums(115, 130, 145)],
      ['项目资金/年度资金总额', '项目资金/其中：财政拨款', '项目资金/其他资金'],
    ],
    ['a group almost beside the first of them', [group, ...sums(153)], ['项目资金/年度资金总额']],
    ['and further off', [group, ...sums(155)], []],
    [
      'a sum as far off as others are',
      [group, ...sums(130, 189)],
      ['项目资金/年度资金总额', '项目资金/其中：财政拨款'],
    ],
    ['and further off', [group, ...sums(130, 191)], ['项目资金/年度资金总额']],
    ['what is no sum beside them', [['实施期限', 100, 130], ...sums(115, 130)], []],
    ['a sum with a value between it and the next', [group, ['80', 160, 130], ...sums(130)], []],
    ['a value left of the group', [['80', 60, 130], group, ...sums(130)], ['项目资金/年度资金总额']],
    ['a value right of the sum', [group, ...sums(130), ['80', 300, 130]], ['项目资金/年度资金总额']],
    ['a value a little lower than the group', [group, ['80', 160, 141], ...sums(130)], []],
    [
      'a value between them that stands in another row',
      [group, ['80', 160, 143], ...sums(130)],
      ['项目资金/年度资金总额'],
    ],
    [
      'sums that do not stand below each other',
      [group, ...sums(115, 130), ['其他资金', 300, 115]],
      ['项目资金/年度资金总额', '项目资金/其中：财政拨款'],
    ],
    [
      'a sum of a group is no group',
      [group, ...sums(130), ['其他资金', 300, 130]],
      ['项目资金/年度资金总额'],
    ],
  ])('%s', (_, placed, expected) => {
    expect(groups(placed)).toEqual(expected);
  });

  it.each(['资金', '申请金额', '财政拨款', '总额', '年初预算数', '中央补助', '上年结转', '主管部门'])(
    'is none beside %s, unless that is a sum',
    (text) => {
      const isSum = text !== '主管部门';
      expect(groups([group, [text, 200, 130]])).toEqual(isSum ? [`项目资金/${text}`] : []);
    },
  );
});
