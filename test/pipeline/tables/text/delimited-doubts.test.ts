/** What of a table whose cells are marked is in doubt, and where signatures end it, each beside the nearest where it is not so. */
import { describe, expect, it } from 'vitest';
import { shown } from './shown-blocks.ts';

const HEADER = '一级指标\t二级指标\t三级指标\t指标值';
const ROW = '产出指标\t数量指标\t新建水窖\t30口';
const FOOT = '填表人：张三\t\t';

/** The blocks of a text below its first header and row. */
function below(...lines: readonly string[]): readonly string[] {
  return shown([HEADER, ROW, ...lines].join('\n')).filter((line) => !line.includes('一级指标'));
}

describe('a level 2 in a marked table', () => {
  it('is in doubt under a level 1 no form has it under, and where it goes on under one', () => {
    const rows = ['效益指标\t质量指标\t合格率\t100%', '\t社会效益指标\t受益人口\t2万人'];
    expect(below(...rows).slice(2)).toEqual([
      '  0↓2:效益指标 | 1:质量指标? | 2:合格率 | 3:100%',
      '  1:社会效益指标 | 2:受益人口 | 3:2万人',
    ]);
    const turned = ['效益指标\t社会效益指标\t受益人口\t2万人', '\t质量指标\t合格率\t100%'];
    expect(below(...turned).slice(2)).toEqual([
      '  0↓2:效益指标 | 1:社会效益指标 | 2:受益人口 | 3:2万人',
      '  1:质量指标? | 2:合格率 | 3:100%',
    ]);
  });

  it('is not under its own, nor below a band that says nothing of levels', () => {
    expect(below('\t质量指标\t合格率\t100%').slice(1)).toEqual([
      '  0↓2:产出指标 | 1:数量指标 | 2:新建水窖 | 3:30口',
      '  1:质量指标 | 2:合格率 | 3:100%',
    ]);
    expect(below('年度绩效指标', '\t质量指标\t合格率\t100%').slice(2)).toEqual([
      '  0→4:年度绩效指标',
      '  1:质量指标 | 2:合格率 | 3:100%',
    ]);
  });
});

describe('signatures in a marked table', () => {
  const more = ['效益指标\t社会效益指标\t受益人口\t2万人'];
  const ends = ['delimited 2×4 @1-2', '  0:产出指标 | 1:数量指标 | 2:新建水窖 | 3:30口', '3 填表人：张三'];

  it('end it where no label follows before the next header, title or head', () => {
    expect(below('填表人：张三\t\t联系电话：12345')).toEqual([
      ...ends.slice(0, 2),
      'delimited 1×3 @3-3',
      '  0:填表人：张三 | 2:联系电话：12345',
    ]);
    expect(below(FOOT, HEADER, ...more).slice(0, 3)).toEqual(ends);
    expect(below(FOOT, '项目名称\t农村道路', HEADER, ...more).slice(0, 3)).toEqual(ends);
  });

  it('do not where a label of either level follows', () => {
    expect(below(FOOT, '效益指标\t\t受益人口\t2万人')).toEqual([
      'delimited 3×4 @1-4',
      ends[1],
      '  0:效益指标 | 2:受益人口 | 3:2万人',
      '3 填表人：张三',
    ]);
    expect(below(FOOT, '\t质量指标\t合格率\t100%')).toEqual([
      'delimited 3×4 @1-4',
      '  0↓2:产出指标 | 1:数量指标 | 2:新建水窖 | 3:30口',
      '  1:质量指标 | 2:合格率 | 3:100%',
      '3 填表人：张三',
    ]);
  });
});
