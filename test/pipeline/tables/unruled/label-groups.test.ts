import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import {
  type Label,
  type LabelRequest,
  labelsOf,
  partition,
  type RowExtent,
  ruledStarts,
} from '../../../../src/pipeline/tables/unruled/label-groups.ts';
import { horizontal, picture, run } from '../../page-builder.ts';

const lines = (drawn: string) => textLines(picture(drawn).runs);

describe('labelsOf: which lines make one label', () => {
  it.each<[string, string, readonly string[]]>([
    ['none', '', []],
    ['a name on one line', '产出指标', ['产出指标']],
    ['a name broken over two lines', '产出\n\n指标', ['产出/指标']],
    ['a long name over three', '服务对\n\n象满意\n\n度指标', ['服务对/象满意/度指标']],
    ['a weight on a line of its own', '产出指标\n\n（50分）', ['产出指标/（50分）']],
    ['two names close together', '数量指标\n\n质量指标', ['数量指标', '质量指标']],
    ['two broken names close together', '数量\n\n指标\n\n质量\n\n指标', ['数量/指标', '质量/指标']],
    ['a name that goes on though its beginning is one: 效益 and 指标', '社会效益\n\n指标', ['社会效益/指标']],
    ['a name the standard does not know', '协同\n\n指标', ['协同/指标']],
    ['unknown lines that follow closely', '综合\n\n评价', ['综合/评价']],
    ['an unknown line with room for one character', '队伍建设\n\n内部控制度', ['队伍建设', '内部控制度']],
    ['unknown lines far apart', '综合\n\n\n\n\n评价', ['综合', '评价']],
    ['lines of a name far apart are no name', '产出\n\n\n\n\n指标', ['产出', '指标']],
    [
      'unknown names a line each: the first has no room for more',
      '重点事项履行情况\n\n部门事项\n\n信用评级',
      ['重点事项履行情况/部门事项', '信用评级'],
    ],
    [
      'names of forms for a whole department a line each, though the first has no room either',
      '重点工作任务完成情况\n\n工作质量\n\n预算管理',
      ['重点工作任务完成情况', '工作质量', '预算管理'],
    ],
  ])('%s', (_, drawn, expected) => {
    const labels = labelsOf(lines(drawn), 14, null);
    expect(labels.map((label) => label.lines.map((line) => line.text).join('/'))).toEqual(expected);
  });
});

it('unknown names further apart than the lines of a label known to wrap', () => {
  const names = lines('重点工作履行情况\n\n\n部门目标实现\n\n\n预算管理');
  expect(labelsOf(names, 21, 14).map((label) => label.lines.length)).toEqual([1, 1, 1]);
});

/** Rows of 10 points, 20 apart: row n reaches from 20n to 20n + 10. */
function evenRows(count: number): RowExtent[] {
  return Array.from({ length: count }, (_, i) => ({ top: i * 20, bottom: i * 20 + 10 }));
}

function label(text: string, top: number): Label {
  const [line] = textLines([run(text, 0, top)]);
  return { lines: [line!], top, bottom: top + 10 };
}

function request(labels: readonly Label[], count: number, rest: Partial<LabelRequest> = {}): LabelRequest {
  return {
    labels,
    rows: evenRows(count),
    em: 10,
    forced: new Set(),
    allowed: null,
    blank: new Set(),
    seldom: new Set(),
    below: [],
    cutAbove: false,
    cutBelow: false,
    ...rest,
  };
}

function groups(of: LabelRequest): string[] {
  return partition(of).groups.map(
    ({ from, to, label: own }) =>
      `${from}-${to} ${own === null ? '–' : own.lines.map((line) => line.text).join('')}`,
  );
}

