/** What is doubtful about rows cut from running text: each rule beside the nearest rows that are sure. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { atomsText } from '../../../../src/pipeline/tables/text/atoms.ts';
import { bodyCells, type BodyCellsRequest } from '../../../../src/pipeline/tables/text/body-cells.ts';
import { labelStyles } from '../../../../src/pipeline/tables/text/lone-satisfaction.ts';
import { atom, drawnTable } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];
type Drawn = readonly (string | readonly string[])[];

const cellsOf = (drawn: Drawn, more: Partial<BodyCellsRequest> = {}, roles = ROLES) => {
  const table = drawnTable(more.roles ?? roles, drawn);
  return bodyCells({
    ...table,
    strays: [],
    left: [],
    above: null,
    late: null,
    cut: new Set(),
    styles: labelStyles([table]),
    ...more,
  });
};

/** The cells with less than even chances, by row from 1 and column: `2 level3 0.46`. */
const doubts = (drawn: Drawn, more: Partial<BodyCellsRequest> = {}, roles = ROLES) =>
  cellsOf(drawn, more, roles)
    .filter(({ confidence }) => (confidence ?? 1) < 0.5)
    .map(({ row, column, confidence }) => `${row} ${roles[column]} ${confidence}`)
    .toSorted();

const SOUND: Drawn = [
  ['产出指标', '数量指标', '培训人数', '≥25次'],
  ['', '质量指标', '培训合格率', '≥95%'],
  ['', '', '考试通过率', '≥90%'],
  ['效益指标', '社会效益指标', '带动就业人数', '≥30人'],
];
/** The sound rows with one of them, from 1, otherwise. */
const withRow = (at: number, row: string | readonly string[], rows = SOUND): Drawn =>
  rows.map((own, i) => (i === at - 1 ? row : own));

