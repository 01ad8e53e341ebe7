/** A value's last glyph, told by its own net where the recogniser takes a `%` for figures, or a `‰`, which it has no class for, for a `%`. */
import { type EndChances, type EndNet, lastGlyphStart } from '../end-net.ts';
import { isUpperRing } from './broken-percent.ts';
import { type Emissions, slice } from './emissions.ts';
import { type EmittedCharacter, middleOf } from './free-path.ts';
import type { ReadLine } from './read-line.ts';
import type { LookedAt } from './recogniser.ts';
import { mayHideMark } from './small-marks.ts';

/** P(characters | frames), as the reader of cells counts it. */
export type ChanceOf = (part: Emissions, characters: readonly EmittedCharacter[]) => number;

/** Chance from which a `%` of the net is taken for what was read as something else. */
const PERCENT_CHANCE = 0.9;
/** The same of a `‰`: of 32 looks at one on scans and photos 0.93 and more, of 742 at a `%` none above 0.03. */
const PERMILLE_CHANCE = 0.9;
/** Below this the net does not see the `%` that was read. */
const UNSEEN = 0.05;
/** Chance left to a `%` the net does not see, or to a figure it takes for a `%` where nothing tells where that begins. */
const IN_DOUBT = 0.3;
/** What the recogniser leaves a `%` at least in place of a last figure, for it to begin there: 0.08 of a `%` in two pieces. */
const LEFT_TO_PERCENT = 0.05;
/** No net is surer than this. */
const MOST = 0.995;

const PERCENT = /^[%％]$/u;
/** What a `%` is read as: figures, letters, marks; never a Chinese character. */
const LIKE_PERCENT = /^[^\p{Script=Han}%％‰℃)）]$/u;
const SIGN = /^[≥≤≧≦<>＜＞=＝~～]$/u;
const NUMBER = /^(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})*|[\d０-９]+)(?:[.．][\d０-９]+)?$/u;

/** What the net gives a `%` at least, and leaves a `‰` at most, where it knows it from one. */
const SURELY_PERCENT = 0.97;
const NO_PERMILLE = 0.002;

/** Whether the net tells that the last glyph is no `‰`: ticks of noise have made a third ring of clean ones (`≥99%`). */
export function isSurelyPercent(chances: EndChances): boolean {
  return chances['%'] >= SURELY_PERCENT && chances['‰'] <= NO_PERMILLE;
}

/** The lines of a value with the last glyph as the net and the recogniser together see it. */
export function withValueEnd(
  read: readonly ReadLine[],
  lines: readonly LookedAt[],
  net: EndNet,
  chanceOf: ChanceOf,
): readonly ReadLine[] {
  const at = lines.findLastIndex((line) => line.strip !== null);
  const [line, looked] = [read[at], lines[at]];
  if (line === undefined || looked === undefined || looked.strip === null) return read;
  const settled = settledEnd(line, looked, net.look(looked.strip), chanceOf);
  return settled === line ? read : read.map((own, i) => (i === at ? settled : own));
}

function settledEnd(line: ReadLine, looked: LookedAt, chances: EndChances, chanceOf: ChanceOf): ReadLine {
  const last = line.characters.at(-1)?.text ?? '';
  const end = withUpperRing(endOf(line.characters, looked), line.characters, looked);
  if (PERCENT.test(last)) {
    if (chances['‰'] >= PERMILLE_CHANCE) return asPermille(line, looked, chances['‰']);
    if (chances['%'] < UNSEEN) return { ...line, chance: line.chance * IN_DOUBT };
    return agreed(line, looked, end ?? asRead(line.characters), chances['%'], chanceOf);
  }
  const mark = chances['‰'] >= PERMILLE_CHANCE ? '‰' : '%';
  if (chances[mark] < PERCENT_CHANCE) return line;
  // A lone glyph that no grammar knows may be read as a character: 的 for % in a column of units.
  const isUnknown = line.basis === 'running' && end?.first === 0 && line.characters.length === 1;
  if (last !== '' && !LIKE_PERCENT.test(last) && !isUnknown) return line;
  const doubted = { ...line, chance: line.chance * IN_DOUBT };
  const from =
    end ?? withUpperRing(lastAsPercent(line.characters, looked, chances, chanceOf), line.characters, looked);
  return from === null ? doubted : (withMark(line, from, looked, [mark, chances[mark]], chanceOf) ?? doubted);
}

