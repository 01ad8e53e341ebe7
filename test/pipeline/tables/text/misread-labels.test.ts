import { describe, expect, it } from 'vitest';
import { isMisreadLabel } from '../../../../src/pipeline/tables/text/lost-labels.ts';

describe('a label one of whose characters was misread', () => {
  it.each(['数量指杯', '质量措标（15分）', '数量指杯(15', '社会效益指示', '产出指杯', '满意度指木'])(
    'tells that %s was a label',
    (text) => {
      expect(isMisreadLabel(text)).toBe(true);
    },
  );

  it.each(['数量指标', '产出指标', '数量', '数量措杯', '质指杯', '监测指示', '指示', '培训人次'])(
    'takes %s for what it is',
    (text) => {
      expect(isMisreadLabel(text)).toBe(false);
    },
  );
});
