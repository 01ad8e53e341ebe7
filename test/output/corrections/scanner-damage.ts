/** What a scanner does to the forms on which corrections are followed. */
import type { Damage } from '../../../fixtures/generate/scan/recipe.ts';

/** A clean office scan. */
export const GOOD: Damage = {
  dpi: 200,
  skew: 0.3,
  turn: 0,
  blur: 0,
  noise: 3,
  paper: 250,
  ink: 20,
  fold: 0,
  foldAt: 0.5,
  foldAxis: 'vertical',
  lighting: 0,
  seals: 0,
  specks: 0,
};
/** A coarse, grey scan, askew and out of focus. */
export const WORSE: Damage = {
  ...GOOD,
  dpi: 150,
  skew: -0.9,
  blur: 0.7,
  noise: 12,
  paper: 225,
  ink: 60,
  lighting: 25,
};
