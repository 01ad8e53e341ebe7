import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PositionedPage } from '../../../src/parsers/page.ts';
import { pageToBlocks } from '../../../src/pipeline/tables/page-to-blocks.ts';
import type { GridNotation } from '../grid-notation.ts';
import { type Drawing, horizontal, page, run, table, vertical } from '../page-builder.ts';
import { shownBlocks } from './shown-blocks.ts';

const indicators: GridNotation = [
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '培训人数', '≥25次'],
  ['^', '^', '修渠长度', '12公里'],
];

function text(...lines: readonly (readonly [string, number, number])[]): Drawing {
  return { runs: lines.map(([words, x, y]) => run(words, x, y)), rulings: [] };
}

function ruled(cells: GridNotation, y: number, x = 60): Drawing {
  return table({ x, y, widths: cells[0]!.map(() => 100), heights: cells.map(() => 24), cells });
}

function frame(x0: number, y0: number, x1: number, y1: number): Drawing {
  return {
    runs: [],
    rulings: [horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1)],
  };
}

function blocks(...drawings: readonly Drawing[]) {
  return shownBlocks(pageToBlocks(page(drawings)).blocks);
}

describe('pageToBlocks: ruled tables', () => {
  it('gives an empty page no block', () => {
    expect(blocks()).toEqual([]);
  });

  it('gives lines and grids from top to bottom, whatever the order of painting', () => {
    const drawings = [
      text(['附件6', 60, 40], ['项目支出绩效目标表', 200, 60], ['备注：无', 60, 300]),
      ruled(indicators, 90),
    ];
    const expected = ['附件6', '项目支出绩效目标表', indicators, '备注：无'];
    expect(blocks(...drawings)).toEqual(expected);
    expect(blocks(...drawings.reverse())).toEqual(expected);
  });

  it('keeps two tables on a page two', () => {
    const head: GridNotation = [['项目名称', '小型水库加固']];
    expect(blocks(ruled(head, 90), ruled(indicators, 140))).toEqual([head, indicators]);
  });

  it('reads a table with borders drawn as double lines', () => {
    const twice = ruled(indicators, 90);
    const doubled = { ...twice, rulings: twice.rulings.flatMap((r) => [r, { ...r, at: r.at + 1.8 }]) };
    expect(blocks(doubled)).toEqual([indicators]);
  });

  it('reads a table with dashed borders', () => {
    const solid = ruled(indicators, 90);
    const dashed = solid.rulings.flatMap((r) => {
      const pieces = [];
      for (let at = r.from; at < r.to; at += 6) pieces.push({ ...r, from: at, to: Math.min(at + 3, r.to) });
      return pieces;
    });
    expect(blocks({ ...solid, rulings: dashed })).toEqual([indicators]);
  });
});

describe('pageToBlocks: lines that enclose text and are no table', () => {
  it('a frame around the page', () => {
    expect(
      blocks(frame(30, 30, 560, 800), text(['关于批复预算的通知', 200, 60], ['各有关单位：', 60, 100])),
    ).toEqual(['关于批复预算的通知', '各有关单位：']);
  });

  it('a frame around a page with a table in it leaves the table', () => {
    expect(blocks(frame(30, 30, 560, 800), text(['绩效目标表', 200, 60]), ruled(indicators, 90))).toEqual([
      '绩效目标表',
      indicators,
    ]);
  });

  it('a frame with a head line: one cell of text alone is none', () => {
    const framed = {
      ...frame(30, 30, 560, 800),
      rulings: [...frame(30, 30, 560, 800).rulings, horizontal(50, 30, 560)],
    };
    expect(blocks(framed, text(['各有关单位：', 60, 100], ['现将预算批复如下。', 60, 120]))).toEqual([
      '各有关单位：',
      '现将预算批复如下。',
    ]);
  });

  it('an underlined heading', () => {
    expect(blocks({ runs: [run('绩效目标表', 60, 60)], rulings: [horizontal(72, 60, 110)] })).toEqual([
      '绩效目标表',
    ]);
  });

  it('a grid nothing is written in', () => {
    expect(
      blocks(
        ruled(
          [
            ['', ''],
            ['', ''],
          ],
          90,
        ),
        text(['正文', 60, 200]),
      ),
    ).toEqual(['正文']);
  });

  it('a box whose only row holds the names of all columns: the columns are told by their places', () => {
    const page = [
      text(['一级指标', 60, 100], ['二级指标', 160, 100], ['三级指标', 260, 100], ['指标值', 400, 100]),
      text(['产出指标', 60, 130], ['数量指标', 160, 130], ['培训人数', 260, 130], ['≥25次', 400, 130]),
      frame(50, 90, 480, 150),
      { runs: [], rulings: [horizontal(120, 50, 480)] },
    ];
    expect(blocks(...page)).toEqual([
      [
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '培训人数', '≥25次'],
      ],
    ]);
  });

  it('but a sentence in a cell that names one column does not dissolve its table', () => {
    const cells: GridNotation = [
      ['填表说明', '一级指标按统一格式填写'],
      ['项目名称', '小型水库加固'],
    ];
    const spec = { x: 60, y: 90, widths: [100, 200], heights: [24, 24], cells };
    expect(blocks(table(spec))).toEqual([cells]);
  });
});

