/**
 * Figures read a second time, by a net of their own. Where it sees another figure and the recogniser left that one a chance, the likelier of
 * both together stands; where it does not see the figure that stands, the line is for review. Where it sees what was read, the line is the
 * surer: net and recogniser are two witnesses.
 */
import { type DigitNet, type FigureChances, NO_FIGURE } from '../digit-net.ts';
import { inkColumns } from '../sign-window.ts';
import { type Emissions, slice } from './emissions.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';
import { weighed } from './weighed-emissions.ts';

/** P(characters | frames), as the reader of cells counts it. */
export type ChanceOf = (part: Emissions, characters: readonly EmittedCharacter[]) => number;

/**
 * The net sees another figure: what it leaves the one read at most, and gives the other at least. Of 5,283 right figures on scans and faxes
 * none; of 21 misread ones four.
 */
const UNLIKELY = 0.1;
const ANOTHER = 0.9;
/** The net sees no figure at all where one was read: nine of those right ones, all of lines in doubt before; `—`, `/` and brackets read as 1. */
const UNSEEN = 0.001;
/** A fax that loses thin strokes leaves of a 4 its stem, a 1 for both (`4330人` as `1330人`): seven of 943 sure ones have such a chance of a 4. */
const STEM = 0.1;
/** The number of an indicator, 指标1：培训人数, is one of a row of numbers: what it may be these tell, not its ink alone (`numbers-in-order.ts`). */
const INDICATOR_NUMBER = /^指标\d[：:.．·•、，,]?\p{Script=Han}/u;
const NUMBER_AT = 2;
/** The net sees the figure that was read: what it gives it at least. */
const SEEN = 0.9;
/** What a rival the net does not see counts for at least: both look at the same ink, and err together more often than either says. */
const LEAST_WEIGHT = 0.05;
/** Chance left to a line with a figure that its net takes for another, or for none. */
const IN_DOUBT = 0.1;
/** A figure's ink reaches no further from where the recogniser saw it, and is no wider, in shares of the strip's height. */
const REACH = 0.45;
const WIDEST = 0.8;

export function withFiguresAgain(
  line: ReadLine,
  looked: LookedAt,
  net: DigitNet,
  chanceOf: ChanceOf,
  figures: readonly (number | null)[],
): ReadLine {
  const { strip, step, emissions } = looked;
  if (strip === null || !line.characters.some(({ text }) => figureOf(text) !== null)) return line;
  const middles = line.characters.map((character) => middleOf(character, step));
  const ink = inkColumns(strip);
  const isNumber = INDICATOR_NUMBER.test(line.characters.map(({ text }) => text).join(''));
  let characters = line.characters;
  let isDoubtful = false;
  let mayBeFour = false;
  let gained = 1;
  line.characters.forEach(({ text }, i) => {
    const figure = figureOf(text);
    if (figure === null) return;
    const chances = net.look(strip, inkMiddle(middles, i, ink, strip.height));
    if (chances[figure]! < UNSEEN) isDoubtful = true;
    if (figure === 1 && chances[4]! > STEM) {
      if (isNumber && i === NUMBER_AT) mayBeFour = true;
      else isDoubtful = true;
    }
    const other = anotherFigure(chances, figure);
    if (other === null) {
      if (chances[figure]! >= SEEN)
        gained *= witnessed(line.characters, i, emissions, chances, chanceOf, figures);
      return;
    }
    isDoubtful = true;
    const changed = characters.map((own, k) => (k === i ? { ...own, text: likeWidth(text, other) } : own));
    const odds =
      (chances[other]! * chanceOf(emissions, changed)) / (chances[figure]! * chanceOf(emissions, characters));
    if (odds > 1) characters = changed;
  });
  if (mayBeFour && characters === line.characters && !isDoubtful) {
    const flagged = characters.map((own, i) => (i === NUMBER_AT ? { ...own, mayBeFour } : own));
    return { ...line, characters: flagged, chance: Math.min(1, line.chance * gained) };
  }
  if (!isDoubtful) return gained > 1 ? { ...line, chance: Math.min(1, line.chance * gained) } : line;
  const changes =
    characters === line.characters
      ? line.changes
      : [...line.changes.filter((change) => change !== 'digit-net'), 'digit-net' as const];
  return { ...line, characters, changes, chance: line.chance * IN_DOUBT };
}

/**
 * How much surer a figure is for the net that sees it too: its chance in its own frames when rivals count as the net sees them, over that by
 * the picture alone. What stands beside it in the line is no rival.
 */
function witnessed(
  characters: readonly EmittedCharacter[],
  i: number,
  emissions: Emissions,
  chances: FigureChances,
  chanceOf: ChanceOf,
  figures: readonly (number | null)[],
): number {
  const own = characters[i]!;
  const from = Math.max((characters[i - 1]?.to ?? -1) + 1, own.from - 1, 0);
  const to = Math.min(characters[i + 1]?.from ?? emissions.frames, own.to + 2, emissions.frames);
  if (from >= to) return 1;
  const part = slice(emissions, from, to);
  const alone = chanceOf(part, [own]);
  const seen = chances[figureOf(own.text)!]!;
  const together = weighed(part, (symbol) =>
    Math.min(1, Math.max(LEAST_WEIGHT, chances[figures[symbol] ?? NO_FIGURE]! / seen)),
  );
  return alone <= 0 ? 1 : Math.max(1, chanceOf(together, [own]) / alone);
}

/** The figure the net sees instead; null where it sees the one that was read, or none. */
function anotherFigure(chances: FigureChances, figure: number): number | null {
  if (chances[figure]! >= UNLIKELY) return null;
  const other = chances.findIndex((chance, i) => i !== NO_FIGURE && i !== figure && chance >= ANOTHER);
  return other < 0 ? null : other;
}

/** The figure's place among the net's chances; null of anything else. */
export function figureOf(text: string): number | null {
  const figure = '0123456789'.indexOf(text.normalize('NFKC'));
  return text === '' || figure < 0 ? null : figure;
}

/** A figure as wide as the one it takes the place of. */
function likeWidth(text: string, figure: number): string {
  return (text < '０' ? '0123456789' : '０１２３４５６７８９').charAt(figure);
}

/** Middle of the ink that is nearer to this character than to its neighbours; where it touches theirs, where the recogniser saw it. */
function inkMiddle(middles: readonly number[], i: number, ink: Uint8Array, height: number): number {
  const own = middles[i]!;
  const from = Math.max(own - REACH * height, i === 0 ? 0 : (middles[i - 1]! + own) / 2);
  const to = Math.min(
    own + REACH * height,
    i + 1 < middles.length ? (middles[i + 1]! + own) / 2 : ink.length,
  );
  let left = Infinity;
  let right = -Infinity;
  for (const [start, end] of pieces(ink)) {
    const middle = (start + end) / 2;
    if (middle < from || middle > to) continue;
    left = Math.min(left, start);
    right = Math.max(right, end);
  }
  return left === Infinity || right - left > WIDEST * height ? own : (left + right) / 2;
}

/** Runs of columns with ink: first column, and the one behind the last. */
function* pieces(ink: Uint8Array): Generator<readonly [number, number]> {
  let start = -1;
  for (let x = 0; x <= ink.length; x += 1) {
    if (ink[x] === 1 && start < 0) start = x;
    if (ink[x] !== 1 && start >= 0) {
      yield [start, x];
      start = -1;
    }
  }
}
