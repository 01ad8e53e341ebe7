/** Which rows the labels of a layout table stand beside: column 0 is level 1, 1 level 2, and each line with a name in column 2 is a row. */
import { describe, expect, it } from 'vitest';
import { inColumn, lineOf } from '../../../../src/pipeline/tables/text/layout-placed-lines.ts';
import {
  type PlaceRequest,
  placeLabels,
  type TokenGroup,
} from '../../../../src/pipeline/tables/text/place-labels.ts';
import { placedLines } from './placed-lines.ts';

const HEADS = placedLines(['0@2:一级指标 1@12:二级指标']);

/** Groups of each level by their labels, and rows in doubt. `''` is a blank line. */
function found(texts: readonly string[], own: Partial<PlaceRequest> = {}) {
  const lines = texts.flatMap((text, line) => (text === '' ? [] : placedLines([text], line)));
  const of = (column: number) => lines.flatMap((line) => inColumn(line, column));
  const [head] = HEADS;
  const named = lines.filter((line) => line.columns.includes(2));
  const { level1, level2, margins } = placeLabels({
    tokens1: of(0),
    tokens2: of(1),
    heads: head === undefined ? [[], []] : [inColumn(head, 0), inColumn(head, 1)],
    sideBySide: true,
    slices: named.map((line) => ({
      line: lineOf(line),
      pieces: [
        {
          column: 2,
          line: lineOf(line),
          text: inColumn(line, 2)
            .map(({ text }) => text)
            .join(''),
        },
      ],
      blanksAbove: 0,
      labelsUpTo: 0,
      labelsAbove: 0,
    })),
    rows: named.map((_, row) => ({ slices: [row], offsets: [0], margin: 9, cost: 0 })),
    blankShare: 0,
    lines: lines.map(lineOf),
    texts: named.map((line) => ({
      name: inColumn(line, 2)
        .map(({ text }) => text)
        .join(''),
      value: '',
    })),
    cutAbove: false,
    cutBelow: false,
    breaks: [],
    rounding: { upper: 0, between: 0, lower: 0 },
    amid: new Set(),
    ...own,
  });
  return {
    level1: level1.map(shown),
    level2: level2.map(shown),
    doubtful: margins.flatMap((margin, row) => (margin < 0.9 ? [row] : [])),
  };
}

function shown({ from, to, tokens }: TokenGroup): string {
  return `${from}–${to - 1} ${tokens.map(({ text }) => text).join('') || '-'}`;
}

const ABOVE = [
  '1@12:社会效益指标 2:就业人数',
  '0@2:效益指标 1@12:生态效益指标 2:绿地面积',
  '1@12:可持续影响指标 2:管护制度',
];
const OWN = ['0–0 社会效益指标', '1–1 生态效益指标', '2–2 可持续影响指标'];
const ACROSS = {
  level1: ['0–2 效益指标', '3–3 满意度指标'],
  level2: [...OWN, '3–3 -'],
  doubtful: [],
};
const LEVEL2 = {
  level1: ['0–3 效益指标'],
  level2: [...OWN, '3–3 满意度指标'],
  doubtful: [],
};

