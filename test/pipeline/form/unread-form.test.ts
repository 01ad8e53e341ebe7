import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/pipeline/tables/block.ts';
import { findForms } from './find-forms-of.ts';
import { grid, line } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

const found = (blocks: readonly Block[]) => {
  const { forms, problems } = findForms(blocks);
  return { rows: forms.flatMap((form) => form.rows).length, problems: problems.map(({ code }) => code) };
};

describe('a form nobody could read', () => {
  it('is told of where a table has levels and their columns, and no value column to make rows of', () => {
    const table = grid([
      ['一级指标', '二级指标', '三级指标', '※※※'],
      ['产出指标', '数量指标', '培训人数', '25人'],
      ['', '质量指标', '培训合格率', '90%'],
    ]);
    expect(found([line('某项目支出情况'), table])).toEqual({ rows: 0, problems: ['form-unread'] });
  });

  it('is told of at the first name of a column or level', () => {
    const cells = [
      ['某项目', '', '', ''],
      ['', '二级指标', '三级指标', '※※※'],
      ['', '数量指标', '培训人数', '25人'],
      ['', '质量指标', '培训合格率', '90%'],
    ];
    const table = grid(cells);
    const { problems } = findForms([line('某项目支出情况'), table]);
    const name = table.cells.find(({ lines }) => lines[0] === '二级指标')!;
    expect(problems.map(({ code, locator }) => [code, locator])).toEqual([['form-unread', name.locator]]);
  });

  it('is told of where the header was lost and the levels stand', () => {
    const table = grid([
      ['产出指标', '数量指标', '培训人数', '25人'],
      ['', '质量指标', '培训合格率', '90%'],
      ['', '时效指标', '完成时间', '年底'],
      ['效益指标', '社会效益指标', '就业人数', '30人'],
    ]);
    expect(found([table])).toEqual({ rows: 0, problems: ['form-unread'] });
  });

  it('is told of where its rows are lines of text', () => {
    const lines = ['    二级指标   三级指标', '    数量指标   培训人数  25人', '    质量指标   合格率  90%'];
    expect(found(lines.map((text, i) => line(text, { y: 40 + 20 * i })))).toEqual({
      rows: 0,
      problems: ['form-unread'],
    });
  });

  it('is told of where it was run together into one line', () => {
    const text =
      '项目名称办公楼运行一级指标二级指标绩效标准数量指标维修次数280次质量指标合格率92%成本指标控制率5%';
    expect(found([line(text)])).toEqual({ rows: 0, problems: ['form-unread'] });
  });

  it.each(['数量', '质量', '时效', '成本', '经济效益', '社会效益', '生态效益', '可持续影响', '满意度'])(
    'is told of where %s指标 is one of two levels in such a line',
    (name) => {
      const other = name === '数量' ? '质量' : '数量';
      const text = (...names: readonly string[]) =>
        `一级指标二级指标${names.map((own) => `${own}指标维修次数280次`).join('')}`;
      expect(found([line(text(name, other))]).problems).toEqual(['form-unread']);
      expect(found([line(text(name))]).problems).toEqual([]);
    },
  );

  it('is told of under its title where levels are columns, and is not without the title', () => {
    const table = grid([
      ['序号', '名称', '产出指标', '效益指标', '满意度指标'],
      ['1', '公路养护', '养护里程35公里', '保障出行', '沿线群众满意度90%'],
    ]);
    expect(found([line('2025年专项资金绩效目标表'), table])).toEqual({ rows: 0, problems: ['form-unread'] });
    expect(found([line('2025年专项资金安排情况'), table])).toEqual({ rows: 0, problems: [] });
  });

  it('is not told of where signs are too few: three in all, or one level', () => {
    const table = (...names: readonly string[]) => found([grid(names.map((name) => [name, '※']))]).problems;
    expect(table('二级指标', '数量指标', '质量指标')).toEqual([]);
    expect(table('一级指标', '二级指标', '三级指标', '数量指标')).toEqual([]);
    expect(table('一级指标', '二级指标', '数量指标', '质量指标')).toEqual(['form-unread']);
    expect(table('一级指标', '三级指标', '产出目标', '满意度')).toEqual(['form-unread']);
  });

  it('is not told of where a cell names them in one text', () => {
    expect(found([grid([['一级指标 三级指标', '数量指标 质量指标']])]).problems).toEqual([]);
  });

  it('is told of once, whatever tells', () => {
    const names = ['一级指标', '二级指标', '数量指标', '质量指标', '≥9%', '≥8%', '≥7%', '≥6%'];
    expect(found([grid([names])]).problems).toEqual(['form-unread']);
    const form = [
      line('某项目绩效目标表'),
      grid([
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '培训人数', '25人'],
      ]),
    ];
    const behind = grid([['满意度指标', '≥80%']], { page: 2, edges: [50, 300, 500] });
    const more = ['一级指标', '二级指标', '数量指标', '质量指标'].map((text, i) =>
      line(text, { page: 2, y: 300 + 20 * i }),
    );
    expect(found([...form, behind, ...more]).problems).toEqual(['form-unread']);
    expect(found([...form, behind, ...more.map((own) => ({ ...own, page: 3 }))]).problems).toHaveLength(1);
  });

  it('is told of where names are lost and bounds stand in cells', () => {
    const bounds = (values: readonly string[]) => grid(values.map((value) => ['※', value, '10']));
    expect(found([bounds(['≥99%', '≥25次', '≤10%', '≥98%'])])).toEqual({
      rows: 0,
      problems: ['form-unread'],
    });
    expect(found([bounds(['≥99%', '≥25次', '≤10%', '98%'])])).toEqual({ rows: 0, problems: [] });
    expect(found([bounds(['浓度≥9%', '浓度≥8%', '浓度≥7%', '浓度≥6%'])]).problems).toEqual([]);
    const lines = ['≥99%', '≥25次', '≤10%', '≥98%'].map((text, i) => line(text, { y: 40 + 20 * i }));
    expect(found(lines).problems).toEqual([]);
  });

  it('is told of where lines hold names and bounds, and no columns were found', () => {
    const lines = (...texts: readonly string[]) =>
      found(texts.map((text, i) => line(text, { y: 40 + 20 * i })));
    const rows = ['更新燃气管网 ≥4公里', '投诉办结率 ≥98% 10', '筹集住房 ≥5340套'];
    expect(lines(...rows, '处理垃圾 ≤2万吨')).toEqual({ rows: 0, problems: ['form-unread'] });
    expect(lines(...rows, '处理垃圾 2万吨').problems).toEqual([]);
    expect(lines(...rows, '处理垃圾≤2万吨').problems).toEqual([]);
  });

  it('is told of once a page', () => {
    const rows = [
      ['产出指标', '数量指标', '培训人数'],
      ['', '质量指标', '合格率'],
      ['', '时效指标', '及时率'],
    ] as const;
    expect(found([grid(rows), grid(rows, { page: 2 })]).problems).toEqual(['form-unread', 'form-unread']);
  });

  it('is told of where a table behind a form was not taken for its rest', () => {
    const form = [line('某项目绩效目标表'), grid([HEADER, ['产出指标', '数量指标', '培训人数', '25人']])];
    const behind = (row: readonly string[]) => grid([row], { page: 2, edges: [50, 300, 500] });
    expect(found([...form, behind(['满意度指标', '满意度≥80%'])])).toEqual({
      rows: 1,
      problems: ['form-unread'],
    });
    expect(found([...form, behind(['参训学员满意度', '≥80%'])])).toEqual({
      rows: 1,
      problems: ['form-unread'],
    });
    expect(found([...form, behind(['甲镇', '80万元'])])).toEqual({ rows: 1, problems: [] });
  });

  it('behind a form may hold the rest of its last row, one of other things does not', () => {
    const rows = [
      ['产出指标', '数量指标', '培训人数', '25人'],
      ['^', '质量指标', '培训合格', '90%'],
    ];
    const problemsWith = (names: readonly string[], page: number) => {
      const behind = grid([names], { page, edges: [50, 300, 500] });
      const { forms } = findForms([line('某项目绩效目标表'), grid([HEADER, ...rows]), behind]);
      return forms.flatMap((form) => form.rows.map((row) => row.problems.map(({ code }) => code)));
    };
    expect(problemsWith(['满意度指标', '满意度≥80%'], 2)).toEqual([[], ['row-maybe-cut']]);
    expect(problemsWith(['满意度指标', '满意度≥80%'], 1)).toEqual([[], ['row-maybe-cut']]);
    expect(problemsWith(['甲镇', '80万元'], 2)).toEqual([[], []]);
  });

  it('is not seen in a form that was read', () => {
    const table = grid([
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '培训人数', '25人'],
      ['', '质量指标', '培训合格率', '90%'],
    ]);
    expect(found([line('某项目绩效目标表'), table])).toEqual({ rows: 2, problems: [] });
  });

  it('is not seen in sentences that name levels, nor in a table of quantities and costs', () => {
    const sentences = [
      '绩效指标包括产出指标、效益指标和满意度指标三类一级指标，每类再分二级指标、三级指标。',
      '产出指标分为数量指标、质量指标、时效指标和成本指标。',
      '一级指标、二级指标、三级指标应当逐级细化。',
      '数量指标',
    ];
    const table = grid([
      ['项目', '数量', '质量', '成本', '经济'],
      ['采购', '3台', '合格', '5万元', '—'],
    ]);
    const blocks = [...sentences.map((text, i) => line(text, { y: 40 + 20 * i })), table];
    expect(found(blocks)).toEqual({ rows: 0, problems: [] });
  });

  it('is not seen in headings far apart, a page each', () => {
    const headings = ['产出指标', '数量指标', '质量指标', '时效指标'].map((text, i) =>
      line(text, { page: i + 1 }),
    );
    expect(found(headings)).toEqual({ rows: 0, problems: [] });
  });
});
