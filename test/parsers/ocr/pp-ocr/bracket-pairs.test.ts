import { describe, expect, it } from 'vitest';
import { withBracketPairs } from '../../../../src/parsers/ocr/pp-ocr/bracket-pairs.ts';

/** The cell's lines, `|` between them. */
const paired = (text: string): string =>
  withBracketPairs(
    text.split('|').map((line) => [...line].map((own, i) => ({ text: own, from: i, to: i, probability: 1 }))),
  )
    .map((line) => line.map((character) => character.text).join(''))
    .join('|');

describe('the partner of a lone bracket', () => {
  it.each([
    ['环境投诉量（以验收|结论为准！', '环境投诉量（以验收|结论为准）'],
    ['补贴（按清单核定》', '补贴（按清单核定）'],
    ['环境投诉量（以验收|结论为准：', '环境投诉量（以验收|结论为准）'],
    ['住房保障《按清单核定）', '住房保障（按清单核定）'],
  ])('%s is %s', (text, expected) => expect(paired(text)).toBe(expected));

  it.each([
    '落实到位！',
    '其中：',
    '投资（其中：中央',
    '（一）落实到位！',
    '《条例》（修订',
    '印发《办法》）',
    '（按清单！核定',
    '任务（按清单核定',
  ])('%s stays', (text) => expect(paired(text)).toBe(text));
});
