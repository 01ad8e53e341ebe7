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

it('may be nearly clear where nothing clear stands behind the same character', () => {
  const soil = line('土方量', { 土: 0.96, 量: 0.94 });
  expect([...surePairs([soil])]).toEqual(['土方']);
  expect([...surePairs([line('河道土方量', { 土: 0.96 })])]).toEqual(['河道', '方量', '道土', '土方']);
  // 项目 is clear: 日 behind 项 tells nothing, of itself or of what stands behind it.
  expect([...surePairs([line('项日验收', { 日: 0.96 }), line('项目')])]).toEqual(['验收', '项目']);
});

it('say nothing of numerals, figures and punctuation', () => {
  expect([...surePairs([line('第一季'), line('2年'), line('（含')])]).toEqual([]);
});
