import { describe, expect, it } from 'vitest';
import { bracketedLines } from '../../../src/parsers/ocr/wrapped-brackets.ts';

/** Lines 26 high: a text, where it begins, and its top. */
const groups = (...of: readonly (readonly [text: string, x0: number, y0: number])[]) =>
  bracketedLines(
    of.map(([text, x0, y0]) => {
      const box = { x0, y0, x1: x0 + 26 * [...text].length, y1: y0 + 26 };
      return { box, within: box, stretches: [] };
    }),
    of.map(([text]) => text),
  );

describe('lines without a cell', () => {
  it('are one text where a bracket opens in one and closes in the line under it', () => {
    expect(groups(['数量指标(必填', 100, 20], ['≥5', 600, 30], ['硬性指标）', 110, 58])).toEqual([
      [0, 2],
      [1],
    ]);
  });

  it('are one over three lines', () => {
    expect(groups(['培训(含上', 100, 20], ['年度结转', 100, 56], ['任务)', 100, 92])).toEqual([[0, 1, 2]]);
  });

  it('are each their own where no bracket is open, the one below does not close it, or stands elsewhere', () => {
    expect(groups(['数量指标', 100, 20], ['硬性指标）', 100, 58])).toEqual([[0], [1]]);
    expect(groups(['数量指标(必填', 100, 20], ['硬性指标', 100, 58])).toEqual([[0], [1]]);
    expect(groups(['数量指标(必填', 100, 20], ['硬性指标）', 400, 58])).toEqual([[0], [1]]);
    expect(groups(['数量指标(必填', 100, 20], ['硬性指标）', 100, 90])).toEqual([[0], [1]]);
    expect(groups(['数量(必填)', 100, 20], ['质量(必填)', 100, 58])).toEqual([[0], [1]]);
  });
});
