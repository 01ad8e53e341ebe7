import { describe, expect, it } from 'vitest';
import { compact, displayWidth, halfWidth } from '../../src/glossary/compact.ts';

describe('compact, halfWidth, displayWidth', () => {
  it.each([
    [' 项 目\u3000名\n称\t', '项目名称'],
    ['a\u200bb\ufeffc\u00a0d', 'abcd'],
    ['', ''],
  ])('%j compacts to %j', (text, expected) => {
    expect(compact(text)).toBe(expected);
  });

  it.each([
    ['（５０％）：Ａ', '(50%):A'],
    ['“三农”、。', '“三农”、。'],
  ])('%j in half width is %j', (text, expected) => {
    expect(halfWidth(text)).toBe(expected);
  });

  it.each([
    ['', 0],
    ['abc', 3],
    ['指标', 4],
    ['（1）', 5],
    ['𠮷', 2],
    ['≥25次', 5],
  ])('%j is %d columns wide', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
