/** Which lines below a header with marked cells make a row, and which are left out. */
import { describe, expect, it } from 'vitest';
import {
  beginsWithLabel,
  delimitedBody,
  isSumOrFoot,
} from '../../../../src/pipeline/tables/text/delimited-body.ts';
import type { DelimitedItem } from '../../../../src/pipeline/tables/text/delimited-rows.ts';

const ROLES = ['level1', 'level2', 'level3', 'target'] as const;

/** Each line an item, a row where it has bars, a rule where it is `---`; blank lines are none. `closed`: a bar ends each row. */
function drawn(texts: readonly string[], closed = false): readonly DelimitedItem[] {
  return texts.flatMap((text, at): readonly DelimitedItem[] => {
    const number = at + 1;
    if (text === '') return [];
    if (text === '---') return [{ kind: 'rule', line: { number, text } }];
    if (!text.includes('|')) return [{ kind: 'line', line: { number, text } }];
    const pieces = text.split('|').map((cell) => cell.trim());
    return [{ kind: 'row', row: { pieces, from: number, to: number, closed } }];
  });
}

/** Rows with their lines, their cells by column, `/` between a cell's lines; `[band]`; then the items left out, by their texts. */
function body(texts: readonly string[], closed = false): readonly string[] {
  const items = drawn(texts, closed);
  const { rows, left } = delimitedBody(items, ROLES);
  return [
    ...rows.map(({ cells, from, to, band }) => {
      const shown = ROLES.map((_, column) => cells.get(column)?.join('/') ?? '').join(',');
      return band ? `${from} [${cells.get(0)?.join('')}]` : `${from}-${to} ${shown}`;
    }),
    ...left.map((at) => `left ${at}`),
  ];
}
const FIRST = '产出指标 | 数量指标 | 修建水窖 | 30口';
const LAST = '效益指标 | 社会效益指标 | 供水人数 | 3万人';
const [READ, READ_LAST] = ['产出指标,数量指标,修建水窖,30口', '效益指标,社会效益指标,供水人数,3万人'];

/** What stands between the first row and the last: those, and what the lines between made. */
function between(...texts: readonly string[]): readonly string[] {
  const end = texts.length + 2;
  return body([FIRST, ...texts, LAST]).filter(
    (row) => row !== `1-1 ${READ}` && row !== `${end}-${end} ${READ_LAST}`,
  );
}

describe('a line goes on with the row above', () => {
  it('with its marks or without', () => {
    expect(between('及泵站')).toEqual(['1-2 产出指标,数量指标,修建水窖/及泵站,30口']);
    expect(body(['产出指标 | 数量指标 | 修建水窖', '及泵站 | 30口', LAST])).toEqual([
      '1-2 产出指标,数量指标,修建水窖/及泵站,30口',
      `3-3 ${READ_LAST}`,
    ]);
  });

  it('not over a blank line, nor behind a bar that closes its row', () => {
    expect(between('', '及泵站')).toEqual(['left 1']);
    expect(body([FIRST, '及泵站', LAST], true)).toEqual([`1-1 ${READ}`, `3-3 ${READ_LAST}`, 'left 1']);
  });
});

describe('a line is left out', () => {
  it.each([
    ['a rule', '---'],
    ['a note', '备注：暂定'],
    ['a sum', '合计 | | | 100'],
    ['who filled in the form', '填表人：张三 | 电话：1 | | '],
  ])('that is %s', (_, line) => {
    expect(between(line)).toEqual(['left 1']);
  });

  it('in front of the first row', () => {
    expect(body(['第1页', FIRST])).toEqual([`2-2 ${READ}`, 'left 0']);
  });
});

describe('a band of a period', () => {
  it.each(['年度绩效指标', '年度绩效指标 | | | '])('is known alone: %s', (line) => {
    expect(between(line)).toEqual(['2 [年度绩效指标]']);
  });

  it('is none beside other cells', () => {
    expect(between('年度绩效指标 | 时效指标 | 完工 | 12月')).toEqual(['2-2 年度绩效指标,时效指标,完工,12月']);
  });
});

describe('a row that has lost its marks', () => {
  it('is read where it begins with a label', () => {
    expect(between('质量指标 验收率 100%')).toEqual(['2-2 ,质量指标,验收率,100%']);
    expect(between('效益指标')).toEqual(['2-2 效益指标,,,']);
  });

  it('goes on with the one above where it begins with a word that may be one', () => {
    expect(between('质量 验收率 100%')).toEqual(['1-2 产出指标,数量指标,修建水窖/质量 验收率 100%,30口']);
  });

  it.each([
    ['质量指标 验收率', true],
    ['效益指标', true],
    ['质量 验收率', false],
    ['考核指标 验收率', false],
    ['质量指标验收率', false],
    [FIRST, false],
  ])('%s: begins with a label: %s', (text, expected) => {
    expect(drawn([text]).map(beginsWithLabel)).toEqual([expected]);
  });
});

describe('a mark that became a space', () => {
  it.each(['产出指标 | 数量指标 | 修建水窖 30口', '产出指标 | 数量指标 | 修建水窖 30口 | '])(
    'parts a value from its name: %s',
    (line) => {
      expect(body([line, LAST])).toEqual([`1-1 ${READ}`, `2-2 ${READ_LAST}`]);
    },
  );

  it('does not part words', () => {
    expect(body(['产出指标 | 数量指标 | 修建 水窖', LAST])[0]).toBe('1-1 产出指标,数量指标,修建 水窖,');
  });
});

describe('isSumOrFoot', () => {
  it.each([
    ['合计 | | | 100', true],
    ['填表人：张三 | 电话：1', true],
    [FIRST, false],
    ['合计', false],
  ])('%s: %s', (text, expected) => {
    expect(drawn([text]).map(isSumOrFoot)).toEqual([expected]);
  });
});

it('no lines make no rows', () => {
  expect(body([])).toEqual([]);
});
