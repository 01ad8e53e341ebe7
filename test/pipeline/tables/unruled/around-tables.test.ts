import { describe, expect, it } from 'vitest';
import type { Ruling, TextRun } from '../../../../src/parsers/page.ts';
import { type PageCarry, pageToBlocks } from '../../../../src/pipeline/tables/page-to-blocks.ts';
import { horizontal, page, run, vertical } from '../../page-builder.ts';
import { drawnBlocks as blocks, shownBlocks } from '../shown-blocks.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];

describe('what stands around a table without lines', () => {
  it('title, year and head above, remarks and page number below', () => {
    expect(
      blocks(
        `
           项目支出绩效目标表

               （2024年度）

项目名称   小型水库加固   主管部门   甲县水利局



一级指标   二级指标   三级指标        指标值



产出指标   数量指标   加固水库        3座



填报人：张三
`,
      ),
    ).toEqual([
      '项目支出绩效目标表',
      '（2024年度）',
      [
        ['项目名称', '<', '小型水库加固'],
        ['主管部门', '<', '甲县水利局'],
      ],
      [HEADER, ['产出指标', '数量指标', '加固水库', '3座']],
      '填报人：张三',
    ]);
  });

  it('a title below ends the table', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座

附件2

乡村道路项目绩效目标表
`),
    ).toEqual([[HEADER, ['产出指标', '数量指标', '加固水库', '3座']], '附件2', '乡村道路项目绩效目标表']);
  });

  it('a paragraph across the columns ends it', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座

以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。
`),
    ).toEqual([
      [HEADER, ['产出指标', '数量指标', '加固水库', '3座']],
      '以上绩效目标经县财政局审核，请各单位认真组织实施并按时报送。',
    ]);
  });

  it('a wide gap ends it', () => {
    expect(
      blocks(`
一级指标   二级指标   三级指标        指标值

产出指标   数量指标   加固水库        3座
${'\n'.repeat(12)}
甲县财政局            2024年1月5日
`),
    ).toEqual([[HEADER, ['产出指标', '数量指标', '加固水库', '3座']], '甲县财政局 2024年1月5日']);
  });

  it('prose alone is lines', () => {
    expect(blocks('各单位：\n\n现将绩效目标表印发，一级指标、二级指标和指标值请照此执行。')).toEqual([
      '各单位：',
      '现将绩效目标表印发，一级指标、二级指标和指标值请照此执行。',
    ]);
  });
});

const X = [60, 160, 280, 420];

/** Texts in the columns of a table; '' for none. */
function row(y: number, ...texts: readonly string[]): TextRun[] {
  return texts.flatMap((text, i) => (text === '' ? [] : [run(text, X[i]!, y)]));
}

/** Header, and rows 20 points apart below it. */
function table(y: number, ...rows: readonly (readonly string[])[]): TextRun[] {
  return [HEADER, ...rows].flatMap((texts, i) => row(y + i * 20, ...texts));
}

function shown(runs: readonly TextRun[], rulings: readonly Ruling[] = [], carry: PageCarry = null) {
  return shownBlocks(pageToBlocks(page([{ runs, rulings }]), carry).blocks);
}

const DAM = ['产出指标', '数量指标', '加固水库', '3座'];

