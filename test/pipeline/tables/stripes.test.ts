import { describe, expect, it } from 'vitest';
import { lattices } from '../../../src/pipeline/tables/lattice.ts';
import { mergeRulings } from '../../../src/pipeline/tables/merge-rulings.ts';
import { pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import { stripes } from '../../../src/pipeline/tables/stripes.ts';
import { type Drawing, horizontal, page, run, table, vertical } from '../page-builder.ts';
import { shownBlocks } from './shown-blocks.ts';

const ROW = 24;
const COLUMN = 100;
const LEFT = 60;

const ROWS = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '栽植行道树', '≥900株'],
  ['', '质量指标', '树木成活率', '≥95%'],
  ['', '', '苗木检疫率', '100%'],
  ['效益指标', '社会效益指标', '居民出行改善', '明显'],
] as const;

const MERGED = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '栽植行道树', '≥900株'],
  ['^', '质量指标', '树木成活率', '≥95%'],
  ['^', '^', '苗木检疫率', '100%'],
  ['效益指标', '社会效益指标', '居民出行改善', '明显'],
];

/** The words of each row, a label at the top of the rows it covers. */
function words(y: number): Drawing {
  const runs = ROWS.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell === '' ? [] : [run(cell, LEFT + column * COLUMN + 5, y + row * ROW + 7)],
    ),
  );
  return { runs, rulings: [] };
}

/** The edges of a shaded cell: lines without thickness. */
function shade(y: number, row: number, column: number, rows = 1): Drawing {
  const [x0, x1] = [LEFT + column * COLUMN, LEFT + (column + 1) * COLUMN];
  const [y0, y1] = [y + row * ROW, y + (row + rows) * ROW];
  const rulings = [
    horizontal(y0, x0, x1, 0),
    horizontal(y1, x0, x1, 0),
    vertical(x0, y0, y1, 0),
    vertical(x1, y0, y1, 0),
  ];
  return { runs: [], rulings };
}

function blocks(...drawings: readonly Drawing[]) {
  return shownBlocks(pageToBlocks(page(drawings)).blocks);
}

describe('stripes', () => {
  it('are no frame of a table whose every other row is shaded, nor is a shaded label of several rows', () => {
    const striped = [0, 2, 4].flatMap((row) =>
      [0, 1, 2, 3].flatMap((column) =>
        ROWS[row]?.[column] === '' ? [] : [shade(100, row, column, row === 2 && column === 1 ? 2 : 1)],
      ),
    );
    expect(blocks(words(100), ...striped)).toEqual([MERGED]);
  });

  it('part no label from the rows it covers where the shade runs over all columns', () => {
    const striped = [1, 3].flatMap((row) => [0, 1, 2, 3].map((column) => shade(100, row, column)));
    expect(blocks(words(100), ...striped)).toEqual([MERGED]);
  });

  it('part no label from its second row where the first alone is shaded', () => {
    const two = [ROWS[0], ROWS[1], ['', '', '苗木检疫', '100%'], ROWS[4]];
    const drawn = two.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell === ''
          ? []
          : [
              run(
                cell,
                LEFT + column * COLUMN + 5,
                100 + row * ROW + 7 + (row === 1 && column < 2 ? ROW / 2 : 0),
              ),
            ],
      ),
    );
    const striped = [0, 1, 2, 3].map((column) => shade(100, 1, column));
    expect(blocks({ runs: drawn, rulings: [] }, ...striped)).toEqual([
      [ROWS[0], ROWS[1], ['^', '^', '苗木检疫', '100%'], ROWS[4]],
    ]);
  });

  it('of a header alone leave the rows below it in its table', () => {
    const header = [0, 1, 2, 3].map((column) => shade(100, 0, column));
    expect(blocks(words(100), ...header)).toEqual([MERGED]);
  });

  it('of a header alone are no frame where rules run between all rows', () => {
    const header = [0, 1, 2, 3].map((column) => shade(100, 0, column));
    const rules = [0, 1, 2, 3, 4, 5].map((row) => horizontal(100 + row * ROW, LEFT, LEFT + 4 * COLUMN));
    expect(blocks(words(100), ...header, { runs: [], rulings: rules })).toEqual([MERGED]);
  });

  it('of a header alone are no frame where one line runs around the whole table', () => {
    const header = [0, 1, 2, 3].map((column) => shade(100, 0, column));
    const [x1, y1] = [LEFT + 4 * COLUMN, 100 + 5 * ROW];
    const frame = [
      horizontal(100, LEFT, x1),
      horizontal(y1, LEFT, x1),
      vertical(LEFT, 100, y1),
      vertical(x1, 100, y1),
    ];
    expect(blocks(words(100), ...header, { runs: [], rulings: frame })).toEqual([MERGED]);
  });

  it('are not seen where every cell is shaded', () => {
    const cells = MERGED.flatMap((row, r) =>
      row.flatMap((cell, c) =>
        cell === '^'
          ? []
          : [shade(100, r, c, MERGED.slice(r + 1).findIndex((next) => next[c] !== '^') + 1 || 1)],
      ),
    );
    const title = { runs: [run('项目支出绩效目标表', 200, 80)], rulings: [] };
    const note = { runs: [run('注：指标值按年度填写', 65, 230)], rulings: [] };
    expect(blocks(title, words(100), ...cells, note)).toEqual([
      '项目支出绩效目标表',
      MERGED,
      '注：指标值按年度填写',
    ]);
  });

  it('are not seen where lines are drawn around the cells, whatever stands below', () => {
    const cells = [ROWS[0], ROWS[1]].map((row) => [...row]);
    const ruled = table({ x: LEFT, y: 100, widths: [100, 100, 100, 100], heights: [ROW, ROW], cells });
    const below = { runs: [run('填表人：王五', 65, 155), run('联系电话：无', 265, 155)], rulings: [] };
    expect(blocks(ruled, below)).toEqual([cells, '填表人：王五 联系电话：无']);
  });
});

