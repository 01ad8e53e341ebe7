import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const HEADER = '一级指标\t二级指标\t三级指标\t指标值\t备注\n';
const ROW = '产出指标\t数量指标\t修建水窖\t30口\t\n';
const NEXT = '\t\t维修泵站\t4座\t\n';
const rowsOf = (text: string) =>
  shown(HEADER + text)
    .filter((row) => row.startsWith('  '))
    .slice(1);
const READ = ['  0↓2:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口', '  2:维修泵站 | 3:4座'];

describe('the sum of a column', () => {
  it.each([
    ['alone in its row', '总分\t\t\t\t\n', '  0:总分'],
    ['with its number', '合计\t\t\t\t100\n', '  0:合计 | 4:100'],
    ['in front of its number', '\t\t\t小计：\t100分\n', '  3:小计： | 4:100分'],
    ['printed in all the cells it covers', '总分\t总分\t总分\t总分\t100\n', '  0:总分 | 4:100'],
    ['with two numbers', '总得分\t\t\t100\t95.5\n', '  0:总得分 | 3:100 | 4:95.5'],
  ])('is part of no row: %s', (_what, sum, cells) => {
    expect(rowsOf(ROW + NEXT + sum)).toEqual([...READ, cells]);
    expect(rowsOf(ROW + sum + NEXT)).toEqual([...READ, cells]);
    expect(problemCodes(HEADER + ROW + NEXT + sum)).toEqual([]);
  });

  it.each([
    ['a value with a sign', '\t\t总分\t≥90分\t\n', '  2:总分 | 3:≥90分'],
    ['a value with a unit', '\t\t合计\t50人\t\n', '  2:合计 | 3:50人'],
    ['a longer name', '\t\t合计人数\t50\t\n', '  2:合计人数 | 3:50'],
    ['a label in front', '\t质量指标\t总分\t90\t\n', '  1:质量指标 | 2:总分 | 3:90'],
  ])('is none with %s', (_what, row, cells) => {
    expect(rowsOf(ROW + row).at(-1)).toBe(cells);
    // A row by itself: a sum would stand behind the rows.
    expect(rowsOf(ROW + row + NEXT.replace('\t\t', '\t时效指标\t'))[1]).toBe(cells);
  });
});

describe('who filled in the form', () => {
  const filledIn = '填表人：王某\t联系电话：5550188\n';

  it.each([
    ['填表人：王某\t联系电话：5550188\n', '  0:填表人：王某 | 1:联系电话：5550188'],
    ['填表人\t王某\t联系电话\t5550188\n', '  0:填表人 | 1:王某 | 2:联系电话 | 3:5550188'],
    ['审核人：\t\t填报时间：2024年3月\n', '  0:审核人： | 2:填报时间：2024年3月'],
  ])('ends the table: %s', (foot, cells) => {
    const blocks = shown(HEADER + ROW + foot);
    expect(blocks.filter((block) => block.startsWith('delimited'))).toHaveLength(2);
    expect(blocks.at(-1)).toBe(cells);
    expect(problemCodes(HEADER + ROW + foot)).toEqual([]);
  });

  it('below the rows of each page is no row, where labels follow before the next header', () => {
    expect(rowsOf(`${ROW}${filledIn}\t质量指标\t验收合格率\t100%\t\n`)).toEqual([
      '  0↓2:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  1:质量指标 | 2:验收合格率 | 3:100%',
      '  0:填表人：王某 | 1:联系电话：5550188',
    ]);
    const blocks = shown(`${HEADER}${ROW}${filledIn}${HEADER}${ROW}`);
    expect(blocks.filter((block) => block.startsWith('delimited'))).toHaveLength(3);
  });

  it('is no name in its own column, nor one that goes on', () => {
    expect(rowsOf(`${ROW}\t\t联系人\t3名\t\n\t质量指标\t验收合格率\t100%\t\n`)[1]).toBe('  2:联系人 | 3:3名');
    expect(rowsOf(`${ROW}\t\t审核人员培训\t2次\t\n`)[1]).toBe('  2:审核人员培训 | 3:2次');
  });
});