describe('pageToBlocks: names of columns in one cell', () => {
  /** A form's head whose second cell holds these texts side by side. */
  const head = (...texts: readonly string[]) => {
    const cells: GridNotation = [
      ['项目名称', ''],
      ['主管部门', '市水利局'],
    ];
    const spec = { x: 60, y: 90, widths: [100, 300], heights: [24, 24], cells };
    return blocks(table(spec), { runs: texts.map((words, i) => run(words, 170 + i * 90, 97)), rulings: [] });
  };
  const kept = (text: string) => [
    [
      ['项目名称', text],
      ['主管部门', '市水利局'],
    ],
  ];

  it('dissolve its table where one of them is a level', () => {
    expect(head('三级指标', '指标值')[0]?.[0]).toEqual(['项目名称', '三级指标', '指标值']);
  });

  it('leave it where none is a level', () => {
    expect(head('数据来源', '指标值')).toEqual(kept('数据来源 指标值'));
  });

  it('leave it where both are the same', () => {
    expect(head('三级指标', '三级指标')).toEqual(kept('三级指标 三级指标'));
  });

  it('leave it where the other is no column', () => {
    expect(head('三级指标', '小型水库')).toEqual(kept('三级指标 小型水库'));
  });

  it('leave it where they stand on lines of their own', () => {
    const cells: GridNotation = [
      ['填表说明', '三级指标\n指标值'],
      ['主管部门', '市水利局'],
    ];
    const spec = { x: 60, y: 90, widths: [100, 300], heights: [40, 24], cells };
    expect(blocks(table(spec))).toEqual([cells]);
  });
});

describe('pageToBlocks: text at the border of a table', () => {
  const grid: GridNotation = [
    ['项目名称', '小型水库加固'],
    ['主管部门', '市水利局'],
  ];
  // From (160, 90) to (360, 138); a text of ten points has its middle five below its top.
  const at = (x: number, y: number) => blocks(ruled(grid, 90, 160), text(['注', x, y]));
  const beside = (y: number) => (y < 90 ? ['注', grid] : [grid, '注']);

  it.each([
    { what: 'left of it', x: 100, y: 97 },
    { what: 'right of it', x: 400, y: 97 },
    { what: 'above it', x: 200, y: 82 },
    { what: 'below it', x: 200, y: 136 },
  ])('stays outside $what', ({ x, y }) => {
    const shown = at(x, y);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(expect.arrayContaining(beside(y)));
  });

  it.each([
    { what: 'upper', y: 83.3 },
    { what: 'lower', y: 134.7 },
  ])('belongs to it where its middle is two points over the $what border', ({ y }) => {
    const [only, ...more] = at(200, y);
    expect(more).toEqual([]);
    expect(JSON.stringify(only)).toContain('注');
  });
});

describe('pageToBlocks: a frame around rows whose columns no lines part', () => {
  const first = page([
    text(['一级指标', 60, 100], ['二级指标', 160, 100], ['三级指标', 260, 100], ['指标值', 400, 100]),
    text(['产出指标', 60, 130], ['数量指标', 160, 130], ['培训人数', 260, 130], ['≥25次', 400, 130]),
    text(['质量指标', 160, 160], ['合格率', 260, 160], ['≥95%', 400, 160]),
  ]);
  const next = [
    text(['时效指标', 160, 100], ['完成及时率', 260, 100], ['100%', 400, 100]),
    text(['成本指标', 160, 130], ['培训成本', 260, 130], ['≤5万元', 400, 130]),
    frame(50, 90, 480, 150),
    { runs: [], rulings: [horizontal(120, 50, 480)] },
  ];
  const boxes: GridNotation = [['时效指标 完成及时率 100%'], ['成本指标 培训成本 ≤5万元']];

  it('goes on with the columns of the page before', () => {
    const shown = shownBlocks(pageToBlocks(page(next, 2), pageToBlocks(first).carry).blocks);
    expect(shown).toEqual([
      [
        ['', '时效指标', '完成及时率', '100%'],
        ['^', '成本指标', '培训成本', '≤5万元'],
      ],
    ]);
  });

  it('is a table of one column where no table goes on', () => {
    expect(blocks(...next)).toEqual([boxes]);
  });

  it('leaves a table with columns of its own as it is', () => {
    const own = [ruled(indicators, 90)];
    expect(shownBlocks(pageToBlocks(page(own, 2), pageToBlocks(first).carry).blocks)).toEqual([indicators]);
  });
});