describe('stripes: a row beside a shaded header', () => {
  const HEADER = [0, 1, 2, 3].flatMap((column) => shade(100, 0, column).rulings);
  /** How many lattices are stripes, with texts at places beside a shaded header that ends at y 124. */
  const count = (texts: readonly (readonly [string, number, number])[], more: Drawing['rulings'] = []) =>
    stripes(
      lattices(mergeRulings([...HEADER, ...more])),
      texts.map(([text, x, y]) => run(text, x, y)),
    ).size;

  it.each<[string, readonly (readonly [string, number, number])[], number]>([
    [
      'texts in two columns right below',
      [
        ['培训人数', 265, 131],
        ['25人', 365, 131],
      ],
      1,
    ],
    [
      'right above',
      [
        ['培训人数', 265, 83],
        ['25人', 365, 83],
      ],
      1,
    ],
    [
      'as far below as padding and a centred label allow',
      [
        ['培训人数', 265, 153],
        ['25人', 365, 153],
      ],
      1,
    ],
    [
      'further below',
      [
        ['培训人数', 265, 156],
        ['25人', 365, 156],
      ],
      0,
    ],
    [
      'far above',
      [
        ['培训人数', 265, 58],
        ['25人', 365, 58],
      ],
      0,
    ],
    ['a text in one column', [['培训人数', 265, 131]], 0],
    [
      'a note over two columns, and a text in a third',
      [
        ['注：以上指标按年度填写', 205, 131],
        ['无', 65, 131],
      ],
      0,
    ],
    [
      'texts right of the table',
      [
        ['培训人数', 470, 131],
        ['25人', 540, 131],
      ],
      0,
    ],
    ['nothing', [], 0],
  ])('%s', (_, texts, expected) => {
    expect(count(texts)).toBe(expected);
  });

  it('takes the shades in line with it along, not those of a table beside it', () => {
    const row: readonly (readonly [string, number, number])[] = [
      ['培训人数', 265, 131],
      ['25人', 365, 131],
    ];
    const below = [0, 1, 2, 3].flatMap((column) => shade(100, 10, column).rulings);
    const beside = [5, 6].flatMap((column) => shade(100, 10, column).rulings);
    const left = [-3, -2].flatMap((column) => shade(100, 10, column).rulings);
    expect(count(row, below)).toBe(2);
    expect(count(row, beside)).toBe(1);
    expect(count(row, left)).toBe(1);
  });

  it('takes along a shaded column of labels, not a drawn one', () => {
    const row: readonly (readonly [string, number, number])[] = [
      ['培训人数', 265, 131],
      ['25人', 365, 131],
    ];
    const labels = [10, 11].flatMap((at) => shade(100, at, 0).rulings);
    expect(count(row, labels)).toBe(2);
    expect(
      count(
        row,
        labels.map((ruling) => ({ ...ruling, thickness: 0.5 })),
      ),
    ).toBe(1);
  });

  it('is none where one of its columns is parted by a drawn line', () => {
    const row: readonly (readonly [string, number, number])[] = [
      ['培训人数', 265, 131],
      ['25人', 365, 131],
    ];
    expect(count(row, [vertical(160, 90, 130)])).toBe(0);
  });

  it('its own texts are no row beside it', () => {
    const own = ROWS[0].map((text, column) => [text, LEFT + column * COLUMN + 5, 107] as const);
    expect(count(own)).toBe(0);
  });

  describe('over a cell across all its columns', () => {
    const across = [horizontal(148, 60, 460, 0), vertical(60, 100, 148, 0), vertical(460, 100, 148, 0)];
    const names = ROWS[0].map((text, column) => [text, LEFT + column * COLUMN + 5, 107] as const);

    it.each<[string, readonly (readonly [string, number, number])[], number]>([
      [
        'two texts in two columns of it are a row without shade',
        [
          ['培训人数', 265, 131],
          ['25人', 365, 131],
        ],
        1,
      ],
      [
        'two below each other are none',
        [
          ['培训人数', 265, 125],
          ['25人', 365, 137],
        ],
        0,
      ],
      [
        'nor are two in one of its columns',
        [
          ['培训', 265, 131],
          ['25人', 315, 131],
        ],
        0,
      ],
      ['nor is one, whatever the cells above hold', [['备注：无', 65, 131]], 0],
    ])('%s', (_, texts, expected) => {
      expect(count([...names, ...texts], across)).toBe(expected);
    });
  });
});
