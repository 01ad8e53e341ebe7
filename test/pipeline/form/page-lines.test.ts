/** Lines between two parts of a table: the page's own, over which the table goes on, and texts that part it. */
import { describe, expect, it } from 'vitest';
import { isOfPage, overBarePage } from '../../../src/pipeline/form/page-lines.ts';
import { grid, line } from './shown-form.ts';

const edges = [50, 120, 190, 400, 500];
const ROW = ['产出指标', '数量指标', '培训人数', '≥25次'];
/** From y 100 to 140 on page 1, and from 100 to 120 on page 2. */
const before = grid([['一级指标', '二级指标', '三级指标', '指标值'], ROW], { edges });
const next = grid([ROW], { page: 2, edges });

describe('isOfPage', () => {
  it.each<[string, Parameters<typeof line>, boolean]>([
    ['a page number anywhere', ['- 3 -', { y: 300 }], true],
    ['a running head', ['甲县2024年部门预算', { page: 2, y: 30 }], true],
    ['a line of the same height on the page before', ['甲县2024年部门预算', { y: 30 }], false],
    ['a line below the margin of the next page', ['甲县2024年部门预算', { page: 2, y: 80 }], false],
    ['a running foot', ['甲县水利局', { y: 800 }], true],
    ['a foot that speaks of 附 in its midst', ['甲县水利局附属学校', { y: 800 }], true],
    ['a foot with a date in dots', ['打印于2024.01.15', { y: 800 }], true],
    ['a line above the part before', ['甲县水利局', { y: 60 }], false],
    ['a line below the part that follows', ['甲县水利局', { page: 2, y: 300 }], false],
    ['a mark right of the part before', ['3K', { y: 112, x: 520 }], true],
    ['a mark left of it', ['K', { y: 112, x: 20 }], true],
    ['the same within its columns', ['3K', { y: 112, x: 200 }], false],
    ['a mark beside the part that follows', ['3K', { page: 2, y: 104, x: 520 }], true],
    ['one that stood beside the part before, on the next page', ['3K', { page: 2, y: 124, x: 520 }], false],
    ['one right of the part that follows, but above it', ['3K', { page: 2, y: 84, x: 520 }], false],
  ])('%s', (_, args, own) => {
    expect(isOfPage(line(...args), before, next)).toBe(own);
  });

  it('a line between two tables of one page is no foot', () => {
    const below = grid([ROW], { edges });
    expect(isOfPage(line('甲县水利局', { y: 150 }), before, below)).toBe(false);
  });
});

describe('overBarePage', () => {
  const onPage = (page: number) => grid([ROW], { page, edges });

  it('takes the grid over a page that holds nothing but its number', () => {
    expect(overBarePage(before, [line('- 2 -', { page: 2 })], onPage(3))?.page).toBe(2);
  });

  it.each<[string, Parameters<typeof overBarePage>]>([
    ['the next page', [before, [line('- 2 -', { page: 2 })], onPage(2)]],
    ['two pages between', [before, [line('- 2 -', { page: 2 })], onPage(4)]],
    ['a text on the page between', [before, [line('甲县水利局', { page: 2 })], onPage(3)]],
    [
      'a number and a text there',
      [before, [line('- 2 -', { page: 2 }), line('甲县', { page: 2 })], onPage(3)],
    ],
    [
      'a page between of which nothing was read',
      [before, [line('- 1 -'), line('- 3 -', { page: 3 })], onPage(3)],
    ],
  ])('not over %s', (_, args) => {
    expect(overBarePage(...args)).toBe(before);
  });
});
