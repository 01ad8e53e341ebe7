/**
 * A character that makes a word neither with the one before it nor with the one behind, and that the picture does not show beyond doubt: a
 * fax leaves of 回 in 环保回收 what looks like 问. Names are made of rare pairs as well, so such a line is only for review.
 */
import type { Context } from './context.ts';
import type { ContextPath } from './context-path.ts';

/** The picture's chance of a character from which it needs no word: of 20,409 right ones on scans and faxes 95 % have more. */
const CLEAR = 0.97;
/** In a context's nats: of the pairs right texts are made of, 12 in 100 are as rare; of 1,462 right lines five have a character that is in neither. */
const NO_WORD = -1;

/** Whether a character of the line has no word to be in. */
export function hasStrangeCharacter({ characters, symbols }: ContextPath, context: Context): boolean {
  return characters.some(({ probability }, i) => {
    const [before, own, behind] = [symbols[i - 1], symbols[i]!, symbols[i + 1]];
    if (probability >= CLEAR || before === undefined || behind === undefined) return false;
    return context.fit(before, own) <= NO_WORD && context.fit(own, behind) <= NO_WORD;
  });
}
