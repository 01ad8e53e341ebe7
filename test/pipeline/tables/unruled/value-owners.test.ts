import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../../src/parsers/page.ts';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import type { FoundLabel } from '../../../../src/pipeline/tables/unruled/found-labels.ts';
import { ownValues } from '../../../../src/pipeline/tables/unruled/value-owners.ts';
import { horizontal, run } from '../../page-builder.ts';

/** A text and where it stands; characters of 10 points. */
type Placed = readonly [text: string, x: number, y: number];

/** Each label with its value, lines parted by `/`; `sides` and `rest` where there are any. */
function owned(labels: readonly Placed[], texts: readonly Placed[], rules: readonly Ruling[] = []) {
  const found = labels.map(([text, x, y]): FoundLabel => {
    const own = run(text, x, y);
    return { runs: [own], text, box: own.box };
  });
  const runs = texts.map(([text, x, y]) => run(text, x, y));
  const { values, sides, rest } = ownValues(found, runs, rules);
  const shown: Record<string, string> = {};
  for (const label of found) {
    const lines = textLines(values.get(label) ?? []);
    if (!sides.has(label)) shown[label.text] = lines.map(({ text }) => text).join('/');
  }
  if (sides.size > 0) shown.sides = [...sides].map(({ text }) => text).join();
  if (rest.length > 0) shown.rest = rest.map(({ text }) => text).join();
  return shown;
}

type Case = readonly [string, readonly Placed[], readonly Placed[], Record<string, string>];

describe('ownValues: goals under their headings', () => {
  const UNDER: Placed[] = [
    ['加固水库', 100, 120],
    ['恢复灌溉', 300, 120],
  ];
  const headings = (first = '年度目标', second = '长期目标', lower = 0): Placed[] => [
    [first, 100, 100],
    [second, 300, 100 + lower],
  ];
  const both = { 年度目标: '加固水库', 长期目标: '恢复灌溉' };

  it.each<Case>([
    ['on one line', headings(), UNDER, both],
    ['almost', headings('年度目标', '长期目标', 4), UNDER, both],
    [
      'of a self-evaluation',
      headings('年度目标', '完成情况'),
      UNDER,
      { 年度目标: '加固水库', 完成情况: '恢复灌溉' },
    ],
    ['with a text left of them', headings(), [...UNDER, ['绩效', 40, 100]], { ...both, rest: '绩效' }],
    [
      'below another label',
      [['项目名称', 100, 70], ...headings()],
      [...UNDER, ['渠道', 200, 70]],
      { 项目名称: '渠道', ...both },
    ],
    [
      'with a text left of the side',
      [['绩效目标', 50, 110], ...headings()],
      [...UNDER, ['续', 30, 120]],
      { ...both, sides: '绩效目标', rest: '续' },
    ],
  ])('%s', (_, labels, texts, expected) => {
    expect(owned(labels, texts)).toEqual(expected);
  });

  it('are none where they are no goals: the lines below them are those of a label further down', () => {
    const lines = [120, 133, 146, 159, 172].map((y): Placed => ['甲', 200, y]);
    expect(owned([...headings('单位负责人', '联系电话'), ['年度目标', 100, 146]], lines)).toEqual({
      单位负责人: '',
      联系电话: '',
      年度目标: '甲/甲/甲/甲/甲',
    });
  });

  it('are none a line apart from each other', () => {
    expect(owned(headings('年度目标', '长期目标', 6), UNDER)).not.toMatchObject(both);
  });

  it.each([
    ['a line', [0]],
    ['two lines, in whose middle they stand', [-7, 7]],
    ['four lines', [-21, -7, 7, 21]],
  ])('nor with values beside them: %s', (_, lines) => {
    const left = lines.map((y): Placed => ['加固水库', 160, 150 + y]);
    const right = lines.map((y): Placed => ['恢复灌溉', 360, 150 + y]);
    for (const [first, second] of [
      ['年度目标', '长期目标'],
      ['项目名称', '主管部门'],
    ] as const) {
      const labels: Placed[] = [
        [first, 100, 150],
        [second, 300, 150],
      ];
      expect(owned(labels, [...left, ...right])).toEqual({
        [first]: lines.map(() => '加固水库').join('/'),
        [second]: lines.map(() => '恢复灌溉').join('/'),
      });
    }
  });

  it('end above the next label, a value that begins a line above it left out', () => {
    const labels: Placed[] = [...headings(), ['实施期限', 40, 160]];
    expect(owned(labels, [...UNDER, ['至年底', 100, 146], ['一年', 200, 160]])).toEqual({
      年度目标: '加固水库/至年底',
      长期目标: '恢复灌溉',
      实施期限: '一年',
    });
    expect(owned(labels, [...UNDER, ['自年初', 100, 153], ['至年底', 100, 167]])).toEqual({
      ...both,
      实施期限: '自年初/至年底',
    });
  });

  describe('the label beside them', () => {
    const beside = (text: string, x: number, y: number) => owned([[text, x, y], ...headings()], UNDER);

    it.each([
      ['in the middle', 115],
      ['a little above', 71],
      ['far below', 199],
    ])('names them only: %s', (_, y) => {
      expect(beside('绩效目标', 40, y)).toEqual({ ...both, sides: '绩效目标' });
    });

    it.each<[string, string, number, number]>([
      ['further above', '绩效目标', 40, 69],
      ['further below', '绩效目标', 40, 201],
      ['that is no goal', '实施内容', 40, 130],
      ['that reaches over their beginning', '总体目标', 70, 130],
    ])('is a field of its own: %s', (_, text, x, y) => {
      expect(beside(text, x, y)).not.toHaveProperty('sides');
      expect(beside(text, x, y)).toHaveProperty(text);
    });
  });
});

