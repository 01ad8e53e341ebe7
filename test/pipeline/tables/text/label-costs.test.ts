/** What it costs that labels cover rows: each rule beside the nearest rows for which it does not hold. Rows are one line each, one line apart. */
import { describe, expect, it } from 'vitest';
import {
  type Alignment,
  LabelCosts,
  type LabelsRequest,
} from '../../../../src/pipeline/tables/text/label-costs.ts';
import { label, rowsOfNames } from './label-requests.ts';

/** A name that says nothing of its label. */
const PLAIN = '第一行';

function costs(
  count: number,
  own: Partial<LabelsRequest> = {},
  alignment: Alignment = 'middle',
  anywhere = false,
) {
  const request = rowsOfNames(new Array<string>(count).fill(PLAIN), own);
  return new LabelCosts(request, alignment, anywhere);
}

/** Of a label of level 1 at a height that covers rows `from`..`to`. */
function off(
  height: number,
  [from, to]: readonly [number, number],
  own: Partial<LabelsRequest> = {},
  alignment?: Alignment,
) {
  return costs(8, { level1: [label('效益指标', height)], ...own }, alignment).group1(0, from, to);
}

describe('a label beside its rows', () => {
  it('costs nothing amid them, little within half a line, and the more the further off', () => {
    expect(off(1, [0, 3])).toBe(0);
    expect(off(1, [0, 4])).toBeCloseTo(0.5 * 0.35);
    expect(off(2, [0, 3])).toBeCloseTo(0.35 + 0.45 * 3);
    expect(off(0, [0, 3])).toBeCloseTo(0.35 + 0.45 * 3);
    expect(off(3, [0, 4])).toBeCloseTo(1.5 * 0.35 + 0.95 * 3);
  });

  it('of several is weighed by its own place', () => {
    const own = costs(8, { level1: [label('产出指标', 1), label('效益指标', 4)] });
    expect([own.group1(0, 1, 2), own.group1(1, 1, 2), own.group1(1, 0, 1)]).toEqual([
      0,
      expect.closeTo(3 * 0.35 + 2.45 * 3),
      9,
    ]);
  });

  it('costs 9 however far off', () => {
    expect(off(5, [0, 3])).toBe(9);
    expect(off(7, [0, 3])).toBe(9);
    expect(off(3.9, [0, 3])).toBe(9);
  });

  it('is measured from their top where labels stand there', () => {
    expect(off(0, [0, 3], {}, 'top')).toBe(0);
    expect(off(2, [2, 5], {}, 'top')).toBe(0);
    expect(off(1, [0, 3], {}, 'top')).toBeCloseTo(0.35 + 0.45 * 3);
  });

  it('is measured by its own middle', () => {
    const level1 = [label('效益指标', 0, 2)];
    expect(off(0, [0, 3], { level1 })).toBe(0);
    expect(off(0, [0, 3], { level1 }, 'top')).toBe(0);
  });

  it('of which the page’s end has cut off some costs a fifth', () => {
    const cost = 0.35 + 0.45 * 3;
    // It stands higher, as rows above are on the page before.
    expect(off(0, [0, 3], { cutAbove: true })).toBeCloseTo(cost / 5);
    expect(off(2, [0, 3], { cutAbove: true })).toBeCloseTo(cost);
    expect(off(-4, [0, 3], { cutAbove: true })).toBeCloseTo((5 * 0.35 + 4.45 * 3) / 5);
    expect(off(1, [1, 4], { cutAbove: true })).toBeCloseTo(cost);
    expect(off(7, [5, 8], { cutBelow: true })).toBeCloseTo(cost / 5);
    expect(off(5, [5, 8])).toBeCloseTo(cost);
    expect(off(6, [4, 7], { cutBelow: true })).toBeCloseTo(cost);
  });

  it('at the top of what the page’s end cuts below costs little', () => {
    expect(off(0, [0, 8], { cutBelow: true })).toBe(1.5);
    expect(off(0.3, [0, 8], { cutBelow: true })).toBe(1.5);
    expect(off(1, [0, 8], { cutBelow: true })).toBeCloseTo(1.5 + 0.7 * 3);
    expect(off(1, [2, 8], { cutBelow: true })).toBeCloseTo(1.5 + 0.7 * 3);
    expect(off(0, [0, 8])).toBe(9);
    expect(off(0, [0, 7], { cutBelow: true })).toBeCloseTo(3 * 0.35 + 2.45 * 3);
    // A page that ended within the table.
    expect(off(0, [0, 7], { breaks: [7] })).toBe(1.5);
    expect(off(0, [0, 7], { breaks: [3] })).toBeCloseTo(0.8 + 1.5);
  });

  it('of rows on two pages stands amid one part of them', () => {
    expect(off(1, [0, 8], { breaks: [3] })).toBeCloseTo(0.8);
    expect(off(5, [0, 8], { breaks: [3] })).toBeCloseTo(0.8);
    expect(off(3.5, [0, 8], { breaks: [3] })).toBe(0);
    expect(off(1, [0, 8])).toBeCloseTo(2.5 * 0.35 + 1.95 * 3);
    expect(off(1, [0, 7], { breaks: [0, 8] })).toBeCloseTo(2 * 0.35 + 1.45 * 3);
  });
});