describe('partition: which rows a label covers', () => {
  it.each<[string, LabelRequest, readonly string[]]>([
    ['no rows', request([], 0), []],
    ['one label in the middle of all rows', request([label('产出指标', 20)], 3), ['0-3 产出指标']],
    ['one in the middle of an even number', request([label('产出指标', 30)], 4), ['0-4 产出指标']],
    [
      'labels in the middle of 2, 1 and 3 rows',
      request([label('数量指标', 10), label('质量指标', 40), label('时效指标', 80)], 6),
      ['0-2 数量指标', '2-3 质量指标', '3-6 时效指标'],
    ],
    [
      'labels at the top of 3 and 2 rows',
      request([label('数量指标', 0), label('质量指标', 60)], 5),
      ['0-3 数量指标', '3-5 质量指标'],
    ],
    [
      'a label a point or two off its middle',
      request([label('数量指标', 12), label('质量指标', 58)], 5),
      ['0-2 数量指标', '2-5 质量指标'],
    ],
    [
      'a row each',
      request([label('数量指标', 0), label('质量指标', 20)], 2),
      ['0-1 数量指标', '1-2 质量指标'],
    ],
    [
      'rows without a label between labels',
      request([label('数量指标', 0), label('质量指标', 60)], 4, { forced: new Set([1, 3]) }),
      ['0-1 数量指标', '1-3 –', '3-4 质量指标'],
    ],
    [
      'more labels than rows: the closest two are one',
      request([label('综合', 0), label('评价', 11), label('质量指标', 40)], 2),
      ['0-1 综合评价', '1-2 质量指标'],
    ],
    [
      'the closest two being the last',
      request([label('质量指标', 0), label('综合', 20), label('评价', 31)], 2),
      ['0-1 质量指标', '1-2 综合评价'],
    ],
  ])('%s', (_, of, expected) => {
    expect(groups(of)).toEqual(expected);
  });
});

describe('partition: what else is known', () => {
  it.each<[string, LabelRequest, readonly string[]]>([
    [
      'a group begins where a ruling or a higher label says so, and nowhere across',
      request([label('数量指标', 20), label('质量指标', 60)], 5, { forced: new Set([2]) }),
      ['0-2 数量指标', '2-5 质量指标'],
    ],
    [
      'and only there, where all beginnings are known',
      request([label('数量指标', 20), label('质量指标', 60)], 5, { allowed: new Set([1, 4]) }),
      ['0-4 数量指标', '4-5 质量指标'],
    ],
    [
      'a level 2 stands under the level 1 that forms put it under',
      request([label('产出指标', 20), label('效益指标', 60)], 5, {
        below: ['数量指标', '数量指标', '质量指标', '社会效益指标', '生态效益指标'],
      }),
      ['0-3 产出指标', '3-5 效益指标'],
    ],
    [
      'satisfaction stands without a level 2',
      request([label('社会效益指标', 10)], 3, { seldom: new Set([2]) }),
      ['0-2 社会效益指标', '2-3 –'],
    ],
    [
      'elsewhere the label is drawn over the third row, however crooked',
      request([label('社会效益指标', 14)], 3),
      ['0-3 社会效益指标'],
    ],
    [
      'rows whose label is printed across both columns have none here',
      request([label('社会效益指标', 10)], 3, { blank: new Set([2]) }),
      ['0-2 社会效益指标', '2-3 –'],
    ],
  ])('%s', (_, of, expected) => {
    expect(groups(of)).toEqual(expected);
  });
});