describe('below a table without lines', () => {
  it.each([
    '填表人：张三',
    '填报单位（盖章）：',
    '填报日期：2024年1月',
    '填表说明：略',
    '联系人：张三',
    '联系电话',
    '单位负责人签字：',
    '填报人盖章：',
    '审核人：张三',
    '制表人：',
    '备注：无',
    '注：本表一式三份',
    '说明：略',
    '总分：100',
    '总得分98.5',
  ])('%s is no row', (text) => {
    expect(shown([...table(60, DAM), ...row(100, text)])).toEqual([[HEADER, DAM], text]);
  });

  it('nor is what a word of them and its text make, each for itself', () => {
    expect(shown([...table(60, DAM), ...row(100, '审核人', '', '张三')])).toEqual([
      [HEADER, DAM],
      '审核人 张三',
    ]);
  });

  it.each([
    '填报单位数量',
    '联系电话接通率',
    '单位负责人培训次数',
    '审核人员培训率',
    '总分值达标率',
    '备注内容完整率',
  ])('but a name that begins alike is one: %s', (name) => {
    expect(shown([...table(60, DAM), ...row(80 + 20, '', '', name, '≥95%')])).toEqual([
      [HEADER, DAM, ['^', '^', name, '≥95%']],
    ]);
  });

  it.each(['工程款支付审核人', '验收情况说明：见附件', '年度考核总分90'])(
    'and so is one that ends alike: %s',
    (name) => {
      expect(shown([...table(60, DAM), ...row(100, '', '', name, '1名')])).toEqual([
        [HEADER, DAM, ['^', '^', name, '1名']],
      ]);
    },
  );

  it("another form's first label begins its head, any other text is a row", () => {
    const labelled = (label: string) => shown([...table(60, DAM), ...row(100, label, '', '乡村道路', '')]);
    expect(labelled('项目名称')).toEqual([[HEADER, DAM], '项目名称 乡村道路']);
    expect(labelled('质量指标')).toHaveLength(1);
  });

  it('a level may be printed across the first two columns, prose across a name and its value ends the table', () => {
    const across = (text: string, x: number) =>
      shown([...table(60, DAM), run(text, x, 100), ...row(120, '', '', '管护渠道', '3条')]);
    expect(across('服务对象和群众满意度指标', 75)).toHaveLength(1);
    expect(across('绩效目标由县财政局会同各单位审核后报送县人民政府', 200).length).toBeGreaterThan(1);
  });

  it('a page number is no value, the same text further up is one', () => {
    const open = ['', '', '验收合格率', ''];
    const lone = (y: number) => shown([...table(y, DAM, open), run('12', 420, y + 54)]);
    expect(lone(700).at(-1)).toBe('12');
    expect(lone(400)).toHaveLength(1);
  });

  it('nor is a number no value that stands low on the page and not last', () => {
    const low = [...table(690, DAM, ['', '', '验收合格率', '']), run('12', 420, 744)];
    expect(shown([...low, ...row(770, '', '', '管护渠道', '3条')])).toHaveLength(1);
  });

  it('another form that begins at the foot of the page has its head read', () => {
    const head = row(200, '项目名称', '乡村道路', '主管部门', '甲县交通局');
    expect(shown([...table(60, DAM), run('乡村道路项目绩效目标表', 200, 170), ...head])).toEqual([
      [HEADER, DAM],
      '乡村道路项目绩效目标表',
      [
        ['项目名称', '<', '乡村道路'],
        ['主管部门', '<', '甲县交通局'],
      ],
    ]);
    expect(shown([...table(60, DAM), run('乡村道路项目情况', 200, 170), ...head]).slice(1)).toEqual([
      '乡村道路项目情况',
      '项目名称 乡村道路 主管部门 甲县交通局',
    ]);
  });
});

describe('a rule below rows without lines', () => {
  const last = ['', '', '修渠长度', '12公里'];
  const under = (...rulings: readonly Ruling[]) =>
    shown([...table(60, DAM, last), ...row(120, '', '', '数据由单位提供', '')], rulings);

  it('closes the table over its whole width', () => {
    expect(under(horizontal(115, 55, 460)).at(-1)).toBe('数据由单位提供');
  });

  it('does not over half of it', () => {
    expect(under(horizontal(115, 55, 255))).toHaveLength(1);
  });

  const note = (y: number) => row(y, '', '', '数据由单位提供', '');
  const rowsOf = (...rest: readonly TextRun[]) => [...table(60, DAM, last), ...rest];

  it('closes it though another rule stands at the foot of the page', () => {
    const rules = [horizontal(115, 55, 460), horizontal(220, 55, 460)];
    expect(shown(rowsOf(...note(120)), rules).at(-1)).toBe('数据由单位提供');
  });

  it('does not between two rows where the next rule closes', () => {
    const rules = [horizontal(95, 55, 460), horizontal(125, 55, 460)];
    expect(shown(rowsOf(), rules)).toEqual([[HEADER, DAM, ['^', '^', '修渠长度', '12公里']]]);
  });

  it('closes it above two texts side by side, where no other rule parts the rows', () => {
    expect(
      shown(rowsOf(...row(120, '甲县财政局', '', '', '2024年')), [horizontal(115, 55, 460)]).at(-1),
    ).toBe('甲县财政局 2024年');
  });

  it('closes it among rules between all rows, where what stands below is one text', () => {
    const rules = [95, 115].map((y) => horizontal(y, 55, 460));
    expect(shown(rowsOf(...note(120)), rules).at(-1)).toBe('数据由单位提供');
  });

  it('does not where it runs downwards', () => {
    expect(shown(rowsOf(...note(120)), [vertical(110, 55, 460)])).toHaveLength(1);
  });

  it('closes it though a short stroke stands above', () => {
    const rules = [horizontal(95, 400, 460), horizontal(115, 55, 460)];
    expect(shown(rowsOf(...row(120, '甲县财政局', '', '', '2024年')), rules).at(-1)).toBe(
      '甲县财政局 2024年',
    );
  });

  it('does not far below the last row, nor in the middle of the first', () => {
    const note = (...rulings: readonly Ruling[]) => shown(table(60, DAM, last), rulings);
    expect(note(horizontal(145, 55, 460))).toEqual([[HEADER, DAM, ['^', '^', '修渠长度', '12公里']]]);
    expect(note(horizontal(84, 55, 460))).toEqual([[HEADER, DAM, ['^', '^', '修渠长度', '12公里']]]);
  });

  it('does not below the header, through which a label down the side runs on', () => {
    const side = [...'绩效指标'].map((one, i) => run(one, 30, 55 + i * 11));
    const body = [...row(60, ...HEADER), ...row(95, ...DAM), ...row(115, ...last)];
    const rules = [horizontal(84, 55, 460)];
    expect(shown([...side, ...body], rules)).toEqual([
      [
        ['绩', ...HEADER],
        ['效\n指\n标', ...DAM],
        ['^', '^', '^', '修渠长度', '12公里'],
      ],
    ]);
  });

  it('does not where rules part all rows and the last has been cut', () => {
    const rows = [DAM, ['', '', '修渠长度', '12公里'], ['', '', '管护渠道', '3条']];
    const rules = [95, 115].map((y) => horizontal(y, 55, 460));
    expect(shown(table(60, ...rows), rules)[0]).toHaveLength(4);
  });
});

