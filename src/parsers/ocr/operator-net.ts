/**
 * A net that tells the leading sign of a value. The recogniser's own signs are its weakest glyphs: ≧ and ≦ are not
 * in its dictionary, ≥ comes out as V, 2 or >, and a lone sign as anything. Trained by `training/operator-net`.
 */
import { fileURLToPath } from 'node:url';
import type { GreyImage } from '../raster.ts';
import { openGlyphNet } from './glyph-net.ts';
import { SIGN_NET, signWindow } from './sign-window.ts';

/** What the net tells apart, in the order of its outputs. */
export const GLYPH_CLASSES = ['≥', '≤', '≧', '≦', '>', '<', '=', '~', 'digit', 'other'] as const;

export type GlyphClass = (typeof GLYPH_CLASSES)[number];

/** Chances of all classes, summing to 1. */
export type GlyphChances = Readonly<Record<GlyphClass, number>>;

export interface OperatorNet {
  /** What the strip (48 pixels high) begins with. */
  readonly look: (strip: GreyImage) => GlyphChances;
}

/** The classes that compare; `~` is left to the recognisers, which know it. */
export const COMPARATORS: readonly GlyphClass[] = GLYPH_CLASSES.slice(0, 7);

/** Chance from which a sign of the net is taken. */
export const SIGN_CHANCE = 0.5;

/** The likeliest comparing sign and its chance. */
export function bestSign(chances: GlyphChances): readonly [GlyphClass, number] {
  const best = COMPARATORS.reduce((a, b) => (chances[b] > chances[a] ? b : a));
  return [best, chances[best]];
}

const WEIGHTS = fileURLToPath(new URL('../../../models/operator-net.bin', import.meta.url));
/** Of the weights in the package; `training/operator-net/train.py` prints it. */
const WEIGHTS_SHA256 = '29bf7c6bcb7103af4c053723c0601d9638b1c9a6db090c6b772fa89809bf6c9b';

/** @throws {DamagedFileError} the weights are not those this version was measured with */
export async function openOperatorNet(): Promise<OperatorNet> {
  const net = await openGlyphNet({
    path: WEIGHTS,
    sha256: WEIGHTS_SHA256,
    shape: { ...SIGN_NET, classes: GLYPH_CLASSES.length },
  });
  return {
    look: (strip) => {
      const chances = net(signWindow(strip));
      return Object.fromEntries(GLYPH_CLASSES.map((name, i) => [name, chances[i]!])) as GlyphChances;
    },
  };
}
