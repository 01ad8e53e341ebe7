import { describe, expect, it } from 'vitest';
import { pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { page, picture, run } from '../../page-builder.ts';
import { drawnBlocks as blocks, shownBlocks } from '../shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('a table without lines', () => {
  it('labels centred beside their rows', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



                      培训人数        ≥25次

           数量指标

                      修渠长度        12公里
产出指标


           质量指标   验收合格率      100%


`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '修渠长度', '12公里'],
        ['^', '质量指标', '验收合格率', '100%'],
      ],
    ]);
  });

  it('labels at the top of their rows', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



产出指标   数量指标   培训人数        ≥25次



                      修渠长度        12公里



           质量指标   验收合格率      100%



                      验收覆盖率      100%
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '修渠长度', '12公里'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['^', '^', '验收覆盖率', '100%'],
      ],
    ]);
  });

  it('an empty target stays an empty cell of its own row', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次



产出指标   质量指标   验收合格率



           时效指标   完成及时率      100%
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '验收合格率', ''],
        ['^', '时效指标', '完成及时率', '100%'],
      ],
    ]);
  });

  it('满意度指标 across the first two levels names level 1 and leaves level 2 empty', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次
产出指标


           质量指标   验收合格率      100%



      满意度指标      群众满意度      ≥95%
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['满意度指标', '', '群众满意度', '≥95%'],
      ],
    ]);
  });

  it('and so it does written downwards, though its first lines are a name of their own', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次
产出指标


           质量指标   验收合格率      100%



        满意

        度指          群众满意度      ≥95%

        标
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['满意\n度指\n标', '', '群众满意度', '≥95%'],
      ],
    ]);
  });

  it('a level-1 name in its own column beside a level 2 is printed across nothing', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次
产出指标


           质量指标   验收合格率      100%


满意
           服务对象
度指                  群众满意度      ≥95%
           满意度
标
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['满意\n度指\n标', '服务对象\n满意度', '群众满意度', '≥95%'],
      ],
    ]);
  });

  it('绩效指标 down the side is a column without a name', () => {
    expect(
      blocks(`
       一级指标   二级指标   三级指标        指标值

绩

效                数量指标   培训人数        ≥25次
       产出指标
指

标                质量指标   验收合格率      100%
`),
    ).toEqual([
      [
        ['', ...HEADER],
        ['绩\n效\n指\n标', '产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '质量指标', '验收合格率', '100%'],
      ],
    ]);
  });

  it('numbers below the header that count its columns are none of its rows; other numbers may be', () => {
    const under = (numbers: string) =>
      blocks(`
一级指标   二级指标   三级指标        指标值

${numbers}

产出指标   数量指标   培训人数        ≥25次

           质量指标   验收合格率      100%
`);
    const rows = [
      ['产出指标', '数量指标', '培训人数', '≥25次'],
      ['^', '质量指标', '验收合格率', '100%'],
    ];
    expect(under('   1          2          3            4')).toEqual([[HEADER, ...rows], '1 2 3 4']);
    expect(under('   1          2          3            5')[0]).not.toEqual([HEADER, ...rows]);
  });

  it('rules between head, header and body: a three-line table', () => {
    expect(
      blocks(`
────────────────────────────────────────────
一级指标   二级指标   三级指标        指标值
────────────────────────────────────────────

           数量指标   培训人数        ≥25次
产出指标


           质量指标   验收合格率      100%

────────────────────────────────────────────
注：数据由项目单位提供。
`),
    ).toEqual([
      [HEADER, ['产出指标', '数量指标', '培训人数', '≥25次'], ['^', '质量指标', '验收合格率', '100%']],
      '注：数据由项目单位提供。',
    ]);
  });

  it('rules between all rows that stop short of every label say nothing of labels', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   培训人数        ≥25次
                      ──────────────────────
                      修渠长度        12公里
                      ──────────────────────
           质量指标   验收合格率      100%
                      ──────────────────────
效益指标   社会效益   就业人数        30人
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '修渠长度', '12公里'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
    ]);
  });

  it('a rule between rows parts labels where it runs through their column', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值
────────────────────────────────────────────
产出指标   数量指标   培训人数        ≥25次
                      ──────────────────────
                      修渠长度        12公里
           ─────────────────────────────────
           质量指标   验收合格率      100%
────────────────────────────────────────────
效益指标   社会效益   就业人数        30人
`),
    ).toEqual([
      [
        HEADER,
        ['产出指标', '数量指标', '培训人数', '≥25次'],
        ['^', '^', '修渠长度', '12公里'],
        ['^', '质量指标', '验收合格率', '100%'],
        ['效益指标', '社会效益', '就业人数', '30人'],
      ],
    ]);
  });
});

describe('how sure it is', () => {
  it('a plain row is nearly certain, one without a value is doubtful', () => {
    const drawn = picture(`
一级指标   二级指标   三级指标        指标值



           数量指标   培训人数        ≥25次



产出指标   质量指标   验收合格率



           时效指标   完成及时率      100%
`);
    const [grid] = pageToBlocks(page([drawn])).blocks;
    if (grid?.kind !== 'grid') throw new Error('no grid');
    const names = grid.cells.filter((cell) => cell.column === 2 && cell.row > 0);
    expect(names.map((cell) => [cell.lines.join(''), cell.confidence])).toEqual([
      ['培训人数', 0.98],
      ['验收合格率', 0.4],
      ['完成及时率', 0.98],
    ]);
  });
});

describe('a page as tall as its table', () => {
  it('is read in a time that grows with its rows, not with their cube', () => {
    const rows = Array.from({ length: 300 }, (_, i) => i);
    const runs = [
      ...HEADER.map((text, i) => run(text, [60, 130, 220, 400][i]!, 60)),
      ...rows.flatMap((i) => [run(`培训人数第${i}`, 220, 90 + i * 26), run(`≥${i}次`, 400, 90 + i * 26)]),
      ...rows.filter((i) => i % 10 === 4).map((i) => run('产出指标', 60, 103 + i * 26)),
      ...rows.filter((i) => i % 5 === 2).map((i) => run('数量指标', 130, 90 + i * 26)),
    ];
    const tall = { ...page([{ runs, rulings: [] }]), height: 8000 };
    const [table] = shownBlocks(pageToBlocks(tall).blocks);
    expect(table).toHaveLength(301);
    expect(table?.[11]).toEqual(['产出指标', '数量指标', '培训人数第10', '≥10次']);
  }, 20_000);
});
