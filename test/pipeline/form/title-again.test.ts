import { describe, expect, it } from 'vitest';
import { TitleAgain } from '../../../src/pipeline/form/title-again.ts';
import { formsOf, type GridNotation, grid, line } from './shown-form.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('the head of a form printed again on its next page', () => {
  const edges = [50, 120, 190, 400, 500];
  const rows: GridNotation = [
    HEADER,
    ['产出指标', '数量指标', '培训人数', '≥25次'],
    ['^', '质量指标', '合格率', '100%'],
  ];
  const more: GridNotation = [HEADER, ['效益指标', '社会效益', '就业人数', '30人']];
  const project = (name: string): GridNotation => [['项目名称', name, '<', '<']];
  const head = (page: number) => [
    line('项目支出绩效目标表', { page, y: 40 }),
    line('（2024年度）', { page, y: 60 }),
  ];
  const shown = (blocks: Parameters<typeof formsOf>[0]) => {
    const { forms, outside, lost } = formsOf(blocks);
    return { forms: forms.map((f) => `${f.fields.join(', ')}: ${f.rows.length}`), outside, lost };
  };

  it.each<[string, Parameters<typeof formsOf>[0], readonly string[]]>([
    [
      'title and year over the rest',
      [...head(1), grid([...project('甲'), ...rows], { edges }), ...head(2), grid(more, { page: 2, edges })],
      ['项目名称=甲: 3'],
    ],
    [
      'title and year over rows without a header',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        ...head(2),
        grid(more.slice(1), { page: 2, edges }),
      ],
      ['项目名称=甲: 3'],
    ],
    [
      'title, year and head',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        ...head(2),
        grid([...project('甲'), ...more], { page: 2, edges }),
      ],
      ['项目名称=甲: 3'],
    ],
    [
      'title and year, where the header alone stood on the page before: its head is kept',
      [...head(1), grid([...project('甲'), HEADER], { edges }), ...head(2), grid(rows, { page: 2, edges })],
      ['项目名称=甲: 2'],
    ],
    [
      'the head alone, where the header alone stood on the page before',
      [
        ...head(1),
        grid([...project('甲'), HEADER], { edges }),
        grid([...project('甲'), ...rows], { page: 2, edges }),
      ],
      ['项目名称=甲: 2'],
    ],
    [
      'title and year, where the head alone stood on the page before: it is kept',
      [...head(1), grid(project('甲'), { edges }), ...head(2), grid(rows, { page: 2, edges })],
      ['项目名称=甲: 2'],
    ],
    [
      'title and year below a running head',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        line('甲县2024年预算公开', { page: 2, y: 20, x: 20 }),
        ...head(2),
        line('打印时间', { page: 2, y: 75 }),
        grid(more, { page: 2, edges }),
      ],
      ['项目名称=甲: 3'],
    ],
    [
      'a head with an empty cell',
      [
        ...head(1),
        grid([['项目名称', '甲', '', ''], ...rows], { edges }),
        ...head(2),
        grid([['项目名称', '甲', '', ''], ...more], { page: 2, edges }),
      ],
      ['项目名称=甲: 3'],
    ],
    [
      'a table of two levels',
      [
        ...head(1),
        grid([...project('甲').map((row) => row.slice(1)), ...rows.map((row) => row.slice(1))]),
        ...head(2),
        grid([HEADER.slice(1), ['社会效益', '就业人数', '30人']], { page: 2 }),
      ],
      [': 3'],
    ],
    [
      'the head alone, in the table on the same page: another form',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        grid([...project('甲'), ...more], { edges }),
      ],
      ['项目名称=甲: 2', '项目名称=甲: 1'],
    ],
    [
      'another project behind an empty cell: another form',
      [
        ...head(1),
        grid([['', '项目名称', '甲', '<'], ...rows], { edges }),
        ...head(2),
        grid([['', '项目名称', '乙', '<'], ...more], { page: 2, edges }),
      ],
      ['项目名称=甲: 2', '项目名称=乙: 1'],
    ],
    [
      'the head alone, in the table',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        grid([...project('甲'), ...more], { page: 2, edges }),
      ],
      ['项目名称=甲: 3'],
    ],
    [
      'another project: another form',
      [
        ...head(1),
        grid([...project('甲'), ...rows], { edges }),
        ...head(2),
        grid([...project('乙'), ...more], { page: 2, edges }),
      ],
      ['项目名称=甲: 2', '项目名称=乙: 1'],
    ],
    [
      'a project on a line of its own: another form',
      [
        ...head(1),
        grid(rows, { edges }),
        ...head(2),
        line('项目名称：乙', { page: 2, y: 95 }),
        grid(more, { page: 2, edges }),
      ],
      [': 2', '项目名称=乙: 1'],
    ],
    [
      'levels that begin anew: another form',
      [...head(1), grid(rows, { edges }), ...head(2), grid(rows, { page: 2, edges })],
      [': 2', ': 2'],
    ],
    [
      'other columns: another form',
      [
        ...head(1),
        grid(rows, { edges }),
        ...head(2),
        grid(
          [
            [...HEADER, '备注'],
            ['效益指标', '社会效益', '就业人数', '30人', ''],
          ],
          { page: 2 },
        ),
      ],
      [': 2', ': 1'],
    ],
    [
      'on the same page: another form',
      [...head(1), grid(rows, { edges }), line('项目支出绩效目标表', { y: 400 }), grid(more, { edges })],
      [': 2', ': 1'],
    ],
  ])('%s', (_, blocks, forms) => {
    expect(shown(blocks)).toEqual({ forms, outside: [], lost: [] });
  });

  it('another form has the title above it', () => {
    const blocks = [
      ...head(1),
      grid([...project('甲'), ...rows], { edges }),
      ...head(2),
      grid([...project('乙'), ...more], { page: 2, edges }),
    ];
    const { forms } = formsOf(blocks);
    expect(forms.map(({ title, year, pages }) => [title, year, pages])).toEqual([
      ['项目支出绩效目标表', '（2024年度）', [1]],
      ['项目支出绩效目标表', '（2024年度）', [2]],
    ]);
  });

  it('a title again at the foot of a page is waited with, and is of the form on the next', () => {
    const blocks = [...head(1), grid(rows, { edges }), ...head(2), grid(rows, { page: 3, edges })];
    expect(shown(blocks)).toEqual({ forms: [': 2', ': 2'], outside: [], lost: [] });
  });

  it('over a head of its own it begins another form, though the one before had no indicators yet', () => {
    const other = grid([['年度资金总额', '5', '<', '<'], ...rows], { page: 2, edges });
    const { forms, outside, lost } = shown([...head(1), grid(project('甲'), { edges }), ...head(2), other]);
    expect(forms).toEqual(['年度资金总额=5: 2']);
    expect([outside, lost]).toEqual([['项目支出绩效目标表', '（2024年度）', '项目名称', '甲'], []]);
  });

  it('lines of a year, a unit and some fields may follow it; more are a text of their own', () => {
    const again = new TitleAgain(head(2).slice(0, 1));
    const taken = Array.from({ length: 9 }, (_, i) => again.take(line(`第${i}行`, { page: 2 })));
    expect(taken).toEqual([...new Array<boolean>(8).fill(true), false]);
    expect(again.lines).toHaveLength(9);
    expect(again.lines.every((own) => again.has(own))).toBe(true);
    expect(again.has(line('第9行', { page: 2 }))).toBe(false);
  });

  it('a title again at the end of the document is no form', () => {
    const blocks = [...head(1), grid(rows, { edges }), ...head(2)];
    expect(shown(blocks)).toEqual({
      forms: [': 2'],
      outside: ['项目支出绩效目标表', '（2024年度）'],
      lost: [],
    });
  });
});
