/** Lines that may be rows that cross: 0 and 1 are labels, 2 is the name, behind it explanation and value or what a test says. */
import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { crossings } from '../../../../src/pipeline/tables/text/layout-crossings.ts';
import { placedLines, shownPlaced } from './placed-lines.ts';

const PLAIN: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'target'];
const WITH_SIGN: readonly ColumnRole[] = ['level1', 'level2', 'level3', 'sign', 'target'];

function found(lines: readonly string[], roles: readonly (ColumnRole | null)[] = PLAIN) {
  const isLabel = (column: number) => roles[column] === 'level1' || roles[column] === 'level2';
  return crossings({ lines: placedLines(lines), roles, isLabel }).map(
    ({ from, to, lines: own, onOneLine }) => ({
      at: `${from}–${to - 1}${onOneLine ? ' on one line' : ''}`,
      rows: shownPlaced(own),
    }),
  );
}

describe('names one below the other, then their values', () => {
  it('from the line of the last name on', () => {
    expect(found(['2:栽树', '2:剪枝 3:900株', '3:7公里'])).toEqual([
      { at: '0–2', rows: ['0 2:栽树 3:900株', '1 2:剪枝 3:7公里'] },
    ]);
  });

  it('below the last name', () => {
    expect(found(['2:栽树', '2:剪枝', '3:900株', '3:7公里'])).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:900株', '1 2:剪枝 3:7公里'] },
    ]);
  });

  it('a column of signs between them', () => {
    expect(found(['2:栽树', '2:剪枝 3:≥', '3:≤ 4:900株', '4:7公里'], WITH_SIGN)).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:≥ 4:900株', '1 2:剪枝 3:≤ 4:7公里'] },
    ]);
  });

  it('the same, a sign beside its name', () => {
    expect(found(['2:栽树 3:≥', '2:剪枝 3:≤', '4:900株', '4:7公里'], WITH_SIGN)).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:≥ 4:900株', '1 2:剪枝 3:≤ 4:7公里'] },
    ]);
  });

  it('of which some have no sign: it is that of the line it stands on', () => {
    expect(found(['2:栽树', '2:剪枝', '3:≤ 4:900株', '4:7公里'], WITH_SIGN)).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:≤ 4:900株', '1 2:剪枝 4:7公里'] },
    ]);
    expect(found(['2:栽树', '2:剪枝', '4:900株', '3:≤ 4:7公里'], WITH_SIGN)).toEqual([
      { at: '0–3', rows: ['0 2:栽树 4:900株', '1 2:剪枝 3:≤ 4:7公里'] },
    ]);
  });

  it('six of them, and no seven', () => {
    const [names, values] = [Array(6).fill('2:名'), Array(6).fill('3:1次')];
    expect(found([...names, ...values]).map(({ at }) => at)).toContain('0–11');
    expect(found([...names, '2:名', ...values, '3:1次']).map(({ at }) => at)).not.toContain('0–13');
  });

  it('and four columns behind them, and no five', () => {
    const roles: readonly ColumnRole[] = [...PLAIN, 'unit', 'weight', 'score', 'other'];
    const down = (last: number): readonly string[] =>
      Array.from({ length: last - 1 }, (_, i) => [`${i + 2}:甲`, `${i + 2}:乙`]).flat();
    expect(found(down(6), roles)).toHaveLength(1);
    expect(found(down(7), roles).map(({ at }) => at)).toEqual(['0–9']);
  });

  it('and no two parts of one name above one value', () => {
    expect(found(['2:栽植行道', '2:树', '3:900株'])).toEqual([]);
  });

  it('nor values on the lines of their names', () => {
    expect(found(['2:栽树 3:900株', '2:剪枝 3:7公里'])).toEqual([]);
    expect(found(['2:栽树 3:900株', '2:剪枝 3:7公里', '3:以上'])).toEqual([]);
  });

  it('nor a name amid the values', () => {
    expect(found(['2:栽树', '2:剪枝', '3:900株', '2:补种 3:7公里'])).toEqual([]);
  });

  it('nor a value a line away', () => {
    expect(found(['2:栽树', '2:剪枝', '1:数量指标', '3:900株', '3:7公里'])).toEqual([]);
  });

  it('nor units below values on the lines of their names', () => {
    const roles: readonly ColumnRole[] = [...PLAIN, 'unit'];
    expect(found(['2:栽树 3:900', '2:剪枝 3:7', '4:株', '4:公里'], roles)).toEqual([]);
    expect(found(['2:栽树', '2:剪枝 3:900', '3:7 4:株', '4:公里'], roles)).toHaveLength(1);
  });

  it('nor signs on lines too far apart', () => {
    expect(found(['2:栽树 3:≥', '2:剪枝', '4:900株', '3:≤ 4:7公里'], WITH_SIGN)).toEqual([]);
  });

  it('nor more values than names', () => {
    expect(found(['2:栽树', '2:剪枝', '3:900株', '3:7公里', '3:5处']).map(({ at }) => at)).toEqual(['0–3']);
  });

  it('nor lines between which one is missing', () => {
    const lines = [...placedLines(['2:栽树', '2:剪枝']), ...placedLines(['3:900株', '3:7公里'], 3)];
    expect(crossings({ lines, roles: PLAIN, isLabel: (column) => column < 2 })).toEqual([]);
  });

  it('nor where a column in front of the name holds something that is no label', () => {
    const roles: readonly (ColumnRole | null)[] = ['level1', 'weight', 'level3', 'target'];
    expect(found(['2:栽树', '1:10 2:剪枝', '3:900株', '3:7公里'], roles)).toEqual([]);
    expect(found(['2:栽树', '1:数量指标 2:剪枝', '3:900株', '3:7公里'])).toHaveLength(1);
  });

  it('nor in tables of no names, or of two columns of them', () => {
    expect(
      found(['1:数量指标', '1:质量指标', '3:900株', '3:7公里'], ['level1', 'level2', 'other', 'target']),
    ).toEqual([]);
    expect(found(['2:栽树', '2:剪枝', '3:900株', '3:7公里'], [...PLAIN, 'level3', 'target'])).toEqual([]);
  });
});

