import { expect, it } from 'vitest';
import type { LineReading } from '../../../src/parsers/ocr/engine.ts';
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

/** What a page surely says, but for what only the lines of `own` do. */
function said(lines: readonly LineReading[], own: readonly LineReading[] = []) {
  return [...surePairs(lines)(own)];
}

it('are those of clear characters side by side, on any line of the page', () => {
  expect(said([line('上年度'), line('结转')])).toEqual(['上年', '年度', '结转']);
});

it('leave out what is in doubt, and what a line that lost a character puts together', () => {
  expect(said([line('含土年度', { 土: 0.85 })])).toEqual(['年度']);
  expect(said([line('春秋防', {}, 0.1)])).toEqual([]);
});

it('may be nearly clear where nothing clear stands behind the same character', () => {
  const soil = line('土方量', { 土: 0.96, 量: 0.94 });
  expect(said([soil])).toEqual(['土方']);
  expect(said([line('河道土方量', { 土: 0.96 })])).toEqual(['河道', '道土', '土方', '方量']);
  // 项目 is clear: 日 behind 项 tells nothing, of itself or of what stands behind it.
  expect(said([line('项日验收', { 日: 0.96 }), line('项目')])).toEqual(['验收', '项目']);
});

it('say nothing of numerals, figures and punctuation', () => {
  expect(said([line('第一季'), line('2年'), line('（含')])).toEqual([]);
});

it('leave out what only the line itself says, not what another says as well', () => {
  const [misread, other] = [line('技木推广'), line('推广应用')];
  expect(said([misread, other], [misread])).toEqual(['推广', '广应', '应用']);
  expect(said([misread, line('技木')], [misread])).toEqual(['技木']);
});
