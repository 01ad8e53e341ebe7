import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../../src/parsers/ocr/engine.ts';
import { stemRemarks } from '../../../src/parsers/ocr/stem-figures.ts';

/** Lines of a page from top to bottom; a 1 after `?` may be a 4. Numbers of those with a remark. */
function remarked(...texts: readonly (readonly [Expectation, ...string[]])[]): readonly number[] {
  let row = 0;
  const decoded = texts.map(([expected, ...said]) => {
    const first = row;
    row += said.length;
    return {
      expected,
      own: said.map((_, i) => {
        const box = { x0: 0, y0: first + i, x1: 9, y1: first + i + 1 };
        return { box, within: box, stretches: [] };
      }),
      decoded: said.map((text) => ({
        text: text.replaceAll('?', ''),
        confidence: 1,
        changes: [],
        characters: [...text].flatMap((one, i) =>
          one === '?'
            ? []
            : [{ text: one, x0: 0, x1: 0, probability: 1, ...(text[i - 1] === '?' && { mayBeStem: true }) }],
        ),
      })),
    };
  });
  const remarks = stemRemarks(decoded);
  for (const { code, severity } of remarks) expect([code, severity]).toEqual(['worn-print', 'review']);
  return remarks.map(({ box }) => box.y0);
}

describe('values of a page whose 4s may have lost their strokes', () => {
  it('are for review where they have a 1', () => {
    expect(remarked(['target', '≥9?1%'], ['target', '51万亩'], ['target', '≥20人', '１５项'])).toEqual([
      0, 1, 3,
    ]);
  });
  it('are not where no 1 is such a stem, and nothing else of the page is', () => {
    expect(remarked(['target', '≥91%'], ['target', '51万亩'])).toEqual([]);
    expect(remarked(['target', '≥9?1%'], ['text', '指标1：产量'], ['number', '10'])).toEqual([0]);
  });
  it('are not for what may be a stem in a name or a weight', () => {
    expect(remarked(['text', '指标?1：产量'], ['number', '?10'], ['target', '≥91%'])).toEqual([]);
  });
});
