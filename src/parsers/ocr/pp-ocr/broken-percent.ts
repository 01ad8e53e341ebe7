/**
 * A `%` whose slash a fax broke falls into its rings: the upper one is read as a figure (`87%` as 870 and a last glyph). Its ink ends half way
 * down the figures, where a 0 goes on to their line.
 */
import type { LineStrip } from '../line-strip.ts';
import { inkLimit } from '../sign-window.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import { inkRuns } from './ink-runs.ts';

/** What a ring is read as. */
const RING = /^[0oO°。]$/u;
/** Columns to both sides of a ring's middle that are its own, in shares of the strip's height. */
const REACH = 0.12;
/** A figure's upper part, in shares of its height; between this and its lower part rings end. */
const UPPER = 0.55;
const LOWER = 0.65;
/** Ink below as a share of that above: three rings 0 to 0.1 with what is left of the slash, figures 0.5 and more. */
const LEAST_BELOW = 0.25;

/** Whether the character is no figure but the upper ring of a `%`: it stands behind a figure, and does not reach its line. */
export function isUpperRing(
  characters: readonly EmittedCharacter[],
  at: number,
  strip: LineStrip,
  step: number,
): boolean {
  const [before, own] = [characters[at - 1], characters[at]];
  if (before === undefined || own === undefined || !RING.test(own.text) || !/^\d$/u.test(before.text))
    return false;
  const figure = inkRuns(strip).find(
    ({ from, to }) => from <= middleOf(before, step) && to >= middleOf(before, step),
  );
  if (figure === undefined) return false;
  const height = figure.bottom - figure.top + 1;
  const inkIn = (from: number, to: number): number =>
    inkAround(strip, middleOf(own, step), figure.top + from * height, figure.top + to * height);
  const above = inkIn(0, UPPER);
  return above > 0 && inkIn(LOWER, 1) < LEAST_BELOW * above;
}

/** Pixels of ink between two rows in the columns around a place. */
function inkAround(strip: LineStrip, middle: number, top: number, bottom: number): number {
  const { width, height, data } = strip;
  const limit = inkLimit(strip);
  const [from, to] = [Math.max(0, middle - REACH * height), Math.min(width - 1, middle + REACH * height)];
  let ink = 0;
  for (let y = Math.round(top); y < Math.min(height, Math.round(bottom)); y += 1)
    for (let x = Math.round(from); x <= to; x += 1) if (data[y * width + x]! < limit) ink += 1;
  return ink;
}
