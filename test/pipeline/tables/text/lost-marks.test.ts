import { describe, expect, it } from 'vitest';
import { problemCodes, shown } from './shown-blocks.ts';

const TABLE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t修建水窖\t30口\n';
const NEXT = '\t\t维修泵站\t4座\n';
const behind = (lines: string) => shown(TABLE + lines).slice(2);

describe('a row of a marked table that has lost all its marks', () => {
  it.each([
    [
      'the labels of level 1 alone',
      '效益指标\n\t社会效益指标\t居民生活\t改善\n',
      [
        '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
        '  0↓2:效益指标',
        '  1:社会效益指标 | 2:居民生活 | 3:改善',
      ],
    ],
    [
      'those of level 2 alone',
      '质量指标\n\t时效指标\t完成率\t100%\n',
      [
        '  0↓3:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
        '  1:质量指标',
        '  1:时效指标 | 2:完成率 | 3:100%',
      ],
    ],
    [
      'spaces instead, from level 2 on',
      `质量指标 验收率 100%\n${NEXT}`,
      [
        '  0↓3:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
        '  1↓2:质量指标 | 2:验收率 | 3:100%',
        '  2:维修泵站 | 3:4座',
      ],
    ],
    [
      'spaces instead, a value in words',
      '效益指标 社会效益指标 居民生活 改善\n',
      [
        '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
        '  0:效益指标 | 1:社会效益指标 | 2:居民生活 | 3:改善',
      ],
    ],
  ])('is one where it begins with a label: %s', (_what, lines, rows) => {
    expect(behind(lines)).toEqual(rows);
    expect(problemCodes(TABLE + lines)).toEqual([]);
  });

  it('is none where a label only begins a sentence: that is a note', () => {
    expect(behind(`产出指标由县水利局核定\n${NEXT}`)).toEqual([
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口',
      '  2:维修泵站 | 3:4座',
      '3 产出指标由县水利局核定',
    ]);
  });

  it('is told of where its pieces are no cells', () => {
    const line = '效益指标 甲村 乙村 丙村 丁村 戊村 己村';
    expect(behind(`${line}\n`).at(-1)).toBe(`3 ${line}`);
    expect(problemCodes(`${TABLE}${line}\n`)).toEqual(['text-unassigned']);
  });
});

describe('the title of the next form', () => {
  const bars = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => `${row.join(' |\n')} |\n${'|'.repeat(5 - row.length)}\n`).join('');
  const rows = [
    ['一级指标', '二级指标', '三级指标', '指标值'],
    ['产出指标', '数量指标', '修建水窖', '30口'],
    ['维修泵站', '4座'],
    ['质量指标', '验收率', '100%'],
  ];
  const read = [
    '  0:一级指标 | 1:二级指标 | 2:三级指标 | 3:指标值',
    '  0↓3:产出指标 | 1↓2:数量指标 | 2:修建水窖 | 3:30口',
    '  2:维修泵站 | 3:4座',
    '  1:质量指标 | 2:验收率 | 3:100%',
  ];

  it('between two bar tables whose lines end within rows is part of neither', () => {
    expect(shown(`${bars(rows)}二号工程绩效目标表\n${bars(rows)}`)).toEqual([
      'delimited 4×4 @1-17',
      ...read,
      '18 二号工程绩效目标表',
      'delimited 4×4 @19-35',
      ...read,
    ]);
  });

  it('at the end of running text is no value, but a name that a value follows is one', () => {
    const text = [...rows[0]!, ...rows[1]!, '效益指标', '社会效益指标', '居民生活', '改善'].join('\n');
    expect(shown(`${text}\n二号工程绩效目标表\n`).slice(2)).toEqual([
      '  0:产出指标 | 1:数量指标 | 2:修建水窖 | 3:30口',
      '  0:效益指标 | 1:社会效益指标 | 2:居民生活 | 3:改善',
      '13 二号工程绩效目标表',
    ]);
    expect(shown(`${text}\n报送绩效自评表\n3份\n`).at(-1)).toBe('  2:报送绩效自评表 | 3:3份');
  });
});
