import { describe, expect, it } from 'vitest';
import { drawnBlocks as blocks } from '../shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('what stands around a table without lines', () => {
  it('title, year and head above, remarks and page number below', () => {
    expect(
      blocks(
        `
           项目支出绩效目标表

               （2024年度）

项目名称   小型水库加固   主管部门   甲县水利局



一级指标   二级指标   三级指标        指标值



产出指标   数量指标   加固水库        3座



填报人：张三
`,
      ),
    ).toEqual([
      '项目支出绩效目标表',
      '（2024年度）',
      [
        ['项目名称', '<', '小型水库加固'],
        ['主管部门', '<', '甲县水利局'],
      ],
      [HEADER, ['产出指标', '数量指标', '加固水库', '3座']],
      '填报人：张三',
    ]);
  });

  it('a title below ends the table', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座

附件2

乡村道路项目绩效目标表
`),
    ).toEqual([[HEADER, ['产出指标', '数量指标', '加固水库', '3座']], '附件2', '乡村道路项目绩效目标表']);
  });

  it('a paragraph across the columns ends it', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座

以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。
`),
    ).toEqual([
      [HEADER, ['产出指标', '数量指标', '加固水库', '3座']],
      '以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。',
    ]);
  });

  it('a wide gap ends it', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座
${'\n'.repeat(12)}
甲县财政局            2024年1月5日
`),
    ).toEqual([[HEADER, ['产出指标', '数量指标', '加固水库', '3座']], '甲县财政局 2024年1月5日']);
  });

  it('prose alone is lines', () => {
    expect(blocks('各单位：\n\n现将绩效目标表印发，一级指标、二级指标和指标值请照此执行。')).toEqual([
      '各单位：',
      '现将绩效目标表印发，一级指标、二级指标和指标值请照此执行。',
    ]);
  });
});
