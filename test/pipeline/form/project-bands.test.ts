import { describe, expect, it } from 'vitest';
import { EMPTY, formsOf, type GridNotation, grid, line } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const ROW = ['产出指标', '数量指标', '修渠长度', '12公里'];
const OTHER = ['产出指标', '数量指标', '培训人数', '25人'];
const ROWS = ['产出指标 | 数量指标 | 修渠长度 | 12公里'];
const OTHERS = ['产出指标 | 数量指标 | 培训人数 | 25人'];
const TITLE = '2024年项目绩效目标表';

const across = (text: string) => [text, '<', '<', '<'];
const forms = (...pages: readonly GridNotation[]) =>
  formsOf([line(TITLE), ...pages.map((cells, i) => grid(cells, { page: i + 1 }))]).forms;
const shown = (...pages: readonly GridNotation[]) =>
  forms(...pages).map(({ fields, rows, problems }) => ({ fields, rows, problems }));

describe('a project named across the table above its rows', () => {
  it('is a form with what else the line says', () => {
    const cells = [
      HEADER,
      across('项目名称：渠系维修　　预算金额：86万元'),
      ROW,
      across('项目名称：农民培训　　预算金额：42万元'),
      OTHER,
    ];
    const first = { ...EMPTY, title: TITLE, rows: ROWS, fields: ['项目名称=渠系维修', '预算金额=86万元'] };
    const second = { ...EMPTY, title: TITLE, rows: OTHERS, fields: ['项目名称=农民培训', '预算金额=42万元'] };
    expect(formsOf([line(TITLE), grid(cells)])).toEqual({ forms: [first, second], outside: [], lost: [] });
  });

  it('ends the form before it, also with names of columns of its own and on the next page', () => {
    const expected = [
      { fields: ['项目名称=渠系维修'], rows: ROWS, problems: [] },
      { fields: ['项目名称=农民培训'], rows: OTHERS, problems: [] },
    ];
    const [one, two] = [across('项目名称：渠系维修'), across('项目名称：农民培训')];
    expect(shown([one, HEADER, ROW, two, HEADER, OTHER])).toEqual(expected);
    expect(shown([HEADER, one, ROW], [two, OTHER])).toEqual(expected);
  });

  it.each<[string, readonly string[]]>([
    ['who runs it', across('实施单位：甲县水利局')],
    ['whose department it is', across('部门名称：甲县水利局')],
    ['a name beside its label', ['项目名称：农民培训', '<', '<', '甲']],
  ])('%s begins none', (_, row) => {
    expect(shown([HEADER, ROW, row, OTHER])).toHaveLength(1);
  });
});

describe("columns' names that come again in one table", () => {
  const problems = (...between: readonly (readonly string[])[]) =>
    shown([HEADER, ROW, ...between, HEADER, OTHER]).map((form) => form.problems);

  it('below a text across it may be those of another project', () => {
    expect(problems(across('二、农民培训（42万元）'))).toEqual([['projects-unparted']]);
  });

  it('below nothing, a level or a period they are the same form’s', () => {
    expect(problems()).toEqual([[]]);
    expect(problems(across('效益指标'))).toEqual([[]]);
    expect(problems(across('年度绩效指标'))).toEqual([[]]);
  });
});
