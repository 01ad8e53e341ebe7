import { describe, expect, it } from 'vitest';
import {
  DOUBT_MARGIN,
  marginConfidence,
  marginOver,
} from '../../../../src/pipeline/tables/text/confidence.ts';

describe('a margin', () => {
  it('is what the rival costs more', () => {
    expect(marginOver(2, 5)).toBe(3);
    expect(marginOver(5, 2)).toBe(-3);
    expect(marginOver(2, Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(marginOver(Number.POSITIVE_INFINITY, 2)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('is none where nothing fits', () => {
    expect(marginOver(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(0);
  });

  it('is a chance from 0 to 1, below a half for less than a doubt', () => {
    expect([0, DOUBT_MARGIN, Number.POSITIVE_INFINITY].map(marginConfidence)).toEqual([0, 0.5, 1]);
    expect(marginConfidence(DOUBT_MARGIN - 0.01)).toBeLessThan(0.5);
    expect(marginConfidence(-1)).toBe(0);
  });
});
