import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { page, picture } from '../../page-builder.ts';
import { drawnBlocks as blocks } from '../shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

/** Two rows a label of level 2, and three or five of level 1; `label` puts each label beside a row or between two. */
function printed(labels: Readonly<Record<number, string>>): string {
  const rows = [
    '培训人数        ≥25次',
    '修渠长度        12公里',
    '验收合格率      100%',
    '完成及时率      100%',
    '就业人数        30人',
    '增收户数        40户',
    '节水面积        90亩',
    '造林面积        80亩',
  ];
  const lines = ['一级指标   二级指标   三级指标        指标值', '', '', ''];
  rows.forEach((row, i) => {
    lines.push(`${labels[i] ?? '                      '}${row}`, '', labels[i + 0.5] ?? '', '');
  });
  return `\n${lines.join('\n')}\n`;
}

const LEVELS = [
  ['产出指标', '数量指标'],
  ['^', '^'],
  ['^', '质量指标'],
  ['^', '^'],
  ['效益指标', '经济效益'],
  ['^', '^'],
  ['^', '生态效益'],
  ['^', '^'],
];

function levelsOf(drawn: string) {
  const [grid] = blocks(drawn);
  expect(grid?.[0]).toEqual(HEADER);
  return (grid as readonly (readonly string[])[]).slice(1).map((row) => row.slice(0, 2));
}

describe('labels of a table without lines', () => {
  it('on the last of their rows, as spreadsheets print merged cells', () => {
    const drawn = printed({
      1: '           数量指标   ',
      3: '产出指标   质量指标   ',
      5: '           经济效益   ',
      7: '效益指标   生态效益   ',
    });
    expect(levelsOf(drawn)).toEqual(LEVELS);
  });

  it('the same rows with labels in their middle, and at their top', () => {
    const middle = printed({
      0.5: '           数量指标   ',
      1.5: '产出指标',
      2.5: '           质量指标   ',
      4.5: '           经济效益   ',
      5.5: '效益指标',
      6.5: '           生态效益   ',
    });
    const top = printed({
      0: '产出指标   数量指标   ',
      2: '           质量指标   ',
      4: '效益指标   经济效益   ',
      6: '           生态效益   ',
    });
    expect([levelsOf(middle), levelsOf(top)]).toEqual([LEVELS, LEVELS]);
  });

  it('names no standard has, close below each other, are not sure to be one at the bottom of its rows', () => {
    const drawn = picture(`
一级指标   二级指标               三级指标        指标值

                                  培训人数        ≥25次

                                  修渠长度        12公里

           重点工作任务完成情况   验收合格率      100%

履职效能   工作质量               完成及时率      100%

                                  就业人数        30人

社会效应   社会公众评价           群众满意度      ≥95%
`);
    const [grid] = pageToBlocks(page([drawn])).blocks;
    if (grid?.kind !== 'grid') throw new Error('no grid');
    const sure = grid.cells.filter((cell) => cell.column === 1 && cell.row > 0 && cell.confidence > 0.9);
    expect(grid.cells.length).toBeGreaterThan(0);
    expect(sure.filter((cell) => cell.lines.length > 1)).toEqual([]);
  });

  it('one beside the last of two rows, where no other of several rows tells, is not enough', () => {
    const [grid] = blocks(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次
产出指标


           质量指标   验收合格率      100%



                      修渠长度        12公里



效益指标   社会效益   就业人数        30人
`);
    const levels = (grid as readonly (readonly string[])[]).slice(1).map((row) => row.slice(0, 2));
    expect(levels).toEqual([
      ['产出指标', '数量指标'],
      ['^', '质量指标'],
      ['^', '^'],
      ['效益指标', '社会效益'],
    ]);
  });
});

describe('labels on the last row of several where a page’s end cuts the next', () => {
  /** Whether the rows below the label are sure to be its own; `below` is what stands under the first line of each name. */
  const certainties = (names: readonly (readonly string[])[], valueOn: (lines: number) => number) => {
    const lines = ['一级指标   二级指标   三级指标        指标值', '', ''];
    names.forEach((name, row) => {
      name.forEach((text, i) => {
        const isLast = i === valueOn(name.length);
        const label = row === 2 && isLast ? '产出指标   数量指标   ' : ' '.repeat(22);
        lines.push(`${label}${text}${isLast ? `${' '.repeat(16 - 2 * text.length)}≥25次` : ''}`, '');
      });
      lines.push('');
    });
    const drawn = page([picture(`\n${lines.join('\n')}\n`, { y: 560 })]);
    const [grid] = pageToBlocks(drawn).blocks;
    if (grid?.kind !== 'grid') throw new Error('no grid');
    return grid.cells
      .filter(({ column, row }) => column === 1 && row > 0)
      .map(({ confidence }) => confidence > 0.5);
  };
  const NAMES = [
    ['参加培训人', '数量'],
    ['农村修渠长', '度数'],
    ['参加评审人', '数量'],
    ['县级修桥座', '数量'],
    ['新修水渠长', '度数'],
  ];

  it('are in doubt where the other cells are set at the foot', () => {
    expect(certainties(NAMES, (lines) => lines - 1)).toContain(false);
  });

  it('are not where cells of one line do not show how they are set', () => {
    expect(
      certainties(
        NAMES.map((name) => [name.join('')]),
        () => 0,
      ),
    ).not.toContain(false);
  });
});
