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
  ])('%s is one', (text) => {
    expect(pieces(text)).toEqual([`3 ${text}`]);
  });
});
