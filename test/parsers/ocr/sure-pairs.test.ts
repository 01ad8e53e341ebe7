import { expect, it } from 'vitest';
import { surePairs } from '../../../src/parsers/ocr/sure-pairs.ts';

/** A line of characters believed with 0.99, but for those named. */
function line(text: string, beliefs: Readonly<Record<string, number>> = {}, confidence = 0.9) {
  const characters = [...text].map((own, i) => ({
    text: own,
    x0: i / text.length,
    x1: (i + 1) / text.length,
    probability: beliefs[own] ?? 0.99,
  }));
  return { text, confidence, characters, changes: [] };
}

it('are those of clear characters side by side, on any line of the page', () => {
  expect([...surePairs([line('上年度'), line('结转')])]).toEqual(['上年', '年度', '结转']);
});

it('leave out what is in doubt, and what a line that lost a character puts together', () => {
  expect([...surePairs([line('含土年度', { 土: 0.85 })])]).toEqual(['年度']);
  expect([...surePairs([line('春秋防', {}, 0.1)])]).toEqual([]);
});

it('say nothing of numerals, figures and punctuation', () => {
  expect([...surePairs([line('第一季'), line('2年'), line('（含')])]).toEqual([]);
});
