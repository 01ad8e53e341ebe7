/**
 * A character that makes a word neither with the one before it nor with the one behind, and that the picture does not show beyond doubt: a
 * fax leaves of 回 in 环保回收 what looks like 问. Names are made of rare pairs as well (改厕补助, 每吨污水), so such a line is only for
 * review, and only where another character the picture may show would make words there.
 */
import type { Context } from './context.ts';
import { ALONE, type Around, type ContextPath } from './context-path.ts';
import { BLANK } from './dictionary.ts';
import type { Emissions } from './emissions.ts';

/** The picture's chance of a character from which it needs no word: of 20,409 right ones on scans and faxes 95 % have more. */
const CLEAR = 0.97;
/** In a context's nats: of the pairs right texts are made of, 12 in 100 are as rare; of 1,462 right lines five have a character that is in neither. */
const NO_WORD = -1;

/**
 * Nats another character lies behind at most, counting twice what it fits better: 回 for 问 1.1 and 0; in eight right lines of nine with such
 * a character the best lies 1.6 and more behind.
 */
const RIVAL = -1.5;

/** Whether a character of the line has no word to be in, and another might have. */
export function hasStrangeCharacter(
  { characters, symbols }: ContextPath,
  context: Context,
  { starts, classes, logs }: Emissions,
  around: Around = ALONE,
): boolean {
  return characters.some(({ probability, from, to }, i) => {
    const [before, own, behind] = [
      symbols[i - 1] ?? around.before,
      symbols[i]!,
      symbols[i + 1] ?? around.behind,
    ];
    if (probability >= CLEAR || before === BLANK || behind === BLANK) return false;
    const [left, right] = [context.fit(before, own), context.fit(own, behind)];
    if (left > NO_WORD || right > NO_WORD) return false;
    for (let k = starts[from]!; k < starts[to + 1]!; k += 1) {
      const other = classes[k]!;
      if (other === own || other === BLANK) continue;
      const better = context.fit(before, other) + context.fit(other, behind) - left - right;
      if (logs[k]! + 2 * better >= RIVAL) return true;
    }
    return false;
  });
}

/** What the picture leaves another character at least, in nats, and how much better words have it, that they speak against one read. */
const LEFT = -4;
const BETTER = 1;

/**
 * Whether words know better of a character that is not quite clear. A fax that makes 人 of 大 does so all over: 重人 elsewhere is no witness
 * of 重人 where the picture leaves 重大 a chance.
 */
export function isContested(
  { characters, symbols }: ContextPath,
  words: Context,
  { starts, classes, logs }: Emissions,
  around: Around = ALONE,
): boolean {
  return characters.some(({ probability, from, to }, i) => {
    if (probability >= CLEAR) return false;
    const [before, own, behind] = [
      symbols[i - 1] ?? around.before,
      symbols[i]!,
      symbols[i + 1] ?? around.behind,
    ];
    const suits = (symbol: number): number =>
      words.fit(before, symbol) + (behind === BLANK ? 0 : words.fit(symbol, behind));
    for (let k = starts[from]!; k < starts[to + 1]!; k += 1) {
      const other = classes[k]!;
      const isRival = other !== own && other !== BLANK && logs[k]! >= LEFT;
      if (isRival && suits(other) - suits(own) >= BETTER) return true;
    }
    return false;
  });
}
