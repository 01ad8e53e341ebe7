/**
 * A net that tells the last glyph of a value. A thin or blurred `%` comes out of the recogniser as 6, 8, 9 or 96 (`≥92%` as `≥9296`), at
 * any confidence. Trained by `training/end-net`.
 */
import { fileURLToPath } from 'node:url';
import type { GreyImage } from '../raster.ts';
import { openGlyphNet } from './glyph-net.ts';
import { inkColumns, SIGN_NET, signWindow } from './sign-window.ts';

/** What the net tells apart, in the order of its outputs. */
export const END_CLASSES = ['%', '‰', 'digit', 'other'] as const;

export type EndClass = (typeof END_CLASSES)[number];

/** Chances of all classes, summing to 1. */
export type EndChances = Readonly<Record<EndClass, number>>;

export interface EndNet {
  /** What the strip (48 pixels high) ends in. */
  readonly look: (strip: GreyImage) => EndChances;
}

const WEIGHTS = fileURLToPath(new URL('../../../models/end-net.bin', import.meta.url));
/** Of the weights in the package; `training/end-net/train.py` prints it. */
const WEIGHTS_SHA256 = '2bed6a2ee472e31222134d7f1040e2e811e18708d2dbc0721d7334e50a676b07';

/** @throws {DamagedFileError} the weights are not those this version was measured with */
export async function openEndNet(): Promise<EndNet> {
  const net = await openGlyphNet({
    path: WEIGHTS,
    sha256: WEIGHTS_SHA256,
    shape: { ...SIGN_NET, classes: END_CLASSES.length },
  });
  return {
    look: (strip) => {
      const chances = net(signWindow(mirrored(strip)));
      return Object.fromEntries(END_CLASSES.map((name, i) => [name, chances[i]!])) as EndChances;
    },
  };
}

/** The strip with its end where the window looks. */
function mirrored({ width, height, data }: GreyImage): GreyImage {
  const turned = Uint8Array.from(data);
  for (let row = 0; row < turned.length; row += width) turned.subarray(row, row + width).reverse();
  return { width, height, data: turned };
}

/** Columns without ink that end a glyph: the ring of a `%` lies nearer to its slash. */
const GAP = 2;
/** Width of a `%` in shares of the strip's height: a narrow face 0.35, full width 0.8. */
const NARROWEST = 0.3;
const WIDEST = 0.9;

/** Left edge in pixels of the strip of a last glyph as wide as a `%`; null where it touches what stands before it. */
export function lastGlyphStart(strip: GreyImage): number | null {
  const ink = inkColumns(strip);
  let last = strip.width - 1;
  while (last >= 0 && ink[last] === 0) last -= 1;
  let start = last;
  for (let x = last; x >= 0 && start - x <= GAP; x -= 1) if (ink[x] === 1) start = x;
  const width = (last + 1 - start) / strip.height;
  return last >= 0 && width >= NARROWEST && width <= WIDEST ? start : null;
}
