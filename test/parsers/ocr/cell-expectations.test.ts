import { describe, expect, it } from 'vitest';
import {
  cellExpectations,
  expectationAlone,
  type ReadCell,
} from '../../../src/parsers/ocr/cell-expectations.ts';

/** Rows of texts, a cell a place; `''` is a place without a cell. */
function cells(rows: readonly (readonly string[])[]): ReadCell[] {
  return rows.flatMap((texts, row) =>
    texts.flatMap((text, column) => (text === '' ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, text }])),
  );
}

const expectations = (rows: readonly (readonly string[])[]) => cellExpectations(cells(rows));

describe('under a header', () => {
  it('columns have the kind their header names; the head above stays text', () => {
    expect(
      expectations([
        ['项目名称', '某项目', '主管部门', '某局'],
        ['一级指标', '三级指标', '指标性质', '指标值'],
        ['产出指标', '培训人次', 'V', '25次'],
      ]),
    ).toStrictEqual([
      'text',
      'text',
      'text',
      'text',
      'header',
      'header',
      'header',
      'header',
      'level',
      'text',
      'sign',
      'target',
    ]);
  });

  it('one wrong character loses neither header nor column', () => {
    expect(
      expectations([
        ['·级指标', '二级指标', '三级指标', '年度指标佰'],
        ['产出指标', '数量指标', '培训人次', '25次'],
      ]),
    ).toStrictEqual(['header', 'header', 'header', 'header', 'level', 'level', 'text', 'target']);
  });

  it('three level columns that lost their numerals are told by their order, two are not', () => {
    expect(
      expectations([
        ['级指标', '级指标', '级指标', '年度指标值'],
        ['产出指标5伤5四', '数量指标', '培训人次', '25次'],
      ]),
    ).toStrictEqual(['header', 'header', 'header', 'header', 'level', 'level', 'text', 'target']);
    expect(
      expectations([
        ['级指标', '级指标', '年度指标值'],
        ['产出指标5伤5四', '培训人次', '25次'],
      ]),
    ).toStrictEqual(['text', 'text', 'text', 'text', 'text', 'target']);
  });

  it('two wrong characters make no header', () => {
    expect(
      expectations([
        ['项目', '名称', '午庋指标佰'],
        ['造林', '培训人次', '显著'],
      ]),
    ).toStrictEqual(['text', 'text', 'text', 'text', 'text', 'text']);
  });

  it('a cell over two columns is under none of them', () => {
    const wide: ReadCell = { row: 1, column: 1, rowSpan: 1, columnSpan: 2, text: '合计' };
    expect(cellExpectations([...cells([['二级指标', '三级指标', '指标值']]), wide])).toStrictEqual([
      'header',
      'header',
      'header',
      'text',
    ]);
  });

  it('a side label is no header', () => {
    const side: ReadCell = { row: 0, column: 0, rowSpan: 9, columnSpan: 1, text: '绩效指标' };
    const rest = cells([
      ['', '一级指标', '三级指标', '指标值'],
      ['', '产出指标', '培训人次', '25次'],
    ]);
    expect(cellExpectations([side, ...rest])).toStrictEqual([
      'text',
      'header',
      'header',
      'header',
      'level',
      'text',
      'target',
    ]);
  });
});

describe('on a page that goes on without a header', () => {
  it('columns are told by what most of their cells look like', () => {
    expect(
      expectations([
        ['质量指标', '验收合格率', 'N', '≥95%'],
        ['时效指际', '完成时间', 'W', '12月底前'],
      ]),
    ).toStrictEqual(['level', 'text', 'sign', 'target', 'level', 'text', 'sign', 'target']);
  });

  it('a column of texts stays text', () => {
    expect(
      expectations([
        ['提升能力', '有效助力'],
        ['改善环境', '持续增长'],
      ]),
    ).toStrictEqual(['text', 'text', 'text', 'text']);
  });

  it('a value is one wherever it stands', () => {
    expect(expectations([['某事'], ['>90%']])).toStrictEqual(['text', 'target']);
  });
});

it('a lone letter like a figure is read as one, a word with it is not', () => {
  expect(
    expectations([
      ['系统性事件', 'o'],
      ['培训', 'oo'],
    ]),
  ).toStrictEqual(['text', 'target', 'text', 'text']);
});

it('a column’s name with a few stains at its end is a header in a row of headers, and nothing in a row of its own', () => {
  const row = (name: string) => ['一级指标', '二级指标', name, '指标值'];
  expect(
    expectations([row('二“/三级指标'), ['产出指标', '数量指标', '培训', '5人']]).slice(0, 4),
  ).toStrictEqual(['header', 'header', 'header', 'header']);
  expect(expectations([row('甲乙丙丁戊己'), ['产出指标', '数量指标', '培训', '5人']])[2]).toBe('text');
  expect(expectations([['二“/三级指标', '培训']])).toStrictEqual(['text', 'text']);
});

describe('a line without a cell', () => {
  it.each([
    ['二级指标', 'header'],
    ['二级指栎', 'header'],
    ['生态效益指标', 'level'],
    ['生态效益指', 'text'],
    ['生态效益指栎', 'level'],
    ['>336万元', 'target'],
    ['95%', 'target'],
    ['V8', 'target'],
    ['S1850元/亩', 'target'],
    ['A级景区', 'text'],
    ['VS8', 'text'],
    ['三公经费控制', 'text'],
    ['新增雨量监测站', 'text'],
  ])('%s is expected to be %s', (text, expected) => {
    expect(expectationAlone(text)).toBe(expected);
  });
});
