/** What makes lines implausible as one row, each oddity beside the nearest lines that have none. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import type { ColumnLine } from '../../../../src/pipeline/tables/unruled/column-line.ts';
import type { Measures } from '../../../../src/pipeline/tables/unruled/row-measures.ts';
import { type Alignment, rowPrices } from '../../../../src/pipeline/tables/unruled/row-prices.ts';
import { horizontal, run } from '../../page-builder.ts';

/** Lines of one cell stand a pitch apart; names are at most nine characters wide, values six. */
const PITCH = 14;
const SET_TIGHT: Measures = {
  em: 10,
  pitch: PITCH,
  pitchSeen: false,
  step: PITCH,
  rightOf: new Map([
    [0, 90],
    [1, 160],
    [2, 240],
  ]),
  leftOf: new Map([
    [0, 0],
    [1, 100],
    [2, 180],
  ]),
};

/** Where a line stands, in pitches, and its name, value and further cell; `''` is none. */
type Line = readonly [number, string, string?, string?];

interface Setting {
  /** The roles of the second and of the third column. */
  readonly roles?: readonly [ColumnRole, ColumnRole];
  readonly measures?: Partial<Measures>;
  readonly alignment?: Alignment;
  /** Rules below these heights, in pitches. */
  readonly rules?: readonly number[];
}

function prices(lines: readonly Line[], { roles, measures, alignment, rules = [] }: Setting = {}) {
  const columns: readonly ColumnRole[] = ['level3', ...(roles ?? (['target', 'other'] as const))];
  const slices = lines.map(([at, ...texts]) =>
    texts.flatMap((text, column): ColumnLine[] => {
      if (text === undefined || text === '') return [];
      const [line] = textLines([run(text, [0, 100, 180][column]!, at * PITCH)]);
      return [{ column, role: columns[column]!, line: line! }];
    }),
  );
  const drawn = rules.map((at) => horizontal(at * PITCH, 0, 240));
  return rowPrices(slices, { ...SET_TIGHT, ...measures }, drawn, alignment ?? 'middle');
}

/** What the lines cost as one row. */
const asOne = (lines: readonly Line[], setting?: Setting) => prices(lines, setting).row(0, lines.length);

describe('rowPrices: what a row wants', () => {
  it('nothing is odd about a name, its value and a remark', () => {
    expect(asOne([[0, '培训人数', '≥25次', '按季上报']])).toBe(0);
  });

  it('a row without a value is odd, one with what was reached for a value is not', () => {
    expect(asOne([[0, '培训人数']])).toBeGreaterThan(0);
    expect(asOne([[0, '培训人数', '', '25次']], { roles: ['target', 'actual'] })).toBe(0);
    expect(asOne([[0, '培训人数', '', '25次']], { roles: ['target', 'score'] })).toBeGreaterThan(0);
  });

  it('a row without a name is odder than one without a value', () => {
    expect(asOne([[0, '', '≥25次']])).toBeGreaterThan(asOne([[0, '培训人数']]));
  });
});