describe('labels beside rows that cross', () => {
  it('one stands amid the rows, on a line of its own where they are two', () => {
    expect(found(['2:栽树', '1:数量指标 2:剪枝', '3:900株', '3:7公里'])).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:900株', '1 1:数量指标', '2 2:剪枝 3:7公里'] },
    ]);
  });

  it('one on the last line is the last row’s', () => {
    expect(found(['2:栽树', '2:剪枝', '3:900株', '1:质量指标 3:7公里'])).toEqual([
      { at: '0–3', rows: ['0 2:栽树 3:900株', '1 1:质量指标 2:剪枝 3:7公里'] },
    ]);
  });

  it('lines of one, or several, stand beside the rows they are as many as', () => {
    expect(found(['2:栽树', '1:数量 2:剪枝', '1:指标 3:900株', '3:7公里'])).toEqual([
      { at: '0–3', rows: ['0 1:数量 2:栽树 3:900株', '1 1:指标 2:剪枝 3:7公里'] },
    ]);
  });

  it('lines of more than there are rows stand at the first and the last', () => {
    expect(found(['1:可 2:栽树', '1:持 2:剪枝', '1:续 3:900株', '1:性 3:7公里'])).toEqual([
      { at: '0–3', rows: ['0 1:可 1:持 2:栽树 3:900株', '1 1:续 1:性 2:剪枝 3:7公里'] },
    ]);
  });

  it('of both levels each', () => {
    const [all] = found(['2:栽树', '0:产出指标 1:数量指标 2:剪枝', '2:补种 3:1次', '3:2次', '3:3次']);
    expect(all).toEqual({
      at: '0–4',
      rows: ['0 2:栽树 3:1次', '1 0:产出指标 1:数量指标 2:剪枝 3:2次', '2 2:补种 3:3次'],
    });
  });
});

