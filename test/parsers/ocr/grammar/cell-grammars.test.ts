import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../../../src/parsers/ocr/engine.ts';
import { accepts, compile } from '../../../../src/parsers/ocr/grammar/automaton.ts';
import { AFTER_SIGN, grammarOf } from '../../../../src/parsers/ocr/grammar/cell-grammars.ts';
import {
  anyOf,
  choice,
  optional,
  repeat,
  sequence,
  words,
} from '../../../../src/parsers/ocr/grammar/pattern.ts';

describe('an automaton spells', () => {
  const pattern = sequence(
    optional(words(['≥', '≤'])),
    repeat(anyOf('01'), 1, Infinity),
    words(['', '次', '次数']),
  );
  it.each(['1', '≥0', '010', '≤11次', '1次数'])('%s', (text) => {
    expect(accepts(compile(pattern), text)).toBe(true);
  });
  it.each(['', '≥', '≥≥1', '1数', '次1', '2'])('not %j', (text) => {
    expect(accepts(compile(pattern), text)).toBe(false);
  });
  it('repetitions within their bounds, and choices that begin alike apart', () => {
    const bounded = compile(sequence(repeat(anyOf('a'), 2, 3), choice(words(['b']), words(['bc']))));
    expect(['ab', 'aab', 'aabc', 'aaabc', 'aaaab'].map((text) => accepts(bounded, text))).toStrictEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

const HELD: Readonly<Record<Exclude<Expectation, 'text'>, readonly string[]>> = {
  target:
    '≥25次 50台 ≤1140万元 100% 0 1,140万元 7595500.00 2024年12月31日前 12月底前 ≥95%以上 3-5天 30%～50% 不低于95% 80元/人·天 =100.00(%) ≥5.00（万人次） ≥80M / — 无'.split(
      ' ',
    ),
  sign: ['≥', '≤', '=', '＞＝', '定性', '正向', '不少于'],
  number: ['95', '1,140', '0.5', '15分', '10%'],
  unit: ['次', '万元', '%', '元/人', '万人次', '（%）', '元/人·月'],
  level: [
    '产出指标',
    '经济效益指标',
    '满意度指标',
    '产出指标50%',
    '产出指标（50分）',
    '产出指标（100%）',
    '数量',
    '效益目标',
    '数量指标★★★',
  ],
  header: ['一级指标', '年度指标值', '指标值', '计量单位', '备注'],
};
const NOT_HELD: Readonly<Record<Exclude<Expectation, 'text'>, readonly string[]>> = {
  target: ['', '有效助力', '≥', '//', '≥≥5', '25次次', '1,14万元', '13月底前'],
  sign: ['', '≥5', '之'],
  number: ['', '十五', '1,1'],
  unit: ['', '5', '（%)', '%%', '℃'],
  level: [
    '',
    '指标',
    '★★★',
    '数量指标★★*',
    '产出指标（506）',
    '产出指标506%',
    '产出指标（50分)',
    '产出指标指标',
  ],
  header: ['', '产出指标', '一级'.slice(0, 1)],
};

describe.each(Object.keys(HELD) as Exclude<Expectation, 'text'>[])('the grammar of a %s cell', (expected) => {
  it.each(HELD[expected])('holds %s', (text) => expect(accepts(grammarOf(expected)!, text)).toBe(true));
  it.each(NOT_HELD[expected])('does not hold %j', (text) =>
    expect(accepts(grammarOf(expected)!, text)).toBe(false),
  );
});

it('free text has no grammar; what follows a sign is a value without one', () => {
  expect(grammarOf('text')).toBeNull();
  expect(['25次', '=90%', '2024年12月'].map((text) => accepts(AFTER_SIGN, text))).toStrictEqual([
    true,
    true,
    true,
  ]);
  expect(['≥25次', '', '定性'].map((text) => accepts(AFTER_SIGN, text))).toStrictEqual([false, false, false]);
});
