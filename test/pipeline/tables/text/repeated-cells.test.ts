import { describe, expect, it } from 'vitest';
import { bandOnce } from '../../../../src/pipeline/tables/text/band-once.ts';
import { columnsOnce, headOnce } from '../../../../src/pipeline/tables/text/repeated-cells.ts';
import { shown } from './shown-blocks.ts';

const bars = (...rows: readonly string[]): string => rows.map((row) => `| ${row} |\n`).join('');

describe('merged cells printed in every place they cover', () => {
  it('reads each column once', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 三级指标 | 指标值 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 修建水窖 | 30口 | 30口',
      '产出指标 | 质量指标 | 验收合格率 | 验收合格率 | 100% | 100%',
    );
    expect(shown(text)).toEqual([
      'delimited 3×4 @1-3',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  0:产出指标 | 1:质量指标 | 2:验收合格率 | 3:100%',
    ]);
  });

  it('reads each column once where a row tells them apart, keeps what both say and doubts the row', () => {
    const text = (...names: readonly string[]) =>
      bars(
        '一级指标 | 二级指标 | 三级指标 | 三级指标 | 指标值',
        ...names.map((name, at) => `产出指标 | 数量指标 | ${name} | ${at}口`),
      );
    expect(shown(text('甲 | 甲', '乙卒 | 乙率', '丙 | 丙')).slice(2)).toEqual([
      '  0:产出指标 | 1:数量指标 | 2:甲 | 3:0口',
      '  0:产出指标 | 1:数量指标 | 2:乙卒/乙率? | 3:1口',
      '  0:产出指标 | 1:数量指标 | 2:丙 | 3:2口',
    ]);
  });

  it('doubts all rows where two columns of names stay side by side', () => {
    const text = (between: string, cell: string) =>
      bars(
        `一级指标 | 二级指标 | 三级指标 | ${between} | 三级指标 | 指标值`,
        `产出指标 | 数量指标 | 甲 | ${cell} | 甲 | 1口`,
        `产出指标 | 数量指标 | 乙 | ${cell} | 乙 | 2口`,
      );
    expect(shown(text('', '')).join()).toContain('乙?');
    expect(shown(text('指标值', '9口')).join()).not.toContain('?');
  });

  it('leaves columns apart that have one name and not one value', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口 | 40口',
      '产出指标 | 质量指标 | 验收合格率 | 100% | 100%',
    );
    expect(shown(text)[0]).toBe('delimited 3×5 @1-3');
  });

  it('leaves columns apart that have one value and not one name', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 中期指标值 | 年度指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口 | 30口',
    );
    expect(shown(text)[0]).toBe('delimited 2×5 @1-2');
  });

  it('reads a header of two rows that prints its names in both', () => {
    const text = bars(
      '一级指标 | 二级指标 | 三级指标 | 绩效指标值 | 绩效指标值',
      '一级指标 | 二级指标 | 三级指标 | 中期指标值 | 年度指标值',
      '产出指标 | 数量指标 | 修建水窖 | 90口 | 30口',
    );
    expect(shown(text)).toEqual([
      'delimited 3×5 @1-3',
      '  0↓2:一级指标 | 1↓2:二级指标 | 2↓2:三级指标 | 3→2:绩效指标值',
      '  3:中期指标值 | 4:年度指标值',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:90口 | 4:30口',
    ]);
  });

  it('reads a band and a title across the table, and a head whose labels and values cover columns', () => {
    const text = bars(
      '农村饮水绩效目标表 | 农村饮水绩效目标表 | 农村饮水绩效目标表 | 农村饮水绩效目标表',
      '项目名称 | 项目名称 | 农村饮水安全 | 农村饮水安全',
      '项目资金（万元） | 年度资金总额 | 120 | 120',
      '项目资金（万元） | 其中：财政拨款 | 100 | 100',
      '一级指标 | 二级指标 | 三级指标 | 指标值',
      '年度绩效指标 | 年度绩效指标 | 年度绩效指标 | 年度绩效指标',
      '产出指标 | 数量指标 | 修建水窖 | 30口',
    );
    expect(shown(text)).toEqual([
      '1 农村饮水绩效目标表',
      'delimited 3×3 @2-4',
      '  0→2:项目名称 | 2:农村饮水安全',
      '  0:项目资金（万元） | 1:年度资金总额 | 2:120',
      '  1:其中：财政拨款 | 2:100',
      'delimited 3×4 @5-7',
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0→4:年度绩效指标',
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
    ]);
  });

  it('says the word for a sum once', () => {
    expect(bandOnce(['绩效指标', '总分', '总分', '100', '100'])).toEqual([
      '绩效指标',
      '总分',
      '',
      '100',
      '100',
    ]);
  });

  it('leaves numbers and marks in all cells of a row', () => {
    expect(bandOnce(['/', '/', '/'])).toEqual(['/', '/', '/']);
    expect(bandOnce(['100', '100', '100'])).toEqual(['100', '100', '100']);
    expect(bandOnce(['项目名称', '项目名称'])).toEqual(['项目名称', '项目名称']);
  });

  it('leaves two equal sums under two names of a head apart', () => {
    const text = bars(
      '资金名称 | 农村饮水安全工程 | 农村饮水安全工程',
      '来源 | 年初预算 | 调整预算',
      '财政拨款 | 100 | 100',
      '一级指标 | 二级指标 | 三级指标 | 指标值',
      '产出指标 | 数量指标 | 修建水窖 | 30口',
    );
    expect(shown(text)[3]).toBe('  0:财政拨款 | 1:100 | 2:100');
  });
});

