/**
 * What a page surely says: pairs of characters that stand together in it beyond doubt. Forms say things again (a remark behind each name, a
 * level's addition, a name as its own value), and a worn character may be read by where the same words are clear.
 */
import type { LineReading, SurePairs } from './engine.ts';

/** A character of which its picture leaves no doubt: of 20,409 right ones on scans and faxes 95 % have more. */
const CLEAR = 0.97;
/** Below this a line may have lost a character, and what then stands together is no pair. */
const WHOLE = 0.5;
/** Numerals stand where others do: 第一季度 says nothing of 第二季度. */
const WORD = /^(?![一二三四五六七八九十])\p{Script=Han}$/u;

export function surePairs(readings: readonly LineReading[]): SurePairs {
  const pairs = new Set<string>();
  for (const { characters, confidence } of readings) {
    if (confidence < WHOLE) continue;
    characters.forEach((own, i) => {
      const before = characters[i - 1];
      const isSure = before !== undefined && Math.min(before.probability, own.probability) >= CLEAR;
      if (isSure && WORD.test(before.text) && WORD.test(own.text)) pairs.add(before.text + own.text);
    });
  }
  return pairs;
}
