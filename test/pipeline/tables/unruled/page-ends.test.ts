import { describe, expect, it } from 'vitest';
import type { Ruling, TextRun } from '../../../../src/parsers/page.ts';
import {
  type BodyRequest,
  bodyPlan,
  type ColumnLayout,
} from '../../../../src/pipeline/tables/unruled/body-plan.ts';
import { unruledTables } from '../../../../src/pipeline/tables/unruled/find-tables.ts';
import { shownGrid } from '../../grid-notation.ts';
import { horizontal, page, run, vertical } from '../../page-builder.ts';

const HEADER = ['一级指标', '二级指标', '三级指标', '指标值'];
const DAM = ['产出指标', '数量指标', '加固水库', '3座'];
const JOBS = ['效益指标', '社会效益', '就业人数', '30人'];
const X = [60, 160, 280, 420];

function row(y: number, ...texts: readonly string[]): TextRun[] {
  return texts.flatMap((text, i) => (text === '' ? [] : [run(text, X[i]!, y)]));
}

function rows(y: number, ...all: readonly (readonly string[])[]): TextRun[] {
  return all.flatMap((texts, i) => row(y + i * 20, ...texts));
}

/** As a plain text's lines have them: with the number of the source line. */
function inText(runs: readonly TextRun[]): TextRun[] {
  return runs.map((own) => ({ ...own, line: own.box.y0 }));
}

interface Around {
  readonly rulings?: readonly Ruling[];
  readonly carry?: ColumnLayout | null;
  readonly isLast?: boolean;
}

/** The page's tables and lines, what goes on behind it, and what was asked of the planner of each body. */
function read(runs: readonly TextRun[], { rulings = [], carry = null, isLast }: Around = {}) {
  const asked: BodyRequest[] = [];
  const plan = (request: BodyRequest) => {
    asked.push(request);
    return bodyPlan(request);
  };
  const found = unruledTables(page([{ runs, rulings: [] }]), runs, rulings, carry, plan, isLast);
  return {
    tables: found.grids.map(({ grid }) => shownGrid(grid)),
    rest: found.rest.map(({ text }) => text),
    carry: found.carry,
    cuts: asked.map(({ cutAbove, cutBelow }) => ({ cutAbove, cutBelow })),
    asked,
  };
}

const handedOn = (runs = rows(700, HEADER, DAM), around: Around = {}) => read(runs, around).carry;

describe('a table without lines over three pages', () => {
  it('goes on where its second page, without a header, is full of rows', () => {
    const second = read(rows(60, JOBS, DAM), { carry: handedOn() });
    expect(second.tables).toEqual([[JOBS, DAM]]);
    expect(read(rows(60, JOBS), { carry: second.carry }).tables).toEqual([[JOBS]]);
  });

  it('has ended where a remark stands below the rows of the second', () => {
    const second = read([...rows(60, JOBS), ...row(80, '备注：无')], { carry: handedOn() });
    expect(second.tables).toEqual([[JOBS]]);
    expect(read(rows(60, JOBS), { carry: second.carry }).tables).toEqual([]);
  });
});

describe('the first rows below a header', () => {
  const cutAbove = (runs: readonly TextRun[], carry: ColumnLayout | null) =>
    read(runs, { carry }).cuts.map((cut) => cut.cutAbove);

  it('may belong to a label of the page before where the header is printed again at the top of the page', () => {
    expect(cutAbove(rows(60, HEADER, JOBS), handedOn())).toEqual([true]);
  });

  it('do not where nothing came before, or where a title stands above', () => {
    expect(cutAbove(rows(60, HEADER, JOBS), null)).toEqual([false]);
    expect(cutAbove([run('乡村道路项目绩效目标表', 200, 40), ...rows(60, HEADER, JOBS)], handedOn())).toEqual(
      [false],
    );
  });

  it('do not where the header alone stood on the page before: its rows begin here', () => {
    expect(cutAbove(rows(60, JOBS, DAM), handedOn(rows(800, HEADER)))).toEqual([false]);
  });

  it('may in a text, whose pages leave no other trace, where the header stands right below a table', () => {
    const twice = rows(60, HEADER, DAM, HEADER, JOBS);
    expect(read(inText(twice)).cuts).toEqual([
      { cutAbove: false, cutBelow: true },
      { cutAbove: true, cutBelow: false },
    ]);
    expect(read(twice).cuts).toEqual([
      { cutAbove: false, cutBelow: false },
      { cutAbove: false, cutBelow: false },
    ]);
  });

  it('nor in a text where a remark stands between table and header', () => {
    const apart = [...rows(60, HEADER, DAM), ...row(100, '备注：无'), ...rows(120, HEADER, JOBS)];
    expect(read(inText(apart)).cuts).toEqual([
      { cutAbove: false, cutBelow: false },
      { cutAbove: false, cutBelow: false },
    ]);
  });
});

