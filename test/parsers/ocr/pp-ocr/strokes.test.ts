/** What paper and ink beside a character tell: strips drawn by hand, 48 pixels high, one frame a pixel. */
import { describe, expect, it } from 'vitest';
import type { LineStrip } from '../../../../src/parsers/ocr/line-strip.ts';
import { withBracketWidths } from '../../../../src/parsers/ocr/pp-ocr/bracket-width.ts';
import { passesOverInk } from '../../../../src/parsers/ocr/pp-ocr/passed-over.ts';
import { mayHideMark } from '../../../../src/parsers/ocr/pp-ocr/small-marks.ts';
import { withThinStrokes } from '../../../../src/parsers/ocr/pp-ocr/thin-strokes.ts';
import { at, type Ink, strip } from './draw-strip.ts';

const textOf = (characters: readonly { readonly text: string }[]) =>
  characters.map(({ text }) => text).join('');

describe('brackets', () => {
  const widths = (characters: Parameters<typeof at>[], line: LineStrip | null) =>
    withBracketWidths([{ characters: characters.map((c) => at(...c)), strip: line, step: 1 }]).map(textOf);
  it('with half an em of paper outside are full-width', () => {
    const line = strip(300, [10, 46], [70, 76], [82, 118], [124, 130], [154, 190]);
    const read = [
      ['数', 10, 46],
      ['(', 70, 76],
      ['元', 82, 118],
      [')', 124, 130],
      ['量', 154, 190],
    ] as const;
    expect(
      widths(
        read.map((c) => [...c] as [string, number, number]),
        line,
      ),
    ).toEqual(['数（元）量']);
  });
  it('close to their neighbours are half-width', () => {
    const line = strip(300, [10, 46], [50, 56], [60, 96], [100, 106], [110, 146]);
    const read = [
      ['数', 10, 46],
      ['（', 50, 56],
      ['元', 60, 96],
      ['）', 100, 106],
      ['量', 110, 146],
    ] as const;
    expect(
      widths(
        read.map((c) => [...c] as [string, number, number]),
        line,
      ),
    ).toEqual(['数(元)量']);
  });
  it('next to another bracket, whose own paper may lie between them, go by the other end', () => {
    const line = strip(400, [10, 46], [50, 56], [60, 96], [100, 106], [132, 138], [142, 178], [182, 188]);
    const read: Parameters<typeof at>[] = [
      ['数', 10, 46],
      ['（', 50, 56],
      ['必', 60, 96],
      ['）', 100, 106],
      ['(', 132, 138],
      ['分', 142, 178],
      [')', 182, 188],
    ];
    expect(widths(read, line)).toEqual(['数(必)（分）']);
    // … and by the paper where something else follows.
    expect(widths(read.slice(0, 4).concat([['的', 132, 168]]), line)).toEqual(['数（必）的']);
  });
  it('with dirt on their paper go by how far their neighbours stand apart, or by nothing', () => {
    const dirty = strip(300, [10, 46], [60, 64], [70, 76], [82, 118], [124, 130], [134, 138], [154, 190]);
    const read: Parameters<typeof at>[] = [
      ['数', 10, 46],
      ['(', 70, 76],
      ['元', 82, 118],
      [')', 124, 130],
      ['量', 154, 190],
    ];
    const [line] = withBracketWidths([{ characters: read.map((c) => at(...c)), strip: dirty, step: 1 }]);
    expect(line!.map(({ text, widthUnknown }) => [text, widthUnknown === true])).toEqual([
      ['数', false],
      ['（', true],
      ['元', false],
      ['）', true],
      ['量', false],
    ]);
  });
  it('go by the pitch of their line where a speck below makes it taller than its characters', () => {
    const pitched = (bracket: number, behind: number) => {
      const names = [...'查总费用'].map(
        (text, i) => [text, 12 + 32 * i, 38 + 32 * i] as [string, number, number],
      );
      const read = [...names, ['(', bracket, bracket + 6], ['万', behind, behind + 26]] as Parameters<
        typeof at
      >[];
      const inks = read.map(([, from, to]): Ink => [from, to, 8, 34]);
      const line = {
        characters: read.map((c) => at(...c)),
        strip: strip(300, ...inks, [60, 62, 44, 46]),
        step: 1,
      };
      const [found] = withBracketWidths([line]);
      return found!.slice(4, 5).map(({ text, widthUnknown }) => [text, widthUnknown === true])[0];
    };
    expect(pitched(158, 172)).toEqual(['（', false]);
    expect(pitched(141, 156)).toEqual(['(', false]);
  });
  it('that the paper says nothing of are full-width around Chinese, else as they were read', () => {
    expect(
      widths(
        [
          ['(', 0, 6],
          ['元', 10, 46],
          [')', 50, 56],
        ],
        null,
      ),
    ).toEqual(['（元）']);
    expect(
      widths(
        [
          ['(', 0, 6],
          ['5', 10, 30],
          [')', 34, 40],
        ],
        null,
      ),
    ).toEqual(['(5)']);
  });
});

