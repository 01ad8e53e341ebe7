/** What tells at a page break whether two pieces are one row: each piece of evidence, and the nearest case where it is none. */
import { describe, expect, it } from 'vitest';
import type { BodyRow } from '../../../src/pipeline/form/body-row.ts';
import { ColumnHabits } from '../../../src/pipeline/form/column-habits.ts';
import { cutVerdict } from '../../../src/pipeline/form/cut-evidence.ts';
import { grid } from './shown-form.ts';

/** Name, value, points, source of the figure. */
type Texts = readonly [string, string, (string | undefined)?, (string | undefined)?];

function row([level3, target, weight, source]: Texts, labels: readonly [string, string] = ['', '']): BodyRow {
  const cells = (text: string) => grid([[text]]).cells;
  const label = (text: string) => ({ cell: cells(text)[0]!, text });
  return {
    set: 0,
    level1: label(labels[0]),
    level2: label(labels[1]),
    cells: {
      level3: cells(level3),
      target: cells(target),
      ...(weight === undefined ? {} : { weight: cells(weight) }),
    },
    others: source === undefined ? [] : [{ header: '数据来源', cells: cells(source) }],
    targetHeader: '指标值',
    period: null,
    area: null,
    bands: { level1: null, level2: null },
    problems: [],
  };
}

/** Names fill a column of nine characters, values one of two, sources one of three. */
const KNOWN: readonly Texts[] = [
  ['培训农村实用人才和\n带头人数', '25次', '10', '业务账'],
  ['验收报告编制完成份\n数', '3份', '8', '业务账'],
  ['渠道清淤', '2项', '', '统计表'],
];

function verdict(above: Texts, below: Texts, known: readonly Texts[] = KNOWN): string {
  const [before, after] = [row(above, ['产出指标', '数量指标']), row(below)];
  const habits = new ColumnHabits();
  habits.add([...known.map((texts) => row(texts)), before, after]);
  return cutVerdict(before, after, habits);
}

/** A name that fills its last line: it may go on. */
const FULL = '小型水库除险加固数';

describe('cutVerdict: names', () => {
  it.each<[string, Texts, Texts, string]>([
    ['a value without a name goes with the row above', ['修渠长度', '12公里'], ['', '以内'], 'one'],
    ['a name below a value without one does not', ['', '3座'], ['管护渠道条数', '3条'], 'two'],
    ['the next character had found no room', [FULL, '3座'], ['和维修', ''], 'one'],
    ['it had, by a half-width column', ['小型水库除险加1', '3座'], ['和维修', ''], 'two'],
    ['a bracket that closes', ['水库除险加固（按省', '3座'], ['级清单）数', '3条'], 'one'],
    ['one that does not', ['水库除险加固（按省', '3座'], ['管护渠道条数', '3条'], 'two'],
    ['one that was not open', [FULL, '3座'], ['级清单）数', '3条'], 'two'],
    ['one that opens and closes below', ['水库除险加固（按省', '3座'], ['（新建）渠道数', '3条'], 'two'],
    [
      'one that closes before another opens',
      ['水库除险加固（按省', '3座'],
      ['级）渠道（新建）', '3条'],
      'one',
    ],
    ['two full names without any value', [FULL, ''], ['管护渠道条数', ''], 'unclear'],
  ])('%s', (_, above, below, expected) => {
    expect(verdict(above, below)).toBe(expected);
  });
});

describe('cutVerdict: values', () => {
  it.each<[string, string, string, string]>([
    ['one piece has it', '3座', '', 'one'],
    ['a number and its unit of one character', '≥25', '次', 'one'],
    ['a unit parted where it may be', '≥600人', '次', 'one'],
    ['≥5万元', '≥5万', '元', 'one'],
    ['≥5台套', '≥5台', '套', 'one'],
    ['≥300平方米', '≥300平方', '米', 'one'],
    ['≥3公里', '≥3公', '里', 'one'],
    ['≥8课时', '≥8课', '时', 'one'],
    ['12个月', '12个', '月', 'one'],
    ['2个百分点', '2个百分', '点', 'one'],
    ['2024年底', '2024年', '底', 'one'],
    ['95%以上', '95%以', '上', 'one'],
    ['a number behind words and its unit', '不低于25', '次', 'one'],
    ['a unit of more than a word parted in it', '≥3公', '里/年', 'one'],
    ['a unit that is more than words', '≥2500', '人次/年', 'one'],
    ['a count and its unit in brackets', '约3千', '（亩）', 'one'],
    ['a rate parted in its words', '80元每', '人·天', 'one'],
    ['a value and a phrase', '30座', '提高到\n较高水\n平', 'unclear'],
    ['a unit parted where it may not be: the second is the unit of an empty value', '≥58个', '个', 'unclear'],
    ['a number, and a whole unit: it may be one of an empty value', '12', '公里', 'unclear'],
    ['a year and the rest of its date', '2021', '年11\n月30\n日前', 'one'],
    ['a month and its day', '2024年12月', '31日前', 'one'],
    ['a day behind a count', '3座', '15日内', 'two'],
    ['a day behind a month that is over', '12月前', '15日内', 'two'],
    ['a number of days behind a month', '每月', '至少15日', 'two'],
    ['two values that read on as one number', '12', '3座', 'two'],
    ['a word and a text that is no rest of it', '优秀', '附件1', 'unclear'],
    ['a value and a word', '见附件', '3条', 'unclear'],
    ['a list that goes on', '≥25次，', '≥30人', 'one'],
    ['a list that is over', '≥25次，含复训', '≥30人', 'unclear'],
  ])('%s', (_, above, below, expected) => {
    expect(verdict([FULL, above], ['管护渠道条数', below])).toBe(expected);
  });
});

