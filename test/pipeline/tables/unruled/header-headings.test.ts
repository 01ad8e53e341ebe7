import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import { headerBands } from '../../../../src/pipeline/tables/unruled/header-band.ts';
import type { TextRun } from '../../../../src/parsers/page.ts';
import { page, picture, run } from '../../page-builder.ts';
import { drawnBlocks, shownBlocks } from '../shown-blocks.ts';

const blocks = (drawn: string, y = 100) => drawnBlocks(drawn, { y });

describe('a header of two rows without lines', () => {
  it('townships below the name of the value: a column each', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标            指标值


                                     城关镇      白石镇


产出指标   数量指标   培训人数       ≥25次       ≥17次


           质量指标   验收合格率     100%        98%
`),
    ).toEqual([
      [
        ['一级指标', '二级指标', '三级指标', '指标值', '<'],
        ['^', '^', '^', '城关镇', '白石镇'],
        ['产出指标', '数量指标', '培训人数', '≥25次', '≥17次'],
        ['^', '质量指标', '验收合格率', '100%', '98%'],
      ],
    ]);
  });

  it('names of places below another column are a row', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标                   指标值


产出指标   数量指标   城关镇      白石镇         2个


           质量指标   验收合格率                 100%
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值']);
    expect(table?.[1]).toEqual(['产出指标', '数量指标', '城关镇 白石镇', '2个']);
  });

  it('periods above two sets, the second with levels of its own', () => {
    expect(
      blocks(`
                         中期指标                               年度指标

一级指标

            二级指标   三级指标    指标值          二级指标   三级指标    指标值



产出指标    数量指标   培训人数    ≥75次           数量指标   培训人数    ≥25次



            质量指标   合格率      100%            质量指标   合格率      98%
`),
    ).toEqual([
      [
        ['一级指标', '中期指标', '<', '<', '年度指标', '<', '<'],
        ['^', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
        ['产出指标', '数量指标', '培训人数', '≥75次', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '合格率', '100%', '质量指标', '合格率', '98%'],
      ],
    ]);
  });

  it('a period above one set is a line of its own', () => {
    const found = blocks(`
                         年度指标

一级指标    二级指标   三级指标    指标值



产出指标    数量指标   培训人数    ≥75次
`);
    expect(found[0]).toBe('年度指标');
    expect(found[1]?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值']);
  });

  it('the end of a name on a line below those that are whole', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标        指标值      评分

                                                  标准


产出指标   数量指标   培训人数        ≥25次       完成得满分
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值', '评分\n标准']);
  });

  it('a row right below the header is none', () => {
    const [table] = blocks(`
一级指标   二级指标   三级指标        指标值      评分

                      合格率          98%

产出指标   数量指标   培训人数        ≥25次       5
`);
    expect(table?.[0]).toEqual(['一级指标', '二级指标', '三级指标', '指标值', '评分']);
  });
});

describe('a head or header last on its page', () => {
  it('a side label beside the header does not hide that its rows are on the next page', () => {
    const drawn = `
绩

效   一级指标   二级指标   三级指标        指标值

指

标
`;
    const before = pageToBlocks(page([picture(drawn, { y: 300 })]));
    const next = picture(
      `
     产出指标   数量指标   培训人数        ≥25次


                质量指标   验收合格率      100%
`,
      { y: 60 },
    );
    expect(shownBlocks(pageToBlocks(page([next], 2), before.carry).blocks)).toEqual([
      [
        ['', '产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '质量指标', '验收合格率', '100%'],
      ],
    ]);
  });

  it('a title with its fields, the table on the next page', () => {
    expect(
      blocks(
        `
               项目支出绩效目标表

项目名称    村道安全生命防护工程        主管部门    县交通局

实施期限    2024年
`,
        600,
      ),
    ).toEqual([
      '项目支出绩效目标表',
      [
        ['项目名称', '<', '村道安全生命防护工程'],
        ['主管部门', '<', '县交通局'],
        ['实施期限', '<', '2024年'],
      ],
    ]);
  });

  it('fields without a title are lines', () => {
    expect(blocks('项目名称    村道安全生命防护工程\n\n联系方式    见附件', 600)).toEqual([
      '项目名称 村道安全生命防护工程',
      '联系方式 见附件',
    ]);
  });
});

/** Each column's name, those under one heading in brackets behind it. */
function columns(...runs: readonly TextRun[]): string {
  const [band, ...more] = headerBands(textLines(runs));
  if (band === undefined || more.length > 0) return `${more.length} bands more`;
  const headed = new Map(band.headings.map((heading) => [heading.from, heading]));
  let shown = '';
  band.columns.forEach(({ text }, i) => {
    const heading = headed.get(i);
    if (heading !== undefined) shown += ` ${heading.runs.map((own) => own.text).join('')}[`;
    shown += ` ${text}`;
    if (band.headings.some(({ to }) => to === i + 1)) shown += ' ]';
  });
  return shown.trim();
}

describe('periods over sets of columns', () => {
  const set = ['二级指标', '三级指标', '指标值'];
  const names = ['一级指标', ...set, ...set];
  const sets = names.map((name, i) => run(name, 60 + i * 65, 130));
  const over = (first: string, x: number, second: string, y = 105, ...more: readonly TextRun[]) =>
    columns(run(first, x, y), run(second, 380, y), ...more, ...sets);
  const headed = '一级指标 中期指标[ 二级指标 三级指标 指标值 ] 年度指标[ 二级指标 三级指标 指标值 ]';
  const plain = names.join(' ');

  it('stand over one each', () => {
    expect(over('中期指标', 180, '年度指标')).toBe(headed);
  });

  it.each<[string, string]>([
    ['further above than cells with room are', over('中期指标', 180, '年度指标', 99)],
    ['of which one is none', over('中期指标', 180, '甲县水利局')],
    ['beside a third', over('中期指标', 180, '年度指标', 105, run('长期指标', 60, 105))],
    ['of which one stands left of its set', over('中期指标', 60, '年度指标')],
    ['of which one stands right of its set', over('中期指标', 290, '年度指标')],
  ])('but not texts %s', (_, found) => {
    expect(found).toBe(plain);
  });
});

describe('townships below the name of a value', () => {
  const names = ['一级指标', '二级指标', '三级指标', '指标值', '备注'];
  const header = names.map((name, i) => run(name, [60, 130, 200, 330, 450][i]!, 100));
  const plain = names.join(' ');
  const two = (y: number, left = 290, right = 370) => [run('城关镇', left, y), run('白石镇', right, y)];
  const parted = '一级指标 二级指标 三级指标 指标值[ 城关镇 白石镇 ] 备注';

  it('part its column', () => {
    expect(columns(...header, ...two(125))).toBe(parted);
    expect(columns(...header, ...two(129))).toBe(parted);
  });

  it.each<[string, readonly TextRun[]]>([
    ['further below', two(131)],
    ['of which there is one', [run('城关镇', 330, 125)]],
    ['beside a text', [...two(125), run('培训人数', 200, 125)]],
    ['that begin in the column before', two(125, 230)],
    ['that end in the column behind', two(125, 290, 425)],
    ['under another column', [run('城关镇', 170, 125), run('白石镇', 230, 125)]],
  ])('but not %s', (_, areas) => {
    expect(columns(...header, ...areas)).toBe(plain);
  });

  it('beside the second lines of other names', () => {
    const upper = ['一级', '二级', '三级', '指标值', '备注'].map((name, i) =>
      run(name, [60, 130, 200, 330, 450][i]!, 100),
    );
    const lower = ['指标', '指标', '指标'].map((name, i) => run(name, [60, 130, 200][i]!, 114));
    expect(columns(...upper, ...lower, ...two(114))).toBe(parted);
  });
});

describe('names under one of the header', () => {
  const header = ['一级指标', '二级指标', '三级指标'].map((name, i) => run(name, 60 + i * 80, 100));
  const basis = run('确定依据', 480, 100);
  const years = ['前年', '上年', '预计当年实现'].map((name, i) => run(name, 300 + i * 50, 117));

  it('are columns of their own, of which the one for this year is the target', () => {
    const runs = [...header, run('指标值', 350, 100), basis, ...years];
    const headed = '一级指标 二级指标 三级指标 指标值[ 前年 上年 预计当年实现 ] 确定依据';
    expect(columns(...runs)).toBe(headed);
    const [band] = headerBands(textLines(runs));
    expect(band!.columns.map(({ role }) => role).slice(3, 6)).toEqual(['other', 'other', 'target']);
  });

  it('may stand below names in the middle of both lines, two under a name that touches neither', () => {
    const levels = header.map((own) => run(own.text, own.box.x0, 109));
    const sides = [run('性质', 300, 117), run('目标值', 400, 117)];
    const shown = '一级指标 二级指标 三级指标 指标值[ 性质 目标值 ]';
    expect(columns(...levels, run('指标值', 340, 101), ...sides)).toBe(shown);
  });

  it('may be times that name a column with the name above only', () => {
    const halves = [run('半年（程）', 300, 117), run('全年（程）', 400, 117)];
    const shown = '一级指标 二级指标 三级指标 指标值[ 指标值半年（程） 指标值全年（程） ] 确定依据';
    expect(columns(...header, run('指标值', 355, 100), basis, ...halves)).toBe(shown);
  });

  it('are not the cells of a row', () => {
    const row = [run('12处', 310, 117), run('20处', 400, 117)];
    expect(columns(...header, run('指标值', 350, 100), basis, ...row)).toBe(
      '一级指标 二级指标 三级指标 指标值 确定依据',
    );
  });

  it('are not the second lines of two names beside each other', () => {
    const first = [run('年度', 320, 100), run('评分', 400, 100)];
    const second = [run('指标值', 315, 112), run('标准', 400, 112)];
    expect(columns(...header, ...first, ...second)).toBe('一级指标 二级指标 三级指标 年度指标值 评分标准');
  });
});