/** Pages with tables, stray lines and words anywhere. */
const words = fc.constantFrom(
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
  '产出指标',
  '数量指标',
  '项目名称',
  '培训人数',
  '≥25次',
  '95%',
  '12',
  '绩效目标表',
  '附件6',
  '备注：无',
  '- 3 -',
  '2024年12月底前',
);
const somewhere = fc.record({
  words,
  x: fc.integer({ min: 0, max: 540 }),
  y: fc.integer({ min: 0, max: 820 }),
});
const inRows = fc
  .array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 })
  .map((rows) => inColumns(rows, 17));
/** A head, a header, and rows of which any cell may be empty: what a table without lines looks like. */
const likeATable = fc
  .record({
    head: fc.array(
      fc.tuple(
        fc.constantFrom(
          ...'项目名称 主管部门 项目资金（万元） 年度资金总额 其中：财政拨款 年度目标'.split(' '),
        ),
        words,
      ),
      { maxLength: 4 },
    ),
    rows: fc.array(
      fc.tuple(
        blank('产出指标'),
        blank('数量指标', '质量指标'),
        blank('培训人数', '修渠'),
        blank('≥25次', '100%', '有效'),
      ),
      { minLength: 1, maxLength: 14 },
    ),
    pitch: fc.integer({ min: 11, max: 24 }),
  })
  .map(({ head, rows, pitch }) =>
    inColumns([...head, ['一级指标', '二级指标', '三级指标', '指标值'], ...rows], pitch),
  );

function blank(...texts: readonly string[]) {
  return fc.constantFrom('', ...texts);
}

function inColumns(rows: readonly (readonly string[])[], pitch: number): Drawing {
  const runs = rows.flatMap((row, r) => row.map((w, c) => run(w, 60 + c * 100, 100 + r * pitch)));
  return { runs: runs.filter((r) => r.text !== ''), rulings: [] };
}

const stray = fc
  .record({
    flat: fc.boolean(),
    at: fc.integer({ min: 0, max: 800 }),
    from: fc.integer({ min: 0, max: 500 }),
    length: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ flat, at, from, length }) =>
    flat ? horizontal(at, from, from + length) : vertical(at, from, from + length),
  );
const anyTable = fc
  .record({
    rows: fc.array(fc.array(fc.oneof(words, fc.constant('')), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    }),
    y: fc.integer({ min: 20, max: 700 }),
  })
  .map(({ rows, y }) => ruled(rows, y));
const anyPage = fc
  .tuple(
    fc.array(somewhere, { maxLength: 8 }),
    fc.array(stray, { maxLength: 4 }),
    fc.array(fc.oneof(anyTable, inRows, likeATable), { maxLength: 2 }),
  )
  .map(
    ([texts, rulings, drawings]): PositionedPage =>
      page([...drawings, { runs: texts.map((t) => run(t.words, t.x, t.y)), rulings }]),
  );

function characters(texts: readonly string[]): string {
  return [...texts.join('').replace(/\s/gu, '')].sort().join('');
}

describe('pageToBlocks: any page', () => {
  it('puts every run into exactly one block', () => {
    fc.assert(
      fc.property(anyPage, fc.boolean(), (any, again) => {
        const first = pageToBlocks(any);
        const { blocks: found } = again ? pageToBlocks({ ...any, number: 2 }, first.carry) : first;
        const texts = found.flatMap((block) =>
          block.kind === 'text' ? [block.text] : block.cells.flatMap((cell) => cell.lines),
        );
        expect(characters(texts)).toBe(characters(any.runs.map((r) => r.text)));
      }),
      { numRuns: 250, seed: 20_261_122 },
    );
  }, 30_000);

  it('gives grids whose cells tile without overlap', () => {
    fc.assert(
      fc.property(anyPage, (any) => {
        for (const block of pageToBlocks(any).blocks) {
          if (block.kind === 'text') continue;
          const taken = new Set<number>();
          for (const cell of block.cells) {
            for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
              for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
                expect(taken.has(r * block.columnCount + c)).toBe(false);
                expect(r < block.rowCount && c < block.columnCount).toBe(true);
                taken.add(r * block.columnCount + c);
              }
            }
          }
        }
      }),
      { numRuns: 120, seed: 20_261_122 },
    );
  }, 30_000);
});
