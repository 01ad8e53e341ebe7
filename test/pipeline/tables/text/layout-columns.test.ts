import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

type Line = Readonly<Record<number, string>>;

/** Lines as pdftotext sets them: each piece at its column of characters, a Han character being one. */
function text(lines: readonly Line[]): string {
  const set = (line: Line): string =>
    Object.entries(line).reduce((sum, [column, piece]) => sum.padEnd(Number(column)) + piece, '');
  return `${lines.map(set).join('\n')}\n`;
}

/** The table's rows, without the marks of doubt. */
function rows(lines: readonly Line[]): readonly string[] {
  return shown(text(lines))
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replaceAll('?', ''));
}

const HEADER = { 0: '一级指标', 8: '二级指标', 16: '三级指标', 38: '指标值' };
const BELOW = [
  { 8: '质量指标', 16: '充电桩完好率', 38: '≥95%' },
  { 8: '时效指标', 16: '项目完工时间', 38: '2023年底前' },
  { 0: '效益指标', 8: '社会效益指标', 16: '居民出行便利程度', 38: '明显提高' },
];

describe('columns of layout text whose cells push against each other', () => {
  it('a number behind a full name is the next column, not the end of the name', () => {
    const found = rows([
      { 0: '一级指标', 8: '二级指标', 16: '三级指标', 36: '分值', 42: '指标值' },
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 36: '10', 42: '≥40个' },
      { 16: '维修乡镇文化站（含附属设施）', 31: '15', 42: '6座' },
      { 8: '质量指标', 16: '充电桩完好率', 36: '10', 42: '≥95%' },
      { 8: '时效指标', 16: '项目完工时间', 36: '10', 42: '2023年底前' },
      { 0: '效益指标', 8: '社会效益指标', 16: '居民出行便利程度', 36: '30', 42: '明显提高' },
    ]);
    expect(found[2]).toMatch(/2:维修乡镇文化站（含附属设施） \| 3:15 \| 4:6座/u);
  });

  it('a value behind a full name is the next column, though it stands left of the others', () => {
    const found = rows([
      HEADER,
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 38: '≥40个' },
      { 16: '维修乡镇文化站（含附属设施）', 31: '6座' },
      ...BELOW,
    ]);
    expect(found[2]).toMatch(/2:维修乡镇文化站（含附属设施） \| 3:6座/u);
  });

  it('a number within a name stays in it', () => {
    const found = rows([
      HEADER,
      { 0: '产出指标', 8: '数量指标', 16: '新建 5 座充电站配套充电桩', 38: '≥40个' },
      ...BELOW,
    ]);
    expect(found[1]).toMatch(/2:新建 5 座充电站配套充电桩 \| 3:≥40个/u);
  });

  it('the day of a date that reaches under the column of weights is no weight', () => {
    const found = rows([
      { 0: '一级指标', 8: '二级指标', 16: '三级指标', 30: '指标值', 45: '分值' },
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 33: '≥40个', 45: '10' },
      { 8: '质量指标', 16: '充电桩完好率', 33: '≥95%', 45: '20' },
      { 30: '2021 年 11 月 30' },
      { 8: '时效指标', 16: '项目完工时间', 45: '10' },
      { 33: '日之前' },
      { 0: '效益指标', 8: '社会效益指标', 16: '居民出行便利程度', 33: '明显提高', 45: '30' },
    ]);
    expect(found[3]).toMatch(/2:项目完工时间 \| 3:2021 年 11 月 30\/日之前 \| 4:10/u);
  });

  it('cuts a value from the explanation it runs into', () => {
    const found = rows([
      { 0: '一级指标', 8: '二级指标', 16: '三级指标', 28: '指标值', 37: '指标解释' },
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 28: '≥40.00(个)新建充电桩的实际数量' },
      { 8: '质量指标', 16: '充电桩完好率', 28: '≥95%', 37: '完好充电桩所占的比例' },
      { 8: '时效指标', 16: '项目完工时间', 28: '12月底前', 37: '以验收资料为准' },
      { 0: '效益指标', 8: '社会效益指标', 16: '居民出行便利程度', 28: '明显提高', 37: '通过问卷调查取得' },
    ]);
    expect(found[1]).toMatch(/2:新建村级充电桩 \| 3:≥40.00\(个\) \| 4:新建充电桩的实际数量/u);
  });

  it('sees that a page ended where all columns stand closer from one line on', () => {
    const found = rows([
      { 0: '一级指标', 8: '二级指标', 16: '三级指标', 36: '指标说明', 60: '指标值' },
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 36: '新建数量，以验收资料为准', 60: '≥40个' },
      { 16: '维修乡镇文化站', 36: '维修数量，以验收资料为准', 60: '6座' },
      { 8: '质量指标', 16: '充电桩完好率', 36: '完好充电桩所占的比例', 60: '≥95%' },
      { 8: '时效指标', 16: '项目完工时间', 36: '以验收资料为准', 60: '12月底前' },
      { 0: '效益指标', 5: '经济效益指标', 12: '带动投资', 20: '带动的社会投资额', 30: '≥200万元' },
      { 5: '社会效益指标', 12: '居民出行便利', 20: '通过问卷调查取得', 30: '明显提高' },
      { 12: '服务人口数量', 20: '受益人口的数量', 30: '≥3万人' },
    ]);
    expect(found.slice(-3)).toEqual([
      expect.stringMatching(/1:经济效益指标 \| 2:带动投资 \| 3:带动的社会投资额 \| 4:≥200万元/u),
      expect.stringMatching(/2:居民出行便利 \| 3:通过问卷调查取得 \| 4:明显提高/u),
      expect.stringMatching(/2:服务人口数量 \| 3:受益人口的数量 \| 4:≥3万人/u),
    ]);
  });

  it('a label on the first of crossed lines covers all rows that cross', () => {
    const found = rows([
      HEADER,
      { 0: '产出指标', 8: '数量指标', 16: '新建村级充电桩', 38: '≥40个' },
      { 8: '质量指标', 16: '充电桩完好率', 38: '≥95%' },
      { 8: '成本指标', 16: '单桩建设成本' },
      { 16: '文化站维修成本' },
      { 38: '≤3万元' },
      { 38: '≤12万元' },
      { 0: '效益指标', 8: '经济效益指标', 16: '带动社会投资', 38: '≥200万元' },
      { 8: '社会效益指标', 16: '居民出行便利程度', 38: '明显提高' },
    ]);
    expect(found.slice(3)).toEqual([
      expect.stringMatching(/1↓2:成本指标 \| 2:单桩建设成本 \| 3:≤3万元/u),
      expect.stringMatching(/2:文化站维修成本 \| 3:≤12万元/u),
      expect.stringMatching(/0↓2:效益指标 \| 1:经济效益指标 \| 2:带动社会投资/u),
      expect.stringMatching(/1:社会效益指标 \| 2:居民出行便利程度/u),
    ]);
  });
});

