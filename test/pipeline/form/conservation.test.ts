import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemText, type PrintedItem } from '../../../src/pipeline/form/claims.ts';
import { findForms } from './find-forms-of.ts';
import type { Block } from '../../../src/pipeline/tables/block.ts';
import { shownBlocks } from '../tables/shown-blocks.ts';
import { formsOf, type GridNotation, grid, line } from './shown-form.ts';

const words = fc.constantFrom(
  '',
  '',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标值',
  '年度指标值',
  '中期指标值',
  '权重',
  '备注',
  '指标解释',
  '产出指标',
  '数量指标',
  '满意度指标',
  '产出',
  '指标',
  '培训人数',
  '培训农村实用人才和\n带头人',
  '≥25次',
  '100%',
  '有效',
  '项目名称',
  '小型水库加固',
  '年度目标',
  '项目资金（万元）',
  '年度资金总额',
  '其中：财政拨款',
  '100',
  '总分',
  '合计',
  '长期绩效指标',
  '年度绩效指标',
  '绩效指标',
  '甲镇',
  '项目支出绩效目标表',
  '说明：无',
  '本表一式两份。',
);
const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** Rows of four cells, some merged with the cell on the left or above. */
function cellsOf(of: fc.Arbitrary<string>, minLength: number, maxLength: number): fc.Arbitrary<GridNotation> {
  const row = fc.array(fc.tuple(of, fc.integer({ min: 0, max: 9 })), { minLength: 4, maxLength: 4 });
  return fc.array(row, { minLength, maxLength }).map((rows) => {
    const notation: string[][] = [];
    rows.forEach((row, r) => {
      notation.push(
        row.map(([word, chance], c) => {
          if (chance === 9 && r > 0 && isSingle(notation, r - 1, c)) return '^';
          return chance === 8 && c > 0 ? '<' : word;
        }),
      );
    });
    return notation.map((row, r) =>
      row.map((text, c) => (text === '<' && notation[r]![c - 1] === '^' ? '' : text)),
    );
  });
}

/** Whether nothing reaches over columns at a place, so that it may reach down. */
function isSingle(notation: readonly (readonly string[])[], row: number, column: number): boolean {
  return notation[row]![column] !== '<' && notation[row]![column + 1] !== '<';
}

const anyGrid = fc
  .record({ cells: cellsOf(words, 1, 8), header: fc.boolean(), page: fc.integer({ min: 1, max: 3 }) })
  .map(({ cells: rows, header, page }): Block => grid(header ? [HEADER, ...rows] : rows, { page }));
const anyLine = fc
  .record({
    text: fc.constantFrom(
      '项目支出绩效目标表',
      '附件2',
      '（2024年度）',
      '续表',
      '- 3 -',
      '单位：万元',
      '备注：无',
      '请遵照执行。',
      '项目绩效目标',
      '甲县水利局',
    ),
    page: fc.integer({ min: 1, max: 3 }),
    y: fc.integer({ min: 20, max: 800 }),
  })
  .map(({ text, page, y }): Block => line(text, { page, y }));
const blocks = fc.array(fc.oneof({ weight: 2, arbitrary: anyGrid }, { weight: 1, arbitrary: anyLine }), {
  maxLength: 7,
});

/** A form as they are: title, head, header, rows; any cell may be empty, merged, or hold anything but the name of a column (指标 would be one). */
const texts = fc.constantFrom(
  '',
  '',
  '产出指标',
  '数量指标',
  '满意度指标',
  '产出',
  '培训人数',
  '培训农村实用人才和\n带头人',
  '≥25次',
  '100%',
  '有效',
  '小型水库加固',
  '100',
  '总分',
  '合计',
  '绩效指标',
  '长期绩效指标',
  '备注',
  '说明：无',
  '本表一式两份。',
  '年度目标',
  '项目资金（万元）',
  '其中：财政拨款',
);
const plausible = fc
  .record({ head: cellsOf(texts, 0, 4), body: cellsOf(texts, 1, 8), next: cellsOf(texts, 0, 5) })
  .map(({ head, body, next }): Block[] => [
    line('项目支出绩效目标表'),
    grid([...head, HEADER, ...body]),
    ...(next.length === 0 ? [] : [grid(next, { page: 2 })]),
  ]);

function lostOf(any: readonly Block[]): string {
  const { lost } = formsOf(any);
  return lost.length === 0 ? '' : `${JSON.stringify(lost)} of ${JSON.stringify(shownBlocks(any))}`;
}

describe('the conservation rule, for any blocks', () => {
  it('whatever is printed ends in one place, or is told to have none', () => {
    fc.assert(
      fc.property(blocks, (any) => {
        const { places, problems } = findForms(any);
        const items = any
          .flatMap((b): readonly PrintedItem[] => (b.kind === 'text' ? [b] : b.cells))
          .filter((item) => itemText(item) !== '');
        expect(items.filter((item) => !places.has(item))).toEqual([]);
        const homeless = problems.filter(({ code }) => code === 'unassigned-text');
        expect(homeless.length).toBe([...places.values()].filter((place) => place === 'unassigned').length);
      }),
      { numRuns: 500, seed: 20_261_122 },
    );
  }, 30_000);

  it('in a form as they are, all of it has a place', () => {
    fc.assert(
      fc.property(plausible, (any) => {
        expect(lostOf(any)).toBe('');
      }),
      { numRuns: 800, seed: 20_261_122 },
    );
  }, 30_000);

  it('whatever a form is said to hold is printed where it says', () => {
    fc.assert(
      fc.property(blocks, (any) => {
        const printed = new Set(
          any.flatMap((b) => (b.kind === 'text' ? [b.locator] : b.cells.map((cell) => cell.locator))),
        );
        for (const form of findForms(any).forms) {
          const values = [
            ...form.rows.flatMap((r) => [r.level1, r.level2, r.level3, r.target]),
            ...form.fields.map((f) => f.value),
            ...form.notes,
          ];
          for (const value of values)
            for (const locator of value?.locators ?? []) expect(printed.has(locator)).toBe(true);
        }
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  }, 30_000);
});