describe('bodyCells', () => {
  it('gives the cells with what they span; of sound rows all are sure', () => {
    const cells = cellsOf([...SOUND.slice(0, 3), '2024年度', ...SOUND.slice(3)]);
    expect(
      cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, atomsText(cell.atoms)]),
    ).toEqual([
      [1, 0, 3, 1, '产出指标'],
      [1, 1, 1, 1, '数量指标'],
      [1, 2, 1, 1, '培训人数'],
      [1, 3, 1, 1, '≥25次'],
      [2, 1, 2, 1, '质量指标'],
      [2, 2, 1, 1, '培训合格率'],
      [2, 3, 1, 1, '≥95%'],
      [3, 2, 1, 1, '考试通过率'],
      [3, 3, 1, 1, '≥90%'],
      [4, 0, 1, 4, '2024年度'],
      [5, 0, 1, 1, '效益指标'],
      [5, 1, 1, 1, '社会效益指标'],
      [5, 2, 1, 1, '带动就业人数'],
      [5, 3, 1, 1, '≥30人'],
    ]);
    expect(doubts(SOUND)).toEqual([]);
  });

  it('a cell is as sure as its margin, less so where line breaks are lost or words alone part it', () => {
    const of = (margin: number, more: object) => {
      const { rows, atoms, roles } = drawnTable(ROLES, SOUND);
      const cells = cellsOf(SOUND, {
        roles,
        rows: rows.map((row, at) =>
          at > 0 ? row : { ...row, cells: row.cells.map((cell) => ({ ...cell, margin })) },
        ),
        atoms: atoms.map((own, at) => (at > 3 ? own : { ...own, ...more })),
      });
      return Math.round((cells[0]!.confidence ?? 1) * 1000) / 1000;
    };
    // 1 − e^(0.9 − 3) / 2, and of a margin of 1.2 the same.
    expect(of(3, {})).toBe(0.939);
    expect(of(3, { breaksLost: true })).toBe(0.63);
    expect(of(9, { glued: true })).toBe(0.48);
    // 0.49 · 0.45 / 0.9: already less.
    expect(of(0.45, { glued: true })).toBe(0.245);
  });

  it('a row without a name or a value has an empty cell in its place, in doubt; a band needs none', () => {
    const empty = (drawn: Drawn) =>
      cellsOf(drawn)
        .filter((cell) => cell.empty === true)
        .map(({ row, column, confidence, atoms }) => [row, ROLES[column], confidence, atomsText(atoms)]);
    expect(empty(withRow(3, ['', '', '考试通过率', '']))).toEqual([[3, 'target', 0.3, '考试通过率']]);
    expect(empty(withRow(3, ['', '', '', '≥90%']))).toEqual([[3, 'level3', 0.3, '≥90%']]);
    expect(empty([...SOUND.slice(0, 3), '2024年度', ...SOUND.slice(3)])).toEqual([]);
    expect(
      cellsOf([['产出指标', '数量指标', '培训人数']], {}, ['level1', 'level2', 'level3']).every(
        ({ empty: own }) => own !== true,
      ),
    ).toBe(true);
  });

  it('labels of a row whose 满意度指标 may be of either level are in doubt, its name is not', () => {
    expect(doubts([...SOUND, ['满意度指标', '', '群众评价得分', '≥95分']])).toEqual(['5 level1 0.47']);
    expect(doubts([...SOUND, ['满意度指标', '服务对象满意度指标', '群众评价得分', '≥95分']])).toEqual([]);
  });

  it('so do those that are a level 2 already; the less sure stay so', () => {
    const twice: Drawn = [
      ['产出指标', '数量指标', '培训人数', '≥25次'],
      ['', '质量指标', '培训合格率', '≥95%'],
      ['效益指标', '社会效益指标', '带动就业人数', '≥30人'],
      ['', '满意度指标', '群众评价得分', '≥95分'],
    ];
    // Below 效益指标 the label may be another's that is lost: that puts the row in doubt besides.
    expect(doubts(twice)).toEqual(['4 level2 0.47', '4 level3 0.46']);
    const table = drawnTable(ROLES, twice);
    const unsure = table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, margin: cell.column === 1 ? 0.45 : cell.margin })),
    }));
    const labels = cellsOf(twice, {
      ...table,
      rows: unsure.map((row, at) => (at < 3 ? table.rows[at]! : row)),
    });
    expect(labels.find(({ row, column }) => row === 4 && column === 1)!.confidence).toBeCloseTo(0.245);
  });

  it('a page’s head amid a row puts its name and the next one in doubt; the rest of a value does not', () => {
    const broken = (value: string) => doubts(withRow(2, ['', '质量指标', '培训合格率', value]));
    expect(broken('\f持续提高培训质量水平')).toEqual(['2 level3 0.46', '3 level3 0.46']);
    expect(broken('\f≥95%')).toEqual([]);
    expect(broken('持续提高培训质量水平')).toEqual([]);
  });

  it('a name of two, the first closing a bracket where there is room, is in doubt', () => {
    const wide = withRow(4, ['效益指标', '社会效益指标', '带动农村劳动力就业人数', '≥30人']);
    const named = (name: string) => doubts(withRow(2, ['', '质量指标', name, '≥95%'], wide));
    expect(named('合格率(%)/及格率')).toEqual(['2 level3 0.46']);
    expect(named('合格率(%)及格率')).toEqual([]);
  });

  it('a misread label in a name puts it in doubt; in its place it is one that no form prints', () => {
    expect(doubts(withRow(3, ['', '', '质量措标/考试通过率', '≥90%']))).toEqual(['3 level3 0.46']);
    expect(doubts(withRow(2, ['', '质量措标', '培训合格率', '≥95%']))).toEqual([
      '1 level3 0.46',
      '2 level2 0.45',
    ]);
  });

  it('rows told from outside to be cut have their names in doubt', () => {
    expect(doubts(SOUND, { cut: new Set([2]) })).toEqual(['3 level3 0.46']);
  });

  it('a label from behind the next header begins at its row', () => {
    const late = { row: 4, atoms: [atom('效益指标', 99)] };
    const cells = cellsOf(withRow(4, ['', '社会效益指标', '带动就业人数', '≥30人']), { late });
    expect(
      cells
        .filter(({ column }) => column === 0)
        .map(({ row, rowSpan, confidence, atoms }) => [row, rowSpan, confidence, atomsText(atoms)]),
    ).toEqual([
      [1, 3, expect.closeTo(1, 3), '产出指标'],
      [4, 1, expect.any(Number), '效益指标'],
    ]);
  });
});

