import { describe, expect, it } from 'vitest';
import { furtherPictures } from '../../../../src/parsers/ocr/pp-ocr/further-looks.ts';

/** 100 × 9 pixels, black from column 50 to 59. */
function line() {
  const data = new Uint8Array(100 * 9).fill(255);
  for (let y = 0; y < 9; y++) data.fill(0, y * 100 + 50, y * 100 + 60);
  return { width: 100, height: 9, data };
}

describe('further pictures of a line', () => {
  it('are narrower by an eighth and softened twice; places in them lead back to the line', () => {
    const [narrow, soft] = furtherPictures(line());
    expect([narrow!.image.width, narrow!.image.height, soft!.image.width]).toEqual([88, 9, 100]);
    const darkest = ({ image }: { image: { width: number; data: Uint8Array } }) => {
      const row = [...image.data.subarray(4 * image.width, 5 * image.width)];
      const dark = row.flatMap((value, x) => (value < 128 ? [x] : []));
      return [dark[0]!, dark.at(-1)! + 1];
    };
    expect(darkest(soft!)).toEqual([50, 60]);
    expect(darkest(narrow!).map((x) => Math.round(x * narrow!.step))).toEqual([50, 60]);
    expect(soft!.step).toBe(1);
  });
  it('are none too narrow to be pictures', () => {
    const widths = furtherPictures({ width: 1, height: 9, data: new Uint8Array(9) }).map(
      ({ image }) => image.width,
    );
    expect(widths).toEqual([1, 1]);
  });
});
