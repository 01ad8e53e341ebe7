/** Labels of level 1 that a page break has put behind the rows they belong to. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { atomsText } from '../../../../src/pipeline/tables/text/atoms.ts';
import { LATE, raiseLateLabels, settleLateLabels } from '../../../../src/pipeline/tables/text/late-labels.ts';
import { atom, drawnTable, shownRows } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];

type Drawn = readonly (string | readonly string[])[];

const OUTPUTS: Drawn = [
  ['产出指标', '数量指标', '培训人数', '≥25次'],
  ['', '质量指标', '合格率', '95%'],
];
const EFFECTS: Drawn = [['效益指标', '社会效益指标', '就业人数', '30人']];

/** The late label of the first table with the row it begins with, and the second table's rows. */
function settled(first: Drawn, second: Drawn, { roles = ROLES, continues = true } = {}) {
  const tables = [
    { ...drawnTable(roles, first), continues: false },
    { ...drawnTable(roles, second), continues },
  ];
  const [above, below] = settleLateLabels(tables);
  const late = above!.late;
  return {
    late: late === null ? null : [late.row, atomsText(late.atoms)],
    below: shownRows(below!.rows, tables[1]!),
  };
}

describe('settleLateLabels: over a page', () => {
  it('a label goes to the rows before the break that can be of no other', () => {
    const first = [...OUTPUTS, ['', '经济效益指标', '增收', '5万元'], ['', '生态效益指标', '造林', '5亩']];
    expect(settled(first, EFFECTS)).toEqual({
      late: [3, '效益指标'],
      below: [['', '社会效益指标', '就业人数', '30人']],
    });
  });

  it('also where it stands in a later row, below labels that may be its own', () => {
    const second = [['', '生态效益指标', '造林', '5亩'], ...EFFECTS];
    expect(settled([...OUTPUTS, ['', '经济效益指标', '增收', '5万元']], second).late).toEqual([
      3,
      '效益指标',
    ]);
  });

  const WITH_EFFECT: Drawn = [...OUTPUTS, ['', '经济效益指标', '增收', '5万元']];

  it.each<[string, Drawn, Drawn]>([
    ['the rows above may be of their own label', OUTPUTS, EFFECTS],
    ['they are of neither', WITH_EFFECT, [['成本指标', '经济成本指标', '补贴', '5元']]],
    ['the last of them is of its own label', [...WITH_EFFECT, ['', '时效指标', '及时率', '95%']], EFFECTS],
    [
      'a row behind the break, above the label, is none of its',
      WITH_EFFECT,
      [['', '时效指标', '及时率', '95%'], ...EFFECTS],
    ],
    ['the label stands alone in its row', WITH_EFFECT, [['效益指标', '', '', ''], ...EFFECTS]],
    [
      'a band parts them from the label above',
      [...OUTPUTS, '长期指标', ['', '经济效益指标', '增收', '5万元']],
      EFFECTS,
    ],
    ['they have no label above', [['', '经济效益指标', '增收', '5万元']], EFFECTS],
    ['behind the break stands no label', WITH_EFFECT, [['', '社会效益指标', '就业人数', '30人']]],
  ])('it stays where %s', (_, first, second) => {
    const { late, below } = settled(first, second);
    expect(late).toBeNull();
    expect(below).toEqual(shownRows(drawnTable(ROLES, second).rows, drawnTable(ROLES, second)));
  });

  it('it stays where the tables are two, or the columns have no second level', () => {
    expect(settled(WITH_EFFECT, EFFECTS, { continues: false }).late).toBeNull();
    expect(settled(WITH_EFFECT, EFFECTS, { roles: ['level1', 'other', 'level3', 'target'] }).late).toBeNull();
  });

  it('a new label above takes what follows', () => {
    const first = [...WITH_EFFECT, ['满意度指标', '', '满意度', '95%']];
    expect(settled(first, EFFECTS).late).toBeNull();
  });
});

