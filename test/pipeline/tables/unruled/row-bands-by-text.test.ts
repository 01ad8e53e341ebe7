import { describe, expect, it } from 'vitest';
import { rowBands } from '../../../../src/pipeline/tables/unruled/row-bands.ts';
import { columnLines, rows } from './picture-rows.ts';

describe('rowBands: what the texts tell', () => {
  it('a bracket that closes on the next line: one row, though name and value break at the same place', () => {
    expect(
      rows(`
培训人数            ≥25次

购置设备费用（按省  较上年有所下
级任务清单）        降

验收合格率          100%
`),
    ).toEqual([
      '培训人数 | ≥25次 | ',
      '购置设备费用（按省/级任务清单） | 较上年有所下/降 | ',
      '验收合格率 | 100% | ',
    ]);
  });

  const AFTER_EMPTY = (first: string) => `
培训次数            12次


次均门诊费用增幅

                    ${first}

服务差距情况        形成示范带动



就业人数            30人
`;

  it('a value does not end in a comma: the row above it has none', () => {
    expect(rows(AFTER_EMPTY('促进产业发展，'))).toEqual([
      '培训次数 | 12次 | ',
      '次均门诊费用增幅 |  | ',
      '服务差距情况 | 促进产业发展，/形成示范带动 | ',
      '就业人数 | 30人 | ',
    ]);
  });

  it('one that ends without is the value of the row above', () => {
    expect(rows(AFTER_EMPTY('促进产业发展'))).toEqual([
      '培训次数 | 12次 | ',
      '次均门诊费用增幅 | 促进产业发展 | ',
      '服务差距情况 | 形成示范带动 | ',
      '就业人数 | 30人 | ',
    ]);
  });

  describe('a name without a value above one that fills its column but for a character', () => {
    const { lines } = columnLines(`
修缮校舍面积        ≥420平方米

设备调试通过率

资金拨付及时        ≥90%

培训任务完成率      100%
`);
    const counts = (middle: number) =>
      rowBands(lines, [], null, null, new Map([[0, { middle, farthest: 95 }]])).bands.map(
        (band) => band.lines.filter((line) => line.column === 0).length,
      );

    it('is a row of its own where the header in the middle shows that the column is wider', () => {
      expect(counts(55)).toEqual([1, 1, 1, 1]);
    });

    it('may be the first line of that name where the header shows nothing', () => {
      expect(counts(20)).toContain(2);
    });
  });

  it('a name that begins 指标2： is a row of its own, its value left empty', () => {
    expect(
      rows(`
指标1：培训人才数   ≥25次

指标2：修建渠道数

指标3：管护渠道数   3条
`),
    ).toEqual(['指标1：培训人才数 | ≥25次 | ', '指标2：修建渠道数 |  | ', '指标3：管护渠道数 | 3条 | ']);
  });
});

describe('rowBands: how far apart lines of one cell are, seen elsewhere', () => {
  const drawn = `
新造林地后期抚育管护

森林资源管护机制    ≥64%

林区群众满意度      ≥85%
`;

  it('lines further apart than those are rows, though one has no value', () => {
    const { lines } = columnLines(drawn);
    expect(rowBands(lines, [], null, 11).bands.map((band) => band.lines.length)).toEqual([1, 2, 2]);
  });

  it('lines as far apart as those may be of one cell', () => {
    const { lines } = columnLines(drawn);
    expect(rowBands(lines, [], null, 14).bands.map((band) => band.lines.length)).toEqual([3, 2]);
  });
});