describe('a thin stroke', () => {
  const read = (characters: Parameters<typeof at>[], ...inks: readonly Ink[]) =>
    textOf(
      withThinStrokes(
        characters.map((c) => at(...c)),
        strip(300, ...inks),
        1,
      ),
    );
  it('as wide as a character is 一', () => {
    expect(
      read(
        [
          ['-', 18, 30],
          ['次', 60, 96],
        ],
        [6, 44, 22, 26],
        [60, 96],
      ),
    ).toBe('一次');
  });
  it('narrower than one stays a hyphen', () => {
    expect(
      read(
        [
          ['-', 18, 30],
          ['次', 60, 96],
        ],
        [18, 30, 22, 26],
        [60, 96],
      ),
    ).toBe('-次');
  });
  it('between figures of a range is a dash', () => {
    expect(
      read(
        [
          ['月', 0, 30],
          ['一', 40, 76],
          ['2', 84, 100],
        ],
        [0, 30],
        [40, 76, 22, 26],
        [84, 100],
      ),
    ).toBe('月—2');
  });
  it('that a fax broke in two is one 一', () => {
    const ink: readonly Ink[] = [
      [6, 22, 22, 26],
      [26, 44, 22, 26],
      [60, 96],
    ];
    expect(
      read(
        [
          ['-', 6, 20],
          ['-', 28, 44],
          ['级', 60, 96],
        ],
        ...ink,
      ),
    ).toBe('一级');
    // Two hyphens a character apart are none, nor are those between figures.
    expect(
      read(
        [
          ['-', 6, 20],
          ['-', 60, 74],
          ['级', 90, 126],
        ],
        [6, 20, 22, 26],
        [60, 74, 22, 26],
        [90, 126],
      ),
    ).toBe('--级');
    expect(
      read(
        [
          ['3', 6, 20],
          ['-', 24, 30],
          ['-', 34, 40],
          ['5', 50, 66],
        ],
        [6, 20],
        [24, 40, 22, 26],
        [50, 66],
      ),
    ).toBe('3--5');
  });
});

describe('ink between characters', () => {
  const passes = (characters: Parameters<typeof at>[], ...inks: readonly Ink[]) =>
    passesOverInk(
      characters.map((c) => at(...c)),
      strip(300, ...inks),
      1,
    );
  it('that none of them accounts for puts a line in doubt', () => {
    expect(
      passes(
        [
          ['增', 10, 46],
          ['率', 150, 186],
        ],
        [10, 46],
        [80, 116],
        [150, 186],
      ),
    ).toBe(true);
    expect(
      passes(
        [
          ['增', 10, 46],
          ['率', 150, 186],
        ],
        [10, 46],
        [150, 186],
      ),
    ).toBe(false);
  });
  it('is not looked for where characters stand side by side', () => {
    expect(
      passes(
        [
          ['增', 10, 46],
          ['率', 56, 92],
        ],
        [10, 46],
        [56, 92],
      ),
    ).toBe(false);
  });
  it('may have been a dot where two figures leave room for one', () => {
    expect(
      passes(
        [
          ['1', 10, 30],
          ['5', 90, 110],
        ],
        [10, 30],
        [90, 110],
      ),
    ).toBe(true);
    expect(
      passes(
        [
          ['1', 10, 30],
          ['5', 36, 56],
        ],
        [10, 30],
        [36, 56],
      ),
    ).toBe(false);
  });
  it('is looked for at the ends too', () => {
    expect(passes([['0', 10, 30]], [10, 30], [70, 100])).toBe(true);
    expect(passes([['0', 10, 30]], [10, 30], [40, 42])).toBe(false);
  });
  it('was there where one gap of a line is as wide as a character, not where all are', () => {
    const line = (gaps: readonly number[]) => {
      let x = 0;
      return gaps.map((gap) => {
        x += gap;
        const own: [string, number, number] = ['字', x, x + 36];
        x += 36;
        return own;
      });
    };
    const inkOf = (characters: readonly [string, number, number][]): Ink[] =>
      characters.map(([, from, to]) => [from, to]);
    const [one, all] = [line([10, 6, 6, 44, 6]), line([10, 44, 44, 44, 44])];
    expect(
      passesOverInk(
        one.map((c) => at(...c)),
        strip(400, ...inkOf(one)),
        1,
      ),
    ).toBe(true);
    expect(
      passesOverInk(
        all.map((c) => at(...c)),
        strip(500, ...inkOf(all)),
        1,
      ),
    ).toBe(false);
  });
});

describe('a mark without a class of its own', () => {
  const hides = (text: string, ...inks: readonly Ink[]) =>
    mayHideMark([at('5', 4, 24), at(text, 30, 76)], strip(90, [4, 24], ...inks), 1);
  /** A ring as its two sides. */
  const ring = (x: number, top: number): Ink[] => [
    [x, x + 3, top, top + 12],
    [x + 8, x + 11, top, top + 12],
  ];
  it('may be ‰, which has a ring more than %', () => {
    const percent: Ink[] = [...ring(32, 8), [46, 49, 8, 40], ...ring(52, 28)];
    expect(hides('%', ...percent)).toBe(false);
    expect(hides('%', ...percent, ...ring(66, 28))).toBe(true);
    // Whatever has many strokes is no ‰ where it was not read as %.
    expect(hides('删', ...percent, ...ring(66, 28))).toBe(false);
  });
  it('may be m², whose figure stands out over the m', () => {
    expect(hides('m', [32, 60, 22, 40])).toBe(false);
    expect(hides('m', [32, 56, 22, 40], [60, 70, 8, 20])).toBe(true);
  });
});
