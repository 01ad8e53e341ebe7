/** Rules of one row beside its target: its weight, the year of its date, units in recognised text, levels that are missing. */
import { expect, it } from 'vitest';
import type { RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { readIndicator } from '../../../src/pipeline/normalise/indicator.ts';
import { row } from './printed.ts';

function read(raw: RawRow, recognised: readonly number[] = []) {
  return readIndicator(raw, 1, { year: 2024, recognised: new Set(recognised) });
}
const codes = (raw: RawRow, recognised: readonly number[] = []) =>
  read(raw, recognised).problems.map((p) => p.code + (p.severity === 'review' ? '!' : ''));

it.each<[string, number | null, readonly string[]]>([
  ['10', 10, []],
  ['10分', 10, []],
  ['（10）', 10, []],
  ['12.5%', 12.5, []],
  ['', null, []],
  ['—', null, []],
  ['-5', null, ['weight-unparsed!']],
  ['5-', null, ['weight-unparsed!']],
  ['共10分', null, ['weight-unparsed!']],
  ['10分制', null, ['weight-unparsed!']],
])('a weight of %j is %j', (weight, value, problems) => {
  const raw = row('产出指标', '数量指标', '植树', '25株', { weight });
  expect([read(raw).weight, codes(raw)]).toEqual([value, problems]);
});

it.each<readonly [string, string, Parameters<typeof row>[4], string, number | null]>([
  ['植树\n（10分）', '25株', {}, '植树', 10],
  ['植树(分值：12.5)', '25株', {}, '植树', 12.5],
  ['植树（权重１０％）', '25株', {}, '植树', 10],
  ['植树（株）（10分）', '25株', {}, '植树（株）', 10],
  ['植树（10分）', '25株', { weight: '/' }, '植树（10分）', null],
  ['植树（10分）', '25株', { weight: '10' }, '植树', 10],
  ['植树（10分）', '25株', { weight: '20' }, '植树（10分）', 20],
  ['植树（10分）', '25株', { weight: '二十' }, '植树（10分）', null],
  // What else brackets hold, and points that a score or the target itself is counted in.
  ['植树（10）', '25株', {}, '植树（10）', null],
  ['植树（10分钟）', '25株', {}, '植树（10分钟）', null],
  ['植树（10%）', '25株', {}, '植树（10%）', null],
  ['植树（0分）', '25株', {}, '植树（0分）', null],
  ['植树（100分）', '25株', {}, '植树（100分）', null],
  ['（10分）', '25株', {}, '（10分）', null],
  ['植树10分', '25株', {}, '植树10分', null],
  ['（10分）植树', '25株', {}, '（10分）植树', null],
  ...['平均分', '体测成绩', '环境评价', '风险评估', '绩效考核', '群众测评', '发展指数'].map(
    (name) => [`${name}（60分）`, '90%', {}, `${name}（60分）`, null] as const,
  ),
  ['植树（2分）', '25株', {}, '植树', 2],
  ['满意度（90分）', '≥90分', {}, '满意度（90分）', null],
  ['满意度（90分）', '≥90', { unit: '分' }, '满意度（90分）', null],
  ['到场（10分）', '≤30分钟', {}, '到场', 10],
])('the name %j beside %j and %j is %j of the weight %j', (name, target, extras, level3, weight) => {
  const indicator = read(row('产出指标', '数量指标', name, target, extras));
  expect([indicator.level3, indicator.weight]).toEqual([level3, weight]);
});

it('a date without a year is doubtful in the target of several years, one with a year is not', () => {
  const dated = (target: string, period: RawRow['period']) =>
    codes({ ...row('产出指标', '时效指标', '完工时间', target), period });
  expect(dated('12月底前', 'midterm')).toEqual(['date-year-doubtful!']);
  expect(dated('2026年12月底前', 'midterm')).toEqual([]);
  expect(dated('12月底前', 'annual')).toEqual([]);
  expect(dated('按期', 'midterm')).toEqual([]);
});

it('an unknown unit of recognised text is for review; what else is only worth knowing stays so', () => {
  const unknown = row('产出指标', '数量指标', '植树', '25钵');
  expect(codes(unknown)).toEqual(['unit-unknown']);
  expect(codes(unknown, [1])).toEqual(['unit-unknown!']);
  const about = row('产出指标', '数量指标', '植树', '约25株');
  expect(codes(about, [1])).toEqual(codes(about));
});

it('a level that is missing, misread or a piece of one is for review; one of a province is not', () => {
  const levels = (level1: string, level2: string, name = '植树') => codes(row(level1, level2, name, '25株'));
  expect(levels('产出指标', '数量指标')).toEqual([]);
  expect(levels('', '数量指标')).toEqual(['level-missing!']);
  expect(levels('产出指标', '数星指标')).toEqual(['level-misread!']);
  expect(levels('产出指标', '益指标')).toEqual(['unknown-level!']);
  expect(levels('产出指标', '产能指标')).toEqual(['unknown-level']);
  expect(levels('2024年部门预算公开', '数量指标')).toEqual(['unknown-level!']);
  expect(levels('石河市财政局文件', '数量指标')).toEqual(['unknown-level!']);
  expect(levels('政务公开指标', '数量指标')).toEqual(['unknown-level']);
  expect(levels('产出指标', '数量指标', '')).toEqual(['level-missing!']);
  expect(levels('产出指标(404万亩分)', '数量指标')).toEqual(['unknown-level!']);
  expect(levels('产出指标', '成本指标(30≤114元/株分)')).toEqual(['unknown-level!']);
  expect(levels('产出指标（40分）', '数量指标（3个，必填）')).toEqual([]);
});
