import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标性质', '指标值', '度量单位', '完成值'];
const ROWS = [
  ['产出指标', '数量指标', '修建水窖', '≥', '30', '口', ''],
  ['维修泵站', '=', '4', '座', ''],
  ['质量指标', '验收合格率', '=', '100', '%', ''],
  ['满意度指标', '服务对象满意度指标', '村民满意度', '≥', '90', '%', ''],
];

/** One cell a line, closed by a bar. */
function cells(...rows: readonly (readonly string[])[]): string {
  return rows
    .flat()
    .map((text) => `${text} |`.trimStart())
    .join('\n');
}

describe('text with a cell a line, closed by bars', () => {
  it('reads rows of all cells, without the first label, and without both', () => {
    const text = `部门预算项目绩效目标表\n${cells(['项目名称', '村庄供水'], HEADER, ...ROWS)}\n`;
    expect(shown(text)).toEqual([
      '1 部门预算项目绩效目标表',
      '2 项目名称',
      '3 村庄供水',
      'delimited 5×7 @4-35',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标性质 | 4:指标值 | 5:度量单位 | 6:完成值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:≥ | 4:30 | 5:口',
      '  2:维修泵站 | 3:= | 4:4 | 5:座',
      '  1:质量指标 | 2:验收合格率 | 3:= | 4:100 | 5:%',
      '  0:满意度指标 | 1:服务对象满意度指标 | 2:村民满意度 | 3:≥ | 4:90 | 5:%',
    ]);
    expect(problemCodes(text)).toEqual([]);
  });

  it('leaves what stands behind the rows as lines, and puts a cell of several lines together', () => {
    const text = `${cells(HEADER, ROWS[0]!)}\n质量\n指标 |\n${cells(ROWS[2]!.slice(1), ['合计', '100'], ['存在问题', '无'])}\n`;
    expect(shown(text).slice(2)).toEqual([
      '  0↓2:产出指标 | 1:数量指标 | 2:修建水窖 | 3:≥ | 4:30 | 5:口',
      '  1:质量/指标 | 2:验收合格率 | 3:= | 4:100 | 5:%',
      '22 合计',
      '23 100',
      '24 存在问题',
      '25 无',
    ]);
  });

  it('leaves no row that has lost a cell behind the others: nothing is cut, the text is read as lines', () => {
    const narrow = ['一级指标', '二级指标', '三级指标', '备注', '指标值'];
    const rows = [
      ['产出指标', '数量指标', '修建水窖', '甲村', '30口'],
      ['质量指标', '验收合格率', '乙村', '100%'],
    ];
    const blocks = shown(`${cells(narrow, ...rows, ['维修泵站', '4座'])}\n`);
    expect(blocks.filter((row) => row.startsWith('delimited'))).toEqual([]);
    expect(shown(`${cells(narrow, ...rows, ['合计', '100'])}\n`).slice(-2)).toEqual(['15 合计', '16 100']);
  });

  it('reads a table behind the title of the next form, which no bar closes', () => {
    const table = cells(HEADER, ROWS[0]!, ROWS[1]!);
    const blocks = shown(`${table}\n村庄供水绩效目标表\n${table}\n`);
    expect(blocks.filter((row) => !row.startsWith('  '))).toEqual([
      'delimited 3×7 @1-19',
      '20 村庄供水绩效目标表',
      'delimited 3×7 @21-39',
    ]);
  });

  it('does not take a table whose rows stand on lines for one', () => {
    const rows = [HEADER, ROWS[0]!, ROWS[3]!].map((row) => `${row.join(' | ')} |`).join('\n');
    expect(shown(rows)).toEqual([
      'delimited 3×7 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标性质 | 4:指标值 | 5:度量单位 | 6:完成值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:≥ | 4:30 | 5:口',
      '  0:满意度指标 | 1:服务对象满意度指标 | 2:村民满意度 | 3:≥ | 4:90 | 5:%',
    ]);
  });

  it('are no text where they tell no rows, in a form too short for that', () => {
    const rows = [
      HEADER.slice(0, 3).concat('指标值'),
      ['产出指标', '数量指标', '修建水窖', '30口'],
      ['质量指标', '验收率', '100%'],
    ];
    expect(shown(cells(...rows))).toEqual([
      'segmented 3×4 @1-11',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓2:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  1:质量指标 | 2:验收率 | 3:100%',
    ]);
    // A bar amid a line is no cell's end.
    expect(shown('甲|乙 |\n丙 |\n')).toEqual(['1 甲|乙 |', '2 丙']);
  });

  it('breaks a cell into six lines at most, with blank lines between or without', () => {
    const names = ['一级指标', '二级指标', '三级指标', '指标值'];
    const broken = (lines: string) =>
      shown(
        `${cells(names, ['产出指标', '数量指标'])}\n${lines} |\n${cells(['30口'], ['效益指标', '社会效益指标', '居民生活', '改善'])}\n`,
      );
    const read = '  0:产出指标 | 1:数量指标 | 2:维/修/泵/站/及/渠 | 3:30口';
    expect(broken('维\n修\n泵\n站\n及\n渠').at(-2)).toBe(read);
    expect(broken('维\n\n修\n泵\n\n站\n及\n渠').at(-2)).toBe(read);
    expect(broken('维\n修\n泵\n站\n及\n渠\n道')[0]).not.toMatch(/^delimited/u);
  });

  it('takes labels, and names of columns behind other cells, for no header', () => {
    const names = ['一级指标', '二级指标', '三级指标', '指标值'];
    const rows = [ROWS[0]!.slice(0, 3).concat('30口'), ['质量指标', '完成值', '100%'], ['备注', '1个']];
    expect(shown(cells(names, ...rows)).slice(2)).toEqual([
      '  0↓3:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  1↓2:质量指标 | 2:完成值 | 3:100%',
      '  2:备注 | 3:1个',
    ]);
  });

  it('reads a header again behind the rows, and one without rows', () => {
    const twice = shown(cells(HEADER, ROWS[0]!, ROWS[1]!, HEADER, ROWS[2]!, HEADER));
    expect(twice.filter((row) => row.startsWith('delimited'))).toEqual([
      'delimited 3×7 @1-19',
      'delimited 2×7 @20-32',
      'delimited 1×7 @33-39',
    ]);
  });

  it('makes no rows where an empty cell has lost its line', () => {
    const lost = ROWS[1]!.slice(0, -1);
    const blocks = shown(`${cells(HEADER, ROWS[0]!, lost, lost, lost)}\n`);
    expect(blocks.filter((row) => row.startsWith('delimited'))).toEqual([]);
    expect(shown(`${cells(HEADER, ROWS[0]!, ROWS[1]!, ROWS[1]!)}\n`)[0]).toBe('delimited 4×7 @1-24');
  });
});
