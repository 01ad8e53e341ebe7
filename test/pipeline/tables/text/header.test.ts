import { describe, expect, it } from 'vitest';
import { atomsText, toAtoms } from '../../../../src/pipeline/tables/text/atoms.ts';
import { findHeaders } from '../../../../src/pipeline/tables/text/header.ts';

/** The columns of each header in lines parted by `/`: `name:role`, `#` for the rows' number. */
function headers(text: string): readonly string[] {
  const atoms = toAtoms(text.split('/').map((line, i) => ({ number: i + 1, text: line })));
  return findHeaders(atoms).map(({ columns }) =>
    columns
      .map((column) => {
        const name = atomsText(atoms.slice(column.from, column.to));
        return `${name}:${column.ordinal ? '#' : column.role}`;
      })
      .join(' '),
  );
}

const BODY = '产出指标/数量指标/修建水窖/30口';
const LEVELS = '一级指标:level1 二级指标:level2 三级指标:level3';
const FOUR = `${LEVELS} 指标值:target`;

describe('a header in running text ends', () => {
  it.each([
    '产出指标/数量指标/修建水窖/30口',
    '产出/指标/数量指标/修建水窖/30口',
    '产/出/指/标/数量指标/修建水窖/30口',
    '效益指标/经济效益指标/增收/30万元',
    '效果/指标/经济效益指标/增收/30万元',
    '满意度指标/群众满意度/95%',
    '成本指标/经济成本指标/总额/30万元',
    '质量指标/合格率/95%',
    '时效指标/完成率/95%',
    '可持续影响指标/管护年限/5年',
    '绩/效/指/标/产出指标/数量指标/修建水窖/30口',
    '绩效指标/产出指标/数量指标/修建水窖/30口',
    '育成品种数/5个',
  ])('before %s', (body) => {
    expect(headers(`一级指标/二级指标/三级指标/指标值/${body}`)).toEqual([FOUR]);
  });

  it.each([
    ['指标值/（含数字）', '指标值（含数字）:target'],
    ['指标值/及单位', '指标值及单位:target'],
    ['指标值/备注', '指标值:target 备注:other'],
    ['指标值/评分/标准', '指标值:target 评分标准:other'],
    ['指标值/数据/来源', '指标值:target 数据来源:other'],
    ['目标值/偏差/原因', '目标值:target 偏差原因:deviation'],
    ['绩/效/指/标/值', '绩效指标值:target'],
    ['指标值/分值/得分', '指标值:target 分值:weight 得分:score'],
  ])('not before what goes on with a name, nor before another: %s', (names, columns) => {
    expect(headers(`一级指标/二级指标/三级指标/${names}/${BODY}`)).toEqual([`${LEVELS} ${columns}`]);
  });
});

describe('a header printed again', () => {
  const page = (value: string, body: string) => `一级指标/二级指标/三级指标/${value}/${body}`;
  it('ends as the first did, whatever the name behind it ends in', () => {
    const again = page('指标值/及单位', '环境意识情况/有所提高');
    expect(headers(`${page('指标值/及单位', BODY)}/${again}`)).toEqual([
      `${LEVELS} 指标值及单位:target`,
      `${LEVELS} 指标值及单位:target`,
    ]);
  });

  it('also where the name behind it would make other columns of its last ones', () => {
    const names = '年度指标/值/偏差原因/分析及改/进措施';
    const [own] = headers(page(names, BODY));
    expect(own).toBe(`${LEVELS} 年度指标值:target 偏差原因分析及改进措施:deviation`);
    expect(headers(`${page(names, BODY)}/${page(names, '农村低收入群体等重点/对象住房/100%')}`)).toEqual([
      own,
      own,
    ]);
  });

  it('not where it is broken elsewhere: its columns are its own', () => {
    const own = headers(page('年度/指标值/完成情况', BODY));
    expect(headers(`${page('年度指标值/完成情况', BODY)}/${page('年度/指标值/完成情况', BODY)}`)).toEqual([
      ...headers(page('年度指标值/完成情况', BODY)),
      ...own,
    ]);
  });

  it('has what the first has', () => {
    const whole = page('年度指标值/完成情况', BODY);
    const once = headers(whole);
    expect(headers(`${whole}/${whole}`)).toEqual([...once, ...once]);
  });

  it.each(['及单位', '（含数字）'])('of another form keeps what its own name goes on with: %s', (more) => {
    const own = headers(page(`指标值/${more}`, BODY));
    expect(headers(`${page('指标值', BODY)}/${page(`指标值/${more}`, BODY)}`)).toEqual([FOUR, ...own]);
    expect(own[0]).toContain(`指标值${more}`);
  });
});

describe('the names of a header in running text', () => {
  it.each([
    ['绩效指标', '目标值', '绩效指标:level3 目标值:target'],
    ['具体指标', '目标值', '具体指标:level3 目标值:target'],
    ['指标内容', '目标值', '指标内容:level3 目标值:target'],
    ['绩效指标', '值', '绩效指标值:target'],
  ])('of level 3, behind level 2: %s over %s', (name, value, columns) => {
    expect(headers(`一级指标/二级指标/${name}/${value}/${BODY}`)).toEqual([
      `一级指标:level1 二级指标:level2 ${columns}`,
    ]);
  });

  it('绩效指标 behind level 3, over its 值, is a value’s name', () => {
    expect(headers(`一级指标/二级指标/三级指标/绩效指标/值/${BODY}`)).toEqual([
      `${LEVELS} 绩效指标值:target`,
    ]);
  });

  it('a finer name and a value’s are two columns', () => {
    expect(headers(`一级指标/二级指标/三级指标/四级指标/目标值/产出指标/数量指标/水利/水窖/30口`)).toEqual([
      `${LEVELS} 四级指标:other 目标值:target`,
    ]);
  });

  it.each([
    ['指标值 甲地', '指标值:target 甲地:other'],
    ['指标值 （含单位）', '指标值（含单位）:target'],
    ['年度 指标值', '年度指标值:target'],
  ])('a name nobody knows beside one that is whole: %s', (names, columns) => {
    expect(headers(`一级指标 二级指标 三级指标 ${names}/${BODY}`)).toEqual([`${LEVELS} ${columns}`]);
  });

  it.each(['序号', '编号'])('the rows’ number in front: %s', (name) => {
    expect(headers(`${name}/一级指标/二级指标/三级指标/指标值/1/${BODY}`)).toEqual([`${name}:# ${FOUR}`]);
  });

  it('the number of something else is none', () => {
    expect(headers(`项目编号/一级指标/二级指标/三级指标/指标值/${BODY}`)).toEqual([FOUR]);
  });
});

describe('no header', () => {
  it.each([
    ['bare 指标 and what was reached', '指标/完成情况/良好'],
    ['bare 指标 and a value', '指标/指标值/产出指标/30口'],
    ['one level and a value', '二级指标/指标值/数量指标/30口'],
    ['levels without a value', `一级指标/二级指标/三级指标/${BODY}`],
    ['a sentence with the names', '设置一级指标、二级指标、三级指标和指标值。'],
    ['the weight of a label', '指标（10分）/目标值/产出/30口'],
  ])('%s', (_what, text) => {
    expect(headers(text)).toEqual([]);
  });
});
