/** Targets and names that read like several cells, each beside the nearest that is one. */
import { describe, expect, it } from 'vitest';
import type { RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { normaliseForm } from '../../../src/pipeline/normalise/normalise-form.ts';
import { form, row } from './printed.ts';

/** Codes of every row, those for review marked. */
function codes(rows: readonly RawRow[]) {
  const read = normaliseForm(form(rows, []), { ordinal: 1, path: '' });
  return read.indicators.map(({ problems }) =>
    problems.map(({ code, severity }) => code + (severity === 'review' ? '!' : '')),
  );
}

describe('a target', () => {
  const isUnlikely = (target: string) =>
    codes([row('效益指标', '社会效益指标', '河道面貌', target)])[0]?.includes('target-unlikely!');

  it.each([
    '定性',
    '正向指标',
    '10持续完善',
    '15合格',
    '8有效减少',
    '5.5明显提升',
    '明显改善27%',
    '长期1%',
    '合格47%',
  ])('%s is unlikely', (target) => expect(isUnlikely(target)).toBe(true));

  it.each([
    '定性描述清楚',
    '明显改善',
    '100%达标',
    '3次合格',
    '2024合格',
    '5年以上',
    '显著提高10%',
    '有效减少5%',
    '达标率95%',
    '完成100%',
    '持续完善',
  ])('%s is one', (target) => expect(isUnlikely(target)).toBe(false));
});

describe('a name', () => {
  const isUnlikely = (name: string) =>
    codes([row('产出指标', '数量指标', name, '≥300个')])[0]?.includes('name-unlikely!');

  it.each(['公共服务水平8定性', '受益人口数297个5', '新建水窖20反向', '设施使用年限—'])(
    '%s ends like other columns',
    (name) => {
      expect(isUnlikely(name)).toBe(true);
    },
  );

  it.each(['考核结果定性', '5G基站3', '任务31', '一站—式服务', '新建水窖20个', '2024年新建厕所'])(
    '%s does not',
    (name) => {
      expect(isUnlikely(name)).toBe(false);
    },
  );
});

describe('a number behind the name of a level', () => {
  const under = (...level2: readonly string[]) =>
    codes(level2.map((own, i) => row('产出指标', own, `任务${i}`, '≥300个'))).map((own) =>
      own.includes('unknown-level!'),
    );

  it('is another cell’s where no name has a 1', () => {
    expect(under('数量指标', '成本指标7', '成本指标7')).toEqual([false, true, true]);
    expect(under('质量指标5', '成本指标7')).toEqual([true, true]);
  });

  it('counts the labels from 1 on', () => {
    expect(under('数量指标1', '数量指标2')).toEqual([false, false]);
    expect(under('数量指标', '质量指标')).toEqual([false, false]);
  });
});

describe('targets that count on', () => {
  const unlikely = (...targets: readonly string[]) =>
    codes(targets.map((target, i) => row('产出指标', '数量指标', `任务${'甲乙丙丁'[i]}`, target))).map(
      (own) => own.includes('target-unlikely!'),
    );

  it('three of them are the numbers of rows', () => {
    expect(unlikely('5', '6', '7', '20')).toEqual([true, true, true, false]);
  });

  it('two are not, nor do they with signs or units', () => {
    expect(unlikely('5', '6', '20')).toEqual([false, false, false]);
    expect(unlikely('≥5', '≥6', '≥7')).toEqual([false, false, false]);
    expect(unlikely('5个', '6个', '7个')).toEqual([false, false, false]);
    expect(unlikely('7', '6', '5')).toEqual([false, false, false]);
  });
});
