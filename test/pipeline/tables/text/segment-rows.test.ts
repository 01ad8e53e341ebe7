/** The cheapest rows of a text, what each adds to the cost, and by how much its cells beat what else they might be. */
import { describe, expect, it } from 'vitest';
import { atomsText } from '../../../../src/pipeline/tables/text/atoms.ts';
import type { CellKind, ColumnModel } from '../../../../src/pipeline/tables/text/column-model.ts';
import { type Segmentation, segmentRows } from '../../../../src/pipeline/tables/text/segment-rows.ts';
import { TextCosts } from '../../../../src/pipeline/tables/text/text-costs.ts';
import { atomsOf } from './segmented-rows.ts';

const FOUR: readonly CellKind[] = ['level1', 'level2', 'level3', 'target'];
/** What a row without a cell costs in each column: levels are merged, a name and a value are there. */
const SKIPS: Readonly<Partial<Record<CellKind, number>>> = { level1: 0, level2: 0, level3: 8, target: 5 };

function segmented(text: string, roles = FOUR): Segmentation {
  const atoms = atomsOf(text);
  const columns = roles.map((role): ColumnModel => ({ role, width: null, skip: SKIPS[role] ?? 0, fill: 0 }));
  return segmentRows(atoms, columns, new TextCosts(atoms, false));
}

function rowsOf(text: string, roles = FOUR): readonly string[] {
  const atoms = atomsOf(text);
  return segmented(text, roles).rows.map(
    ({ band, cells }) =>
      (band ? '= ' : '') +
      cells.map((cell) => `${cell.column}:${atomsText(atoms.slice(cell.from, cell.to))}`).join(' | '),
  );
}

const ROW = '产出指标 数量指标 培训人数 ≥25次';
const SECOND = '质量指标 合格率 ≥95%';

describe('segmentRows', () => {
  it('cuts rows out of lines', () => {
    expect(rowsOf(`${ROW}/${SECOND}`)).toEqual([
      '0:产出指标 | 1:数量指标 | 2:培训人数 | 3:≥25次',
      '1:质量指标 | 2:合格率 | 3:≥95%',
    ]);
    expect(rowsOf(`产出指标/数量指标/培训/人数/≥25次/合格率/≥95%`)).toEqual([
      '0:产出指标 | 1:数量指标 | 2:培训人数 | 3:≥25次',
      '2:合格率 | 3:≥95%',
    ]);
    expect(rowsOf('')).toEqual([]);
  });

  it('keeps a band apart, for certain and at no cost', () => {
    expect(rowsOf(`${ROW}/年度指标/${ROW}`)).toEqual([
      '0:产出指标 | 1:数量指标 | 2:培训人数 | 3:≥25次',
      '= 0:年度指标',
      '0:产出指标 | 1:数量指标 | 2:培训人数 | 3:≥25次',
    ]);
    const [, band] = segmented(`${ROW}/年度指标/${ROW}`).rows;
    expect([band!.cost, band!.cells[0]!.margin]).toEqual([0, Number.POSITIVE_INFINITY]);
  });

  it('tells which atoms stand behind the table, and which amid it are of no cell', () => {
    const parts = (text: string) => {
      const { end, strays } = segmented(text);
      return [end, strays];
    };
    expect(parts(ROW)).toEqual([4, []]);
    expect(parts(`${ROW}/备注：略/联系人：王某某`)).toEqual([4, []]);
    expect(parts(`产出指标 数量指标 培训人数//12//≥25次/${SECOND}`)).toEqual([8, [3]]);
  });
});

describe('what rows cost', () => {
  const costs = (text: string) => segmented(text).rows.map(({ cost }) => cost);

  it('is together what the table costs, where nothing stands beside its rows', () => {
    const { cost, rows } = segmented(`${ROW}/${SECOND}/通过率 ≥90%`);
    expect(rows.reduce((sum, row) => sum + row.cost, 0)).toBeCloseTo(cost);
    expect(rows.every((row) => row.cost > 0)).toBe(true);
  });

  it('is each its own: an odd row is dear, those around it are not', () => {
    const [first, odd, last] = costs(`${ROW}/${SECOND}/通过率 ≥90%`.replace('合格率', '率'));
    const [sound, even, third] = costs(`${ROW}/${SECOND}/通过率 ≥90%`);
    expect(odd! - even!).toBeGreaterThan(2);
    expect(first!).toBeCloseTo(sound!);
    expect(last!).toBeCloseTo(third!);
  });

  it('has the price of how it begins', () => {
    const apart = costs(`${ROW}/${SECOND}`);
    const together = costs(`${ROW} ${SECOND}`);
    expect(together[1]! - apart[1]!).toBeGreaterThan(1);
    expect(together[0]!).toBeLessThanOrEqual(apart[0]! + 0.5);
  });
});

describe('margins', () => {
  const margin = (text: string, word: string) => {
    const atoms = atomsOf(text);
    const cells = segmented(text).rows.flatMap((row) => row.cells);
    const cell = cells.find(({ from, to }) => atomsText(atoms.slice(from, to)) === word);
    if (cell === undefined) throw new Error(`no cell ${word}`);
    return cell.margin;
  };

  it('are small where another reading costs little more', () => {
    // 合格率 may be the rest of the name above it where that has no value.
    const open = `产出指标/数量指标/培训人数/合格率/≥95%`;
    const closed = `产出指标/数量指标/培训人数/≥25次/合格率/≥95%`;
    expect(margin(closed, '合格率')).toBeGreaterThan(margin(open, '培训人数合格率') + 1);
    expect(margin(closed, '合格率')).toBeGreaterThan(2);
    // Beyond what the best costs, not of all: 完成培训 may be a value, and then there are two rows.
    const doubtful = `产出指标/数量指标/培训人数/完成培训/合格率/≥95%`;
    expect(segmented(doubtful).cost).toBeGreaterThan(2);
    expect(margin(doubtful, '培训人数完成培训合格率')).toBeLessThan(1);
  });

  it('are those of a row’s beginning as well', () => {
    // Between both rows nothing but the line tells that one ends: 质量指标 begins the next for certain.
    expect(margin(`${ROW}/${SECOND}`, '质量指标')).toBeGreaterThan(2);
    // The first row begins where the text does: nothing else is possible.
    expect(margin(ROW, '产出指标')).toBeGreaterThan(2);
  });

  it('are never less than nothing', () => {
    const cells = segmented(`${ROW}/${SECOND}/通过率/优良率 ≥90%`).rows.flatMap((row) => row.cells);
    expect(cells.every((cell) => cell.margin >= 0)).toBe(true);
  });
});