describe('the last rows of a page that ends higher than the one before', () => {
  const carry = handedOn(rows(720, HEADER, DAM));
  const cutBelow = (y: number) => read(rows(y, JOBS, DAM), { carry }).cuts[0]!.cutBelow;

  it('may go on where no more than a row had room below them, and are the last where more is left empty', () => {
    expect(cutBelow(600)).toBe(true);
    expect(cutBelow(540)).toBe(false);
    expect(read(rows(540, HEADER, JOBS, DAM)).cuts[0]!.cutBelow).toBe(true);
  });
});

describe('the last rows of a page', () => {
  const cutBelow = (runs: readonly TextRun[], isLast = false) => read(runs, { isLast }).cuts[0]!.cutBelow;

  it('may belong to a label of the next page at the foot of it', () => {
    expect(cutBelow(rows(700, HEADER, DAM))).toBe(true);
  });

  it('do not on the last page, in the upper half, or above a remark', () => {
    expect(cutBelow(rows(700, HEADER, DAM), true)).toBe(false);
    expect(cutBelow(rows(60, HEADER, DAM))).toBe(false);
    expect(cutBelow([...rows(700, HEADER, DAM), ...row(740, '备注：无')])).toBe(false);
  });
});

describe('a header whose rows are on the next page', () => {
  const LONG = ['产出指标', '数量指标', '新建高标准农田灌溉渠道', '3条'];

  it('has its columns told by them: a name may reach further than its heading', () => {
    const next = read(rows(60, LONG), { carry: handedOn(rows(800, HEADER)) });
    expect(next.tables).toEqual([[LONG]]);
    // With rows of its own, the page before tells where the columns end.
    expect(read(rows(60, LONG), { carry: handedOn() }).tables).toEqual([]);
  });

  it('may have the label down its side run on below it', () => {
    const side = [run('绩', 30, 796), run('效', 30, 807)];
    const { tables, rest, carry } = read([...rows(780, HEADER), ...side]);
    expect([tables, rest]).toEqual([[[['', ...HEADER]]], ['绩', '效']]);
    expect(read(rows(60, LONG), { carry }).tables).toEqual([[LONG]]);
  });

  it('is none where a remark follows: the table is empty', () => {
    const empty = read([...rows(700, HEADER), ...row(720, '备注：无')]);
    expect([empty.tables, empty.carry]).toEqual([[], null]);
    expect(read(rows(700, HEADER)).tables).toEqual([[HEADER]]);
  });
});

describe('rulings around the columns of a header', () => {
  const bounds = (...rulings: readonly Ruling[]) =>
    read(rows(300, HEADER, DAM), { rulings }).asked[0]!.layout.bounds[3];

  it('a line down through its rows parts them', () => {
    expect(bounds()).toBe(370);
    expect(bounds(vertical(340, 290, 340))).toBe(340);
  });

  it('a line of the table above the header does not', () => {
    expect(bounds(vertical(340, 200, 290))).toBe(370);
  });
});

describe('columns of levels under other names', () => {
  const OTHER = ['指标类型', '指标类别', '指标名称', '指标值'];
  const all = rows(60, OTHER, DAM, ['', '质量指标', '验收合格率', '100%'], JOBS);

  it('are told by what stands in them, on a page and in a text', () => {
    const roles = ['level1', 'level2', 'level3', 'target'];
    expect(read(all).asked[0]!.layout.roles).toEqual(roles);
    expect(read(inText(all)).asked[0]!.layout.roles).toEqual(roles);
  });

  it('are none where other texts stand there', () => {
    const towns = rows(
      60,
      OTHER,
      ['甲镇', '水利站', '加固水库', '3座'],
      ['', '水管所', '验收合格率', '100%'],
    );
    const { roles } = read(towns).asked[0]!.layout;
    expect([roles[0], roles[1]]).not.toContain('level1');
    expect([roles[0], roles[1]]).not.toContain('level2');
  });
});

describe('where a table without lines ends', () => {
  it('at a remark whose colon is set in another font, and so is a text of its own', () => {
    const { tables, rest } = read([...rows(60, HEADER, DAM), run('备注', 60, 100), run('：无', 82, 100)]);
    expect([tables, rest]).toEqual([[[HEADER, DAM]], ['备注', '：无']]);
  });

  it('not right below its header, though its first row is as high as to stand far from it', () => {
    const { tables } = read([...row(60, ...HEADER), ...row(140, ...DAM)]);
    expect(tables).toEqual([[HEADER, DAM]]);
  });

  it('not at a name or a label printed across the columns of the levels', () => {
    const across = (text: string, x: number) =>
      read([...rows(60, HEADER, DAM), run(text, x, 100), run('≥95%', 420, 100)]).tables[0]!.length;
    expect(across('群众对项目实施情况的满意程度', 165)).toBe(3);
    expect(across('受益群众对水库加固项目实施情况的满意程度调查结果', 65)).toBe(3);
  });

  it('in a text not at a short one across name and value: its characters stand closer than on the page', () => {
    const across = (text: string, kind: (runs: readonly TextRun[]) => readonly TextRun[]) =>
      read(kind([...rows(60, HEADER, DAM), run(text, 290, 100)])).tables[0]!.length;
    const short = '加固后水库防洪标准达到规范要求';
    const prose = '以上绩效目标经县财政局审核后请认真组织实施';
    const asIs = (runs: readonly TextRun[]) => runs;
    expect([across(short, inText), across(short, asIs)]).toEqual([3, 2]);
    expect(across(prose, inText)).toBe(2);
  });
});

