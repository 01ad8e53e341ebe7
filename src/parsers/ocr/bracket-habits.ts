/**
 * Brackets whose width nothing beside them tells: at the end of a line, or next to other brackets. The same words are set alike all over a
 * page (`(必填硬性指标)` stands behind every level), so that pairs around the same text have the width of those that are known.
 */
import { compact } from '../../glossary/compact.ts';
import type { LineReading, ReadCharacter } from './engine.ts';

const FULL: Readonly<Record<string, string>> = { '(': '（', ')': '）' };
const HALF: Readonly<Record<string, string>> = { '（': '(', '）': ')' };

interface Bracket {
  readonly line: number;
  readonly at: number;
}

interface Pair {
  readonly cell: number;
  readonly brackets: readonly [Bracket, Bracket];
  readonly inside: string;
  readonly isFull: boolean;
  readonly isKnown: boolean;
}

/** The cells' lines with those brackets in the width of their like; as they are where all or none of these are known, or they differ. */
export function withBracketHabits(
  cells: readonly (readonly LineReading[])[],
): readonly (readonly LineReading[])[] {
  const pairs = cells.flatMap(pairsOf);
  const widths = new Map<string, Set<boolean>>();
  for (const { inside, isFull, isKnown } of pairs) {
    if (isKnown) widths.set(inside, (widths.get(inside) ?? new Set()).add(isFull));
  }
  const changed = new Map<number, LineReading[]>();
  for (const { cell, brackets, inside, isFull, isKnown } of pairs) {
    const known = widths.get(inside);
    if (isKnown || known?.size !== 1 || known.has(isFull)) continue;
    const lines = changed.get(cell) ?? [...cells[cell]!];
    changed.set(cell, lines);
    for (const { line, at } of brackets) lines[line] = inOtherWidth(lines[line]!, at);
  }
  return cells.map((lines, cell) => changed.get(cell) ?? lines);
}

/** The innermost pairs, which have no brackets inside. */
function pairsOf(lines: readonly LineReading[], cell: number): Pair[] {
  const pairs: Pair[] = [];
  let open: (Bracket & { readonly character: ReadCharacter; inside: string }) | null = null;
  for (const [line, { text, characters }] of lines.entries()) {
    // A reading whose characters are not its text was put together otherwise.
    if (characters.map((character) => character.text).join('') !== text) return [];
    for (const [at, character] of characters.entries()) {
      if (/[（(]/u.test(character.text)) open = { line, at, character, inside: '' };
      else if (open !== null && /[）)]/u.test(character.text)) {
        const isFull = character.text === '）';
        const isKnown = !character.widthUnknown && !open.character.widthUnknown;
        pairs.push({ cell, brackets: [open, { line, at }], inside: compact(open.inside), isFull, isKnown });
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