describe('rowPrices: what the text of a cell tells', () => {
  it.each<[string, Line, Line]>([
    ['a bracket that does not close', [0, '培训人数（按省', '≥25次'], [0, '培训人数（省）', '≥25次']],
    ['a bracket that was never opened', [0, '培训人数按省）', '≥25次'], [0, '培训（人数）省', '≥25次']],
    ['a name that ends in a comma', [0, '培训人数，', '≥25次'], [0, '培训人数。', '≥25次']],
    ['a value that ends in a comma', [0, '产业', '有效，'], [0, '产业', '有效。']],
  ])('%s', (_, odd, plain) => {
    expect(asOne([plain])).toBe(0);
    expect(asOne([odd])).toBeGreaterThan(0);
  });

  it('a remark may end in a comma', () => {
    expect(asOne([[0, '培训人数', '≥25次', '按季上报，']])).toBe(0);
  });

  const TWO_LINES = (above: string, below: string): Line[] => [
    [0, '', '', above],
    [0.5, '培训人数', '≥25次'],
    [1, '', '', below],
  ];
  const wide = { rightOf: new Map([...SET_TIGHT.rightOf, [2, 200]]) };
  /** What two lines of a column cost more than in a column whose text says nothing. */
  const more = (role: ColumnRole, above: string, below: string) =>
    asOne(TWO_LINES(above, below), { roles: ['target', role], measures: wide }) -
    asOne(TWO_LINES(above, below), { roles: ['target', 'other'], measures: wide });

  it.each<[string, ColumnRole, string, string]>([
    ['two weights', 'weight', '10', '20'],
    ['two weights with their sign', 'weight', '10%', '2.5%'],
    ['two scores', 'score', '10', '9.5'],
    ['two units', 'unit', '公里', '人次'],
  ])('%s in one row are odd', (_, role, above, below) => {
    expect(more(role, above, below)).toBeGreaterThan(0);
  });

  it.each<[string, ColumnRole, string, string]>([
    ['a weight and its unit below', 'weight', '10', '分'],
    ['a score and below it how it is given', 'score', '10', '5分以下不得分'],
    ['a remark that begins 指标2：', 'level2', '见省级要求', '指标2：'],
    ['a score with words around it', 'score', '满10', '得10'],
    ['a unit broken over two lines', 'unit', '元/每', '百户'],
    ['two numbers that are no scores', 'level2', '10', '20'],
    ['two units in another column', 'score', '公里', '人次'],
  ])('%s is not', (_, role, above, below) => {
    expect(more(role, above, below)).toBe(0);
  });

  it('a line that begins 指标2： is another name; one that holds it, or the first of a cell, is not', () => {
    const named = (above: string, below: string) =>
      asOne([
        [0, above],
        [0.5, '', '≥25次'],
        [1, below],
      ]);
    const plain = named('培训农村实用人才和', '带头人数');
    expect(named('培训农村实用人才和', '指标2：人数')).toBeGreaterThan(plain);
    expect(named('培训农村实用人才和', '含指标2：数')).toBe(plain);
    expect(named('指标1：培训农村实', '带头人数')).toBe(plain);
  });
});

describe('rowPrices: whether a line runs on in the next', () => {
  const name = (apart: number, measures?: Partial<Measures>, alignment?: Alignment) =>
    asOne(
      [
        [0, '培训农村实用人才和'],
        [apart / 2, '', '≥25次'],
        [apart, '带头人数'],
      ],
      { measures: measures ?? {}, alignment: alignment ?? 'middle' },
    );

  it('lines as far apart as those of a cell, or a little further, may be of one', () => {
    expect(name(1)).toBe(0);
    expect(name(1.25)).toBe(0);
  });

  it('lines further apart are odd, the more so the further, up to twice as far', () => {
    expect(name(1.5)).toBeGreaterThan(0);
    expect(name(1.7)).toBeGreaterThan(name(1.5));
    expect(name(4)).toBe(name(2));
  });

  it('where labels show how far lines of a cell are apart, a little further is odd at once', () => {
    expect(name(1, { pitchSeen: true })).toBe(0);
    expect(name(1.25, { pitchSeen: true })).toBe(name(2));
  });

  const broken = (above: string, below: string) =>
    asOne([
      [0, above],
      [0.5, '', '≥25次'],
      [1, below],
    ]);

  it('a line that leaves room does not run on, but where what follows had no room', () => {
    expect(broken('培训农村实用人才', '带头人数')).toBe(0);
    expect(broken('培训农村人才数', '带头人数')).toBeGreaterThan(0);
    expect(broken('培训人才', '带头人数')).toBeGreaterThan(broken('培训农村人才数', '带头人数'));
    expect(broken('培训农村人才', 'WINDOWS')).toBe(0);
    expect(broken('培训农村人才', 'A级人数')).toBeGreaterThan(0);
    expect(broken('培训农村人才', '含WINDOWS')).toBeGreaterThan(0);
  });

  it('a line that leaves ever more room is no odder than one that leaves much', () => {
    expect(broken('培训', '带头人数')).toBe(broken('培训人', '带头人数'));
  });

  const narrow = { rightOf: new Map([...SET_TIGHT.rightOf, [1, 125]]) };
  const value = (above: string, below: string, role: ColumnRole = 'target') =>
    asOne(
      [
        [0, '', above],
        [0.5, '培训人数'],
        [1, '', below],
      ],
      { roles: [role, 'other'], measures: narrow },
    );

  it('two values are two rows', () => {
    expect(value('≥25次', '≥30人')).toBeGreaterThan(0);
    expect(value('25次', '30人')).toBeGreaterThan(0);
  });

  it.each<[string, string, string]>([
    ['a date broken behind its year', '2024年', '12月'],
    ['a range broken behind its dash', '25次—', '30次'],
    ['a number and its unit', '1140', '万元'],
    ['a sign and its number', '不低于', '95%'],
    ['words and a number', '比上年', '30人'],
    ['a number and words that hold none', '25次', '达标'],
  ])('%s is one value', (_, above, below) => {
    expect(value(above, below)).toBe(0);
  });

  it('two figures of another year in one row say nothing', () => {
    expect(value('25次', '30人', 'actual')).toBe(0);
  });
});

