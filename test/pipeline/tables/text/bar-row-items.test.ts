/** Rows of a bar table whose lines end within rows, told by how many bars each is filled up to, and what is none of its rows. */
import { describe, expect, it } from 'vitest';
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import { barRowItems } from '../../../../src/pipeline/tables/text/bar-rows.ts';

/** Each row with its lines, its cells up to the last that holds something, and other lines in quotes; null where there is no such table. */
function items(...texts: readonly string[]): readonly string[] | null {
  const found = barRowItems(linesPage(texts.join('')).lines);
  return (
    found?.map((item) => {
      if (item.kind !== 'row') return `${item.line.number} "${item.line.text}"`;
      const { pieces, from, to } = item.row;
      return `${from}-${to} ${pieces.slice(0, pieces.findLastIndex((piece) => piece !== '') + 1).join(',')}`;
    }) ?? null
  );
}

/** Five bars a row. */
const HEADER = '一级指标 |\n二级指标 |\n三级指标 |\n指标值 |\n|\n';
const FIRST = '产出指标 |\n数量指标 |\n修建水窖 |\n30口 |\n|\n';
const SECOND = '维修泵站 |\n4座 |\n|||\n';
const THIRD = '质量指标 |\n验收率 |\n100% |\n||\n';
const READ = [
  '1-5 一级指标,二级指标,三级指标,指标值',
  '6-10 产出指标,数量指标,修建水窖,30口',
  '11-13 维修泵站,4座',
  '14-17 质量指标,验收率,100%',
];
/** A row on one line. */
const onOne = (row: string) => `${row.replaceAll('\n', '')}\n`;

describe('rows by their number of bars', () => {
  it('are read from a header and two rows on', () => {
    expect(items(HEADER, FIRST, SECOND, THIRD)).toEqual(READ);
    expect(items(HEADER, FIRST, SECOND)).toEqual(READ.slice(0, 3));
    expect(items(HEADER, FIRST)).toBeNull();
  });

  it('hold cells of several lines, blank ones left out', () => {
    const expected = ['11-14 维修\n泵站,4座', '11-14 维修泵站,4座'];
    expect(items(HEADER, FIRST, '维修\n泵站 |\n4座 |\n|||\n', THIRD)?.[2]).toBe(expected[0]);
    expect(items(HEADER, FIRST, '维修泵站 |\n\n4座 |\n|||\n', THIRD)?.[2]).toBe(expected[1]);
  });

  it.each<readonly [why: string, texts: readonly string[]]>([
    ['each row has a line to itself', [HEADER, FIRST, SECOND, THIRD].map(onOne)],
    ['a cell amid a row is empty', [HEADER, FIRST, SECOND, '验收率 |\n|\n100% |\n||\n']],
    ['the first row begins with no label', [HEADER, FIRST.replace('产出指标', '水利'), SECOND, THIRD]],
    ['a row has a bar too few', [HEADER, FIRST.replace('产出指标 |\n', ''), SECOND, THIRD]],
  ])('are not told where %s', (_, texts) => {
    expect(items(...texts)).toBeNull();
  });

  it('may be those of the head above, whose title is none', () => {
    const head = '项目名称 |\n村庄供水 |\n|||\n';
    expect(items('村庄供水绩效目标表\n', head, HEADER, FIRST, SECOND, THIRD)?.slice(0, 3)).toEqual([
      '1 "村庄供水绩效目标表"',
      '2-4 项目名称,村庄供水',
      '5-9 一级指标,二级指标,三级指标,指标值',
    ]);
  });

  it.each(['项目支出绩效目标申报表', '备注：以上为暂定', '以上数据由水利局提供。'])(
    'end at %s, below which another table begins',
    (line) => {
      const again = ['19-23', '24-28', '29-31', '32-35'].map((at, i) => READ[i]!.replace(/^\S+/u, at));
      expect(items(HEADER, FIRST, SECOND, THIRD, `${line}\n`, HEADER, FIRST, SECOND, THIRD)).toEqual([
        ...READ,
        `18 "${line}"`,
        ...again,
      ]);
    },
  );

  it('leave lines behind them that have too few bars for their number', () => {
    expect(items(HEADER, FIRST, SECOND, THIRD, '验收\n时间 |\n')).toEqual([
      ...READ,
      '18 "验收"',
      '19 "时间"',
    ]);
    expect(items(HEADER, FIRST, SECOND, THIRD, '验收率 |\n98% |\n')).toEqual([...READ, '18-19 验收率,98%']);
  });
});
