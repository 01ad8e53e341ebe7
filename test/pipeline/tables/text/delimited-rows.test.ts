/** Lines whose cells are marked by tabs, bars or commas → rows, lines and rules. */
import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { delimitedItems, dialectOf } from '../../../../src/pipeline/tables/text/delimited-rows.ts';

/** The dialect, and each item: `甲 | 乙` a row, `"甲"` a line, `---` a rule, with the lines it stands on. */
function items(text: string): readonly string[] {
  const { lines } = linesPage(text);
  const dialect = dialectOf(lines);
  if (dialect === null) return [];
  const shown = delimitedItems(lines, dialect).map((item) => {
    if (item.kind === 'row') return `${item.row.from}-${item.row.to} ${item.row.pieces.join(' | ')}`;
    return item.kind === 'rule' ? '---' : `${item.line.number} "${item.line.text}"`;
  });
  return [dialect.name, ...shown.filter((line) => !/一级指标/u.test(line))];
}

const bar = (...lines: readonly string[]) =>
  items(['| 一级指标 | 二级指标 | 三级指标 | 指标值 |', ...lines].join('\n'));
const comma = (...lines: readonly string[]) =>
  items(['一级指标,二级指标,三级指标,指标值', ...lines].join('\n'));
const tab = (...lines: readonly string[]) =>
  items(['一级指标\t二级指标\t三级指标\t指标值', ...lines].join('\n'));

describe('the dialect of a text', () => {
  it('is the one in which a header stands, bars first', () => {
    expect(bar()).toEqual(['bar']);
    expect(comma()).toEqual(['comma']);
    expect(tab()).toEqual(['tab']);
    expect(items('一级指标 二级指标 三级指标 指标值\n')).toEqual([]);
    expect(items('项目名称,供水\n一级指标 二级指标 三级指标 指标值\n')).toEqual([]);
    expect(items('产出,数量,水窖,30口\n')).toEqual([]);
  });
});

describe('a line is', () => {
  it.each<readonly [why: string, found: () => readonly string[], expected: readonly string[]]>([
    ['a rule of bars', () => bar('|---|:--:|---|---|'), ['bar', '---']],
    ['no rule where words stand', () => bar('|---|无|---|---|'), ['bar', '2-2 --- | 无 | --- | ---']],
    ['no rule of tabs', () => tab('-\t-\t-\t-'), ['tab', '2-2 - | - | - | -']],
    ['a heading without its marks', () => bar('## 绩效目标'), ['bar', '2 "绩效目标"']],
    [
      'left out where blank',
      () => bar('', '| 产出 | 数量 | 水窖 | 30口 |'),
      ['bar', '3-3 产出 | 数量 | 水窖 | 30口'],
    ],
    ['a title in its quotes', () => comma('"项目绩效目标表"'), ['comma', '2 "项目绩效目标表"']],
    [
      'a title alone in its row',
      () => tab('项目支出绩效目标申报表\t\t\t'),
      ['tab', '2 "项目支出绩效目标申报表"'],
    ],
    ['a year alone in its row', () => tab('（2024年度）\t\t\t'), ['tab', '2 "（2024年度）"']],
    ['a note alone in its row', () => tab('联系电话：5550188\t\t\t'), ['tab', '2 "联系电话：5550188"']],
    [
      'a row where a note has a cell beside it',
      () => tab('联系电话：5550188\t甲\t\t'),
      ['tab', '2-2 联系电话：5550188 | 甲 |  | '],
    ],
    ['a row where a word stands alone', () => tab('联系电话\t\t\t'), ['tab', '2-2 联系电话 |  |  | ']],
    [
      'a row where a label with a colon stands alone',
      () => tab('规模：\t\t\t'),
      ['tab', '2-2 规模： |  |  | '],
    ],
    [
      'a row with a line break in a cell',
      () => bar('| 产出<br>指标 | 数量 | 水窖 | 30口 |'),
      ['bar', '2-2 产出\n指标 | 数量 | 水窖 | 30口'],
    ],
  ])('%s', (_, found, expected) => {
    expect(found()).toEqual(expected);
  });
});

describe('a note with commas below a header', () => {
  it('is one line', () => {
    expect(comma('备注：以上为暂定,另行调整')).toEqual(['comma', '2 "备注：以上为暂定,另行调整"']);
  });

  it.each([
    ['cells of their own', '备注：暂定,电话：5550188', '2-2 备注：暂定 | 电话：5550188'],
    ['a label and its value', '备注：,另行调整', '2-2 备注： | 另行调整'],
    ['a row', '备用水窖,30口', '2-2 备用水窖 | 30口'],
  ])('not %s', (_, line, expected) => {
    expect(comma(line)).toEqual(['comma', expected]);
  });

  it('not cells of a table with tabs, nor above the header', () => {
    expect(tab('备注：以上为暂定\t另行调整')).toEqual(['tab', '2-2 备注：以上为暂定 | 另行调整']);
    expect(items('备注：以上为暂定,另行调整\n一级指标,二级指标,三级指标,指标值')).toEqual([
      'comma',
      '1-1 备注：以上为暂定 | 另行调整',
    ]);
  });
});

describe('a cell in quotes', () => {
  it('goes on over lines until its quote closes', () => {
    expect(tab('"产出\n指标"\t数量\t水窖\t30口')).toEqual(['tab', '2-3 产出\n指标 | 数量 | 水窖 | 30口']);
    expect(comma('"产出\n指标",数量,水窖,30口')).toEqual(['comma', '2-3 产出\n指标 | 数量 | 水窖 | 30口']);
  });

  it('not where its quote never closes, or stands within words', () => {
    expect(tab('"产出\t数量', '质量\t水窖')).toEqual(['tab', '2-2 "产出 | 数量', '3-3 质量 | 水窖']);
    expect(tab('管径5"\t数量', '质量\t管径3"')).toEqual(['tab', '2-2 管径5" | 数量', '3-3 质量 | 管径3"']);
  });

  it('not in a table of bars', () => {
    expect(bar('| "产出 | 数量 |', '| 质量" | 水窖 |')).toEqual([
      'bar',
      '2-2 "产出 | 数量',
      '3-3 质量" | 水窖',
    ]);
  });
});

describe('a bar at a row’s beginning', () => {
  it('is its border where the header has one', () => {
    expect(bar('| 产出 | 数量 | 水窖 | 30口 |')).toEqual(['bar', '2-2 产出 | 数量 | 水窖 | 30口']);
  });

  it('stands behind an empty cell where it has none', () => {
    expect(items('一级指标 | 二级指标 | 三级指标 | 指标值\n| 数量 | 水窖 | 30口')).toEqual([
      'bar',
      '2-2  | 数量 | 水窖 | 30口',
    ]);
  });
});