describe('a label halfway between two lines', () => {
  const rounding = { upper: 0.5, between: 0, lower: 0.8 };

  it('is put on the one or the other', () => {
    expect(off(1, [0, 4], { rounding })).toBeCloseTo(0.5 * 0.35 + 0.5);
    expect(off(2, [0, 4], { rounding })).toBeCloseTo(0.5 * 0.35 + 0.8);
  });

  it('is on neither, or amid rows whose middle is a line', () => {
    expect(off(1.5, [0, 4], { rounding })).toBe(0);
    expect(off(1, [0, 3], { rounding })).toBe(0);
  });

  it('is of one line, and not at the top', () => {
    expect(off(0, [0, 4], { rounding, level1: [label('效益指标', 0.5, 1.5)] })).toBeCloseTo(0.5 * 0.35);
    expect(off(0, [0, 4], { rounding, level1: [label('效益指标', 1, 1.6)] })).toBeCloseTo(0.2 * 0.35);
    expect(off(1, [0, 4], { rounding }, 'top')).toBeCloseTo(0.35 + 0.45 * 3);
  });

  it('is halfway for as little as a seventh of a line', () => {
    const near = (distance: number) => ({ rounding, textLines: [0, 1, 2 + distance, 3] });
    expect(off(1, [0, 4], near(0.1))).toBeCloseTo(0.5 * 0.35 + 0.5);
    expect(off(1, [0, 4], near(0.2))).toBeCloseTo(0.5 * 0.35);
  });

  it('stands between two lines of text', () => {
    expect(off(1, [0, 4], { rounding, textLines: [2, 3] })).toBeCloseTo(0.5 * 0.35);
    expect(off(1, [0, 4], { rounding, textLines: [0, 1] })).toBeCloseTo(0.5 * 0.35);
  });
});

describe('a label on a line of its own', () => {
  /** At 1.4, where nothing stands, and its rows’ middle at 1. */
  const alone = 0.4 * 0.35;

  it('amid rows whose middle is a line of theirs would stand on that', () => {
    expect(off(1.4, [0, 3])).toBeCloseTo(alone + 2);
    expect(off(2, [0, 3])).toBeCloseTo(0.35 + 0.45 * 3);
  });

  it('not amid rows whose middle is on none', () => {
    expect(off(1.6, [0, 4])).toBeCloseTo(0.1 * 0.35);
    expect(off(1.4, [0, 3], { textLines: [0, 1.2, 2] })).toBeCloseTo(alone);
    expect(off(1.4, [0, 3], { textLines: [0, 1.1, 2] })).toBeCloseTo(alone + 2);
  });

  it('of two lines has none to itself', () => {
    expect(off(0, [0, 3], { level1: [label('效益指标', 0.9, 1.9)] })).toBeCloseTo(alone);
  });

  it('says nothing of labels at the top', () => {
    expect(off(0.4, [0, 3], {}, 'top')).toBeCloseTo(alone);
  });

  it('nor of what a page’s end cuts', () => {
    expect(off(1.4, [0, 3], { cutAbove: true })).toBeCloseTo(alone);
    expect(off(2.4, [1, 4], { cutAbove: true })).toBeCloseTo(alone + 2);
    expect(off(6.4, [5, 8], { cutBelow: true })).toBeCloseTo(alone / 5);
    expect(off(5.4, [4, 7], { cutBelow: true })).toBeCloseTo(alone + 2);
    for (const at of [1, 2, 4]) expect(off(2.4, [1, 4], { breaks: [at] })).toBeCloseTo(alone);
    for (const at of [0, 5]) expect(off(2.4, [1, 4], { breaks: [at] })).toBeCloseTo(alone + 2);
  });

  it('nor amid rows with more lines on one side of the middle', () => {
    const rows = [0, 1, 2].map((top) => ({ top, bottom: top }));
    expect(off(1.4, [0, 3], { rows })).toBeCloseTo(alone + 2);
    const even = [
      { top: -1, bottom: 0 },
      { top: 1, bottom: 1 },
      { top: 2, bottom: 3 },
    ];
    expect(off(1.4, [0, 3], { rows: even })).toBeCloseTo(alone + 2);
    const uneven = [{ top: -1, bottom: 0 }, ...rows.slice(1), { top: 3, bottom: 3 }];
    expect(off(1.4, [0, 4], { rows: uneven })).toBeCloseTo(alone);
  });
});

