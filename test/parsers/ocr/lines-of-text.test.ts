import { describe, expect, it } from 'vitest';
import { freeLines } from '../../../src/parsers/ocr/free-lines.ts';
import { inkPieces } from '../../../src/parsers/ocr/ink-pieces.ts';
import { partedLine, scanRuns } from '../../../src/parsers/ocr/scan-runs.ts';
import { inkStretches, textStrips } from '../../../src/parsers/ocr/text-strips.ts';
import { fill, paper, text } from './draw-ink.ts';

const EM = 26;
const strips = (draw: (ink: ReturnType<typeof paper>) => void) => {
  const ink = paper(400, 200);
  draw(ink);
  return textStrips(ink, { x0: 0, y0: 0, x1: 400, y1: 200 }, EM).map(({ x0, y0, x1, y1 }) => [
    x0,
    y0,
    x1,
    y1,
  ]);
};

describe('lines in a cell', () => {
  it('are parted by the paper between them', () => {
    expect(
      strips((ink) => {
        text(ink, 20, 20, EM, 3);
        text(ink, 20, 58, EM, 2);
      }),
    ).toEqual([
      [20, 20, 107, 46],
      [20, 58, 76, 84],
    ]);
  });

  it('keep the strokes of a character together: 二, 三', () => {
    expect(
      strips((ink) => {
        for (const y of [20, 31, 42]) fill(ink, 20, y, 44, y + 3);
      }),
    ).toEqual([[20, 20, 44, 45]]);
  });

  it('that touch are parted where there is least ink', () => {
    const found = strips((ink) => {
      text(ink, 20, 20, EM, 6);
      text(ink, 20, 50, EM, 6);
      fill(ink, 30, 46, 32, 50);
    });
    expect(found.map(([, y0, , y1]) => [y0, y1])).toEqual([
      [20, 46],
      [46, 76],
    ]);
  });

  it('may be a dash, and are no dot', () => {
    expect(strips((ink) => fill(ink, 100, 60, 122, 63))).toEqual([[100, 60, 122, 63]]);
    expect(strips((ink) => fill(ink, 100, 60, 104, 63))).toEqual([]);
  });
});

