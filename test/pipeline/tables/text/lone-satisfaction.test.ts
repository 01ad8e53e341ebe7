/** 满意度指标 without another label beside it: of level 1 or of level 2. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import {
  labelStyles,
  settleLoneSatisfaction,
} from '../../../../src/pipeline/tables/text/lone-satisfaction.ts';
import { drawnTable, shownRows } from './segmented-rows.ts';

const ROLES: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];
type Drawn = readonly (string | readonly string[])[];

/** The labels of the last row, and whether they may as well be of the other level; `others` are the text's other tables. */
function settled(rows: Drawn, roles = ROLES, ...others: readonly Drawn[]) {
  const table = drawnTable(roles, rows);
  const styles = labelStyles([table, ...others.map((other) => drawnTable(roles, other))]);
  const { rows: found, unsettled } = settleLoneSatisfaction(table, styles);
  return [...(shownRows(found, table).at(-1) ?? []).slice(0, 2), unsettled.has(rows.length - 1) ? '?' : ''];
}

const NAMES = ['群众满意度', '95%'];
const one = (label: string): readonly string[] => [label, '', ...NAMES];
const two = (label: string): readonly string[] => ['', label, ...NAMES];

/** Two rows with these labels of level 1 and of level 2. */
const labels = (...pairs: readonly (readonly [string, string])[]): string[][] =>
  pairs.map(([level1, level2]) => [level1, level2, '培训人数', '≥25次']);

describe('settleLoneSatisfaction: decorations', () => {
  const WEIGHTED = labels(['产出指标（50分）', '数量指标'], ['效益指标（40分）', '社会效益指标']);
  const STARRED = labels(['产出指标', '数量指标★'], ['效益指标', '社会效益指标★']);

  it('with a weight it is of the level whose labels have one, wherever it stood', () => {
    expect(settled([...WEIGHTED, two('满意度指标（10分）')])).toEqual(['满意度指标（10分）', '', '']);
    expect(settled([...WEIGHTED, one('满意度指标（10分）')])).toEqual(['满意度指标（10分）', '', '']);
  });

  it('without one it is of the other', () => {
    expect(settled([...WEIGHTED, one('满意度指标')])).toEqual(['', '满意度指标', '']);
  });

  it('so with stars', () => {
    expect(settled([...STARRED, one('满意度指标★')])).toEqual(['', '满意度指标★', '']);
    expect(settled([...STARRED, two('满意度指标')])).toEqual(['满意度指标', '', '']);
  });

  it('a decoration of both levels, or of half the labels, tells nothing: it stays, and is in doubt', () => {
    const both = labels(['产出指标★', '数量指标★'], ['效益指标★', '社会效益指标★']);
    const half = labels(['产出指标★', '数量指标'], ['效益指标', '社会效益指标']);
    for (const rows of [both, half, labels(['产出指标', '数量指标'])]) {
      expect(settled([...rows, one('满意度指标')])).toEqual(['满意度指标', '', '?']);
      expect(settled([...rows, two('满意度指标')])).toEqual(['', '满意度指标', '?']);
    }
  });

  it('a table speaks for itself where the others of the text are decorated otherwise', () => {
    const plain = labels(['产出指标', '数量指标'], ['效益指标', '社会效益指标']);
    expect(settled([...STARRED, one('满意度指标★')], ROLES, plain, plain)).toEqual(['', '满意度指标★', '']);
    expect(settled([...plain, one('满意度指标★')], ROLES, STARRED)).toEqual(['满意度指标★', '', '?']);
  });

  it('the others speak where it has no labels of its own', () => {
    expect(settled([one('满意度指标★')], ROLES, STARRED)).toEqual(['', '满意度指标★', '']);
  });

  it('nor does a single level: where no label of the other stands, half is as good as any', () => {
    expect(settled([['产出指标（50分）', '', '培训人数', '≥25次'], one('满意度指标')])).toEqual([
      '满意度指标',
      '',
      '?',
    ]);
  });
});

describe('settleLoneSatisfaction: where it is broken', () => {
  const NARROW_FIRST = labels(['产出/指标', '数量指标'], ['效益/指标', '社会效益指标']);

  it('broken as narrow labels are, it is of their level', () => {
    expect(settled([...NARROW_FIRST, two('满意/度指/标')])).toEqual(['满意度指标', '', '']);
  });

  it('wider than the second column takes, it is of the first, whose labels may be printed across both', () => {
    const narrowSecond = labels(['产出指标', '数量/指标'], ['效益指标', '社会/效益/指标']);
    expect(settled([...narrowSecond, two('满意度指标')])).toEqual(['满意度指标', '', '']);
  });

  it('as wide as both columns take, it is in doubt', () => {
    expect(settled([...NARROW_FIRST, one('满意度指标')])).toEqual(['满意度指标', '', '?']);
  });
});

describe('settleLoneSatisfaction: what is no lone 满意度指标', () => {
  const WEIGHTED = labels(['产出指标（50分）', '数量指标'], ['效益指标（40分）', '社会效益指标']);

  it.each<[string, readonly string[]]>([
    ['with a label beside it', ['满意度指标', '服务对象满意度指标', ...NAMES]],
    ['the name of a level 2 alone', one('服务对象满意度指标')],
    ['without 指标', one('满意度')],
    ['another label', one('效益指标')],
  ])('%s', (_, row) => {
    expect(settled([...WEIGHTED, row])).toEqual([row[0], row[1], '']);
  });

  it('a band', () => {
    expect(settled([...WEIGHTED, '满意度指标'])).toEqual(['满意度指标', '', '']);
  });

  it('one in a table with a single level', () => {
    expect(settled([...WEIGHTED, one('满意度指标')], ['level1', 'other', 'level3', 'target'])).toEqual([
      '满意度指标',
      '',
      '',
    ]);
  });
});

describe('settleLoneSatisfaction: forms for whole departments', () => {
  const DEPARTMENT = labels(['履职效能', '数量指标'], ['社会效应', '社会效益指标']);

  it('满意度 below 社会效应 is a level 2 of it', () => {
    expect(settled([...DEPARTMENT, one('满意度')])).toEqual(['', '满意度', '?']);
    expect(settled([...DEPARTMENT, one('满意度指标')])).toEqual(['', '满意度指标', '?']);
  });

  it('not below another level 1, nor with a label beside it', () => {
    expect(settled([...DEPARTMENT.slice(0, 1), one('满意度')])).toEqual(['满意度', '', '']);
    expect(settled([...DEPARTMENT, ['满意度', '群众满意度', ...NAMES]])).toEqual([
      '满意度',
      '群众满意度',
      '',
    ]);
    expect(settled([...DEPARTMENT, one('可持续发展能力')])).toEqual(['可持续发展能力', '', '']);
  });
});

describe('settleLoneSatisfaction: sets of columns side by side', () => {
  const BESIDE: readonly ColumnRole[] = [
    'level1',
    'level2',
    'level3',
    'midterm',
    'level2',
    'level3',
    'target',
  ];
  const row = (level2: string) => ['满意度指标', '', ...NAMES, level2, ...NAMES];

  it('are labelled alike', () => {
    expect(settled([row('满意度指标')], BESIDE)).toEqual(['', '满意度指标', '']);
  });

  it('a name of level 2 alone says nothing', () => {
    expect(settled([row('服务对象满意度指标')], BESIDE)).toEqual(['满意度指标', '', '?']);
    expect(settled([row('')], BESIDE)).toEqual(['满意度指标', '', '?']);
  });
});
