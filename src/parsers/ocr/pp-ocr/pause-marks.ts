/**
 * A `、` between two words that was read as a mark it does not look like: a font that sets it in the middle of its square makes a `～` of it, a
 * speck above it a `：`. The ink tells: a `～` is wide and low, the dots of a colon stand over each other.
 */
import { inkPieces, type InkPiece } from '../ink-pieces.ts';
import type { LineStrip } from '../line-strip.ts';
import { stripLevels } from '../sign-window.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';

const WAVE = /^[~～∼]$/u;
const COLON = /^[:：]$/u;
const HAN = /^\p{Script=Han}$/u;

// In shares of the strip's height.
/** A mark's ink lies no further from where it was read, and is no larger. */
const REACH = 0.45;
const LARGEST = 0.45;
/** `、` is up to 0.21 wide, a `～` 0.4 and more … */
const NARROW = 0.27;
/** … and of 60 `、` none is lower than 0.8 of its width, a `～` half. */
const LEAST_HEIGHT = 0.65;
/** Of 495 colons on scans and faxes none has its dots further apart sideways than 0.03; a `、` and a speck had 0.1. */
const OVER = 0.05;
/** How dark its pixels are, as a share of the way from paper to ink: a softened speck or dot is pale. */
const PALE = 0.3;
/** Pixels of a piece that are no noise. */
const LEAST_AREA = 3;

/** Chance left where a speck stands above the mark: both are plausible. */
const WITH_SPECK = 0.1;

/** The line with each such mark as the `、` it is. */
export function withPauseMarks(
  line: ReadLine,
  { strip, step }: LookedAt,
  chanceOf: (characters: readonly EmittedCharacter[]) => number,
): ReadLine {
  const { characters } = line;
  const isBetween = (i: number): boolean =>
    HAN.test(characters[i - 1]?.text ?? '') && HAN.test(characters[i + 1]?.text ?? '');
  const isAsked = ({ text }: EmittedCharacter, i: number): boolean =>
    (WAVE.test(text) || COLON.test(text)) && isBetween(i);
  if (strip === null || line.basis !== 'running' || !characters.some(isAsked)) return line;
  let hasSpeck = false;
  const told = characters.map((own, i) => {
    if (!isAsked(own, i)) return own;
    const pieces = piecesOf(characters, i, strip, step);
    const isPause = WAVE.test(own.text) ? isShort(pieces, strip.height) : isBesideSpeck(pieces, strip.height);
    if (!isPause) return own;
    if (COLON.test(own.text)) hasSpeck = true;
    return { ...own, text: '、' };
  });
  if (told.every((own, i) => own === characters[i])) return line;
  const chance = hasSpeck ? line.chance * WITH_SPECK : withoutWave(chanceOf(told), chanceOf(characters));
  return {
    ...line,
    characters: told,
    chance,
    changes: [...line.changes.filter((c) => c !== 'folded'), 'folded'],
  };
}

/** What the picture leaves the text where another is out of the question. */
function withoutWave(own: number, wave: number): number {
  return wave >= 1 ? 0 : Math.min(1, own / (1 - wave));
}

/** The small pieces of ink that are nearer to the character than to its neighbours. */
function piecesOf(
  characters: readonly EmittedCharacter[],
  i: number,
  strip: LineStrip,
  step: number,
): readonly InkPiece[] {
  const { width, height, data } = strip;
  const [before, own, behind] = [characters[i - 1]!, characters[i]!, characters[i + 1]!].map((c) =>
    middleOf(c, step),
  ) as [number, number, number];
  const { paper, ink } = stripLevels(strip);
  const limit = paper - PALE * (paper - ink);
  const from = Math.max(own - REACH * height, (before + own) / 2);
  const to = Math.min(own + REACH * height, (own + behind) / 2);
  const { pieces } = inkPieces({ width, height, data: data.map((grey) => (grey < limit ? 1 : 0)) });
  return pieces.filter(({ x0, x1, y0, y1, area }) => {
    const middle = (x0 + x1) / 2;
    const isSmall = Math.max(x1 - x0, y1 - y0) <= LARGEST * height;
    return isSmall && area >= LEAST_AREA && middle >= from && middle <= to;
  });
}

function isShort(pieces: readonly InkPiece[], height: number): boolean {
  const [only] = pieces;
  if (only === undefined || pieces.length > 1) return false;
  const across = only.x1 - only.x0;
  return across <= NARROW * height && only.y1 - only.y0 >= LEAST_HEIGHT * across;
}

/** Two pieces, the lower one the larger, that do not stand over each other. */
function isBesideSpeck(pieces: readonly InkPiece[], height: number): boolean {
  if (pieces.length !== 2) return false;
  const [upper, lower] = [...pieces].sort((a, b) => a.y0 - b.y0) as [InkPiece, InkPiece];
  const aside = Math.abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2;
  return aside > OVER * height && lower.y0 >= upper.y1 && lower.area > upper.area;
}
