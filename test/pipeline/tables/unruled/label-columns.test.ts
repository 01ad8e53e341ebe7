import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import type { Ruling } from '../../../../src/parsers/page.ts';
import type { Grid } from '../../../../src/pipeline/tables/block.ts';
import { horizontal, page, run } from '../../page-builder.ts';

/** Rows of one line, 20 points apart; each label beside a row, or between two. Says of each label cell which rows it covers, `?` where unsure. */
function labelled(
  count: number,
  first: Readonly<Record<number, string>>,
  second: Readonly<Record<number, string>>,
  pitch = 20,
  rulings: readonly Ruling[] = [],
  names: readonly string[] = ['一级指标', '二级指标', '三级指标', '指标值'],
): string[] {
  const header = names.flatMap((text, i) => (text === '' ? [] : [run(text, [60, 160, 280, 420][i]!, 60)]));
  const rows = Array.from({ length: count }, (_, i) => [
    run(`培训第${i}批人数`, 280, 100 + i * pitch),
    run(`≥${i + 20}人`, 420, 100 + i * pitch),
  ]);
  const labels = [first, second].flatMap((own, column) =>
    Object.entries(own).map(([at, text]) => run(text, 60 + column * 100, 100 + (Number(at) - 1) * pitch)),
  );
  const [grid] = pageToBlocks(page([{ runs: [...header, ...rows.flat(), ...labels], rulings }])).blocks;
  if (grid?.kind !== 'grid') throw new Error('no grid');
  return shownLabels(grid);
}

function shownLabels(grid: Grid): string[] {
  return grid.cells
    .filter(({ row, column }) => row > 0 && column < grid.columnCount - 2)
    .sort((a, b) => a.column - b.column || a.row - b.row)
    .map(({ row, rowSpan, lines, confidence }) => {
      return `${row}-${row + rowSpan - 1} ${lines.join('/')}${confidence < 0.5 ? '?' : ''}`;
    });
}

/** Rows of two lines each, labels of one line or two amid them. */
function tall(first: Readonly<Record<number, string>>, second: Readonly<Record<number, string>>): string[] {
  const header = ['一级指标', '二级指标', '三级指标', '指标值'].map((text, i) =>
    run(text, [60, 160, 280, 420][i]!, 60),
  );
  const rows = Array.from({ length: 4 }, (_, i) => [
    run('参加全县集中', 280, 100 + i * 40),
    run(`培训第${i}批人数`, 280, 114 + i * 40),
    run(`≥${i + 20}人`, 420, 107 + i * 40),
  ]);
  const labels = [first, second].flatMap((own, column) =>
    Object.entries(own).flatMap(([at, text]) => {
      const lines = text.split('/');
      const top = 107 + (Number(at) - 1) * 40 - (lines.length - 1) * 7;
      return lines.map((line, i) => run(line, 60 + column * 100, top + i * 14));
    }),
  );
  const [grid] = pageToBlocks(page([{ runs: [...header, ...rows.flat(), ...labels], rulings: [] }])).blocks;
  if (grid?.kind !== 'grid') throw new Error('no grid');
  return shownLabels(grid);
}

