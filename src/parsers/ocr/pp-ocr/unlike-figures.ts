/**
 * Figures that two looks at a line read unlike: the surer look alone, in a softened picture, took ≥90 for ≥9, and under a value's grammar
 * nothing was left of its doubt. More looks tell.
 */
import type { Expectation, LineReading } from '../engine.ts';

/** Most that is left to such a line: what is believed less is looked at further. */
const ASKED = 0.92;
const OF_FIGURES: ReadonlySet<Expectation> = new Set(['target', 'number']);
const NO_FIGURE = /[^\d.]/gu;

/** Whether lines of this kind say what their figures say. */
export function isOfFigures(expected: Expectation): boolean {
  return OF_FIGURES.has(expected);
}

/** The lines as they stand, less believed where the other look has other figures. */
export function withUnlikeFigures(
  stands: readonly LineReading[],
  other: readonly LineReading[],
): readonly LineReading[] {
  return stands.map((line, i) =>
    figuresOf(line) === figuresOf(other[i]!)
      ? line
      : { ...line, confidence: Math.min(ASKED, line.confidence) },
  );
}

function figuresOf({ text }: LineReading): string {
  return text.normalize('NFKC').replace(NO_FIGURE, '');
}
