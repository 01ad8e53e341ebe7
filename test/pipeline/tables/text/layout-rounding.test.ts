import { describe, expect, it } from 'vitest';
import { roundingOf, sideOf } from '../../../../src/pipeline/tables/text/layout-rounding.ts';
import { shown } from './shown-blocks.ts';

/** The table's rows, without the marks of doubt. */
function rows(text: string): readonly string[] {
  return shown(text)
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replaceAll('?', ''));
}

describe('cells whose middle falls between two lines', () => {
  it.each([
    ['one line beside the first of two', 0, 0, 1, 2, 'upper'],
    ['one line beside the second of two', 1, 1, 1, 2, 'lower'],
    ['one line between two', 0.5, 0.5, 1, 2, 'between'],
    ['two lines beside the lower of three', 1, 2, 2, 3, 'lower'],
    ['one line amid three', 1, 1, 1, 3, null],
    ['two lines beside two', 0, 1, 2, 2, null],
  ])('%s', (_, first, last, count, lines, side) => {
    expect(sideOf(first, last, count, lines)).toBe(side);
  });

  it('make the side most stand on the cheapest; nothing met says nothing', () => {
    const { upper, between, lower } = roundingOf(['upper', 'upper', 'upper', 'lower']);
    expect(upper).toBe(0);
    expect(lower).toBeGreaterThan(0.5);
    expect(between).toBeGreaterThan(lower);
    expect(roundingOf([])).toEqual({ upper: 0, between: 0, lower: 0 });
  });

  it('stand on one side throughout: a line of a name goes with the value on that side', () => {
    const upper = ` 一级指标    二级指标     三级指标             指标值
 产出指标    数量指标     行道树与绿篱的栽植和补        ≥900株
                  植以及支撑加固数量
         质量指标     行道树与绿篱的栽植和补        ≥95%
                  植以及支撑加固合格
                  绿地面积增加             8公顷
 效益指标    生态效益指标   绿地面积减少的控制             1公顷
`;
    expect(rows(upper).filter((row) => row.includes('合格'))[0]).toContain('补/植以及支撑加固合格');
    const lower = ` 一级指标    二级指标     三级指标             指标值
 产出指标    数量指标     行道树与绿篱的栽植和补
                  植以及支撑加固数量         ≥900株
         质量指标     栽植的行道树成活              ≥95%
                  行道树与绿篱的栽植和补
                  植以及支撑加固合格         8公顷
 效益指标    生态效益指标   绿地面积减少的控制             1公顷
`;
    expect(rows(lower).filter((row) => row.includes('合格'))[0]).toContain('补/植以及支撑加固合格');
  });

  it('a name that begins with its number begins a row', () => {
    const found = rows(` 一级指标    二级指标     三级指标             指标值
 产出指标    质量指标     指标1：苗木保存率          ≥84%
                  指标2：行道树与绿篱的栽植       77.5
                  植和补植后管护落实的比例
                  指标3：绿地验收合格率        ≥82.4%
 效益指标    生态效益指标   指标1：绿地面积           1公顷
`);
    expect(found.map((row) => row.slice(row.indexOf('指标3')))).toContainEqual(
      expect.stringMatching(/^指标3：绿地验收合格率 \| 3:≥82.4%$/u),
    );
  });

  it('cells of one line each stand on the same line', () => {
    const found = rows(` 一级指标    二级指标     三级指标             指标值
                  行道树与绿篱的栽植和补
 产出指标                                    100%
         质量指标     植后管护任务落实的比例
                  苗木保存率              ≥85%
 效益指标    生态效益指标   绿地面积               8公顷
`);
    expect(found.filter((row) => row.includes('100%'))[0]).toContain(
      '行道树与绿篱的栽植和补/植后管护任务落实的比例',
    );
    expect(found.filter((row) => row.includes('≥85%'))[0]).toContain('苗木保存率');
  });
});
