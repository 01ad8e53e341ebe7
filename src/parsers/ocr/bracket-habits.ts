/**
 * Brackets whose width nothing beside them tells: at the end of a line, or next to other brackets. The same words are set alike all over a
 * page (`(必填硬性指标)` stands behind every level), so that pairs around the same text have the width of those that are known; and one that
 * seems to differ from many is like them.
 */
import { compact } from '../../glossary/compact.ts';
import type { LineReading, ReadCharacter } from './engine.ts';

const FULL: Readonly<Record<string, string>> = { '(': '（', ')': '）' };
const HALF: Readonly<Record<string, string>> = { '（': '(', '）': ')' };

const FIGURE = /^[\d０-９]$/u;
/** Before the words inside brackets behind a figure. */
const BEHIND_FIGURE = '0';

interface Bracket {
  readonly line: number;
  readonly at: number;
}

interface Pair {
  readonly cell: number;
  readonly brackets: readonly [Bracket, Bracket];
  /** The words inside, and whether a figure stands before: the unit of `82.00(万元)` says nothing of a name that ends in （万元）. */
  readonly words: string;
  readonly isFull: boolean;
  readonly isKnown: boolean;
}

/** So many known pairs of one width for each of the other speak for a misread one: of 13 in a fax one was. */
const MANY = 4;

/** The cells' lines with those brackets in the width of their like; as they are where none of these is known, or they differ. */
export function withBracketHabits(
  cells: readonly (readonly LineReading[])[],
): readonly (readonly LineReading[])[] {
  const pairs = cells.flatMap(pairsOf);
  const known = new Map<string, Counts>();
  for (const { words, isFull, isKnown } of pairs) {
    const { full, half } = known.get(words) ?? { full: 0, half: 0 };
    const one = isKnown ? 1 : 0;
    known.set(words, isFull ? { full: full + one, half } : { full, half: half + one });
  }
  const changed = new Map<number, LineReading[]>();
  for (const { cell, brackets, words, isFull } of pairs) {
    if (habitOf(known.get(words)!) !== !isFull) continue;
    const lines = changed.get(cell) ?? [...cells[cell]!];
    changed.set(cell, lines);
    for (const { line, at } of brackets) lines[line] = inOtherWidth(lines[line]!, at);
  }
  return cells.map((lines, cell) => changed.get(cell) ?? lines);
}

interface Counts {
  readonly full: number;
  readonly half: number;
}

/** Whether pairs around these words are full-width; null where nothing tells. */
function habitOf({ full, half }: Counts): boolean | null {
  if (full === half) return null;
  const [more, fewer] = full > half ? [full, half] : [half, full];
  return fewer === 0 || more >= MANY * fewer ? full > half : null;
}

/** The innermost pairs, which have no brackets inside. */
function pairsOf(lines: readonly LineReading[], cell: number): Pair[] {
  const pairs: Pair[] = [];
  let open: (Bracket & { readonly character: ReadCharacter; inside: string }) | null = null;
  for (const [line, { text, characters }] of lines.entries()) {
    // A reading whose characters are not its text was put together otherwise.
    if (characters.map((character) => character.text).join('') !== text) return [];
    for (const [at, character] of characters.entries()) {
      if (/[（(]/u.test(character.text)) {
        const isBehindFigure = FIGURE.test(characters[at - 1]?.text ?? '');
        open = { line, at, character, inside: isBehindFigure ? BEHIND_FIGURE : '' };
      } else if (open !== null && /[）)]/u.test(character.text)) {
        const isFull = character.text === '）';
        const isKnown = !character.widthUnknown && !open.character.widthUnknown;
        pairs.push({ cell, brackets: [open, { line, at }], words: compact(open.inside), isFull, isKnown });
        open = null;
      } else if (open !== null) open.inside += character.text;
    }
  }
  return pairs;
}

function inOtherWidth(reading: LineReading, at: number): LineReading {
  const characters = reading.characters.map((character, i) =>
    i === at ? { ...character, text: FULL[character.text] ?? HALF[character.text]! } : character,
  );
  return { ...reading, characters, text: characters.map(({ text }) => text).join('') };
}
