import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const TABLE = [
  '项目名称 |\n村庄供水 |\n||||\n',
  '绩效\n指标 |\n一级指标 |\n二级指标 |\n三级指标 |\n指标值 |\n|\n',
  '产出指标 |\n数量指标 | 修建水窖 | 30口 |\n||\n',
  '维修泵站 |\n||||| \n',
  '质量指标 |\n验收合格率 |\n100% |\n|||\n',
];
const READ = [
  '  0↓4:绩效/指标 | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:指标值',
  '  1↓3:产出指标 | 2↓2:数量指标 | 3:修建水窖 | 4:30口',
  '  3:维修泵站?',
  '  2:质量指标 | 3:验收合格率 | 4:100%',
];
const rowsOf = (text: string) => shown(text).filter((row) => row.startsWith('  '));

describe('a bar table whose lines end within rows', () => {
  it('has its rows by the number of bars, which fill each up', () => {
    expect(shown(`村庄供水绩效目标表\n${TABLE.join('')}`)).toEqual([
      '1 村庄供水绩效目标表',
      'delimited 1×2 @2-4',
      '  0:项目名称 | 1:村庄供水',
      'delimited 4×5 @5-20',
      ...READ.map((row, at) =>
        at === 0 ? '  0:绩效/指标 | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:指标值' : row,
      ),
    ]);
  });

  it('with a bar in front of every row as well', () => {
    const text = TABLE.map((row) => `|\n${row}`).join('');
    expect(rowsOf(text).slice(2)).toEqual(READ.slice(1));
  });

  it('and where the text breaks off amid a row', () => {
    expect(rowsOf(TABLE.join('').slice(0, -5)).at(-1)).toBe('  2:质量指标 | 3:验收合格率 | 4:100%');
  });

  it('reads a value column for each village', () => {
    const text =
      '一级指标 |\n二级指标 |\n三级指标 |\n甲村 |\n乙村 |\n|\n产出指标 |\n数量指标 |\n修建水窖 |\n3口 |\n2口 |\n|\n维修泵站 |\n1座 |\n4座 |\n|||\n验收率 |\n100% |\n98% |\n|||\n';
    expect(rowsOf(text)).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:甲村 | 4:乙村',
      '  0↓3:产出指标 | 1↓3:数量指标 | 2:修建水窖 | 3:3口 | 4:2口',
      '  2:维修泵站 | 3:1座 | 4:4座',
      '  2:验收率? | 3:100% | 4:98%',
    ]);
  });

  it('whose first row prints the first level and what stands down the side empty', () => {
    const empty = '|\n|\n|\n数量指标 |\n修建水窖 |\n30口 |\n';
    const header = '|\n绩效指标 |\n一级指标 |\n二级指标 |\n三级指标 |\n指标值 |\n';
    const rest = ['|\n维修泵站 |\n4座 |\n|||\n', '|\n质量指标 |\n验收合格率 |\n100% |\n||\n'];
    expect(rowsOf([header, empty, ...rest].join('')).map((row) => row.replaceAll('?', ''))).toEqual([
      '  0:绩效指标 | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:指标值',
      '  2↓2:数量指标 | 3:修建水窖 | 4:30口',
      '  3:维修泵站 | 4:4座',
      '  2:质量指标 | 3:验收合格率 | 4:100%',
    ]);
  });

  it('begins with a label, which may be the form’s own, but not with a name', () => {
    const with1 = (label: string) => [
      ...TABLE.slice(0, 2),
      TABLE[2]!.replace('产出指标', label),
      ...TABLE.slice(3),
    ];
    expect(rowsOf(with1('建设成效指标').join(''))[2]).toBe(
      '  1↓3:建设成效指标 | 2↓2:数量指标 | 3:修建水窖 | 4:30口',
    );
    expect(shown(with1('农村水利').join('')).filter((row) => row.startsWith('delimited'))).toEqual([]);
  });

  it('is none where a row has another number of bars', () => {
    const odd = [...TABLE.slice(0, 3), '维修泵站 |\n||\n', ...TABLE.slice(4)].join('');
    expect(shown(odd).filter((row) => row.startsWith('delimited'))).toEqual([]);
  });

  it('nor where no row is filled up: rows may then end anywhere', () => {
    const cells = [
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '产出指标',
      '数量指标',
      '修建水窖',
      '30口',
      '维修泵站',
      '4座',
      '质量指标',
      '验收率',
      '100%',
    ];
    expect(rowsOf(cells.map((cell) => `${cell} |\n`).join(''))).toEqual([
      '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
      '  0↓3:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口',
      '  2:维修泵站 | 3:4座',
      '  1:质量指标 | 2:验收率 | 3:100%',
    ]);
  });
});
