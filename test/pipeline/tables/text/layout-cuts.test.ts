import { describe, expect, it } from 'vitest';
import { cutToken, joinPieces } from '../../../../src/pipeline/tables/text/layout-cuts.ts';
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

const tokenOf = (text: string, from: number): Token => ({
  text,
  from,
  to: from + text.length,
  line: 1,
  run: {
    text,
    box: { x0: from * 10, x1: (from + text.length) * 10, y0: 0, y1: 10 },
    fontSize: 10,
    source: 'native',
    confidence: 1,
    line: 1,
  },
});

describe('joinPieces', () => {
  const NAME = tokenOf('巡查河段', 0);
  const GLUED = tokenOf('质量指标设备完好率≥95%', 10);

  /** Two lines, each piece in a column: what stands where, and which of these are pieces of a token. */
  function joined(...columns: readonly (readonly number[])[]) {
    const whole = [[NAME, GLUED], [GLUED]];
    const pieces = whole.map((line) => line.map(cutToken));
    const cells = joinPieces(whole, pieces, columns);
    return cells.lines.map((line, i) =>
      line.map((token, k) => {
        const source = cells.source.get(token.run);
        return `${cells.columns[i]![k]!} ${token.from}-${token.to} ${token.text}=${token.run.text}${source === undefined ? '' : ` of ${source.text}`}`;
      }),
    );
  }

  it('leaves pieces in columns of their own, and tells of what they are', () => {
    expect(joined([0, 1, 2, 3], [1, 2, 3])).toEqual([
      [
        '0 0-4 巡查河段=巡查河段',
        '1 10-14 质量指标=质量指标 of 质量指标设备完好率≥95%',
        '2 14-19 设备完好率=设备完好率 of 质量指标设备完好率≥95%',
        '3 19-23 ≥95%=≥95% of 质量指标设备完好率≥95%',
      ],
      [
        '1 10-14 质量指标=质量指标 of 质量指标设备完好率≥95%',
        '2 14-19 设备完好率=设备完好率 of 质量指标设备完好率≥95%',
        '3 19-23 ≥95%=≥95% of 质量指标设备完好率≥95%',
      ],
    ]);
  });

  it('makes those of one column one again: of all of them the token as it was', () => {
    expect(joined([0, 1, 2, 2], [2, 2, 2])).toEqual([
      [
        '0 0-4 巡查河段=巡查河段',
        '1 10-14 质量指标=质量指标 of 质量指标设备完好率≥95%',
        '2 14-23 设备完好率≥95%=设备完好率≥95% of 质量指标设备完好率≥95%',
      ],
      ['2 10-23 质量指标设备完好率≥95%=质量指标设备完好率≥95%'],
    ]);
    expect(joined([0, 1, 1, 2], [1, 1, 2])[1]).toEqual([
      '1 10-19 质量指标设备完好率=质量指标设备完好率 of 质量指标设备完好率≥95%',
      '2 19-23 ≥95%=≥95% of 质量指标设备完好率≥95%',
    ]);
  });

  it('parts those of one column that another stands between', () => {
    expect(
      joined([0, 1, 2, 1], [2, 2, 2])[0]!
        .slice(1)
        .map((own) => own.slice(0, 1)),
    ).toEqual(['1', '2', '1']);
  });
});

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
    ['质量指标监测指标数', ['3 质量指标', '7 监测指标数']],
    ['第2类完好率≥95%', ['3 第2类完好率', '9 ≥95%']],
    ['≥40.00(个)新建桩', ['3 ≥40.00(个)', '12 新建桩']],
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
    '≥40.00(个)新建',
    '三十家孵化基地',
    '完成3次培训计划',
    '环保监测指标完好率',
    '持续提高设备完好率',
    '达标设备完好率',
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

describe('words behind a value', () => {
  it('may be another cell', () => {
    expect(pieces('95%栽植行道树')).toEqual(['3 95%', '6 栽植行道树']);
  });

  it('not behind a time without a figure, which a name may begin with', () => {
    expect(pieces('上半年栽植行道树')).toEqual(['3 上半年栽植行道树']);
  });
});