describe('满意度指标 with no label beside it', () => {
  it('amid both columns is printed across them, whichever it was put to', () => {
    expect(found([...ABOVE, '0@7:满意度指标 2:居民满意度'])).toEqual(ACROSS);
    expect(found([...ABOVE, '1@7:满意度指标 2:居民满意度'])).toEqual(ACROSS);
    expect(found([...ABOVE, '0@2:满意度指标 2:居民满意度'])).toEqual(ACROSS);
  });

  it('in the second column is level 2', () => {
    expect(found([...ABOVE, '1@12:满意度指标 2:居民满意度'])).toEqual(LEVEL2);
  });

  it('puts its own rows in doubt where it costs little more across both, or not', () => {
    const { doubtful } = found([...ABOVE, '1@12:满意度指标 2:居民满意度', '2:企业满意度']);
    expect(doubtful).toEqual([3, 4]);
  });

  it('as near to the middle of both as to the second is in doubt; a column nearer is not', () => {
    const doubtful = (place: number) => found([...ABOVE, `1@${place}:满意度指标 2:居民满意度`]).doubtful;
    expect(doubtful(9.75)).toEqual([3]);
    expect(doubtful(9)).toEqual([]);
    expect(doubtful(10.5)).toEqual([]);
  });

  it('is level 2 where the levels’ columns are apart', () => {
    expect(found([...ABOVE, '1@7:满意度指标 2:居民满意度'], { sideBySide: false })).toEqual(LEVEL2);
  });

  it('stands amid them by the other labels where no header says where they stand', () => {
    const heads = [[], []] as const;
    expect(found([...ABOVE, '1@7:满意度指标 2:居民满意度'], { heads })).toEqual(ACROSS);
    expect(found([...ABOVE, '1@12:满意度指标 2:居民满意度'], { heads })).toEqual(LEVEL2);
  });

  it('with its weight, and in lines one below the other', () => {
    const across = (...lines: readonly string[]) => found([...ABOVE, ...lines]).level1;
    expect(across('1@7:满意度指标(10分) 2:居民满意度')).toEqual(['0–2 效益指标', '3–3 满意度指标(10分)']);
    expect(across('1@7:满意度', '1@10:指标 2:居民满意度')).toEqual(ACROSS.level1);
    expect(across('1@7:满意度', '1@11:指标 2:居民满意度')).toEqual(LEVEL2.level1);
    expect(across('1@7:满意度', '', '', '1@7:指标 2:居民满意度')).toEqual(ACROSS.level1);
    expect(across('1@7:满意度', '', '', '', '1@7:指标 2:居民满意度')).toEqual(LEVEL2.level1);
    const down = ['1@7:满', '1@7:意', '1@7:度', '1@7:指 2:居民满意度', '1@7:标'];
    expect(across(...down, '1@7:(10分)')).toEqual(['0–2 效益指标', '3–3 满意度指标(10分)']);
    expect(across(...down, '1@7:(10', '1@7:)')).toEqual(['0–2 效益指标', '3–3 满意度指标(10)']);
    expect(across(...down, '1@7:(', '1@7:10', '1@7:分', '1@7:)')).toEqual([
      '0–2 效益指标',
      '3–3 满意度指标(10分)',
    ]);
  });

  it('is a level 2 with what stands above it', () => {
    expect(found([...ABOVE, '1@7:服务对象', '1@7:满意度指标 2:居民满意度'])).toEqual({
      level1: LEVEL2.level1,
      level2: [...OWN, '3–3 服务对象满意度指标'],
      doubtful: [],
    });
  });

  it('is level 1 beside a level 2', () => {
    expect(found([...ABOVE, '0@7:满意度指标 1@12:服务对象满意度指标 2:居民满意度'])).toEqual({
      ...ACROSS,
      level2: [...OWN, '3–3 服务对象满意度指标'],
    });
  });

  it('is no level 1 where there is one of that name elsewhere', () => {
    const elsewhere = '0@2:满意度指标 1@12:满意度指标 2:企业满意度';
    expect(found([...ABOVE, '1@7:满意度指标 2:居民满意度', elsewhere])).toMatchObject({
      level1: ['0–3 效益指标', '4–4 满意度指标'],
      level2: [...OWN, '3–3 满意度指标', '4–4 满意度指标'],
    });
  });

  it('in tables of one level is that', () => {
    expect(
      found(['0@2:效益指标 2:就业人数', '0@2:满意度指标 2:居民满意度'], { tokens2: null, sideBySide: false }),
    ).toMatchObject({ level1: ['0–0 效益指标', '1–1 满意度指标'] });
    expect(
      found(['1@12:社会效益指标 2:就业人数', '1@7:满意度指标 2:居民满意度'], {
        tokens1: null,
        sideBySide: false,
      }),
    ).toMatchObject({ level2: ['0–0 社会效益指标', '1–1 满意度指标'] });
  });
});

describe('labels of layout tables', () => {
  it('more than rows stand with the last that has any', () => {
    const found1 = found(['1@12:数量指标 2:栽树', '1@12:质量指标', '1@12:时效指标', '0@2:产出指标']);
    expect(found1).toMatchObject({ level1: ['0–0 产出指标'], level2: ['0–0 数量指标质量指标时效指标'] });
  });

  it('stand on the lower of two lines in all of a table or on the upper, as its cells do', () => {
    const lines = ['2:栽树', '1@12:数量指标 2:补种', '2:完工时间', '1@12:时效指标 2:开工时间'];
    const own = { tokens1: null, sideBySide: false };
    expect(found(lines, own).level2).toEqual(['0–1 数量指标', '2–3 时效指标']);
    const rounding = { upper: 0, between: 0, lower: 2 };
    expect(found(lines, { ...own, rounding })).toMatchObject({
      level2: ['0–2 数量指标', '3–3 时效指标'],
      doubtful: [],
    });
  });

  it('are in doubt where they would stand on the other at little more cost', () => {
    const lines = ['2:栽树', '1@12:数量指标 2:补种', '2:完工时间', '1@12:时效指标 2:开工时间'];
    const rounding = { upper: 0, between: 0, lower: 0.7 };
    expect(found(lines, { tokens1: null, sideBySide: false, rounding })).toMatchObject({
      level2: ['0–2 数量指标', '3–3 时效指标'],
      doubtful: [2],
    });
  });
});
