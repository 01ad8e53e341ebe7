import { describe, expect, it } from 'vitest';
import { beliefInProbes } from '../../../src/parsers/ocr/probe-belief.ts';

const probe = (room: number, text: string, probability = 0.97) => ({
  room,
  reading: {
    text,
    confidence: probability,
    characters: [...text].map((one) => ({ text: one, x0: 0, x1: 0, probability })),
    changes: [],
  },
});

describe('belief that a page is upright', () => {
  it('is small upside down, where figures read as surely and words do not read at all', () => {
    expect(beliefInProbes([probe(3, '%88≤'), probe(2.4, '%00T'), probe(3, ''), probe(6, '')])).toBe(0);
    expect(
      beliefInProbes([probe(3, '≥88%'), probe(4, '数量指标'), probe(6, '送戏下乡演出')]),
    ).toBeGreaterThan(0.9);
  });
  it('is what figures say where there is nothing else', () => {
    expect(beliefInProbes([probe(3, '≥88%'), probe(2.4, '100%')])).toBe(1);
    expect(beliefInProbes([probe(3, '1', 0.3)])).toBeCloseTo(0.1);
  });
  it('is 0 without lines', () => {
    expect(beliefInProbes([])).toBe(0);
  });
});