describe('partition: how much each of it weighs', () => {
  /** Where the labels stand a little better for two and three rows than for three and two. */
  const leaning = [label('产出指标', 13.5), label('效益指标', 65.5)];
  const onePrice: readonly (readonly [string, Partial<LabelRequest>])[] = [
    ['no page break', {}],
    ['a break above', { cutAbove: true }],
    ['a break below', { cutBelow: true }],
  ];

  it('places alone decide where nothing is known of the level below', () => {
    expect(groups(request(leaning, 5))).toEqual(['0-2 产出指标', '2-5 效益指标']);
  });

  it('a level 2 that belongs elsewhere outweighs them, one that may stand there does not', () => {
    const below = ['数量指标', '数量指标', '质量指标', '社会效益指标', '生态效益指标'];
    expect(groups(request(leaning, 5, { below }))).toEqual(['0-3 产出指标', '3-5 效益指标']);
    const fitting = below.with(2, '社会效益指标');
    expect(groups(request(leaning, 5, { below: fitting }))).toEqual(['0-2 产出指标', '2-5 效益指标']);
  });

  it('a row without a label here is under none, however well one stands', () => {
    expect(groups(request([label('社会效益指标', 20)], 3, { blank: new Set([2]) }))).toEqual([
      '0-2 社会效益指标',
      '2-3 –',
    ]);
  });

  it.each<[string, LabelRequest, readonly string[]]>([
    [
      'rows above a label',
      request([label('质量指标', 50)], 4, { blank: new Set([0]) }),
      ['0-1 –', '1-4 质量指标'],
    ],
    [
      'rows below one',
      request([label('质量指标', 10)], 4, { blank: new Set([3]) }),
      ['0-3 质量指标', '3-4 –'],
    ],
    [
      'rows above one, that seldom have none',
      request([label('质量指标', 48)], 4, { seldom: new Set([0]) }),
      ['0-1 –', '1-4 质量指标'],
    ],
    [
      'rows below one, that seldom have none',
      request([label('质量指标', 12)], 4, { seldom: new Set([3]) }),
      ['0-3 质量指标', '3-4 –'],
    ],
  ])('a row without a label does not take its neighbour along: %s', (_, of, expected) => {
    expect(groups(of)).toEqual(expected);
  });

  it.each(onePrice)(
    'a row between two labels is under one of them, whether or not there is %s',
    (_, rest) => {
      const labels = [label('数量指标', 12), label('质量指标', 60), label('时效指标', 80)];
      expect(groups(request(labels, 5, rest))).toEqual(['0-3 数量指标', '3-4 质量指标', '4-5 时效指标']);
    },
  );

  it('the first row of a page goes on with the page before only where the label stands clearly better without it', () => {
    const first = (top: number) => groups(request([label('质量指标', top)], 3, { cutAbove: true }));
    expect(first(28)).toEqual(['0-1 –', '1-3 质量指标']);
    expect(first(26.5)).toEqual(['0-3 质量指标']);
  });
});

describe('partition: labels cut by the page', () => {
  it.each<[string, LabelRequest, readonly string[]]>([
    [
      'the first rows go on with a label of the page before',
      request([label('质量指标', 50)], 4, { cutAbove: true }),
      ['0-2 –', '2-4 质量指标'],
    ],
    ['on the first page they do not', request([label('质量指标', 30)], 4), ['0-4 质量指标']],
    [
      'a label above the middle of what is seen of its rows',
      request([label('数量指标', 0), label('质量指标', 40)], 4, { cutAbove: true }),
      ['0-1 数量指标', '1-4 质量指标'],
    ],
    [
      'a label below the middle of what is seen, where the page ends',
      request([label('数量指标', 10), label('质量指标', 78)], 5, { cutBelow: true }),
      ['0-2 数量指标', '2-5 质量指标'],
    ],
    [
      'a label at the top of the rows that the page’s end cuts, as Chromium sets it, beside one in the middle of its own',
      request([label('数量指标', 20), label('质量指标', 60)], 6, { cutBelow: true }),
      ['0-3 数量指标', '3-6 质量指标'],
    ],
    [
      'but not of rows that are whole',
      request([label('数量指标', 20), label('质量指标', 60)], 6),
      ['0-3 数量指标', '3-4 质量指标', '4-6 –'],
    ],
    [
      'the last rows have their label on the next page',
      request([label('数量指标', 10)], 4, { cutBelow: true }),
      ['0-2 数量指标', '2-4 –'],
    ],
  ])('%s', (_, of, expected) => {
    expect(groups(of)).toEqual(expected);
  });
});

describe('ruledStarts', () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ['no ruling', [], []],
    ['a ruling between two rows begins the lower one', [15], [1]],
    ['one that cuts into the text a little as well', [22], [1]],
    ['one through the middle of the last row parts nothing', [47], []],
    ['one above all rows neither', [-5], []],
  ])('%s', (_, at, expected) => {
    expect([
      ...ruledStarts(
        evenRows(3),
        at.map((y) => horizontal(y, 0, 100)),
      ),
    ]).toEqual(expected);
  });
});
