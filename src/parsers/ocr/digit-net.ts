/**
 * A net that reads single figures a second time. The recogniser reads whole lines and may take a worn 5 for a 3, or a lone `/` for a 1,
 * at any confidence; a figure that is no word's part has nothing else to tell. Trained by `training/digit-net`.
 */
import { fileURLToPath } from 'node:url';
import type { GreyImage } from '../raster.ts';
import { openGlyphNet } from './glyph-net.ts';
import { stripLevels } from './sign-window.ts';

/** Chances of `0` to `9`, and last of anything else. */
export type FigureChances = readonly number[];

/** Place of "no figure" among the chances. */
export const NO_FIGURE = 10;

export interface DigitNet {
  /** What stands around a column of the strip (48 pixels high), the middle of one glyph. */
  readonly look: (strip: GreyImage, middle: number) => FigureChances;
}

const WEIGHTS = fileURLToPath(new URL('../../../models/digit-net.bin', import.meta.url));
/** Of the weights in the package; `training/digit-net/train.py` prints it. */
const WEIGHTS_SHA256 = '8100b528bddfffbb56de72d4b991faf5679dd8dfeec3ee17a53e327a9ba192f0';

/** Columns of the 48-pixel strip looked at: a figure is 14–36 wide, its neighbours tell how large it is. */
const COLUMNS = 48;
const SIDE = COLUMNS / 2;

/** @throws {DamagedFileError} the weights are not those this version was measured with */
export async function openDigitNet(): Promise<DigitNet> {
  const net = await openGlyphNet({
    path: WEIGHTS,
    sha256: WEIGHTS_SHA256,
    shape: { width: SIDE, height: SIDE, channels: [12, 24, 24], hidden: 48, classes: NO_FIGURE + 1 },
  });
  // A line is decoded freely first, then under what its cell should hold: most figures are asked for twice.
  const known = new WeakMap<GreyImage, Map<number, FigureChances>>();
  return {
    look: (strip, middle) => {
      const own = known.get(strip) ?? new Map<number, FigureChances>();
      known.set(strip, own);
      const at = Math.round(middle);
      const chances = own.get(at) ?? net(figureWindow(strip, at));
      own.set(at, chances);
      return chances;
    },
  };
}

/** 24 × 24 values from 0 (paper) to 1 (ink), each the mean of four pixels, around a column of the strip. */
export function figureWindow(strip: GreyImage, middle: number): Float32Array {
  const { paper, ink } = stripLevels(strip);
  const range = paper - ink;
  const left = Math.round(middle) - COLUMNS / 2;
  const at = (x: number, y: number): number =>
    left + x >= 0 && left + x < strip.width ? strip.data[y * strip.width + left + x]! : paper;
  const window = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
      window[y * SIDE + x] = Math.min(1, Math.max(0, (paper - sum / 4) / range));
    }
  }
  return window;
}