describe('the rows a label may cover', () => {
  const level1 = [1, 4, 7, 10, 30].map((height) => label('效益指标', height));

  it('begin and end four lines beyond the third label from it at most', () => {
    const own = costs(40, { level1 });
    expect(own.rows1(0)).toEqual({ from: 0, to: 15 });
    expect(own.rows1(2)).toEqual({ from: 0, to: 40 });
    expect(own.rows1(4)).toEqual({ from: 0, to: 40 });
    const far = costs(40, { level1: [...level1, label('效益指标', 35)] });
    expect(far.rows1(5)).toEqual({ from: 3, to: 40 });
    expect(far.rows1(9)).toEqual({ from: 0, to: 0 });
    expect(far.group1(5, 3, 40)).toBe(9);
    expect(far.group1(5, 2, 40)).toBe(Number.POSITIVE_INFINITY);
    expect(far.group1(0, 0, 16)).toBe(Number.POSITIVE_INFINITY);
  });

  it('are any where labels lead nowhere', () => {
    const own = costs(40, { level1, level2: level1 }, 'middle', true);
    expect(own.rows1(0)).toEqual({ from: 0, to: 40 });
    expect(own.rows2(0)).toEqual({ from: 0, to: 40 });
    const far = costs(40, { level1: [...level1, label('效益指标', 35)] }, 'middle', true);
    expect(far.rows1(5)).toEqual({ from: 0, to: 40 });
  });

  it('are none below the last row', () => {
    const low = [50, 51, 52, 53].map((height) => label('社会效益指标', height));
    expect(costs(8, { level2: low }).rows2(3)).toEqual({ from: 8, to: 8 });
    expect(costs(8, { level2: low }).group2(3, 0, 8, null)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('rows under no label', () => {
  const level1 = [label('效益指标', 1), label('满意度指标', 5)];
  const level2 = [label('社会效益指标', 1)];

  it('cost 4, and a little for each further one, up to twelve', () => {
    const own = costs(20, { level1: level1.slice(0, 1), level2 });
    for (const group of [
      (to: number) => own.group1(null, 0, to),
      (to: number) => own.group2(null, 0, to, 0),
      (to: number) => own.group2(null, 0, to, null),
      (to: number) => own.leastGroup2(null, 0, to),
    ])
      expect([group(1), group(3)]).toEqual([4, 4.8]);
    expect(own.group1(null, 17, 20)).toBeCloseTo(4.8);
    expect(own.group1(null, 0, 12)).toBeCloseTo(4 + 11 * 0.4);
    expect(own.group1(null, 0, 13)).toBe(Number.POSITIVE_INFINITY);
  });

  it('cost less where a page’s end may have cut the label off, how many they are', () => {
    const above = costs(20, { level1, level2, cutAbove: true });
    expect(above.group1(null, 0, 3)).toBeCloseTo(1.4);
    expect(above.group1(null, 1, 3)).toBeCloseTo(4.4);
    expect(above.group1(null, 0, 20)).toBeCloseTo(1.2 + 19 * 0.1);
    const below = costs(20, { level1, level2, cutBelow: true });
    expect(below.group1(null, 17, 20)).toBeCloseTo(1.4);
    expect(below.group1(null, 17, 19)).toBeCloseTo(4.4);
    // Where level 1 is cut off as well it costs level 2 next to nothing.
    expect(below.group2(null, 17, 20, null)).toBe(0.2);
    expect(below.group2(null, 17, 20, 0)).toBeCloseTo(1.4);
    expect(below.group2(null, 17, 19, null)).toBeCloseTo(4.4);
  });

  it('cost nothing in tables without such a level', () => {
    expect(costs(4).group1(null, 0, 4)).toBe(0);
    expect(costs(4).group2(null, 0, 4, null)).toBe(0);
    expect(costs(4).leastGroup2(null, 0, 4)).toBe(0);
  });

  it('cost nothing under a label across both levels, which no label of level 2 stands under', () => {
    const own = costs(4, { level1, level2, spanning: new Set([0]) });
    expect(own.group2(null, 0, 3, 0)).toBe(0);
    expect(own.leastGroup2(null, 0, 3)).toBe(0);
    expect(own.group2(0, 0, 3, 0)).toBe(8);
    expect(own.group2(0, 0, 3, null)).toBe(0);
  });

  it('cost little under 满意度指标, where they are about that', () => {
    const texts = ['居民满意度', '栽植行道树'].map((name) => ({ name, value: '≥90%' }));
    const rows = [0, 1].map((top) => ({ top, bottom: top }));
    const own = costs(2, { rows, texts, level1, level2 });
    expect(own.group2(null, 0, 1, 1)).toBe(0.5);
    expect(own.group2(null, 1, 2, 1)).toBe(2);
    expect(own.group2(null, 0, 1, 0)).toBe(4);
    expect(own.leastGroup2(null, 0, 1)).toBe(0.5);
  });

  it('are not thought of where they would cost 9', () => {
    const texts = Array.from({ length: 6 }, () => ({ name: '栽植行道树', value: '900株' }));
    const own = costs(6, { texts, level1, level2 });
    expect(own.group2(null, 0, 5, 1)).toBeCloseTo(0.5 + 5 * 1.5);
    expect(own.group2(null, 0, 6, 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a label of level 2', () => {
  it('costs what speaks against it in its rows', () => {
    const texts = ['栽植行道树', '完工时间', '居民满意度'].map((name) => ({ name, value: '' }));
    const own = costs(3, { texts, level2: [label('时效指标', 1)] });
    expect(own.group2(0, 1, 2, null)).toBe(0);
    expect(own.group2(0, 0, 3, null)).toBeCloseTo(0.9 + 1.5);
    expect(own.leastGroup2(0, 0, 3)).toBeCloseTo(0.9 + 1.5);
  });

  it('costs 3 more under a level 1 that has it in no form', () => {
    const level1 = [label('效益指标', 1), label('产出指标', 1)];
    const level2 = [label('社会效益指标', 1), label('数量指标', 1)];
    const own = costs(3, { level1, level2 });
    expect([own.group2(0, 0, 3, 0), own.group2(0, 0, 3, 1), own.group2(0, 0, 3, null)]).toEqual([0, 3, 0]);
    expect([own.group2(1, 0, 3, 0), own.group2(1, 0, 3, 1), own.group2(1, 0, 3, null)]).toEqual([3, 0, 0]);
  });

  it('is not thought of where it is as far off as can be and goes with none of its rows', () => {
    const texts = Array.from({ length: 8 }, () => ({ name: '居民满意度', value: '' }));
    const own = costs(8, { texts, level2: [label('时效指标', 20)] });
    expect(own.group2(0, 0, 5, null)).toBe(9 + 5 * 1.5);
    expect(own.group2(0, 0, 6, null)).toBe(Number.POSITIVE_INFINITY);
  });

  it('on a line of its own amid rows that cross is both rows’', () => {
    const level2 = [label('社会效益指标', 1.5)];
    const own = costs(4, { level2, amid: new Set([1.5]) });
    expect(own.group2(0, 1, 3, null)).toBe(0);
    expect(own.group2(0, 0, 2, null)).toBeCloseTo(0.35 + 0.45 * 3 + 4);
    expect(own.group2(0, 2, 4, null)).toBeCloseTo(0.35 + 0.45 * 3 + 4);
    // On no such line, above all rows, below them, or of two lines it says nothing.
    expect(costs(4, { level2 }).group2(0, 0, 2, null)).toBeCloseTo(0.35 + 0.45 * 3);
    for (const height of [-0.5, 3.5]) {
      const outside = costs(4, { level2: [label('社会效益指标', height)], amid: new Set([height]) });
      const row = height < 0 ? 0 : 3;
      expect(outside.group2(0, row, row + 1, null)).toBeCloseTo(0.5 * 0.35 + 2);
    }
    const two = costs(4, { level2: [label('社会效益指标', 1, 2)], amid: new Set([1]) });
    expect(two.group2(0, 0, 2, null)).toBeCloseTo(0.35 + 0.45 * 3);
  });
});