describe('lines without cells', () => {
  const lines = (draw: (ink: ReturnType<typeof paper>) => void) => {
    const ink = paper(900, 300);
    draw(ink);
    return freeLines(inkPieces(ink).pieces, EM).map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]);
  };

  it('stand side by side, each at its own height', () => {
    expect(
      lines((ink) => {
        text(ink, 20, 20, EM, 4);
        text(ink, 20, 56, EM, 3);
        text(ink, 200, 38, EM, 2);
      }),
    ).toEqual([
      [20, 20, 137, 46],
      [200, 38, 256, 64],
      [20, 56, 107, 82],
    ]);
  });

  it('run on where the paper is bent, but not down into the next line', () => {
    const falling = (step: number) =>
      lines((ink) => {
        for (let i = 0; i < 12; i++) text(ink, 20 + i * 30, 20 + i * step, EM, 1);
      });
    expect(falling(2)).toEqual([[20, 20, 376, 68]]);
    expect(falling(8).map(([, y0, , y1]) => y1! - y0!)).toEqual([50, 50, 50]);
  });

  it('take their punctuation in, also a low one at the end', () => {
    expect(
      lines((ink) => {
        text(ink, 20, 20, EM, 2);
        fill(ink, 82, 40, 88, 48);
      }),
    ).toEqual([[20, 20, 88, 48]]);
  });

  it('begin with 一、, which is all low strokes', () => {
    expect(
      lines((ink) => {
        fill(ink, 20, 31, 45, 34);
        fill(ink, 50, 40, 56, 47);
        text(ink, 78, 20, EM, 4);
      }),
    ).toEqual([[20, 20, 195, 47]]);
  });

  it('begin with 一 or 三 of a word spread over its cell, on the word’s pitch', () => {
    const spread = (strokes: number, left: number) =>
      lines((ink) => {
        for (let i = 0; i < strokes; i++)
          fill(ink, left, 33 - 5 * (strokes - 1) + 10 * i, left + 24, 36 - 5 * (strokes - 1) + 10 * i);
        for (const x of [60, 100, 140]) text(ink, x, 20, EM, 1);
      });
    expect(spread(1, 20)).toEqual([[20, 20, 166, 46]]);
    expect(spread(3, 20)).toEqual([[20, 20, 166, 46]]);
    // A dash of the column before stands elsewhere.
    expect(spread(1, 8)).toEqual([
      [60, 20, 166, 46],
      [8, 33, 32, 36],
    ]);
  });

  it('do not begin with a dash that stands off a word set close', () => {
    expect(
      lines((ink) => {
        fill(ink, 20, 32, 44, 35);
        text(ink, 60, 20, EM, 3);
      }),
    ).toEqual([
      [60, 20, 147, 46],
      [20, 32, 44, 35],
    ]);
  });

  it('keep a full-width colon and its text together, though both stand further off than other punctuation', () => {
    const colon = (left: number, right: number) => (ink: ReturnType<typeof paper>) => {
      text(ink, 20, 20, EM, 2);
      for (const y of [28, 40]) fill(ink, left, y, left + 4, y + 4);
      text(ink, right, 20, EM, 2);
    };
    // The text ends at 76.
    expect(lines(colon(90, 108))).toEqual([[20, 20, 164, 46]]);
    expect(lines(colon(110, 150))).toEqual([
      [20, 20, 76, 46],
      [150, 20, 206, 46],
    ]);
  });

  it('keep a mark amid its square (、 of a traditional face) between two texts, not a stroke of the next column', () => {
    const mark = (width: number, height: number) =>
      lines((ink) => {
        text(ink, 20, 20, EM, 2);
        fill(ink, 92, 30, 92 + width, 30 + height);
      });
    expect(mark(9, 9)).toEqual([[20, 20, 101, 46]]);
    expect(mark(10, 3)).toEqual([
      [20, 20, 76, 46],
      [92, 30, 102, 33],
    ]);
  });

  it('take in the low parts of a character (口 of 识) that only another part of it joins to them', () => {
    expect(
      lines((ink) => {
        text(ink, 20, 20, EM, 2);
        fill(ink, 92, 22, 104, 34);
        fill(ink, 80, 30, 90, 44);
      }),
    ).toEqual([[20, 20, 104, 46]]);
    expect(
      lines((ink) => {
        text(ink, 20, 20, EM, 2);
        fill(ink, 92, 22, 104, 34);
      }),
    ).toEqual([
      [20, 20, 76, 46],
      [92, 22, 104, 34],
    ]);
  });

  it('are a page’s number with the dashes at its sides, not a cell’s with a dash at one side', () => {
    const numbered = (...dashes: readonly number[]) =>
      lines((ink) => {
        text(ink, 100, 20, EM, 1);
        for (const x of dashes) fill(ink, x, 32, x + 12, 34);
      });
    expect(numbered(68, 146)).toEqual([[68, 20, 158, 46]]);
    expect(numbered(146)).toEqual([
      [100, 20, 126, 46],
      [146, 32, 158, 34],
    ]);
    expect(numbered(68, 160)).toEqual([
      [100, 20, 126, 46],
      [68, 32, 80, 34],
      [160, 32, 172, 34],
    ]);
  });

  it('do not take in a dash of the next column, alone or with a speck above it', () => {
    for (const speck of [false, true])
      expect(
        lines((ink) => {
          fill(ink, 20, 31, 45, 34);
          if (speck) fill(ink, 50, 20, 56, 27);
          text(ink, 78, 20, EM, 4);
        }).map(([x0]) => x0),
      ).toEqual([78, 20]);
  });
});