describe('ownValues: which column of labels a text stands beside', () => {
  const A: Placed = ['项目名称', 100, 100];
  const B: Placed = ['主管部门', 300, 100];
  const lower = (y: number): Placed => ['实施期限', 100, y];

  it.each<Case>([
    ['the nearest to its left', [A, B], [['水利局', 360, 100]], { 项目名称: '', 主管部门: '水利局' }],
    [
      'set a little lower than another',
      [A, [B[0], 300, 102]],
      [['水利局', 360, 100]],
      { 项目名称: '', 主管部门: '水利局' },
    ],
    [
      'not one of a lower row',
      [A, ['主管部门', 300, 150]],
      [['加固水库', 360, 100]],
      { 项目名称: '加固水库', 主管部门: '' },
    ],
    ['not one right of it', [A, B], [['水利局', 250, 100]], { 项目名称: '水利局', 主管部门: '' }],
    ['none left of it', [A], [['水利局', 50, 100]], { 项目名称: '', rest: '水利局' }],
    ['far below it', [A], [['水利局', 160, 219]], { 项目名称: '水利局' }],
    ['further below it', [A], [['水利局', 160, 221]], { 项目名称: '', rest: '水利局' }],
  ])('%s', (_, labels, texts, expected) => {
    expect(owned(labels, texts)).toEqual(expected);
  });

  const block = (x: number, y: number): Placed[] => [
    ['甲县水利', 360, 100],
    ['和水土保', 360, 113],
    ['持局', x, y],
  ];

  it('a line that goes on with a value stays with it, though another label is nearer', () => {
    expect(owned([A, B, lower(130)], block(360, 126))).toEqual({
      项目名称: '',
      主管部门: '甲县水利/和水土保/持局',
      实施期限: '',
    });
  });

  it.each<[string, number, number]>([
    ['further below than lines of one value', 360, 133],
    ['that begins elsewhere', 364, 126],
  ])('a line %s is the nearest label’s', (_, x, y) => {
    expect(owned([A, B, lower(130)], block(x, y))).toEqual({
      项目名称: '',
      主管部门: '甲县水利/和水土保',
      实施期限: '持局',
    });
  });

  it('a line below a value of a column further left is its own label’s', () => {
    expect(
      owned(
        [A, ['主管部门', 300, 114]],
        [
          ['加固水库', 360, 100],
          ['水利局', 360, 114],
        ],
      ),
    ).toEqual({
      项目名称: '加固水库',
      主管部门: '水利局',
    });
  });

  it('a line below one that no label is near is none’s either', () => {
    expect(
      owned(
        [A],
        [
          ['乙', 160, 221],
          ['丙', 160, 234],
        ],
      ),
    ).toEqual({ 项目名称: '', rest: '乙,丙' });
  });
});

describe('ownValues: which of the labels below each other', () => {
  const labels = (y: number, first = 100): Placed[] => [
    ['项目名称', 100, first],
    ['主管部门', 100, y],
  ];
  const lines = (...ys: readonly number[]): Placed[] => ys.map((y, i) => ['甲乙丙丁'[i]!, 160, y]);

  it.each<Case>([
    ['each its own line', labels(120), lines(100, 120), { 项目名称: '甲', 主管部门: '乙' }],
    ['a value a little above its label', labels(122), lines(100, 113), { 项目名称: '甲', 主管部门: '乙' }],
    ['further above an empty one', labels(125), lines(100, 113), { 项目名称: '甲/乙', 主管部门: '' }],
    [
      'a label at the top of its value',
      labels(139),
      lines(100, 113, 126, 139),
      { 项目名称: '甲/乙/丙', 主管部门: '丁' },
    ],
    [
      'a label in the middle of its value',
      labels(139, 113),
      lines(100, 113, 126, 139),
      { 项目名称: '甲/乙/丙', 主管部门: '丁' },
    ],
    [
      'lines that stand further apart',
      labels(165, 113),
      lines(100, 113, 126, 145),
      { 项目名称: '甲/乙/丙', 主管部门: '丁' },
    ],
    [
      'and a little further',
      labels(165, 113),
      lines(100, 113, 126, 141),
      { 项目名称: '甲/乙/丙/丁', 主管部门: '' },
    ],
    [
      'a note set lower than its line',
      labels(139, 113),
      [
        ['甲', 160, 100],
        ['注', 210, 106],
        ['乙', 160, 113],
        ['丙', 160, 126],
      ],
      { 项目名称: '甲/注/乙/丙', 主管部门: '' },
    ],
  ])('%s', (_, own, texts, expected) => {
    expect(owned(own, texts)).toEqual(expected);
  });

  describe('a ruling parts a text from the nearer label', () => {
    const near = (...rules: readonly Ruling[]) => owned(labels(130), lines(112), rules);
    const upper = { 项目名称: '甲', 主管部门: '' };

    it('and not where each has its own', () => {
      const around = [horizontal(95, 90, 200), horizontal(150, 90, 200)];
      expect(owned(labels(130), lines(100, 130), around)).toEqual({ 项目名称: '甲', 主管部门: '乙' });
    });

    it('drawn between them', () => {
      expect(near(horizontal(109, 90, 200))).toEqual({ 项目名称: '', 主管部门: '甲' });
    });

    it.each([
      ['none', []],
      ['above both', [horizontal(95, 90, 200)]],
      ['below both', [horizontal(125, 90, 200)]],
      ['that ends at the label', [horizontal(109, 90, 150)]],
      ['that begins behind it', [horizontal(109, 145, 200)]],
    ])('but not %s', (_, rules) => {
      expect(near(...rules)).toEqual(upper);
    });
  });
});
