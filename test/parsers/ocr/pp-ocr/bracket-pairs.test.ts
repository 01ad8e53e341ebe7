import { describe, expect, it } from 'vitest';
import { withBracketPairs } from '../../../../src/parsers/ocr/pp-ocr/bracket-pairs.ts';

/** The cell's lines, `|` between them; `?` behind what is doubtful. */
const paired = (text: string): string => {
  const { lines, isDoubtful } = withBracketPairs(
    text.split('|').map((line) => [...line].map((own, i) => ({ text: own, from: i, to: i, probability: 1 }))),
  );
  const texts = lines.map((line) => line.map((character) => character.text).join(''));
  return `${texts.join('|')}${isDoubtful ? '?' : ''}`;
};

describe('the partner of a lone bracket', () => {
  it.each([
    ['环境投诉量（以验收|结论为准！', '环境投诉量（以验收|结论为准）'],
    ['补贴（按清单核定》', '补贴（按清单核定）'],
    ['环境投诉量（以验收|结论为准：', '环境投诉量（以验收|结论为准）'],
    ['住房保障《按清单核定）', '住房保障（按清单核定）'],
  ])('%s is %s', (text, expected) => expect(paired(text)).toBe(expected));

  it.each([
    ['投资（含上年度任务；', '投资（含上年度任务）?'],
    ['系统管理率：以验收|结论为准）', '系统管理率（以验收|结论为准）?'],
    ['直报时限，以验收结论为准)', '直报时限（以验收结论为准)?'],
  ])('%s is %s, in doubt', (text, expected) => expect(paired(text)).toBe(expected));

  it.each([
    '落实到位！',
    '其中：',
    '《条例》（修订）',
    '（一）落实到位！',
    '1）印发文件；2）落实到位',
    '一）印发文件：到位',
    '按时完成；',
    '投资，其中：中央',
  ])('%s stays', (text) => expect(paired(text)).toBe(text));

  it.each([
    '投资（其中：中央',
    '《条例》（修订',
    '印发《办法》）',
    '（按清单！核定',
    '任务（按清单核定',
    '指标1：任务：按清单，核定）',
    '任务2：按清单核定）',
    '任务（按（清单；',
  ])('%s stays, in doubt', (text) => expect(paired(text)).toBe(`${text}?`));
});
