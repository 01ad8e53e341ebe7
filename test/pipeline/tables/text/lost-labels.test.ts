import { describe, expect, it } from 'vitest';
import { isMisreadLabel } from '../../../../src/pipeline/tables/text/lost-labels.ts';

describe('labels that have got lost', () => {
  it.each(['数量指杯', '质量措标（15分）', '社会效益指示'])('tells that %s was a label', (text) => {
    expect(isMisreadLabel(text)).toBe(true);
  });

  it.each(['数量指标', '监测指示', '指示', '培训人次'])('takes %s for what it is', (text) => {
    expect(isMisreadLabel(text)).toBe(false);
  });
});
