import { expect, it } from 'vitest';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { form, row } from './printed.ts';

const found = (name: string, target: string, unit?: string, recognised: readonly number[] = [1]) => {
  const rows = [row('产出指标', '质量指标', name, target, unit === undefined ? {} : { unit })];
  const [indicator] = normaliseForm(form(rows), {
    ordinal: 1,
    path: '',
    recognised: new Set(recognised),
  }).indicators;
  const own = indicator!.problems.filter(({ code }) => code === 'percent-or-digit');
  expect(own.length === 0 || indicator!.review).toBe(true);
  return own.map(({ message }) => message);
};

it.each([
  ['培训合格率', '≥958', '958 may be 95%: a % is read as 8 at times'],
  ['培训合格率', '≥158', '158 may be 15%: a % is read as 8 at times'],
  ['培训合格率', '≥9596', '9596 may be 95%: a % is read as 96 at times'],
  ['群众满意度', '1006', '1006 may be 100%: a % is read as 6 at times'],
  ['政策覆盖', '≥988', '988 may be 98%: a % is read as 8 at times'],
  ['资金占比', '＝10096', '10096 may be 100%: a % is read as 96 at times'],
])('a share of %s %s may end in a %%', (name, target, message) => {
  expect(found(name, target)).toEqual([message]);
});

it('a percentage of what is counted may end in a digit', () => {
  expect(found('参训人数', '≥95%')).toEqual(['95% of what is counted: may be 95 and a digit']);
  expect(found('整治农田面积', '≥12%')).toEqual(['12% of what is counted: may be 12 and a digit']);
  expect(found('参训人数', '95%以上')).toEqual(['95% of what is counted: may be 95 and a digit']);
});

it('a percentage of a rate stated per mille may be ‰', () => {
  expect(found('婴儿死亡率', '小于6%')).toEqual(['6% of a rate stated per mille: may be 6‰']);
  expect(found('婴儿死亡率', '6%以下')).toEqual(['6% of a rate stated per mille: may be 6‰']);
});

it.each([
  ['a rate stated per mille with its sign', '婴儿死亡率', '小于6‰', undefined],
  ['a share whose unit stands in its column', '培训合格率', '≥95', '%'],
  ['a share with its sign', '培训合格率', '≥98%', undefined],
  ['a share whose name states the unit', '培训合格率（%）', '98', undefined],
  ['a count', '参训人数', '≥958', undefined],
  ['a count with its unit', '参训人数', '≥958', '人'],
  ['a number whose rest is no share', '培训合格率', '≥2508', undefined],
  ['a number that ends in none of its likenesses', '培训合格率', '≥955', undefined],
  ['a share of 100 and less', '培训合格率', '≥96', undefined],
  ['all of what was planned', '参训人数', '100%', undefined],
  ['a change of a count', '参训人数增长', '≥5%', undefined],
  ['a count in percent by its column', '整治面积', '≥12%', '%'],
  ['a count in percent by its name', '参训人数（%）', '≥95%', undefined],
  ['a count that grows', '新增参训人数', '≥5%', undefined],
  ['work that only speaks of a count', '人数核定工作', '≥95%', undefined],
  ['what is no count', '农户收入', '≥5%', undefined],
  ['a share of something counted', '培训合格率', '≥958人', undefined],
  ['a share in tenths above 100', '培训合格率', '100.8', undefined],
  ['a rate stated per mille in percent by its name', '婴儿死亡率（%）', '6%', undefined],
  ['a rate stated per mille in percent by its column', '婴儿死亡率', '6%', '%'],
  ['work that only speaks of such a rate', '出生率监测达标', '6%', undefined],
])('%s is left alone', (_what, name, target, unit) => {
  expect(found(name, target, unit)).toEqual([]);
});

it('and so is what the file itself states', () => {
  expect(found('培训合格率', '≥958', undefined, [])).toEqual([]);
});
