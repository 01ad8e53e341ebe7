/**
 * The raised dot of a compound unit (`元/人·月`): a speck of ink that is taken for dirt, so that 元/人月 is read with full confidence. Between
 * two characters of units that stand apart by more than their own paper there is one, or was one.
 */
import type { LineStrip } from '../line-strip.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import { type InkRun, inkRuns } from './ink-runs.ts';

/** What stands on both sides of such a dot: persons, things and times. */
const COUNTED = /^[人户月年天日次台套间亩吨批期处]$/u;
/** Paper between two such characters, in shares of the strip's height: 0.05 (人天) to 0.17 (人月) as they are, 0.28 and more around a dot. */
const APART = 0.24;
/** Greatest width and height of the dot, and how far from the line's middle it lies, in the same. */
const DOT = 0.17;
const OFF_MIDDLE = 0.13;

/** The stroke of a unit: 元/人. */
export function isStroke({ text }: { readonly text: string }): boolean {
  return text === '/' || text === '／';
}

export interface UnitDots {
  readonly characters: readonly EmittedCharacter[];
  /** Whether one of them is not seen: characters stand apart, and what was between them has been taken for dirt. */
  readonly isGuessed: boolean;
}

/**
 * The characters with the dots between them.
 *
 * @param isBehindStroke whether the line before ends in the unit's stroke (`元/⏎人·月`)
 */
export function withUnitDots(
  characters: readonly EmittedCharacter[],
  strip: LineStrip | null,
  step: number,
  isBehindStroke = false,
): UnitDots {
  // Behind a stroke only: 月人均 in a name may be set wide.
  const slash = isBehindStroke ? -1 : characters.findIndex(isStroke);
  const isPair = ({ text }: EmittedCharacter, i: number) =>
    (isBehindStroke || slash >= 0) &&
    i > slash &&
    COUNTED.test(text) &&
    COUNTED.test(characters[i + 1]?.text ?? '');
  if (strip === null || !characters.some(isPair)) return { characters, isGuessed: false };
  const runs = inkRuns(strip);
  let isGuessed = false;
  const found = characters.flatMap((character, i) => {
    if (!isPair(character, i)) return [character];
    const next = characters[i + 1]!;
    const gap = gapBetween(runs, middleOf(character, step), middleOf(next, step), strip.height);
    if (gap === null || gap.width < APART * strip.height) return [character];
    if (!gap.hasDot) isGuessed = true;
    const frame = Math.min(next.from, Math.max(character.to, Math.floor(gap.middle / step)));
    return [character, { text: '·', from: frame, to: frame, probability: character.probability }];
  });
  return { characters: found, isGuessed };
}

/** The paper between the glyphs at two places, and whether there is one dot on it; null where they touch. */
function gapBetween(
  runs: readonly InkRun[],
  left: number,
  right: number,
  height: number,
): { readonly width: number; readonly middle: number; readonly hasDot: boolean } | null {
  const isDot = ({ from, to, top, bottom }: InkRun) =>
    to - from < DOT * height &&
    bottom - top < DOT * height &&
    Math.abs((top + bottom) / 2 - height / 2) <= OFF_MIDDLE * height;
  const between = runs.filter(({ from, to }) => from > left && to < right);
  const dots = between.filter(isDot);
  const before = runs.findLast((run) => run.from <= left || (run.to < (left + right) / 2 && !isDot(run)));
  const after = runs.find((run) => run.to >= right || (run.from > (left + right) / 2 && !isDot(run)));
  if (before === undefined || after === undefined || before === after) return null;
  const inGap = dots.filter(({ from, to }) => from > before.to && to < after.from);
  return {
    width: after.from - before.to - 1,
    middle: (before.to + after.from) / 2,
    hasDot: inGap.length === 1,
  };
}