describe('above the rows of a table that goes on', () => {
  const { carry } = pageToBlocks(page([{ runs: table(700, DAM), rulings: [] }]));
  const rows = (y: number) => [
    ...row(y, '效益指标', '社会效益', '就业人数', '30人'),
    ...row(y + 20, '', '', '增收户数', '9户'),
  ];
  const below = (above: TextRun, gap: number, ...rulings: readonly Ruling[]) =>
    shown([above, ...rows(above.box.y1 + gap)], rulings, carry);
  const head = run('甲县年度预算公开', 280, 40);

  it('a running head is no row: set off by room or a rule', () => {
    expect(below(head, 16)[0]).toBe('甲县年度预算公开');
    expect(below(head, 10, horizontal(55, 60, 500))[0]).toBe('甲县年度预算公开');
  });

  it.each<[string, TextRun, number, readonly Ruling[]]>([
    ['that is not set off', head, 10, []],
    ['with a rule no longer than itself', head, 10, [horizontal(55, 280, 365)]],
    ['further down the page', run('甲县年度预算公开', 280, 150), 16, []],
    ['that is a level', run('满意度指标', 60, 40), 16, []],
    ['with a rule above it', head, 10, [horizontal(30, 60, 500)]],
    ['with a rule between the rows', head, 10, [horizontal(76, 60, 500)]],
  ])('but not a text %s', (_, above, gap, rulings) => {
    expect(below(above, gap, ...rulings)).toHaveLength(1);
  });

  it.each(['乡村道路项目绩效目标表', '附件2'])('%s is no running head but ends the table', (text) => {
    expect(below(run(text, 280, 40), 16)).toEqual([text, '效益指标 社会效益 就业人数 30人', '增收户数 9户']);
  });

  it('a page number is none', () => {
    expect(below(run('12', 290, 40), 5)[0]).toBe('12');
  });

  it('what says that the table or the page goes on is none, wherever it stands', () => {
    expect(below(run('续表', 60, 40), 5)).toHaveLength(2);
    const amid = (text: string) => shown([...rows(60), run(text, 280, 100), ...rows(120)], [], carry);
    expect(amid('第3页')).toHaveLength(2);
    expect(amid('第3批')).toHaveLength(1);
  });

  it('a number in the second line is a value', () => {
    const second = [...row(60, '效益指标', '社会效益', '就业人数', ''), run('30', 420, 78), ...rows(100)];
    expect(shown(second, [], carry)).toHaveLength(1);
  });

  it('a text longer than a running head is none', () => {
    const long = run(
      '由各乡镇人民政府会同村民委员会在项目完成之后按季度向县农业农村局报送项目进展情况及资金使用情况',
      60,
      40,
      5,
    );
    expect(below(long, 16)[0]).not.toBe(long.text);
    expect(below(run(long.text.slice(0, 20), 60, 40, 5), 16)[0]).toBe(long.text.slice(0, 20));
  });

  it('names without values, or values without names, do not go on', () => {
    const column = (x: number, texts: readonly string[]) => texts.map((text, i) => run(text, x, 60 + i * 20));
    expect(shown(column(280, ['就业人数', '增收户数']), [], carry)).toEqual(['就业人数', '增收户数']);
    expect(shown(column(420, ['30人', '9户']), [], carry)).toEqual(['30人', '9户']);
    expect(shown([...column(280, ['就业人数']), ...column(420, ['30人'])], [], carry)).toEqual([
      [['', '', '就业人数', '30人']],
    ]);
  });

  it('one text in ten across the wall may be, two are none', () => {
    const many = [60, 100, 140, 180].flatMap((y) => rows(y));
    const wide = (...ys: readonly number[]) => ys.map((y) => run('由各乡镇按季度报送', 340, y));
    expect(shown([...many, ...wide(220)], [], carry)).toHaveLength(1);
    expect(shown([...many, ...wide(220, 240, 260, 280)], [], carry).length).toBeGreaterThan(1);
  });

  it('texts across the wall between name and value are no rows', () => {
    const wide = [120, 140, 160].map((y) => run('由各乡镇按季度报送进展情况', 340, y));
    expect(shown([...rows(60), ...wide], [], carry).length).toBeGreaterThan(1);
    expect(shown(rows(60), [], carry)).toHaveLength(1);
  });
});
