/** What can be wrong or uncertain about a target, with its severity and its words for people. */
import type { Problem } from '../../parsers/page.ts';

export const TARGET_PROBLEMS = {
  'target-empty': ['review', 'the target cell is empty'],
  'value-unparsed': ['review', 'digits that cannot be read as one number'],
  'several-values': ['review', 'the cell holds more than one value'],
  'unit-contradiction': ['review', 'the unit in the cell and the unit in its column (or name) differ'],
  'unit-unknown': ['info', 'the unit is not in the table; kept as printed'],
  'unit-doubtful': ['review', 'what follows the number does not look like a unit'],
  'unit-unclear': ['review', 'where the unit ends cannot be told'],
  'sign-contradiction': ['review', 'comparing signs or words contradict each other'],
  'sign-unknown': ['review', 'the sign column holds no comparator that is known'],
  'sign-apart': ['review', 'a comparing word stands apart from the number'],
  'sign-after': ['review', 'the comparing sign stands behind the number'],
  'sign-implied': ['review', '控制在 without 内: taken as an upper bound'],
  'sign-with-range': ['review', 'a comparing sign in front of a range'],
  'bound-unclear': ['review', 'one word excludes the bound, the other includes it'],
  'sign-excludes': ['review', 'the bound is stated as not included'],
  'direction-only': ['info', 'the sign column states a direction (正向, 反向), not a bound'],
  'qualitative-number': ['info', 'the sign column says 定性, the cell holds a number'],
  'quantitative-text': ['info', 'the sign column holds a comparator, the cell holds words'],
  approximate: ['info', 'the value is stated as approximate'],
  'more-than-stated': ['review', '余, 多: more than the number printed'],
  'number-joined': ['review', 'white space inside the number was removed'],
  'point-or-comma': ['review', 'three decimals of what is counted whole: the point may be a comma'],
  'number-negative': ['review', 'a negative target'],
  'words-doubtful': ['review', 'a lone character beside the number may be a misread sign'],
  'words-negate': ['review', 'the words in front of the number may negate it'],
  'target-repeats-name': ['review', 'the indicator’s name is printed again as its value'],
  'value-in-name': ['review', 'the name states a value of its own that differs'],
  'date-without-year': ['review', 'the date has no year and the form states none'],
  'date-or-number': ['review', 'may be a date or a number'],
  'date-far': ['review', 'the year lies far from the form’s'],
  'date-invalid': ['review', 'there is no such day'],
  'date-serial': ['review', 'a day number of a spreadsheet, read as a date'],
  'date-period': ['info', 'a period; the date is its last day'],
  'date-recurring': ['info', 'a date that recurs is no single day'],
  'digits-in-text': ['info', 'digits in the words name something'],
  'range-reversed': ['review', 'the lower bound is above the upper one'],
  'ordinal-or-count': ['review', 'may name one of a series (phase two, class three) instead of counting'],
  rank: ['info', 'a place in an order is kept as text'],
  ratio: ['info', 'a ratio is kept as text'],
  'rate-in-words': ['info', 'words in front of the number say it is counted by something'],
} as const satisfies Readonly<Record<string, readonly [Problem['severity'], string]>>;

export type TargetProblemCode = keyof typeof TARGET_PROBLEMS;

/** The problem of a code; `detail` is appended to its message. */
export function targetProblem(code: TargetProblemCode, detail = ''): Problem {
  const [severity, message] = TARGET_PROBLEMS[code];
  return { code, message: detail === '' ? message : `${message}: ${detail}`, severity, locator: null };
}
