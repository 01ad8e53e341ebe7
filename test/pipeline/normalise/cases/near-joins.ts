/** Neighbours that join into one value, each beside the nearest that must not: magnitudes, ranges, tolerances, fractions, periods. */
import type { Case } from './case.ts';

const year = 2024;

export const nearJoins: readonly Case[] = [
  // Falling magnitudes.
  ['1亿2千万5千元', '= 120005000 元'],
  // A sign in front is the number's, among words too.
  ['预算¥500', '= 500 ¥ -> 500 元'],
  // Ranges in units of two sizes, of numbers that could be years, and of one number twice.
  ['5万-80000元', 'between 50000..80000 元'],
  ['500-2000', 'between 500..2000 -'],
  ['2000元-2024', 'between 2000..2024 元'],
  ['2000-2024人', 'between 2000..2024 人'],
  ['5-5天', 'between 5..5 天'],
  // A range with one end in digits is no word, whatever stands around it.
  ['用时三至5天', 'between 3..5 天'],
  ['用时3至五天', 'between 3..5 天'],
  // Fractions of what cannot be a day.
  ['16/25', '= 0.64 -'],
  ['13/20', '= 0.65 -'],
  ['3/12', '= 0.25 -'],
  ['1/32', '= 0.03125 -'],
  // Periods of one day, month or quarter.
  ['2024.1.1-1.1', 'date <= 2024-01-01 ! date-period'],
  ['2024.1.1-2024.1.1', 'date <= 2024-01-01 ! date-period'],
  ['12-12月', 'date <= 2024-12-31 ! date-period', { year }],
  ['2-第三季度', 'date <= 2024-09-30 ! date-period', { year }],
  ['4-4季度', 'date <= 2024-12-31 ! date-period', { year }],
  ['2023-2024年度', 'date <= 2024-12-31 ! date-period'],
];

export const nearJoinsTraps: readonly Case[] = [
  ['1万¥500元', 'text ! several-values'],
  ['1万¥500', 'text ! several-values'],
  ['1万0.5万元', 'text ! several-values'],
  ['1万10000元', 'text ! several-values'],
  ['1万12000元', 'text ! several-values'],
  ['1万5千元30人', 'text ! several-values'],
  // More than the upper end printed.
  ['3-5余天', 'between 3..5 天 ! more-than-stated'],
  ['3余-5天', 'between 3..5 天 ! more-than-stated'],
  ['三至五余天', 'between 3..5 天 ! more-than-stated'],
  ['2 0-30', 'between 20..30 - ! number-joined'],
  ['20-3 0人', 'between 20..30 人 ! number-joined'],
  ['用时三至五天', 'text ! value-unparsed'],
  ['3-5天，2次', 'text ! several-values'],
  // 5万-10万 or five ten-thousands and ten.
  ['5万-10', 'text ! several-values'],
  ['5万元-1亿元', 'text ! several-values'],
  ['100人±5天', 'text ! value-unparsed'],
  ['5万±1000元', 'text ! value-unparsed'],
  ['5000元±1万元', 'text ! value-unparsed'],
  ['±不限', 'text'],
  ['1人:20人', 'text ! several-values'],
  ['1.5/3', 'text ! value-unparsed'],
  ['1/2.5', 'text ! value-unparsed'],
  ['0/5', 'text ! value-unparsed'],
  ['5/5', 'text ! value-unparsed'],
  ['1次/4', 'text ! value-unparsed'],
  ['1/13', 'text ! value-unparsed'],
  // Dates whose other half is no date, or comes first.
  ['第一季度1-3月', 'text ! several-values', { year }],
  ['2024年前1-6月', 'text ! several-values'],
  ['2024.1.1、12.31', 'text ! several-values'],
  ['2024.12.31-1.1', 'text ! several-values'],
  ['2024.1-12.31', 'text ! several-values'],
  ['1月1日-12.31', 'text ! several-values', { year }],
  ['2024.1.1-12.31元', 'text ! several-values'],
  ['2024.1.1-12', 'text ! several-values'],
  ['2024.1.1-2.30', 'text ! several-values'],
  ['5-第三季度', 'text ! several-values', { year }],
  ['1.5-第三季度', 'text ! several-values', { year }],
  ['0-4季度', 'text ! several-values', { year }],
  ['1.5-6月', 'text ! several-values', { year }],
  ['0-6月', 'text ! several-values', { year }],
  ['13-6月', 'text ! several-values', { year }],
  ['2024-2025年3月', 'text ! several-values'],
  ['2024-年底', 'text ! several-values', { year }],
  ['5-2024年', '= 5 - ! words-doubtful'],
  ['2024年1-12月30场', 'text ! value-unparsed'],
  ['3人-12月', 'text ! several-values', { year }],
];