describe('cutVerdict: other columns', () => {
  /** Two values speak for two rows as much as is needed. */
  const two: readonly [Texts, Texts] = [
    [FULL, '3座'],
    ['管护渠道条数', '3条'],
  ];
  const withPoints = (above: string, below: string): [Texts, Texts] => [
    [two[0][0], two[0][1], above],
    [two[1][0], two[1][1], below],
  ];
  const always: readonly Texts[] = Array.from({ length: 20 }, () => ['渠道清淤', '3座', '5']);

  it('points that every row has and the second piece has not speak for one', () => {
    expect(verdict(...withPoints('5', ''), always)).toBe('unclear');
  });

  it('not where some rows have none, nor where the first piece has none', () => {
    expect(verdict(...withPoints('5', ''))).toBe('two');
    expect(verdict(...withPoints('', '5'), always)).toBe('two');
  });

  const sourced = (above: string, below: string) =>
    verdict([FULL, '3座', undefined, above], ['和维修', '', undefined, below]);

  it.each<[string, string, string, string]>([
    ['two texts that other rows have are of two rows', '业务账', '统计表', 'unclear'],
    ['the second is in no other row', '业务账', '水利局', 'one'],
    ['the first is in no other row', '水利局', '业务账', 'one'],
    ['two numbers are of two rows', '2023', '2024', 'unclear'],
    ['numbers with decimals are numbers too', '8.5', '9.5', 'unclear'],
    ['a number and words are not two', '2023', '水利局', 'one'],
    ['nor are words and a number', '水利局', '2024', 'one'],
    ['numbers with words behind them are none', '2023年', '12月验收', 'one'],
    ['numbers with words before them are none', '截至2023', '共12', 'one'],
  ])('%s', (_, above, below, expected) => {
    expect(sourced(above, below)).toBe(expected);
  });
});

describe('cutVerdict: texts that other rows have', () => {
  it('a source whose halves together are one other rows have is of one row', () => {
    const sources = (above: string, below: string) =>
      verdict([FULL, '3座', undefined, above], ['管护渠道条数', '3条', undefined, below]);
    expect(sources('业务', '账')).toBe('one');
    expect(sources('水利', '账')).toBe('two');
  });

  it('names are a row’s own: that other rows have them says nothing', () => {
    const known = (...names: readonly string[]) => [...KNOWN, ...names.map((name): Texts => [name, '2项'])];
    const names = (all: readonly Texts[]) => verdict([FULL, ''], ['管护渠道条数', ''], all);
    expect(names(known(FULL, '管护渠道条数'))).toBe('unclear');
    expect(names(known(`${FULL}\n管护渠道条数`))).toBe('unclear');
  });

  it('a column that the other page does not have says nothing', () => {
    expect(verdict([FULL, '3座'], ['和维修', ''])).toBe('one');
    expect(verdict([FULL, '3座', undefined, '业务账'], ['和维修', ''])).toBe('one');
    expect(verdict([FULL, '3座'], ['和维修', '', undefined, '业务账'])).toBe('one');
  });
});

describe('cutVerdict: cells', () => {
  it('a column of several cells is as wide as the last with a text', () => {
    const empty = grid([['']]).cells;
    const [before, after] = [row([FULL, '3座']), row(['和维修', ''])];
    const above = { ...before, cells: { ...before.cells, level3: [...before.cells.level3!, ...empty] } };
    const habits = new ColumnHabits();
    habits.add([...KNOWN.map((texts) => row(texts)), above, after]);
    expect(cutVerdict(above, after, habits)).toBe('one');
  });

  it('a table without levels has no labels of its own below the break', () => {
    const [before, after] = [row([FULL, '3座']), row(['和维修', ''])].map((own) => ({
      ...own,
      level1: null,
      level2: null,
    }));
    const habits = new ColumnHabits();
    habits.add([...KNOWN.map((texts) => row(texts)), before!, after!]);
    expect(cutVerdict(before!, after!, habits)).toBe('one');
  });
});

describe('cutVerdict: labels', () => {
  const labelled = (level1: string, level2: string) => {
    const [before, after] = [row([FULL, '3座'], ['产出', '数量指标']), row(['和维修', ''], [level1, level2])];
    const habits = new ColumnHabits();
    habits.add([...KNOWN.map((texts) => row(texts)), before, after]);
    return cutVerdict(before, after, habits);
  };

  it.each<[string, string, string, string]>([
    ['none below the break', '', '', 'one'],
    ['the rest of the label above', '指标', '', 'one'],
    ['a level 1 of its own', '效益指标', '', 'two'],
    ['a level 2 of its own', '', '质量指标', 'two'],
  ])('%s', (_, level1, level2, expected) => {
    expect(labelled(level1, level2)).toBe(expected);
  });
});
