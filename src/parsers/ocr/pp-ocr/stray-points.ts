/**
 * A speck between two figures that was read as a decimal point: between the full-width `９３` of a fax one makes 9.3 of 93, with full
 * confidence. A point stands on the figures' line and is about as thick as their strokes.
 */
import type { LineStrip } from '../line-strip.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import { type InkRun, inkRuns } from './ink-runs.ts';

const POINT = /^[.．]$/u;
const FIGURE = /^[0-9０-９]$/u;

/** In shares of the figures' height. Of 80 points on faxes, photos and scans one ended 0.13 above the figures' line, all others up to 0.09; the speck 0.19. */
const ABOVE_LINE = 0.15;
/** The same of the greater of width and height: the smallest point had 0.07. */
const SPECK = 0.05;
/** What is as tall as this share of the strip is a figure, not a point. */
const FIGURE_HEIGHT = 0.4;

/** Whether a point between two figures does not look like one. Where it has run together with a figure, nothing tells. */
export function hasStrayPoint(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
): boolean {
  const points = characters.filter(
    ({ text }, i) =>
      POINT.test(text) &&
      FIGURE.test(characters[i - 1]?.text ?? '') &&
      FIGURE.test(characters[i + 1]?.text ?? ''),
  );
  if (strip === null || points.length === 0) return false;
  const runs = inkRuns(strip);
  const isFigure = ({ top, bottom }: InkRun): boolean => bottom - top >= FIGURE_HEIGHT * strip.height;
  return points.some((own) => {
    const middle = middleOf(own, step);
    const before = runs.findLast((run) => isFigure(run) && (run.from + run.to) / 2 < middle);
    const after = runs.find((run) => isFigure(run) && (run.from + run.to) / 2 > middle);
    if (before === undefined || after === undefined) return false;
    const [point] = runs
      .filter((run) => run.from > before.to && run.to < after.from)
      .sort((a, b) => Math.abs(a.from + a.to - 2 * middle) - Math.abs(b.from + b.to - 2 * middle));
    return point !== undefined && isStray(point, before, after);
  });
}

function isStray(point: InkRun, before: InkRun, after: InkRun): boolean {
  const height = Math.max(before.bottom - before.top, after.bottom - after.top) + 1;
  const above = Math.max(before.bottom, after.bottom) - point.bottom;
  const size = Math.max(point.to - point.from, point.bottom - point.top) + 1;
  return above > ABOVE_LINE * height || size < SPECK * height;
}
