import { describe, expect, it } from 'vitest';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';
import { withNumbersInOrder } from '../../../src/parsers/ocr/numbers-in-order.ts';

/** `指标1?：…` is a 1 that may be a 4. */
function line(text: string): LineReading {
  const characters = [...text.replace('?', '')].map((own, i) => ({
    text: own,
    x0: i,
    x1: i + 1,
    probability: 1,
    ...(i === 2 && text.includes('?') && { mayBeFour: true }),
  }));
  return { text: text.replace('?', ''), confidence: 0.99, characters, changes: [] };
}

/** The lines that are for review. */
const doubted = (...texts: readonly string[]) =>
  withNumbersInOrder(texts.map((text) => text.split('/').map(line)))
    .flatMap(([first]) => first!)
    .filter(({ confidence }) => confidence < 0.85)
    .map(({ text }) => text);

describe('a number that may be 1 or 4', () => {
  it('is a 1 where a 4 would be out of order', () => {
    expect(doubted('指标1：甲', '≥1', '指标1?：乙', '指标2：丙', '指标1?：丁')).toEqual([]);
    expect(doubted('指标3：甲', '指标1?：乙', '指标2：丙')).toEqual([]);
    expect(doubted('指标1?：甲', '指标2：乙')).toEqual([]);
  });

  it('is in doubt behind a 3, and at the beginning, where no 2 follows', () => {
    expect(doubted('指标3：甲', '≥1', '指标1?：乙/续', '指标1：丙')).toEqual(['指标1：乙']);
    expect(doubted('指标3：甲', '指标1?：乙')).toEqual(['指标1：乙']);
    expect(doubted('指标1?：甲', '指标1：乙')).toEqual(['指标1：甲']);
  });

  it('is asked about only where its ink leaves it open', () => {
    expect(doubted('指标3：甲', '指标1：乙', '指标1：丙')).toEqual([]);
  });
});
