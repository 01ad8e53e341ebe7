/**
 * What cells of a known kind may hold, as patterns. They cover the usual; a cell outside its grammar is read freely. Vocabulary: the
 * glossary and the values of published forms (domain.md).
 */
import { HEADER_NAMES } from '../../../glossary/header-names.ts';
import { LEVEL_NAMES } from '../../../glossary/levels.ts';
import { MAGNITUDES, UNITS } from '../../../glossary/unit-table.ts';
import type { Expectation } from '../engine.ts';
import { type Automaton, compile } from './automaton.ts';
import { anyOf, choice, optional, type Pattern, repeat, sequence, words } from './pattern.ts';

const DIGIT = anyOf('0123456789');
/** Typed in full width as well: `２７万吨`, `11．3座`. */
const FIGURE = anyOf('0123456789０１２３４５６７８９');
const POINT = anyOf('.．');

/** `95`, `1,140`, `0.85`, `7595500.00`. */
const NUMBER = choice(
  sequence(repeat(FIGURE, 1, Infinity), optional(sequence(POINT, repeat(FIGURE, 1, Infinity)))),
  sequence(
    repeat(FIGURE, 1, 3),
    repeat(sequence(anyOf(',，'), FIGURE, FIGURE, FIGURE), 1, Infinity),
    optional(sequence(POINT, repeat(FIGURE, 1, Infinity))),
  ),
);

/** Longest unit kept in the trie: `微克/立方米`. */
const LONGEST_UNIT = 6;

/** A worn `%` looks like it, which forms print hundreds of times as often; one seen clearly is read without a grammar. */
const LIKE_PERCENT = '℃';

const UNIT_NAMES = [...UNITS.keys()].filter(
  (name) => name.length <= LONGEST_UNIT && !/[()]/u.test(name) && name !== LIKE_PERCENT,
);
/** Printed as units and none: full width, and what stands for megabit or million. */
const OTHER_UNITS = ['％', 'M', 'G', 'K'];
const PLAIN_UNIT = sequence(words(['', ...MAGNITUDES.keys()]), words([...UNIT_NAMES, ...OTHER_UNITS]));
const UNIT = sequence(PLAIN_UNIT, repeat(sequence(anyOf('/·*'), words(UNIT_NAMES)), 0, 2));
const BRACKETED_UNIT = choice(
  sequence(anyOf('（'), UNIT, anyOf('）')),
  sequence(anyOf('('), UNIT, anyOf(')')),
);
const MAGNITUDE_ALONE = words([...MAGNITUDES.keys()]);

const SIGN = words(['≥', '≤', '>', '<', '=', '＞', '＜', '＝', '>=', '<=', '＞＝', '＜＝', '~', '～']);
const SIGN_WORDS = words([
  '不少于',
  '不低于',
  '不小于',
  '不超过',
  '不高于',
  '不大于',
  '不多于',
  '大于等于',
  '小于等于',
  '大于',
  '小于',
  '等于',
  '高于',
  '低于',
  '超过',
  '少于',
  '至少',
  '达到',
]);
const SUFFIX = words(['以上', '及以上', '以下', '及以下', '以内', '内', '左右', '完成', '前']);

const AMOUNT = sequence(NUMBER, optional(choice(UNIT, BRACKETED_UNIT, MAGNITUDE_ALONE)));
const RANGE = sequence(NUMBER, optional(UNIT), anyOf('-~～—至'), NUMBER, optional(UNIT));

const YEAR = sequence(words(['19', '20']), DIGIT, DIGIT, anyOf('年'));
const MONTH = words(Array.from({ length: 12 }, (_, i) => `${i + 1}月`));
const DAY = words(Array.from({ length: 31 }, (_, i) => `${i + 1}日`));
const DATE = sequence(
  optional(YEAR),
  choice(
    sequence(MONTH, optional(choice(DAY, words(['底', '末', '份', '上旬', '中旬', '下旬'])))),
    words(['年底', '底']),
  ),
  words(['', '前', '之前', '以前', '前完成']),
);

/** What may stand behind a sign read by other means. */
export const AFTER_SIGN: Automaton = compile(
  choice(sequence(words(['', '=', '＝']), AMOUNT, optional(SUFFIX)), DATE, YEAR),
);

const SIGN_CELL = choice(
  SIGN,
  SIGN_WORDS,
  words([
    '定性',
    '定量',
    '正向',
    '反向',
    '正向指标',
    '反向指标',
    '定性指标',
    '定量指标',
    '其他',
    '无',
    '正',
    '反',
    '负向',
    '逆向',
    '区间',
  ]),
);

const TARGET = choice(
  sequence(optional(choice(SIGN, SIGN_WORDS)), AMOUNT, optional(SUFFIX)),
  RANGE,
  sequence(optional(SIGN), DATE),
);

/** A weight inside a level's cell: `50%`, `（50分）`, `（权重20）`. */
const UP_TO_100 = choice(repeat(DIGIT, 1, 2), words(['100']));
/** No weight is above 100: `（506）` is a `（50%）` badly seen. */
const POINTS = sequence(UP_TO_100, optional(sequence(anyOf('.'), DIGIT)), words(['', '分', '%']));
const LABELLED = sequence(words(['', '权重', '分值', '权重：', '分值：']), POINTS);
const WEIGHT = choice(
  sequence(UP_TO_100, words(['%', '分'])),
  sequence(anyOf('（'), LABELLED, anyOf('）')),
  sequence(anyOf('('), LABELLED, anyOf(')')),
);

/** Marks of required levels in ministries' templates: `数量指标★★★`, all alike. */
const STARS = choice(...[...'★☆*'].map((star) => repeat(words([star]), 0, 5)));

/** What stands where there is no value. */
const NO_VALUE = words(['/', '／', '—', '——', '-', '－', '无', '不适用']);

const GRAMMARS: Readonly<Record<Exclude<Expectation, 'text'>, Pattern>> = {
  level: sequence(words(LEVEL_NAMES), STARS, optional(WEIGHT)),
  header: words(HEADER_NAMES),
  target: choice(TARGET, NO_VALUE),
  sign: SIGN_CELL,
  number: sequence(NUMBER, words(['', '%', '分', '％'])),
  unit: choice(UNIT, BRACKETED_UNIT),
};

const compiled = new Map<Expectation, Automaton>();

/** The grammar of a kind of cell, compiled when first asked for; null for free text. */
export function grammarOf(expected: Expectation): Automaton | null {
  if (expected === 'text') return null;
  let automaton = compiled.get(expected);
  if (automaton === undefined) {
    automaton = compile(GRAMMARS[expected]);
    compiled.set(expected, automaton);
  }
  return automaton;
}