/** The line with a `‰` where a `%` was read; in doubt where its third ring is not seen apart from the others. */
function asPermille(line: ReadLine, { strip, step }: LookedAt, seen: number): ReadLine {
  const last = line.characters.length - 1;
  const isSeenTwice = mayHideMark(line.characters, strip, step);
  return {
    ...line,
    characters: line.characters.map((own, i) =>
      i === last ? { ...own, text: '‰', probability: seen } : own,
    ),
    chance: line.chance * Math.min(MOST, seen) * (isSeenTwice ? 1 : IN_DOUBT),
    changes: [...line.changes.filter((change) => change !== 'grammar'), 'end-net'],
  };
}

/** The line with a `%` or `‰` from there on; null where that makes no value of it. */
function withMark(
  line: ReadLine,
  end: End,
  looked: LookedAt,
  [text, seen]: readonly [text: string, seen: number],
  chanceOf: ChanceOf,
): ReadLine | null {
  const before = line.characters.slice(0, end.first);
  const sign = SIGN.test(before[0]?.text ?? '') ? before[0]! : null;
  const number = sign === null ? before : before.slice(1);
  if (before.length > 0 && !NUMBER.test(textOf(number))) return null;
  const part = slice(
    looked.emissions,
    sign === null ? 0 : sign.to + 1,
    Math.max(end.frame, (sign?.to ?? -1) + 1),
  );
  const chance = (sign?.probability ?? 1) * chanceOf(part, number) * Math.min(MOST, seen);
  const mark = { text, from: end.frame, to: looked.emissions.frames - 1, probability: seen };
  const changes = [...line.changes.filter((change) => change !== 'grammar'), 'end-net' as const];
  return { characters: [...before, mark], chance, changes, basis: 'value' };
}

/** The `%` both see: what the recogniser leaves to other glyphs in its place counts against what the net does. */
function agreed(line: ReadLine, looked: LookedAt, end: End, chance: number, chanceOf: ChanceOf): ReadLine {
  const part = slice(looked.emissions, end.frame, looked.emissions.frames);
  const own = chanceOf(part, line.characters.slice(end.first));
  if (own <= 0 || own >= 1) return line;
  const seen = Math.min(MOST, chance);
  const both = (own * seen) / (own * seen + (1 - own) * (1 - seen));
  return { ...line, chance: Math.min(1, (line.chance / own) * both) };
}

interface End {
  /** The first character read out of the last glyph; the number of characters where none was. */
  readonly first: number;
  /** The first frame of the last glyph. */
  readonly frame: number;
}

/** Null where the last glyph has no beginning of its own. */
function endOf(characters: readonly EmittedCharacter[], { strip, step, emissions }: LookedAt): End | null {
  const start = strip === null ? null : lastGlyphStart(strip);
  if (start === null) return null;
  const found = characters.findIndex((character) => middleOf(character, step) > start);
  const first = found < 0 ? characters.length : found;
  const before = characters[first - 1]?.to ?? -1;
  return { first, frame: Math.min(emissions.frames - 1, Math.max(before + 1, Math.floor(start / step))) };
}

/** From the upper ring of a `%` on that broke in pieces, where one was read as a figure before the last glyph. */
function withUpperRing(
  end: End | null,
  characters: readonly EmittedCharacter[],
  { strip, step }: LookedAt,
): End | null {
  if (end === null || strip === null || !isUpperRing(characters, end.first - 1, strip, step)) return end;
  return asRead(characters.slice(0, end.first));
}

/** The last character's place, where nothing else tells where the last glyph begins and the recogniser leaves a `%` a chance there. */
function lastAsPercent(
  characters: readonly EmittedCharacter[],
  { emissions }: LookedAt,
  chances: EndChances,
  chanceOf: ChanceOf,
): End | null {
  if (characters.length < 2 || !isSurelyPercent({ ...chances, '‰': 0 })) return null;
  const end = { first: characters.length - 1, frame: characters.at(-2)!.to + 1 };
  const percent = { text: '%', from: end.frame, to: emissions.frames - 1, probability: 1 };
  const part = slice(emissions, end.frame, emissions.frames);
  return chanceOf(part, [percent]) >= LEFT_TO_PERCENT ? end : null;
}

/** Where the last character was read: of a `%` that touches the figure before it both see where it is all the same. */
function asRead(characters: readonly EmittedCharacter[]): End {
  const first = characters.length - 1;
  return { first, frame: Math.max((characters[first - 1]?.to ?? -1) + 1, characters[first]!.from - 1) };
}

function textOf(characters: readonly EmittedCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}