describe('labels', () => {
  it('of level 2 under a level 1 where no form has them are in doubt', () => {
    expect(doubts(withRow(4, ['', '社会效益指标', '带动就业人数', '≥30人']))).toEqual(['4 level2 0.4']);
    expect(doubts(withRow(4, ['', '成本指标', '培训成本', '≤30万元']))).toEqual([]);
  });

  it('that are lost above all of a table put it in doubt, unless one holds from before', () => {
    const rows: Drawn = [
      ['', '数量指标', '培训人数', '≥25次'],
      ['', '质量指标', '培训合格率', '≥95%'],
    ];
    expect(doubts(rows, { above: '产出指标' })).toEqual([]);
    expect(
      doubts([...rows, ...SOUND.slice(3), ['', '', '新增就业岗位数', '≥50个']], { above: '效益指标' }),
    ).toEqual(['1 level2 0.4', '2 level2 0.4']);
    // All cells: what stands under no label at all is none of a table's that its text fits.
    expect(doubts(rows)).toEqual([
      '1 level2 0.4',
      '1 level3 0.4',
      '1 target 0.4',
      '2 level2 0.4',
      '2 level3 0.4',
      '2 target 0.4',
    ]);
    // A band is under none, and names none for the rows below it.
    expect(doubts(['2024年度', ...rows], { above: '产出指标' })).toEqual([]);
    expect(cellsOf(['2024年度', ...rows])[0]!.confidence).toBeCloseTo(0.45, 2);
  });

  it('that no form is known to print are in doubt, and the name of the row above', () => {
    expect(doubts(withRow(4, ['效益指标', '带动农户增收致富', '带动就业人数', '≥30人']))).toEqual([
      '3 level3 0.46',
      '4 level2 0.45',
    ]);
    expect(doubts(withRow(4, ['带动农户增收致富', '社会效益指标', '带动就业人数', '≥30人']))).toEqual([
      '3 level3 0.46',
      '4 level1 0.45',
    ]);
    // What stands in other columns is none.
    const weights = SOUND.map((row, at) => [...row, at === 2 ? '无' : '10']);
    expect(doubts(weights, {}, [...ROLES, 'weight'])).toEqual([]);
    expect(doubts(withRow(1, ['产出指标', '带动农户增收致富', '培训人数', '≥25次']))).toEqual([
      '1 level2 0.45',
    ]);
    expect(doubts(withRow(4, ['效益指标', '结果指标', '带动就业人数', '≥30人']))).toEqual([]);
  });

  it('of the form’s own are in doubt where the table has sentences they may be the end of', () => {
    for (const role of ['explanation', 'deviation', 'other'] as const) {
      const roles: readonly ColumnRole[] = [...ROLES, role];
      const of = (label: string) =>
        doubts(
          withRow(4, ['效益指标', label, '带动就业人数', '≥30人']).map((row) => [...row, '按实际人数统计']),
          {},
          roles,
        );
      expect(of('结果指标')).toEqual(['3 level3 0.46', '4 level2 0.45']);
      expect(of('社会效益指标（20分）')).toEqual([]);
      expect(of('部门效果目标')).toEqual(['3 level3 0.46', '4 level2 0.45']);
    }
    const weighted: readonly ColumnRole[] = [...ROLES, 'weight'];
    const rows = withRow(4, ['效益指标', '结果指标', '带动就业人数', '≥30人']).map((row) => [...row, '10']);
    expect(doubts(rows, {}, weighted)).toEqual([]);
  });

  it('of a form for a whole department are no sentence’s end', () => {
    const roles: readonly ColumnRole[] = [...ROLES, 'explanation'];
    const rows = withRow(4, ['履职效能', '重点工作任务完成', '带动就业人数', '≥30人']).map((row) => [
      ...row,
      '按实际人数统计',
    ]);
    expect(doubts(rows, {}, roles)).toEqual([]);
  });
});

