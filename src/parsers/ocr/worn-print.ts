/**
 * What worn print leaves doubtful: where thin strokes have gone, a ≥ before a figure, a bracket or a stroke amid a unit may have gone
 * without a trace.
 */
import type { ReadText } from './hear-layer.ts';
import type { ScanRemark } from './scan-remark.ts';

/** A figure with its unit and no sign before it (3.6套); a bare number is as often a weight, which has none. */
const UNSIGNED = /^\p{Nd}[\p{Nd}.,]*\s*[\p{L}%％‰]/u;

/**
 * @param texts the lines of a page whose print is worn
 * @param hasLostStrokes whether every line is doubtful; else those are whose figure may have lost its sign
 */
export function wornLines(texts: readonly ReadText[], hasLostStrokes: boolean): readonly ScanRemark[] {
  return texts.flatMap(({ lines, readings }) =>
    lines.flatMap(({ box }, i): readonly ScanRemark[] => {
      if (!hasLostStrokes && !UNSIGNED.test(readings[i]!.text.trim())) return [];
      const message = 'thin strokes of this print have gone; signs and brackets may have too';
      return [{ code: 'worn-print', message, severity: 'review', box }];
    }),
  );
}