/** The rows of a head, its cells parted by `|`. */
function head(...rows: readonly string[]): readonly string[] {
  const drawn = rows.map((row, at) => ({
    pieces: row.split('|').map((cell) => cell.trim()),
    from: at,
    to: at,
    closed: true,
  }));
  return headOnce(drawn).map(({ pieces }) => pieces.join(' | '));
}

describe('the head of a form', () => {
  it('prints merged cells again where a label stands beside itself', () => {
    expect(head('项目名称 | 项目名称 | 供水', '实施期 | 三年 | 三年')).toEqual([
      '项目名称 |  | 供水',
      '实施期 | 三年 | ',
    ]);
  });

  it('prints them again where a text does', () => {
    expect(head('项目名称 | 农村饮水安全工程 | 农村饮水安全工程', '实施期 | 三年 | 三年')).toEqual([
      '项目名称 | 农村饮水安全工程 | ',
      '实施期 | 三年 | ',
    ]);
  });

  it.each([
    ['equal values beside each other', ['供水人数 | 三万人 | 三万人', '项目名称 | 供水 | 工程']],
    ['equal numbers beside each other', ['供水人数 | 1000000 | 1000000', '项目名称 | 供水 | 工程']],
    ['a label beside another text', ['项目名称 | 供水 | 主管部门', '规模 | 三万 | 三万']],
    ['a long text beside another', ['项目名称 | 农村饮水安全工程 | 水利局', '规模 | 三万 | 三万']],
    ['a text below itself', ['项目名称 | 农村饮水安全工程', '项目内容 | 农村饮水安全工程']],
    ['a label below itself', ['项目名称 | 供水', '项目名称 | 管网']],
    ['cells that hold nothing', ['项目名称 |  | ', '实施期 |  | 三年']],
  ])('does not for %s', (_, rows) => {
    expect(head(...rows)).toEqual(rows);
  });

  it('where it does, a label over several rows is one, a value below itself is none', () => {
    expect(head('项目名称 | 项目名称 | 供水', '项目资金 | 总额 | 供水', '项目资金 | 财政 | 三年')).toEqual([
      '项目名称 |  | 供水',
      '项目资金 | 总额 | 供水',
      ' | 财政 | 三年',
    ]);
  });

  it('where it does, equal sums are one, but under two names', () => {
    expect(head('项目名称 | 项目名称 | 供水', '来源 | 年初 | 调整', '总额 | 100 | 100')[2]).toBe(
      '总额 | 100 | 100',
    );
    expect(head('项目名称 | 项目名称 | 供水', '来源 | 预算 | 预算', '总额 | 100 | 100')[2]).toBe(
      '总额 | 100 | ',
    );
    expect(head('项目名称 | 项目名称 | 供水', '来源 | 预算 | ', '总额 | 100 | 100')[2]).toBe('总额 | 100 | ');
  });
});

describe('columnsOnce', () => {
  /** The names of the columns and how many each heads, from a header of two rows with a heading over some. */
  function once(
    names: string,
    upper: string,
    spans: readonly (readonly [number, number])[],
    ...body: readonly string[]
  ) {
    const row = (text: string) => ({
      pieces: text.split('|').map((cell) => cell.trim()),
      from: 1,
      to: 1,
      closed: true,
    });
    const { header } = columnsOnce({
      header: { names: row(names).pieces, rows: [row(upper), row(names)], spans: new Map(spans) },
      items: [
        { kind: 'rule', line: { number: 1, text: '---' } },
        ...body.map((text) => ({ kind: 'row' as const, row: row(text) })),
      ],
    });
    return [header.names.join(' | '), ...[...header.spans].map(([column, span]) => `${column}+${span}`)];
  }

  it('moves the headings right of a column said again, and makes those over it narrower', () => {
    expect(
      once(
        '级 | 级 | 三级 | 中期 | 年度',
        '级 | 级 | 三级 | 值 | 值',
        [[3, 2]],
        '产出 | 产出 | 水窖 | 9 | 3',
      ),
    ).toEqual(['级 | 三级 | 中期 | 年度', '2+2']);
    expect(once('级 | 中期 | 中期 | 年度', '级 | 值 | 值 | 值', [[1, 3]], '产出 | 9 | 9 | 3')).toEqual([
      '级 | 中期 | 年度',
      '1+2',
    ]);
    expect(once('中期 | 年度 | 级 | 级', '值 | 值 | 级 | 级', [[0, 2]], '9 | 3 | 产出 | 产出')).toEqual([
      '中期 | 年度 | 级',
      '0+2',
    ]);
  });

  it('leaves columns without names and without cells', () => {
    expect(once('级 |  | ', '级 |  | ', [], '产出 | 9 | 9')).toEqual(['级 |  | ']);
    expect(once('级 | 级', '级 | 级', [], ' | ')).toEqual(['级 | 级']);
  });
});
