/** A header's name over columns of their own, where no lines enclose them. */
import { describe, expect, it } from 'vitest';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { withNamesUnder } from '../../../../src/pipeline/tables/unruled/names-under.ts';
import { picture } from '../../page-builder.ts';

/**
 * The columns of a header of so many lines below a title, the line below it looked at as well, and what stands over several; null where
 * nothing does.
 */
function found(header: number, ...below: readonly string[]) {
  const text = ['绩效目标表', ...below];
  const lines = textLines(picture(text.join('\n'), { step: 12 }).runs);
  const band = withNamesUnder(
    lines,
    { from: 1, to: 1 + header, columns: [], box: { x0: 0, y0: 0, x1: 0, y1: 0 }, headings: [] },
    lines[1 + header],
  );
  if (band === null) return null;
  return {
    lines: band.to - band.from,
    columns: band.columns.map((column) => `${column.text} ${column.role}`),
    headings: band.headings.map(
      ({ runs, from, to }) => `${runs.map((run) => run.text).join()} ${from}–${to - 1}`,
    ),
  };
}

const NAMES = '二级指标    三级指标           指标值          备注';
const HALVES = ['二级指标 level2', '三级指标 level3', '指标值半年 other', '指标值全年 target', '备注 other'];
const ROW = '数量指标    栽植行道树       900株    800株';

describe('a name over names of columns', () => {
  it('on the line below the header: times, with it in front', () => {
    expect(found(1, NAMES, '                          半年    全年', ROW)).toEqual({
      lines: 2,
      columns: HALVES,
      headings: ['指标值 2–3'],
    });
  });

  it('within the header, where the ends of other names stand beside them', () => {
    expect(
      found(
        2,
        '二级        三级指标           指标值          备注',
        '指标                      半年    全年',
        ROW,
      ),
    ).toEqual({ lines: 2, columns: HALVES, headings: ['指标值 2–3'] });
  });

  it('not where nothing stands below', () => {
    expect(found(1, NAMES)).toBeNull();
  });

  it('not below the header, where anything else stands beside them', () => {
    expect(found(1, NAMES, '指标                      半年    全年', ROW)).toBeNull();
  });

  it('columns of their own name, alone', () => {
    expect(found(1, NAMES, '                         计量单位  目标值', ROW)).toEqual({
      lines: 2,
      columns: ['二级指标 level2', '三级指标 level3', '计量单位 unit', '目标值 target', '备注 other'],
      headings: ['指标值 2–3'],
    });
  });

  it('periods', () => {
    expect(found(1, NAMES, '                         中期      年度', ROW)?.columns.slice(2, 4)).toEqual([
      '指标值中期 midterm',
      '指标值年度 target',
    ]);
  });

  it('not values', () => {
    expect(found(1, NAMES, '                         900株    800株', ROW)).toBeNull();
    expect(found(1, NAMES, '                         900株    全年', ROW)).toBeNull();
    expect(found(1, NAMES, '                         3月     12月', ROW)).toBeNull();
  });

  it('not times with which it makes no name', () => {
    expect(
      found(1, NAMES.replace('指标值', '数据来源'), '                          半年    全年', ROW),
    ).toBeNull();
  });

  it('not one alone, which is the end of it', () => {
    expect(found(1, NAMES, '                            全年', ROW)).toBeNull();
  });

  it('not where they stand on one side of its middle', () => {
    expect(found(1, NAMES, '                                    半年  全年', ROW)).toBeNull();
    expect(found(1, NAMES, '                             半年  全年', ROW)).not.toBeNull();
    expect(found(1, NAMES, '                      半年  全年', ROW)).toBeNull();
  });

  it('not where they reach under its neighbours', () => {
    expect(found(1, NAMES, '                   半年        全年', ROW)).toBeNull();
    expect(found(1, NAMES, '                          半年              全年', ROW)).toBeNull();
  });

  it('not under a name of no column', () => {
    expect(
      found(
        1,
        '二级指标    三级指标           情况栏          备注',
        '                         计量单位  目标值',
        ROW,
      ),
    ).toBeNull();
  });

  it('levels under a level only: the middle of a name beside theirs stands above no other’s line', () => {
    expect(
      found(1, '一级指标            权重              备注', '                二级指标  三级指标', ROW),
    ).toBeNull();
    expect(
      found(1, '一级指标            权重              备注', '                计量单位  目标值', ROW),
    ).not.toBeNull();
    expect(
      found(1, '一级指标          三级指标            备注', '                二级指标  三级指标', ROW),
    ).not.toBeNull();
  });

  it('not where the name goes on below them', () => {
    const above = '二级指标                      指标          备注';
    const names = '            三级指标      计量单位  目标值';
    const goesOn = '                              解释';
    expect(found(3, above, names, goesOn, ROW)).toBeNull();
    // Else it is over them.
    expect(found(2, above, names, ROW)?.headings).toEqual(['指标 1–3']);
    // It does within three quarters of its size.
    for (const [place, isOver] of [
      [28, true],
      [29, false],
      [31, false],
      [32, true],
    ] as const)
      expect(found(3, above, names, `${' '.repeat(place)}解释`, ROW) !== null).toBe(isOver);
    // Neither what stands aside nor what makes no name goes on with it.
    expect(
      found(3, above, names, '                                              解释', ROW)?.headings,
    ).toEqual(['指标 1–3']);
    expect(found(3, above, names, '                              另见', ROW)?.headings).toEqual(['指标 1–3']);
  });
});
