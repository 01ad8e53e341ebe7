import { describe, expect, it } from 'vitest';
import { cutToken } from '../../../../src/pipeline/tables/text/layout-cuts.ts';
import type { Token } from '../../../../src/pipeline/tables/text/layout-tokens.ts';

function pieces(text: string): readonly string[] {
  const run = {
    text,
    box: { x0: 0, x1: 0, y0: 0, y1: 0 },
    fontSize: 10,
    source: 'native' as const,
    confidence: 1,
    line: 1,
  };
  const token: Token = { text, from: 3, to: 3 + [...text].length, line: 1, run };
  return cutToken(token).map((piece) => `${piece.from} ${piece.text}`);
}

describe('cutToken', () => {
  it.each([
    ['质量指标设备完好率', ['3 质量指标', '7 设备完好率']],
    ['设备完好率≥95%', ['3 设备完好率', '8 ≥95%']],
    ['≥40.00(个)新建充电桩的实际数量', ['3 ≥40.00(个)', '12 新建充电桩的实际数量']],
    ['产出指标数量', ['3 产出指标', '7 数量']],
    ['满意度指标群众', ['3 满意度指标', '8 群众']],
    ['服务对象满意度群众', ['3 服务对象满意度', '10 群众']],
    ['质量指标标识', ['3 质量指标', '7 标识']],
    ['完好率≥5', ['3 完好率', '6 ≥5']],
    ...[...'≥≤≧≦＞＜><‹›='].map((sign): [string, string[]] => [
      `完好率${sign}5次`,
      ['3 完好率', `6 ${sign}5次`],
    ]),
  ])('%s may be two cells', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    '满意度指标',
    '质量指标★★★',
    '质量指标（20',
    '设备完好率',
    '≥40个',
    '新建3家企业',
    '2023年12月底前',
    '质量指标☆完好率',
    '质量指标*完好率',
    '质量指标(20',
    '质量指标完',
    '产出完好率',
    '好率≥5',
    '完好率≥',
    '完好率（≥5次',
    '完好率(≥5次',
    '完好率5≥5次',
    '完好率≥家企业',
    '95%完成',
  ])('%s is one', (text) => {
    expect(pieces(text)).toEqual([`3 ${text}`]);
  });

  it('counts in widths of a character where a display does, narrow ones half', () => {
    const text = '质量指标A级完好率';
    const run = {
      text,
      box: { x0: 0, x1: 0, y0: 0, y1: 0 },
      fontSize: 10,
      source: 'native' as const,
      confidence: 1,
      line: 1,
    };
    const [, second] = cutToken({ text, from: 3, to: 11.5, line: 1, run });
    expect([second?.text, second?.from, second?.to]).toEqual(['A级完好率', 7, 11.5]);
  });
});
