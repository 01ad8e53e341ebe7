import { describe, expect, it } from 'vitest';
import {
  type ComparedLine,
  folded,
  layerErrors,
  settledChance,
  weighed,
} from '../../../src/parsers/ocr/layer-evidence.ts';

const line = (text: string, byStart: string, confidence = 0.99, byPlace = ''): ComparedLine => ({
  text,
  confidence,
  layer: { byStart, byPlace },
});
const NONE = { sign: 0.02, figure: 0.02, word: 0.02 };
const MANY = { sign: 0.9, figure: 0.3, word: 0.3 };
const verdict = (own: ComparedLine, readings: readonly string[] = []) =>
  weighed(own, NONE, new Set(readings.map(folded))).verdict;

describe('a hidden layer', () => {
  it('agrees whatever the width of its signs and the look of its dashes', () => {
    expect(verdict(line('≥95％（含）', '≧95%(含)'))).toBe('agrees');
    expect(verdict(line('2024年1月－3月', '2024 年1月—3月'))).toBe('agrees');
    expect(verdict(line('≥95%', '≥96%'))).toBe('differs');
  });

  it('agrees where a piece goes on over columns that read so, and differs where they do not', () => {
    expect(verdict(line('培训人数', '培训人数≥100人次'), ['≥100', '人次'])).toBe('agrees');
    expect(verdict(line('≥95', '≥95%'))).toBe('differs');
    expect(verdict(line('培训人数', '', 0.99, '培训人数'))).toBe('agrees');
  });

  it('is silent where it leaves out words or nothing of it begins on the line, not where it leaves out a figure', () => {
    expect(verdict(line('二级指标', '二级'))).toBe('silent');
    expect(verdict(line('亩', '', 0.99, '4'))).toBe('silent');
    expect(verdict(line('≥10710元', '≥107l0元'))).toBe('silent');
    expect(verdict(line('≥1040亩', '≥140亩'))).toBe('differs');
  });
});

describe('its errors', () => {
  it('are counted by kind over sure readings: a layer that knows no ≥ is right in its words', () => {
    const sure = Array.from({ length: 20 }, () => line('完成率≥95', '完成率>95'));
    const doubtful = Array.from({ length: 20 }, () => line('数量', '教置', 0.6));
    const errors = layerErrors([...sure, ...doubtful], new Set());
    expect(errors.sign).toBeCloseTo(21 / 30, 2);
    expect(errors.word).toBeCloseTo(1 / 70, 2);
    expect(errors.figure).toBeCloseTo(1 / 50, 2);
  });
});

describe('a reading beside a layer', () => {
  const heard = (own: ComparedLine, errors = NONE) => weighed(own, errors, new Set()).confidence;

  it('is surer where a good layer agrees, and less sure where it differs', () => {
    expect(heard(line('≥95%', '≥95%', 0.9))).toBeGreaterThan(0.95);
    expect(heard(line('≥95%', '≥96%', 0.99))).toBeLessThan(0.95);
  });

  it('stands beside a bad one: what that says changes next to nothing', () => {
    expect(heard(line('≥95%', '>96%', 0.99), MANY)).toBeCloseTo(0.99, 2);
    expect(heard(line('≥95%', '≥95%', 0.6), MANY)).toBe(0.6);
  });
});

describe('a doubtful reading is settled by the layer', () => {
  it('where the picture leaves room for these two texts, and the layer is good', () => {
    const chance = settledChance({ reading: 0.55, layer: 0.4 }, 0.95)!;
    expect(chance).toBeGreaterThan(0.7);
    // Never so sure that the row is not for review.
    expect(settledChance({ reading: 0.5, layer: 0.5 }, 0.999)).toBe(0.8);
  });

  it('and stands where a third text is as likely, the picture speaks against the layer, or the layer is bad', () => {
    expect(settledChance({ reading: 0.4, layer: 0.2 }, 0.95)).toBeNull();
    expect(settledChance({ reading: 0.97, layer: 0.001 }, 0.95)).toBeNull();
    expect(settledChance({ reading: 0.55, layer: 0.4 }, 0.4)).toBeNull();
  });
});