describe('rowPrices: how the cells of a row stand', () => {
  const THREE: Line[] = [
    [0, '培训农村实用人才和', '≥25次'],
    [1, '带头人数'],
  ];

  it('set at their top, cells begin at the same height; set in the middle, they share it', () => {
    expect(asOne(THREE, { alignment: 'top' })).toBe(0);
    expect(asOne(THREE, { alignment: 'middle' })).toBeGreaterThan(0);
    const centred: Line[] = [
      [0, '培训农村实用人才和'],
      [0.5, '', '≥25次'],
      [1, '带头人数'],
    ];
    expect(asOne(centred, { alignment: 'top' })).toBeGreaterThan(0);
    expect(asOne(centred, { alignment: 'middle' })).toBe(0);
  });

  it('what stands off by more than two characters is no odder than that', () => {
    const off = (at: number) =>
      asOne(
        [
          [0, '培训人数'],
          [at, '', '≥25次'],
        ],
        { alignment: 'top' },
      );
    expect(off(1)).toBeLessThan(off(1.5));
    expect(off(3)).toBe(off(1.5));
  });

  it('a name and a value side by side again are two rows; a name beside a remark is not', () => {
    const again = (first: Line, second: Line, roles: readonly [ColumnRole, ColumnRole]) =>
      asOne([first, second], { roles, alignment: 'top' });
    const both = again([0, '购置设备费用按省级', '较上年有所下'], [1, '任务清单', '降'], ['target', 'other']);
    const reached = again(
      [0, '购置设备费用按省级', '较上年有所下'],
      [1, '任务清单', '降'],
      ['actual', 'other'],
    );
    const remark = again(
      [0, '购置设备费用按省级', '下降', '较上年有所下'],
      [1, '任务清单', '', '降'],
      ['target', 'other'],
    );
    expect(both).toBeGreaterThan(0);
    expect(reached).toBe(both);
    expect(remark).toBe(0);
  });
});

describe('rowPrices: where a row may end', () => {
  const NAMES: Line[] = [
    [0, '培训农村实用人才和', '≥25次'],
    [1, '修渠长度', '12公里'],
  ];
  const endOf = (lines: readonly Line[], at: number, setting?: Setting) => prices(lines, setting).end(at);

  it('behind the last line nothing is to pay', () => {
    expect(endOf(NAMES, 2)).toBe(0);
  });

  it('a row that ends between names as close as lines of a cell is odd; where rows stand apart elsewhere, more so', () => {
    const tight = endOf(NAMES, 1);
    expect(tight).toBeGreaterThan(0);
    expect(endOf(NAMES, 1, { measures: { step: PITCH * 1.14 } })).toBeGreaterThan(tight);
    expect(endOf(NAMES, 1, { measures: { step: PITCH * 1.3 } })).toBeGreaterThan(
      endOf(NAMES, 1, { measures: { step: PITCH * 1.14 } }),
    );
    expect(endOf(NAMES, 1, { measures: { step: PITCH * 2 } })).toBe(
      endOf(NAMES, 1, { measures: { step: PITCH * 1.3 } }),
    );
  });

  it('between names further apart than lines of a cell it is not', () => {
    const apart = (by: number): Line[] => [
      [0, '培训农村实用人才和', '≥25次'],
      [by, '修渠长度', '12公里'],
    ];
    expect(endOf(apart(1.04), 1)).toBe(0);
    // Nearer to the pitch than to the usual step: still as of one cell.
    expect(endOf(apart(1.04), 1, { measures: { step: PITCH * 1.14 } })).toBeGreaterThan(0);
    expect(endOf(apart(1.1), 1, { measures: { step: PITCH * 1.14 } })).toBe(0);
    expect(endOf(apart(1.2), 1, { measures: { step: PITCH * 2 } })).toBe(0);
  });

  it('before a name that begins 指标2： it is not, before one that holds it it is', () => {
    const next = (name: string): Line[] => [
      [0, '培训农村实用人才和', '≥25次'],
      [1, name, '12公里'],
    ];
    expect(endOf(next('指标2：长度'), 1)).toBe(0);
    expect(endOf(next('含指标2：长'), 1)).toBeGreaterThan(0);
  });

  it('a score between two lines of a name ends no row of theirs; without a name on one side nothing is known', () => {
    const scored: Line[] = [
      [0, '培训农村实用人才和'],
      [0.5, '', '', '10'],
      [1, '带头人数', '≥25次'],
    ];
    expect(endOf(scored, 1)).toBeGreaterThan(0);
    expect(endOf(scored, 2)).toBeGreaterThan(0);
    expect(
      endOf(
        [
          [0, '', '≥25次'],
          [1, '修渠长度'],
        ],
        1,
      ),
    ).toBe(0);
    expect(
      endOf(
        [
          [0, '修渠长度'],
          [1, '', '≥25次'],
        ],
        1,
      ),
    ).toBe(0);
  });
});

