import { describe, expect, it } from 'vitest';
import { spanningLabels } from '../../../../src/pipeline/tables/unruled/spanning-labels.ts';
import { run } from '../../page-builder.ts';

/** Two columns of 100 points, 100–200 and 200–300. */
const PAIR = { left: 100, between: 200, right: 300 };

/** A text centred on x. */
function at(x: number, text: string, y = 100) {
  return run(text, x - (text.length * 10) / 2, y);
}

const HEADER = [at(150, '一级指标', 40), at(250, '二级指标', 40)];
const LABELS = [at(150, '产出指标', 80), at(250, '数量指标', 70), at(250, '质量指标', 90)];

function spanning(runs: Parameters<typeof spanningLabels>[1], header: typeof HEADER = []) {
  return spanningLabels(PAIR, runs, header).map(({ text }) => text);
}

describe('spanningLabels', () => {
  it('a level-1 name midway between the labels of both columns', () => {
    expect(spanning([...LABELS, at(200, '满意度指标')])).toEqual(['满意度指标']);
  });

  it('over several lines, all of them', () => {
    const lines = [at(202, '满意', 100), at(202, '度指', 113), at(202, '标', 126)];
    expect(spanning([...LABELS, ...lines])).toEqual(['满意', '度指', '标']);
  });

  it('alone on its page: the header tells where each column has its labels', () => {
    const lines = [at(203, '满意', 100), at(203, '度指', 113), at(203, '标', 126)];
    expect(spanning(lines, HEADER)).toEqual(['满意', '度指', '标']);
  });

  it.each([
    ['a level-1 name in the first column', [...LABELS, at(150, '满意度指标')]],
    ['one in the second, named as level 2', [...LABELS, at(250, '满意度指标')]],
    ['one in the second, a little off', [...LABELS, at(240, '满意度指标')]],
    ['another text between the columns', [...LABELS, at(200, '数量指标')]],
  ])('not %s', (_, runs) => {
    expect(spanning(runs)).toEqual([]);
    expect(spanning(runs, HEADER)).toEqual([]);
  });

  it.each([
    ['further below it than the lines of one label', at(200, '度指标', 121)],
    ['below it in another place', at(160, '度指标', 113)],
  ])('no line %s', (_, line) => {
    expect(spanning([...LABELS, at(200, '满意'), line])).toEqual(['满意']);
  });

  it('not one under its own header, alone on its page', () => {
    expect(spanning([at(250, '满意度指标')], HEADER)).toEqual([]);
  });
});
