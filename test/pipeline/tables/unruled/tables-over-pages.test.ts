import { describe, expect, it } from 'vitest';
import { type PageCarry, pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { page, picture, run } from '../../page-builder.ts';
import { shownGrid } from '../../grid-notation.ts';
import { drawnBlocks as blocks, shownBlocks } from '../shown-blocks.ts';

describe('a table without lines that goes on over the page', () => {
  const first = `
一级指标   二级指标   三级指标        指标值



           数量指标   加固水库        3座
产出指标


           质量指标   验收合格率      100%
`;
  const next = `
           时效指标   完成及时率      100%



效益指标   社会效益   就业人数        30人
`;

  function carried(y: number): PageCarry {
    return pageToBlocks(page([picture(first, { y })])).carry;
  }

  it('the next page is read in the same columns', () => {
    const carry = carried(700);
    expect(carry).not.toBeNull();
    expect(blocks(next, { carry, y: 60, number: 2 })).toEqual([
      [
        ['', '时效指标', '完成及时率', '100%'],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
    ]);
  });

  it('a side label that only the later page shows has a column of its own there', () => {
    const side = { runs: [run('绩', 45, 70), run('效', 45, 90)], rulings: [] };
    const found = pageToBlocks(page([picture(next, { y: 60 }), side], 2), carried(700));
    expect(shownBlocks(found.blocks)).toEqual([
      [
        ['绩\n效', '', '时效指标', '完成及时率', '100%'],
        ['^', '效益指标', '社会效益', '就业人数', '30人'],
      ],
    ]);
  });

  it('numbers left of the table are no side label', () => {
    const numbers = { runs: [run('1', 45, 67), run('2', 45, 95)], rulings: [] };
    const found = pageToBlocks(page([picture(next, { y: 60 }), numbers], 2), carried(700));
    expect(shownBlocks(found.blocks)[0]![0]).toHaveLength(4);
  });

  it('a page of prose is not', () => {
    const carry = carried(700);
    const prose = '以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。\n\n甲县财政局';
    expect(blocks(prose, { carry, y: 60, number: 2 })).toEqual([
      '以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。',
      '甲县财政局',
    ]);
  });

  it('nor what stands below a title of its own', () => {
    const carry = carried(700);
    expect(blocks(`乡村道路项目绩效目标表\n\n${next.trim()}`, { carry, y: 60, number: 2 })[0]).toBe(
      '乡村道路项目绩效目标表',
    );
  });

  it('so are rows whose header alone stood on the page before', () => {
    const header = '一级指标   二级指标   三级指标        指标值';
    const before = pageToBlocks(page([picture(header, { y: 300 })]));
    expect(shownBlocks(before.blocks)).toEqual([[['一级指标', '二级指标', '三级指标', '指标值']]]);
    expect(blocks(next, { carry: before.carry, y: 60, number: 2 })).toEqual([
      [
        ['', '时效指标', '完成及时率', '100%'],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
    ]);
  });

  it('a header with a paragraph below it does not go on', () => {
    const text =
      '一级指标   二级指标   三级指标        指标值\n\n以上四项由各单位按照统一格式填写后于三月底前报送县财政局。';
    expect(pageToBlocks(page([picture(text, { y: 300 })])).carry).toBeNull();
  });

  it('and what ends with a remark on its page does not go on', () => {
    const closed = pageToBlocks(page([picture(`${first}\n\n备注：无`, { y: 650 })]));
    expect(closed.carry).toBeNull();
  });
});

describe('a label on the middle row of a page’s first five', () => {
  const HEAD = '一级指标   二级指标   三级指标        指标值';
  const rows = (labels: Readonly<Record<number, string>>, names: string) =>
    [...names]
      .flatMap((name, i) => [`${labels[i] ?? ' '.repeat(22)}${name}类任务数      ${i + 2}项`, '', '', ''])
      .join('\n');
  /** The levels of the page that goes on below a first one with these labels. */
  const levels = (labels: Readonly<Record<number, string>>) => {
    const first = page([
      picture(`\n${HEAD}\n\n\n\n${rows(labels, '路桥林田水电气热医教文体商旅农工车船房桌椅')}`, { y: 100 }),
    ]);
    const next = rows({ 2: '满意度指标 满意度     ' }, '子丑寅卯辰');
    const {
      blocks: [grid],
    } = pageToBlocks(page([picture(`\n${next}`, { y: 60 })], 2), pageToBlocks(first).carry);
    if (grid?.kind !== 'grid') throw new Error('no grid');
    return shownGrid(grid).map(([first]) => first);
  };
  const OUTPUT = '产出指标   数量指标   ';
  const QUALITY = '           质量指标   ';
  const BENEFIT = '效益指标   社会效益   ';

  it('begins there where the page before sets its labels at the top', () => {
    expect(levels({ 0: OUTPUT, 9: QUALITY, 16: BENEFIT })).toEqual(['', '^', '满意度指标', '^', '^']);
  });

  it('is that of all five where the page before sets them in the middle', () => {
    expect(
      levels({ 4: '           数量指标   ', 8: '产出指标              ', 12: QUALITY, 19: BENEFIT }),
    ).toEqual(['满意度指标', '^', '^', '^', '^']);
  });
});