describe('runs', () => {
  const character = (text: string, x0: number, x1: number) => ({ text, x0, x1, probability: 1 });
  const reading = (characters: readonly ReturnType<typeof character>[]) => ({
    text: characters.map((c) => c.text).join(''),
    confidence: 0.9,
    characters,
    changes: [],
  });
  const box = { x0: 100, y0: 50, x1: 300, y1: 76 };
  const scale = { points: 0.36, em: EM };
  const texts = (stretches: { from: number; to: number }[], r: ReturnType<typeof reading>) =>
    scanRuns({ box, within: box, stretches }, r, 0.9, scale).map((run) => [
      run.text,
      Math.round(run.box.x0 * 10) / 10,
      Math.round(run.box.x1 * 10) / 10,
    ]);
  const apart = [
    { from: 100, to: 160 },
    { from: 180, to: 300 },
  ];

  it('are parted where texts stand apart', () => {
    const r = reading([character('甲', 0, 0.13), character('乙', 0.15, 0.3), character('丙', 0.42, 0.7)]);
    expect(texts(apart, r)).toEqual([
      ['甲乙', 36, 57.6],
      ['丙', 64.8, 108],
    ]);
    expect(texts([{ from: 100, to: 300 }], r)).toEqual([['甲乙丙', 36, 108]]);
  });

  it('are not parted within a word set wide, narrow characters further than wide ones', () => {
    const r = reading([character('目', 0, 0.1), character('标', 0.2, 0.32), character('值', 0.36, 0.48)]);
    const stretches = [
      { from: 104, to: 116 },
      { from: 130, to: 200 },
    ];
    expect(texts(stretches, r)).toEqual([['目标值', 37.4, 72]]);
  });

  it('are not parted within three characters on one pitch, and are where one is nearer to its neighbour', () => {
    const spread = reading([
      character('目', 0.03, 0.11),
      character('标', 0.22, 0.35),
      character('值', 0.42, 0.55),
    ]);
    const at = (from: number) => [
      { from, to: from + 16 },
      { from: 144, to: 170 },
      { from: 184, to: 210 },
    ];
    expect(texts(at(109), spread).map(([text]) => text)).toEqual(['目标值']);
    expect(texts(at(101), spread).map(([text]) => text)).toEqual(['目', '标值']);
  });

  it('are not parted at the point of a number, and are between a number and a figure', () => {
    const at = [
      { from: 100, to: 130 },
      { from: 144, to: 200 },
    ];
    const number = (point: string, place: number) =>
      reading([
        character('8', 0, 0.08),
        character('1', 0.08, 0.14),
        character(point, place, place + 0.04),
        character('9', 0.3, 0.4),
      ]);
    expect(texts(at, number('.', 0.24)).map(([text]) => text)).toEqual(['81.9']);
    expect(texts(at, number('.', 0.13)).map(([text]) => text)).toEqual(['81.9']);
    expect(texts(at, number('5', 0.24)).map(([text]) => text)).toEqual(['81', '59']);
    const far = [
      { from: 100, to: 130 },
      { from: 150, to: 200 },
    ];
    expect(texts(far, number('.', 0.26)).map(([text]) => text)).toEqual(['81', '.9']);
  });

  it('are not parted by the room of a full-width comma', () => {
    const r = reading([character('甲', 0, 0.13), character('，', 0.2, 0.3), character('丙', 0.42, 0.7)]);
    expect(texts(apart, r)).toEqual([['甲，丙', 36, 108]]);
  });

  it('are not parted before a mark that no text begins with', () => {
    const r = reading([character('甲', 0, 0.13), character('，', 0.42, 0.5), character('丙', 0.6, 0.7)]);
    expect(texts(apart, r)).toEqual([['甲，丙', 36, 108]]);
  });

  it('of columns are lines of their own, with what may be seen of them', () => {
    const stretches = [
      { from: 100, to: 160 },
      { from: 182, to: 300 },
    ];
    const line = { box, within: box, stretches };
    const two = reading([character('甲', 0, 0.13), character('丙', 0.42, 0.7)]);
    expect(partedLine(line, two, EM)).toEqual([
      {
        box: { x0: 100, y0: 50, x1: 160, y1: 76 },
        within: { x0: 99, y0: 49, x1: 161, y1: 77 },
        stretches: [stretches[0]],
      },
      {
        box: { x0: 182, y0: 50, x1: 300, y1: 76 },
        within: { x0: 181, y0: 49, x1: 301, y1: 77 },
        stretches: [stretches[1]],
      },
    ]);
  });

  it('are read as one line where they stand nearer, where one is the sign of the other, or a mark joins them', () => {
    const whole = (
      first: string,
      stretches: typeof apart,
      ...more: readonly ReturnType<typeof character>[]
    ) => {
      const line = { box, within: box, stretches };
      const r = reading([character(first, 0, 0.13), ...more, character('丙', 0.6, 0.7)]);
      return partedLine(line, r, EM).length;
    };
    const near = [
      { from: 100, to: 160 },
      { from: 178, to: 300 },
    ];
    const far = [
      { from: 100, to: 160 },
      { from: 182, to: 300 },
    ];
    expect(whole('甲', near)).toBe(1);
    expect(whole('甲', far)).toBe(2);
    expect(whole('≥', far)).toBe(1);
    expect(whole('甲', far, character('，', 0.2, 0.3))).toBe(1);
  });

  it('lose nothing where the text is not that of the characters, and are none for a blank', () => {
    expect(texts(apart, { ...reading([character('甲', 0, 1)]), text: '≥5' })).toEqual([['≥5', 36, 108]]);
    expect(texts(apart, reading([]))).toEqual([]);
  });
});

it('stretches of ink are parted at gaps', () => {
  const ink = paper(200, 50);
  fill(ink, 10, 10, 30, 20);
  fill(ink, 34, 10, 50, 20);
  fill(ink, 80, 10, 90, 20);
  expect(inkStretches(ink, { x0: 5, y0: 0, x1: 150, y1: 50 }, 10)).toEqual([
    { from: 10, to: 50 },
    { from: 80, to: 90 },
  ]);
});
