import { describe, expect, it } from 'vitest';
import { drawnBlocks as blocks } from '../shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('a label of several characters a line beside a table without lines', () => {
  it.each([
    ['绩效指', '标'],
    ['年度绩', '效指标'],
  ])('%s / %s is a column of its own, and no part of the level it stands beside', (first, second) => {
    expect(
      blocks(`
         一级指标   二级指标   三级指标        指标值



         履职效能   重点工作   培训人数        ≥25次



${first}   社会效应   社会效益   修渠长度        12公里

${second}

         运行成本   成本控制   验收合格率      100%
`),
    ).toEqual([
      [
        ['', ...HEADER],
        [`${first}\n${second}`, '履职效能', '重点工作', '培训人数', '≥25次'],
        ['^', '社会效应', '社会效益', '修渠长度', '12公里'],
        ['^', '运行成本', '成本控制', '验收合格率', '100%'],
      ],
    ]);
  });
});
