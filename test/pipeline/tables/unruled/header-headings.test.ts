import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { page, picture } from '../../page-builder.ts';
import { drawnBlocks, shownBlocks } from '../shown-blocks.ts';

const blocks = (drawn: string, y = 100) => drawnBlocks(drawn, { y });

describe('a header of two rows without lines', () => {
  it('townships below the name of the value: a column each', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标            指标值


                                     城关镇      白石镇


产出指标   数量指标   培训人数       ≥25次       ≥17次


           质量指标   验收合格率     100%        98%
`),
    ).toEqual([
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['^', '^', '^', '城关镇', '白石镇'],
        ['产出指标', '数量指标', '培训人数', '≥25次', '≥17次'],
        ['^', '质量指标', '验收合格率', '100%', '98%'],
      ],
    ]);
  });

  it('names of places below another column are a row', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标                   指标值


产出指标   数量指标   城关镇      白石镇         2个


           质量指标   验收合格率                 100%
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值']);
    expect(table?.[1]).toEqual(['产出指标', '数量指标', '城关镇 白石镇', '2个']);
  });

  it('periods above two sets, the second with levels of its own', () => {
    expect(
      blocks(`
                         中期指标                               年度指标

一级指标

            二级指标   三级指标    指标值          二级指标   三级指标    指标值



产出指标    数量指标   培训人数    ≥75次           数量指标   培训人数    ≥25次



            质量指标   合格率      100%            质量指标   合格率      98%
`),
    ).toEqual([
      [
        ['一级指标', '中期指标', '<', '<', '年度指标', '<', '<'],
        ['^', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '培训人数', '≥75次', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '合格率', '100%', '质量指标', '合格率', '98%'],
      ],
    ]);
  });

  it('a period above one set is a line of its own', () => {
    const found = blocks(`
                         年度指标

一级指标    二级指标   三级指标    指标值



产出指标    数量指标   培训人数    ≥75次
`);
    expect(found[0]).toBe('年度指标');
    expect(found[1]?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值']);
  });

  it('the end of a name on a line below those that are whole', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标        指标值      评分

                                                  标准


产出指标   数量指标   培训人数        ≥25次       完成得满分
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值', '评分\n标准']);
  });

  it('a row right below the header is none', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标        指标值      评分

                      合格率          98%

产出指标   数量指标   培训人数        ≥25次       5
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值', '评分']);
  });
});

describe('a head or header last on its page', () => {
  it('a side label beside the header does not hide that its rows are on the next page', () => {
    const drawn = `
绩

效   一级指标   二级指标   三级指标        指标值

指

标
`;
    const before = pageToBlocks(page([picture(drawn, { y: 300 })]));
    const next = picture(
      `
     产出指标   数量指标   培训人数        ≥25次


                质量指标   验收合格率      100%
`,
      { y: 60 },
    );
    expect(shownBlocks(pageToBlocks(page([next], 2), before.carry).blocks)).toEqual([
      [
        ['', '产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '质量指标', '验收合格率', '100%'],
      ],
    ]);
  });

  it('a title with its fields, the table on the next page', () => {
    expect(
      blocks(
        `
               项目支出绩效目标表

项目名称    村道安全生命防护工程        主管部门    县交通局

实施期限    2024年
`,
        600,
      ),
    ).toEqual([
      '项目支出绩效目标表',
      [
        ['项目名称', '<', '村道安全生命防护工程'],
        ['主管部门', '<', '县交通局'],
        ['实施期限', '<', '2024年'],
      ],
    ]);
  });

  it('fields without a title are lines', () => {
    expect(blocks('项目名称    村道安全生命防护工程\n\n联系方式    见附件', 600)).toEqual([
      '项目名称 村道安全生命防护工程',
      '联系方式 见附件',
    ]);
  });
});
