import { expect, it } from 'vitest';
import { cleanTitle, readYear, severalYears } from '../../../src/pipeline/normalise/heading.ts';
import { field, printed } from './printed.ts';

it.each([
  ['附件6创业孵化基地绩效目标表（2024年度）', '创业孵化基地绩效目标表', 2024],
  ['附件22023年省级专项资金绩效目标表', '2023年省级专项资金绩效目标表', 2023],
  ['附件12 2024年绩效目标表', '2024年绩效目标表', 2024],
  ['附件2023年绩效目标表', '2023年绩效目标表', 2023],
  ['附件：\n绩效目标表', '绩效目标表', null],
  ['附件6-1 绩效目标申报表( 2021 年度)', '绩效目标申报表', 2021],
  ['附件三：绩效目标表2019年度)', '绩效目标表', 2019],
  ['附表2 绩效自评表', '绩效自评表', null],
  ['附录3 绩效自评表', '绩效自评表', null],
  ['附件2024县级绩效目标表', '2024县级绩效目标表', null],
  ['附件２２０２３年绩效目标表', '２０２３年绩效目标表', 2023],
  ['附件1998年绩效目标表', '1998年绩效目标表', 1998],
  ['附件20991绩效目标表', '绩效目标表', null],
  ['附件资金3期绩效目标表', '资金3期绩效目标表', null],
  ['附件3年度目标绩效目标表', '年度目标绩效目标表', null],
  ['附件资金（二）绩效目标表', '资金（二）绩效目标表', null],
  ['绩效目标表（附表2）', '绩效目标表（附表2）', null],
  ['附件三', null, null],
  ['附件', null, null],
  ['（2024年度）', '（2024年度）', 2024],
  ['项目支出绩效目标表（2020）年度', '项目支出绩效目标表', 2020],
  ['整体支出绩效目标表(2022)', '整体支出绩效目标表', 2022],
  ['（2024年度）绩效目标表', '绩效目标表', 2024],
  ['绩效目标表（2024年度', '绩效目标表', 2024],
  ['甲县（2020）年项目绩效目标表', '甲县（2020）年项目绩效目标表', 2020],
  ['甲县（2023年度）结转项目绩效目标表', '甲县（2023年度）结转项目绩效目标表', 2023],
  ['1998年项目绩效目标表', '1998年项目绩效目标表', 1998],
  ['2024年度市级专项资金绩效目标表', '2024年度市级专项资金绩效目标表', 2024],
  ['2024-2026年规划绩效目标表', '2024-2026年规划绩效目标表', null],
  ['甲县水库项目绩效目标表（2024-2026年）', '甲县水库项目绩效目标表（2024-2026年）', null],
  ['绩效目标表（2024年—2026年度）', '绩效目标表（2024年—2026年度）', null],
  ['绩效目标表（2024——2026年）', '绩效目标表（2024——2026年）', null],
  ['绩效目标表2024至2026年度', '绩效目标表2024至2026年度', null],
  ['绩效目标表（2024、2025年）', '绩效目标表（2024、2025年）', null],
  ['（2024-2026年）绩效目标表', '（2024-2026年）绩效目标表', null],
  ['2024-2026年规划绩效目标表（2025年度）', '2024-2026年规划绩效目标表', 2025],
  ['绩效目标表—2024年度', '绩效目标表—', 2024],
  ['2023年结转2024年项目绩效目标表', '2023年结转2024年项目绩效目标表', null],
  ['项目支出 绩效目标表', '项目支出绩效目标表', null],
])('the title %j is %s of %s', (raw, title, year) => {
  expect(cleanTitle(raw)).toBe(title);
  expect(readYear({ yearLine: null, title: printed(raw), notes: [], fields: [] })).toBe(year);
});

it.each([
  ['（2024年度）', 2024],
  ['( 2021 年度)', 2021],
  ['(2020)年度', 2020],
  ['2019年度)', 2019],
  ['（２０２３年度）', 2023],
  ['（1998年度）', 1998],
  ['（ 年度）', null],
  ['（2024-2026年）', null],
  ['2024年至2026年', null],
])('the year line %j states %s', (line, year) => {
  expect(readYear({ yearLine: printed(line), title: null, notes: [], fields: [] })).toBe(year);
});

it('the year line counts before the title, a heading inside the form before it too', () => {
  const title = printed('附件22023年绩效目标表');
  expect(readYear({ yearLine: printed('（2024年度）'), title, notes: [], fields: [] })).toBe(2024);
  expect(readYear({ yearLine: null, title, notes: [printed('2024年项目绩效指标')], fields: [] })).toBe(2024);
});

it('a field 年度 states it, of its own name and with a year in it', () => {
  const year = (...fields: readonly ReturnType<typeof field>[]) =>
    readYear({ yearLine: null, title: null, notes: [], fields });
  for (const label of ['年度', '预算年度', '申报年度', '填报年度', '项目年度'])
    expect([label, year(field(label, '2025'))]).toEqual([label, 2025]);
  expect(year(field('年度', '1998'))).toBe(1998);
  expect(year(field('年度', '全年'), field('预算年度', '2025'))).toBe(2025);
  expect(year(field('上年度', '2025'))).toBeNull();
  expect(year(field('年度目标', '2025年建成'))).toBeNull();
});

it('a heading inside the form states it at its beginning', () => {
  const year = (note: string) =>
    readYear({ yearLine: null, title: null, notes: [printed(note)], fields: [] });
  expect(year('2024年度绩效目标')).toBe(2024);
  expect(year('2024年项目支出绩效指标')).toBe(2024);
  expect(year('1998年绩效目标')).toBe(1998);
  expect(year('参照2023年绩效指标')).toBeNull();
  expect(year('2024年预算')).toBeNull();
  const notes = [printed('注：略'), printed('2024年度绩效目标')];
  expect(readYear({ yearLine: null, title: null, notes, fields: [] })).toBe(2024);
});

it('several years are none, and what is printed elsewhere counts', () => {
  const sources = { yearLine: printed('（2024-2026年）'), title: null, notes: [], fields: [] };
  expect(readYear({ ...sources, title: printed('2025年度甲项目绩效目标表') })).toBe(2025);
  expect(readYear({ ...sources, fields: [field('项目年度', '2024-2026年'), field('年度', '2025')] })).toBe(
    2025,
  );
});

it.each<[string | null, string | null, string | null]>([
  ['（2024-2026年）', '甲项目绩效目标表', '2024-2026年'],
  [null, '甲项目绩效目标表（2024年—2026年）', '2024年—2026年'],
  [null, '（2024-2026年）甲项目绩效目标表', '2024-2026年'],
  ['（2024-2025年）', '甲项目绩效目标表（2024-2026年）', '2024-2025年'],
  ['（2024年度）', '甲项目绩效目标表', null],
  [null, '甲项目绩效目标表（2024年）', null],
  // A name's own years are those of what it names.
  [null, '2024-2026年规划绩效目标表', null],
  [null, null, null],
])('the heading %j over %j is for the years %s', (line, title, years) => {
  const of = (text: string | null) => (text === null ? null : printed(text));
  expect(severalYears({ yearLine: of(line), title: of(title) })).toBe(years);
});