describe('a name right behind another', () => {
  const ABOVE = ['2:栽树 3:900株', '2:养护 3:2次'];

  it('where names begin', () => {
    expect(found([...ABOVE, '1@31:数量指标 2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([
      {
        at: '2–4 on one line',
        rows: ['2 2:修剪绿篱 3:7公里', '3 1:数量指标', '4 2:更换座椅 3:35把'],
      },
    ]);
  });

  it('with a space between them', () => {
    expect(found([...ABOVE, '1@30:数量指标 2@35:修剪绿篱 2@40:更换座椅', '3:7公里', '3:35把'])).toEqual([
      {
        at: '2–4 on one line',
        rows: ['2 2:修剪绿篱 3:7公里', '3 1:数量指标', '4 2:更换座椅 3:35把'],
      },
    ]);
  });

  it('the values from its own line on', () => {
    expect(found([...ABOVE, '1@31:数量指标 2@36:修剪绿篱更换座椅 3:7公里', '3:35把'])).toEqual([]);
  });

  it('not where but one name begins', () => {
    expect(found(['2:栽树 3:900株', '1@31:数量指标 2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([]);
  });

  it('not where no label, or one that leaves room, stands in front of it', () => {
    expect(found([...ABOVE, '2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([]);
    expect(found([...ABOVE, '1@30:数量指标 2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([]);
  });

  it('not where it ends there', () => {
    expect(found([...ABOVE, '1@31:数量指标 2@36:修剪绿篱', '3:7公里', '3:35把'])).toEqual([]);
  });

  it('not where names begin that stand close behind labels', () => {
    const close = ['1@37:数量 2:栽树 3:900株', '1@37:质量 2:养护 3:2次'];
    expect(found([...close, '1@31:数量指标 2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toHaveLength(0);
  });

  it('not where the whole of it begins there', () => {
    expect(found([...ABOVE, '1@35:数量指标 2:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([]);
  });

  it('amid its first characters, and half as wide ones', () => {
    expect(found([...ABOVE, '1@33:数量指标 2@38:剪枝更换座椅', '3:7公里', '3:35把'])[0]?.rows).toEqual([
      '2 2:剪枝 3:7公里',
      '3 1:数量指标',
      '4 2:更换座椅 3:35把',
    ]);
    expect(found([...ABOVE, '1@32:数量指标 2@37~修剪12更换座椅', '3:7公里', '3:35把'])[0]?.rows).toEqual([
      '2 2:修剪12 3:7公里',
      '3 1:数量指标',
      '4 2:更换座椅 3:35把',
    ]);
  });

  it('amid half-width characters as wide as others', () => {
    expect(found([...ABOVE, '1@31:数量指标 2@36:修剪12更换座椅', '3:7公里', '3:35把'])[0]?.rows).toEqual([
      '2 2:修剪12 3:7公里',
      '3 1:数量指标',
      '4 2:更换座椅 3:35把',
    ]);
  });

  it('not where there is one on the line below', () => {
    const lines = ['1@31:数量指标 2@36:修剪绿篱更换座椅', '2:补种 3:7公里', '3:35把'];
    expect(found([...ABOVE, ...lines]).map(({ at }) => at)).toEqual(['2–4']);
  });

  it('not where names begin amid a character of it', () => {
    const amid = ['2@40.5:栽树 3:900株', '2@40.5:养护 3:2次'];
    expect(found([...amid, '1@31:数量指标 2@36:修剪绿篱更换座椅', '3:7公里', '3:35把'])).toEqual([]);
  });

  it('with its sign, from its own line on, and its value below', () => {
    expect(
      found(
        [
          '2:栽树 4:900株',
          '2:养护 4:2次',
          '1@31:数量指标 2@36:修剪绿篱更换座椅 3:≥',
          '3:≤ 4:7公里',
          '4:35把',
        ],
        WITH_SIGN,
      ),
    ).toEqual([
      {
        at: '2–4 on one line',
        rows: ['2 2:修剪绿篱 3:≥ 4:7公里', '3 1:数量指标', '4 2:更换座椅 3:≤ 4:35把'],
      },
    ]);
  });

  it('not with its values a line away', () => {
    const lines = ['1@31:数量指标 2@36:修剪绿篱更换座椅', '0:产出指标', '4:7公里', '4:35把'];
    expect(found(['2:栽树 4:900株', '2:养护 4:2次', ...lines], WITH_SIGN)).toEqual([]);
  });

  it('once, of however many lines', () => {
    const lines = ['1@31:数量指标 2@36:修剪绿篱更换座椅', '3:≥', '3:≤', '4:7公里', '4:35把'];
    expect(found(['2:栽树 4:900株', '2:养护 4:2次', ...lines], WITH_SIGN).map(({ at }) => at)).toEqual([
      '2–6 on one line',
    ]);
  });
});
