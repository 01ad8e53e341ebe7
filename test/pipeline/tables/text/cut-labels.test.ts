import { describe, expect, it } from 'vitest';
import type { LabelsRequest } from '../../../../src/pipeline/tables/text/label-costs.ts';
import { labelRows } from '../../../../src/pipeline/tables/text/label-partition.ts';
import type { LayoutLabel } from '../../../../src/pipeline/tables/text/layout-labels.ts';

/** A label of one line at a height, counted in rows. */
function label(text: string, height: number): LayoutLabel {
  return { lines: [{ line: height, height, tokens: [] }], text, top: height, bottom: height };
}

/** First and last row of each label of level 2 beside rows of one line each, one line apart. */
function groups(
  rows: number,
  level2: readonly LayoutLabel[],
  ends: Partial<LabelsRequest>,
): readonly string[] {
  const heights = Array.from({ length: rows }, (_, row) => row);
  const found = labelRows({
    rows: heights.map((row) => ({ top: row, bottom: row })),
    texts: heights.map((row) => ({ name: `第${row}行`, value: '' })),
    level1: [label('效益指标', (rows - 1) / 2)],
    level2,
    spanning: new Set(),
    cutAbove: false,
    cutBelow: false,
    breaks: [],
    textLines: heights,
    rounding: { upper: 0, between: 0, lower: 0.8 },
    amid: new Set(),
    ...ends,
  });
  return found.level2.map((group) => `${group.label ?? '-'}: ${group.from}–${group.to - 1}`);
}

describe('labels whose rows a page’s end has cut', () => {
  const labels = [label('社会效益指标', 1), label('可持续影响指标', 5)];

  it('stand at the top of what is cut, or amid one part', () => {
    const high = [label('社会效益指标', 1), label('可持续影响指标', 3)];
    expect(groups(9, high, { cutBelow: true })).toEqual(['0: 0–2', '1: 3–8']);
    expect(groups(8, labels, { breaks: [3] })).toEqual(['0: 0–2', '1: 3–7']);
    expect(groups(8, [label('社会效益指标', 0.5), label('可持续影响指标', 6)], { breaks: [4] })).toEqual([
      '0: 0–1',
      '1: 2–7',
    ]);
  });

  it('stand amid all their rows where no page ends', () => {
    expect(groups(8, [label('社会效益指标', 0.5), label('可持续影响指标', 4.5)], {})).toEqual([
      '0: 0–1',
      '1: 2–7',
    ]);
  });
});