describe('settleLateLabels: rows above a page that begins with a label', () => {
  const cut = (drawn: Drawn, next: Drawn | null = null, continues = true) => {
    const tables = [drawn, ...(next === null ? [] : [next])].map((rows, index) => ({
      ...drawnTable(ROLES, rows),
      continues: index === 0 ? false : continues,
    }));
    return [...settleLateLabels(tables)[0]!.cut].sort();
  };
  const UNLABELLED: Drawn = [
    ['产出指标', '数量指标', '培训人数', '≥25次'],
    ['', '', '修渠长度', '12公里'],
    ['', '', '改厕数', '30座'],
  ];
  const LABELLED = ['\f质量指标', '合格率', '95%'];

  it('are in doubt, up to the last with a label of its own', () => {
    expect(cut([...UNLABELLED, ['', ...LABELLED]])).toEqual([1, 2]);
    expect(cut([UNLABELLED[1]!, UNLABELLED[2]!, ...UNLABELLED, ['', ...LABELLED]])).toEqual([3, 4]);
    expect(cut([...UNLABELLED, ['\f效益指标', '', '就业人数', '30人']])).toEqual([1, 2]);
  });

  it('so where the page repeats the header', () => {
    expect(cut(UNLABELLED, EFFECTS)).toEqual([1, 2]);
  });

  it('not where the page begins without a label, nor where no page does, nor where another table begins', () => {
    expect(cut([...UNLABELLED, ['', '', '\f合格率', '95%']])).toEqual([]);
    expect(cut([...UNLABELLED, ['', '质量指标', '合格率', '95%']])).toEqual([]);
    expect(cut(UNLABELLED, EFFECTS, false)).toEqual([]);
    expect(cut(UNLABELLED, [['', '', '就业人数', '30人']])).toEqual([]);
  });

  it('not above a band, nor the first row of all', () => {
    const [first, ...others] = UNLABELLED;
    expect(cut([first!, others[0]!, '长期指标', others[1]!, ['', ...LABELLED]])).toEqual([3]);
    expect(cut([UNLABELLED[1]!, UNLABELLED[2]!, ['', ...LABELLED]])).toEqual([1]);
    expect(cut([['', '\f数量指标', '培训人数', '≥25次'], ...UNLABELLED.slice(1)])).toEqual([]);
  });

  it('not where names are numbered on, but where the numbers begin again', () => {
    const numbered = (...numbers: readonly number[]): Drawn =>
      numbers.map((n, i) => [i === 0 ? '产出指标' : '', i === 0 ? '数量指标' : '', `指标${n}：人数`, '30人']);
    expect(cut([...numbered(1, 2, 3), ['', ...LABELLED]])).toEqual([]);
    expect(cut([...numbered(1, 2, 1), ['', ...LABELLED]])).toEqual([2]);
    expect(cut([...numbered(1, 2), ['', '', '人数', '30人'], ['', ...LABELLED]])).toEqual([2]);
  });
});

describe('raiseLateLabels: within one table', () => {
  type Cell = readonly [row: number, column: number, text: string, columnSpan?: number];
  const raised = (above: string | null, ...cells: readonly Cell[]) =>
    raiseLateLabels(
      cells.map(([row, column, text, columnSpan]) => ({
        row,
        column,
        atoms: [atom(text, row)],
        ...(columnSpan === undefined ? {} : { columnSpan }),
      })),
      ROLES,
      above,
    )
      .filter((cell) => cell.column === 0)
      .map((cell) => [cell.row, atomsText(cell.atoms), cell.confidence ?? 1]);
  const OUTPUT: readonly Cell[] = [
    [1, 0, '产出指标'],
    [1, 1, '数量指标'],
  ];

  it('a label does not begin with labels that are mostly another’s', () => {
    const table = (level2: string): readonly Cell[] => [
      [1, 1, level2],
      [2, 0, '产出指标'],
      [2, 1, '数量指标'],
    ];
    expect(raised(null, ...table('质量指标'))).toEqual([[1, '产出指标', LATE]]);
    expect(raised(null, ...table('经济成本指标'))).toEqual([[2, '产出指标', 1]]);
  });

  it('a label begins with the labels of level 2 above it that can be of no other', () => {
    expect(
      raised(
        null,
        ...OUTPUT,
        [3, 1, '经济效益指标'],
        [4, 1, '生态效益指标'],
        [5, 0, '效益指标'],
        [5, 1, '社会效益指标'],
      ),
    ).toEqual([
      [1, '产出指标', 1],
      [3, '效益指标', LATE],
    ]);
  });

  it.each<[string, readonly Cell[]]>([
    ['may be of the label before', [[3, 1, '质量指标']]],
    ['are of neither', [[3, 1, '服务对象满意度指标']]],
    [
      'are followed by one of the label before',
      [
        [3, 1, '经济效益指标'],
        [4, 1, '质量指标'],
      ],
    ],
    ['span columns', [[3, 1, '经济效益指标', 2]]],
  ])('it does not where they %s', (name, between) => {
    const label = name === 'are of neither' ? '成本指标' : '效益指标';
    expect(raised(null, ...OUTPUT, ...between, [5, 0, label])).toEqual([
      [1, '产出指标', 1],
      [5, label, 1],
    ]);
  });

  it('the first label takes those above it, but where the page before ended in one they may be of', () => {
    const cells: readonly Cell[] = [
      [1, 1, '经济效益指标'],
      [2, 0, '效益指标'],
    ];
    expect(raised(null, ...cells)).toEqual([[1, '效益指标', LATE]]);
    expect(raised('产出指标', ...cells)).toEqual([[1, '效益指标', LATE]]);
    expect(raised('效益指标', ...cells)).toEqual([[2, '效益指标', 1]]);
  });

  it('where the page before ended says nothing of the labels behind the first', () => {
    expect(raised('效益指标', ...OUTPUT, [3, 1, '经济效益指标'], [5, 0, '效益指标'])[1]).toEqual([
      3,
      '效益指标',
      LATE,
    ]);
    expect(raised('效益指标', [0, 1, '经济效益指标'], ...OUTPUT, [5, 0, '效益指标'])[1]).toEqual([
      5,
      '效益指标',
      1,
    ]);
  });
});
