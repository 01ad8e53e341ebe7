import { describe, expect, it } from 'vitest';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';
import type { ScanLine } from '../../../src/parsers/ocr/scan-layout.ts';
import { sureLabel } from '../../../src/parsers/ocr/sure-labels.ts';

const EM = 20;

/** A line's text and belief, and its height and width in em. */
type Line = readonly [text: string, belief?: number, height?: number, width?: number];

const label = (...lines: readonly Line[]) => {
  const boxes = lines.map(([text, , height = 1, width = text.length], i): ScanLine => {
    const box = { x0: 0, y0: 40 * i, x1: width * EM, y1: 40 * i + height * EM };
    return { box, within: box, stretches: [] };
  });
  const readings = lines.map(
    ([text, confidence = 0.99]): LineReading => ({ text, confidence, characters: [], changes: [] }),
  );
  return sureLabel(boxes, readings, EM);
};

describe('a label no seal has changed', () => {
  it('is whole and sure, on one line or several, with its weight', () => {
    expect(label(['产出指标'])).toEqual([0]);
    expect(label(['服务对象'], ['满意度指标'])).toEqual([0, 1]);
    expect(label(['产出指标（5'], ['0分）'])).toEqual([0, 1]);
  });

  it('has no lines of what a seal left: letters higher or lower than print, single ones', () => {
    expect(label(['', 0.9, 2.1, 3], ['产出指标'], ['', 0.9, 0.4, 3], ['', 0.9, 1, 1.2])).toEqual([1]);
  });

  it('is none where a line of print beside it was not read', () => {
    expect(label(['数量指标'], ['', 0.9, 1, 3])).toBeNull();
  });

  it('is none where a character may be another, or it is no whole name', () => {
    expect(label(['产出指标', 0.96])).toBeNull();
    expect(label(['服务对象', 0.99], ['满意度指标', 0.9])).toBeNull();
    expect(label(['产出'])).toBeNull();
    expect(label(['产出指标'], ['公'])).toBeNull();
    expect(label(['培训人数指标'])).toBeNull();
    expect(label([''])).toBeNull();
  });
});