describe('a body of rows', () => {
  it('begins halfway below its header, and has the rules that part its rows', () => {
    const rules = [75, 95, 125].map((y) => horizontal(y, 55, 460));
    const [body] = read(rows(60, HEADER, DAM, JOBS), { rulings: rules }).asked;
    expect(body!.top).toBe(75);
    expect(body!.rules.map(({ at }) => at)).toEqual([95]);
  });

  it('is none where the page has nothing but a running head', () => {
    const { tables, rest } = read([run('甲县年度预算公开', 280, 40)], { carry: handedOn() });
    expect([tables, rest]).toEqual([[], ['甲县年度预算公开']]);
  });

  it('begins below a year that stands above rows which go on: no row holds it', () => {
    const year = run('（2024年度）', 280, 40);
    const { tables, rest } = read([year, ...rows(70, JOBS, DAM)], { carry: handedOn() });
    expect([tables, rest]).toEqual([[[JOBS, DAM]], ['（2024年度）']]);
  });

  it('begins with its first row where it goes on from the page before', () => {
    const [body] = read(rows(60, JOBS, DAM), { carry: handedOn() }).asked;
    expect(body!.top).toBe(60);
  });
});

describe('above a header', () => {
  it('what belongs to no label of the head stays a line', () => {
    const head = [...row(60, '项目名称', '小型水库加固'), run('年度绩效指标', 60, 90)];
    const { tables, rest } = read([...head, ...rows(120, HEADER, DAM)]);
    expect(tables[0]).toEqual([['项目名称', '<', '小型水库加固']]);
    expect(rest).toEqual(['年度绩效指标']);
  });

  it("an annex's number or a year stands above the head and is no value of it", () => {
    for (const heading of ['附件2', '（2024年度）']) {
      const { tables, rest } = read([
        run(heading, 160, 46),
        ...row(60, '项目名称', '水库加固'),
        ...rows(120, HEADER, DAM),
      ]);
      expect([tables[0], rest]).toEqual([[['项目名称', '<', '水库加固']], [heading]]);
    }
  });
});

describe('rows that go on in a text, whose columns may stand elsewhere on each page', () => {
  const moved = (...all: readonly (readonly string[])[]) =>
    inText(
      all.flatMap((texts, i) =>
        texts.flatMap((text, k) => (text === '' ? [] : [run(text, [60, 100, 140, 240][k]!, 60 + i * 20)])),
      ),
    );
  const goesOn = (runs: readonly TextRun[]) => read(runs, { carry: handedOn() }).tables.length > 0;

  it.each(['效益指标', '社会效益指标', '重点工作完成'])(
    'begin with a label such as %s and end in a value',
    (label) => {
      expect(goesOn(moved([label, '', '就业人数', '30人']))).toBe(true);
    },
  );

  it.each<[string, readonly (readonly string[])[]]>([
    ['no label', [['甲镇', '水利站', '就业人数', '30人']]],
    ['no value', [['效益指标', '社会效益', '就业人数', '由各乡镇按季度统计报送']]],
    ['a label that stands alone on its line', [['效益指标'], ['', '', '就业人数', '30人']]],
  ])('not where there is %s', (_, all) => {
    expect(goesOn(moved(...all))).toBe(false);
  });

  it('on a page their places must be those of the page before', () => {
    const runs = moved(['效益指标', '社会效益', '就业人数', '30人']).map(({ line: _, ...own }) => own);
    expect(goesOn(runs)).toBe(false);
  });
});

describe('rows that go on on a page', () => {
  const from = (x: number, to: number): TextRun => ({
    ...run('加固后各水库', x, 80),
    box: { x0: x, y0: 80, x1: to, y1: 90 },
  });
  const goesOn = (wide: TextRun) => read([...rows(60, JOBS), wide], { carry: handedOn() }).tables.length > 0;

  it('may hang over the wall between name and value by a glyph’s blank side, on either side of it', () => {
    expect(handedOn()!.bounds[3]).toBe(370);
    expect(goesOn(from(280, 372))).toBe(true);
    expect(goesOn(from(280, 380))).toBe(false);
    expect(goesOn(from(368, 450))).toBe(true);
    expect(goesOn(from(360, 450))).toBe(false);
  });
});
