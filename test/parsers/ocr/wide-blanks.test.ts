import { describe, expect, it } from 'vitest';
import { withoutWideBlanks } from '../../../src/parsers/ocr/wide-blanks.ts';
import { asGrey, paper, text } from './draw-ink.ts';

const EM = 26;

/** A line of characters that begin at these places. */
function line(width: number, ...places: readonly number[]) {
  const ink = paper(width, EM);
  for (const x of places) text(ink, x, 0, EM, 1);
  return asGrey(ink, 20, 240);
}

describe('a line with wide blanks', () => {
  it('keeps one and a half heights of each, and tells where its columns stood', () => {
    const closed = withoutWideBlanks(line(426, 0, 400));
    // 20 at either side are left of 374 columns of paper.
    expect(closed.image.width).toBe(26 + 40 + 26);
    expect([0, 26, 46, 66, 92].map((x) => closed.placeInLine(x))).toEqual([0, 26, 46, 400, 426]);
    expect(withoutWideBlanks(closed.image).image).toBe(closed.image);
  });

  it('is the same where its characters stand no further apart than they are read', () => {
    const spread = line(234, 0, 104, 208);
    expect(withoutWideBlanks(spread)).toMatchObject({ image: spread });
    expect(withoutWideBlanks(spread).placeInLine(120)).toBe(120);
  });

  it('keeps the paper before its first character and behind its last, which part nothing', () => {
    const indented = line(400, 150);
    expect(withoutWideBlanks(indented).image).toBe(indented);
  });
});