describe('rowPrices: rules', () => {
  const ROWS: Line[] = [
    [0, '培训人数', '≥25次'],
    [2, '修渠长度', '12公里'],
    [4, '设备购置费用（按', '控制在192万元以'],
    [5, '省级下达任务清单）', '内'],
    [7, '验收合格率', '100%'],
  ];
  const BETWEEN_ALL = [1.4, 3.4, 6.4];

  it('no row runs through a rule, and one that ends at it costs nothing', () => {
    const ruled = prices(ROWS, { rules: BETWEEN_ALL });
    expect(ruled.row(0, 2)).toBe(Infinity);
    expect(ruled.row(2, 4)).toBeLessThan(Infinity);
    expect(ruled.row(1, 4)).toBe(Infinity);
    expect(ruled.end(1)).toBe(0);
  });

  it('among rows all parted by rules, one that ends without is odder than one set tight', () => {
    expect(prices(ROWS, { rules: BETWEEN_ALL }).end(3)).toBeGreaterThan(prices(ROWS).end(3));
  });

  it.each<[string, readonly number[]]>([
    ['a single rule', [3.4]],
    ['two rules that part groups', [3.4, 6.4]],
    ['a rule at each end of the table alone', [-1, 9]],
  ])('%s: rows within are parted as without rules', (_, rules) => {
    expect(prices(ROWS, { rules }).end(3)).toBe(prices(ROWS).end(3));
  });

  it('a rule between two rows and one below them part no more than two strips: too few to tell', () => {
    const two: Line[] = [[0, '培训人数', '≥25次'], ...ROWS.slice(2, 4)];
    expect(prices(two, { rules: [1.4, 6.4] }).end(2)).toBe(prices(two).end(2));
    expect(prices([[-2, '修渠长度', '12公里'], ...two], { rules: [-1.4, 1.4, 6.4] }).end(3)).toBeGreaterThan(
      prices(two).end(2),
    );
  });

  it('a weight beside the value is no second value of its strip', () => {
    const weighted = ROWS.map(
      ([at, name, value = '']): Line => [at, name, value, value === '内' ? '' : '10'],
    );
    const setting = { roles: ['target', 'weight'] as const, rules: BETWEEN_ALL };
    expect(prices(weighted, setting).end(3)).toBe(prices(ROWS, { rules: BETWEEN_ALL }).end(3));
  });

  it('one strip of five with what may be two values is let pass, more are not', () => {
    const strips = (...crowded: readonly number[]): Line[] =>
      [0, 1, 2, 3, 4].flatMap((i): Line[] => [
        [i * 4, '培训人数', '≥25次'],
        [i * 4 + 1, '', crowded.includes(i) ? '≥30次' : '的学校'],
      ]);
    const rules = [3, 7, 11, 15];
    const free = prices(strips(1, 2)).end(1);
    expect(prices(strips(1), { rules }).end(1)).toBeGreaterThan(free);
    expect(prices(strips(1, 2), { rules }).end(1)).toBe(free);
  });
});