describe('columns of layout text that hold figures and have no role', () => {
  const HEAD = { 0: '一级指标', 10: '二级指标', 20: '三级指标' };
  const rowsUnder = (...names: readonly string[]) =>
    rows([
      { ...HEAD, 26: names[0] ?? '', 30: names[1] ?? '', 34: names[2] ?? '' },
      { 0: '产出指标', 10: '数量指标', 20: '安装监控', 27: '80台 120台 50%' },
      { 20: '安装报警器', 28: '10个', 33: '20个 100%' },
      { 0: '满意度指标', 7: '服务对象满意度指标', 20: '师生满意度', 28: '88%', 34: '90%', 40: '2%' },
    ]);

  it('have one each beside a value', () => {
    expect(rowsUnder('基期值', '目标值', '增长率')).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:基期值 | 4:目标值 | 5:增长率',
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:安装监控 | 3:80台 | 4:120台 | 5:50%',
      '  2:安装报警器 | 3:10个 | 4:20个 | 5:100%',
      '  0:满意度指标 | 1:服务对象满意度指标 | 2:师生满意度 | 3:88% | 4:90% | 5:2%',
    ]);
  });

  it('but words stay beside a value under a name of words', () => {
    const found = rows([
      { ...HEAD, 28: '目标值', 36: '备注' },
      { 0: '产出指标', 10: '数量指标', 20: '安装监控', 28: '≥120台', 36: '含 20 台更新' },
      { 20: '安装报警器', 28: '≥20个', 36: '分两批安装' },
      { 0: '满意度指标', 7: '服务对象满意度指标', 20: '师生满意度', 28: '≥90%', 36: '问卷' },
    ]);
    expect(found[1]).toBe('  0↓2:产出指标 | 1↓2:数量指标 | 2:安装监控 | 3:≥120台 | 4:含 20 台更新');
  });
});
