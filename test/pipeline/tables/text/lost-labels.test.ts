import { describe, expect, it } from 'vitest';
import { isMisreadLabel } from '../../../../src/pipeline/tables/text/lost-labels.ts';
import { shown } from './shown-blocks.ts';

describe('labels that have got lost', () => {
  it.each(['数量指杯', '质量措标（15分）', '社会效益指示'])('tells that %s was a label', (text) => {
    expect(isMisreadLabel(text)).toBe(true);
  });

  it.each(['数量指标', '监测指示', '指示', '培训人次'])('takes %s for what it is', (text) => {
    expect(isMisreadLabel(text)).toBe(false);
  });

  it('doubts a row that does not go with the label it would inherit', () => {
    const text = `一级指标 二级指标 三级指标 指标值
产出指标 数量指标 新建公厕 6座
工程验收合格率 ≥95%
`;
    expect(shown(text).slice(-2)).toEqual([
      '  0↓2:产出指标 | 1↓2:数量指标 | 2:新建公厕 | 3:6座',
      '  2:工程验收合格率? | 3:≥95%',
    ]);
  });
});