describe('a value that may be the weight of a row without one', () => {
  const roles: readonly ColumnRole[] = [...ROLES, 'weight'];
  const WEIGHTED: Drawn = [
    ['产出指标', '数量指标', '培训人数', '≥25次', '20'],
    ['', '质量指标', '培训合格率', '≥95%', '20'],
    ['', '', '考试通过率', '≥90%', '20'],
    ['效益指标', '社会效益指标', '带动就业人数', '≥30人', '30'],
  ];
  const of = (name: string, value: string, weight = '', rows = WEIGHTED, own = roles) =>
    doubts(withRow(3, ['', '', name, value, weight], rows), {}, own);
  const DOUBT = ['3 target 0.4'];

  it.each<[string, string, string, readonly string[]]>([
    ['考试通过率', '10', '', DOUBT],
    ['考试通过率', '12.5', '', DOUBT],
    // Its number is another column's: that puts the row in doubt besides.
    ['考试通过率', '持续提高10', '', ['3 level3 0.46', ...DOUBT]],
    ['考试通过率10', '持续提高', '', DOUBT],
    ['考试通过率（人）10', '持续提高', '', DOUBT],
    ['培训总人数', '15/813人次', '', DOUBT],
    ['培训总人数', '15/813人次', '20', []],
    ['培训总人数', '115/813人次', '', []],
    ['培训总人数', '15/人次', '', []],
    ['考试通过率', '10', '20', []],
    ['考试通过率', '≥10', '', []],
    ['考试通过率', '10%', '', []],
    ['考试通过率', '1200', '', []],
    ['考试通过率', '优10', '', []],
    ['考试通过率', '持续提高', '', []],
    ['考试通过率', '持续提高110', '', []],
    ['考试通过率110', '持续提高', '', []],
  ])('%s beside %s with the weight %j', (name, value, weight, expected) => {
    expect(of(name, value, weight)).toEqual(expected);
  });

  it('so for points; where many rows have none, or there is no such column, nothing is odd', () => {
    const scored: readonly ColumnRole[] = [...ROLES, 'score'];
    expect(of('考试通过率', '10', '', WEIGHTED, scored)).toEqual(DOUBT);
    const half = withRow(2, ['', '质量指标', '培训合格率', '≥95%', ''], WEIGHTED);
    expect(of('考试通过率', '10', '', half)).toEqual([]);
    const bands: Drawn = [
      ...withRow(3, ['', '', '考试通过率', '10', ''], WEIGHTED),
      '2024年度',
      ...WEIGHTED.slice(0, 1),
    ];
    expect(doubts(bands, {}, roles)).toEqual(['3 target 0.4']);
    expect(doubts(withRow(3, ['', '', '考试通过率', '10']))).toEqual([]);
  });
});

describe('a table that its text does not fit', () => {
  const costing = (cost: number, roles = ROLES, drawn: Drawn = SOUND) => {
    const table = drawnTable(roles, drawn);
    return { ...table, rows: table.rows.map((row) => ({ ...row, cost })) };
  };
  const all = (cells: ReturnType<typeof cellsOf>) =>
    cells.every(({ confidence }) => (confidence ?? 1) <= 0.45);

  it('is one whose rows cost more than four each, with a column more by one more', () => {
    expect(doubts(SOUND, costing(3.9))).toEqual([]);
    expect(all(cellsOf(SOUND, costing(4.1)))).toBe(true);
    const wide: readonly ColumnRole[] = [...ROLES, 'unit'];
    const rows = SOUND.map((row) => [...row, '次']);
    expect(all(cellsOf(rows, costing(4.9, wide, rows)))).toBe(false);
    expect(all(cellsOf(rows, costing(5.1, wide, rows)))).toBe(true);
    const narrow: readonly ColumnRole[] = ['level1', 'level3', 'target'];
    const three = SOUND.map(([level1, , ...others]) => [level1!, ...others]);
    expect(all(cellsOf(three, costing(3.9, narrow, three)))).toBe(false);
  });

  it('is one that leaves a label over, alone, at a line’s beginning or run together with others', () => {
    expect(doubts(SOUND, { left: ['备注：本表一式两份'] })).toEqual([]);
    for (const line of ['质量指标', '产出指标', '质量指标 合格率', ' 产出指标 合格率'])
      expect([line, all(cellsOf(SOUND, { left: ['备注', line] }))]).toEqual([line, true]);
    expect(all(cellsOf(SOUND, { left: ['合格率质量指标≥95%'] }))).toBe(true);
    // Bare labels where a line begins with them.
    expect(all(cellsOf(SOUND, { left: [' 质量 合格率'] }))).toBe(true);
    expect(all(cellsOf(SOUND, { left: ['产出 合格率'] }))).toBe(true);
    expect(all(cellsOf(SOUND, { left: ['合格率 质量'] }))).toBe(false);
    expect(all(cellsOf(SOUND, { left: ['合格率'] }))).toBe(false);
  });

  it('is one with doubts in more than a quarter of its rows and one', () => {
    const cut = (...rows: readonly number[]) => cellsOf(SOUND, { cut: new Set(rows) });
    expect(all(cut(0, 1))).toBe(false);
    expect(all(cut(0, 1, 2))).toBe(true);
  });
});