describe('labels that stand as well for other rows', () => {
  it('are in doubt, but for the rows they stand beside: the first, the third and the fifth of five', () => {
    expect(
      labelled(5, { 1: '甲类事项', 3: '乙类事项', 5: '丙类事项' }, { 1: '甲', 3: '乙', 5: '丙' }),
    ).toEqual(['1-1 甲类事项', '2-4 乙类事项?', '5-5 丙类事项', '1-1 甲', '2-4 乙?', '5-5 丙']);
  });

  it('are not where they stand between rows', () => {
    expect(
      labelled(5, { 1.5: '甲类事项', 3: '乙类事项', 4.5: '丙类事项' }, { 1.5: '甲', 3: '乙', 4.5: '丙' }),
    ).toEqual(['1-2 甲类事项', '3-3 乙类事项', '4-5 丙类事项', '1-2 甲', '3-3 乙', '4-5 丙']);
  });

  it('nor where a level 2 could not stand under the other level 1', () => {
    const second = { 1: '数量指标', 3: '质量指标', 5: '社会效益指标' };
    expect(labelled(6, { 1: '产出指标', 5: '效益指标' }, second)).toEqual([
      '1-4 产出指标',
      '5-6 效益指标',
      '1-2 数量指标',
      '3-4 质量指标',
      '5-6 社会效益指标',
    ]);
  });

  it('are where level 1 stands amid its first row, the cells below it being empty, and a level 2 amid a row that is not its first', () => {
    const [first, ...second] = tall({ 1: '产出/指标' }, { 1: '数量指标', 3: '时效指标' });
    expect(first).toBe('1-4 产出/指标');
    expect(second).toEqual(['1-1 数量指标', '2-4 时效指标?']);
  });

  it('but not where level 1 stands amid its rows', () => {
    expect(tall({ 2.5: '产出/指标' }, { 1: '数量指标', 3: '时效指标' })).toEqual([
      '1-4 产出/指标',
      '1-1 数量指标',
      '2-4 时效指标',
    ]);
  });

  it('nor where each has one row', () => {
    expect(labelled(2, { 1: '甲类事项', 2: '乙类事项' }, { 1: '甲', 2: '乙' })).toEqual([
      '1-1 甲类事项',
      '2-2 乙类事项',
      '1-1 甲',
      '2-2 乙',
    ]);
  });

  it('a level 2 of a whole department tells where its level 1 belongs: labels at the bottom of their rows', () => {
    expect(
      labelled(
        6,
        { 1: '运行成本', 2: '管理效率', 5: '履职效能', 6: '社会效应' },
        { 1: '成本控制', 2: '预算管理', 4: '重点工作任务完成情况', 5: '工作质量', 6: '社会效益' },
        14,
      ),
    ).toEqual([
      '1-1 运行成本',
      '2-2 管理效率',
      '3-5 履职效能',
      '6-6 社会效应',
      '1-1 成本控制',
      '2-2 预算管理',
      '3-4 重点工作任务完成情况',
      '5-5 工作质量',
      '6-6 社会效益',
    ]);
  });
});

describe('names close below each other', () => {
  const beside = (upper: string, lower: string) =>
    labelled(2, { 1.5: '产出指标' }, { 1: upper, 2: lower }, 14).at(1);

  it('that nobody knows, each on the line of a row, may be one or two', () => {
    expect(beside('综合服务', '评价')).toBe('1-2 综合服务/评价?');
  });

  it('of which the lower is known, may be the end of one', () => {
    expect(beside('评价', '时效指标')).toBe('1-2 评价/时效指标?');
  });

  it('that make a known name together are that', () => {
    expect(beside('社会效益', '指标')).toBe('1-2 社会效益/指标');
  });

  it('between the lines of rows they are one', () => {
    const second = { 1.5: '综合服务', 2.5: '评价', 4: '时效指标' };
    expect(labelled(4, { 2.5: '产出指标' }, second, 14).at(1)).toBe('1-3 综合服务/评价');
  });
});

describe('labels of one level alone', () => {
  it.each([
    ['level 1', ['一级指标', '', '三级指标', '指标值'], { 1.5: '产出指标', 3: '效益指标' }, {}],
    ['level 2', ['', '二级指标', '三级指标', '指标值'], {}, { 1.5: '产出指标', 3: '效益指标' }],
  ])('stand in the middle of their rows as well: %s', (_, names, first, second) => {
    expect(labelled(3, first, second, 20, [], names)).toEqual(['1-2 产出指标', '3-3 效益指标']);
  });
});

describe('rules between all rows', () => {
  const short = [1, 2, 3].map((row) => horizontal(95 + row * 20, 275, 480));

  it('that stop short of a label but for some tell its rows; where it stands crooked there, it is in doubt', () => {
    const rules = [short[0]!, horizontal(135, 150, 480), short[2]!];
    expect(labelled(4, { 2.5: '产出指标' }, { 1: '数量指标', 4: '质量指标' }, 20, rules)).toEqual([
      '1-4 产出指标',
      '1-2 数量指标?',
      '3-4 质量指标?',
    ]);
  });

  it('that stop short of all labels tell nothing of them', () => {
    expect(labelled(4, { 2.5: '产出指标' }, { 1.5: '数量指标', 3.5: '质量指标' }, 20, short)).toEqual([
      '1-4 产出指标',
      '1-2 数量指标',
      '3-4 质量指标',
    ]);
  });
});
