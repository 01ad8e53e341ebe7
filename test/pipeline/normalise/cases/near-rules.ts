/** The nearest cases in which a rule of reading must not act: each differs from one where it must by a word, a column or an end. */
import type { Case } from './case.ts';

export const nearRules: readonly Case[] = [
  // A number under a name of time is no day where it has a unit.
  ['1.5小时', '= 1.5 小时', { name: '办理时间' }],
  ['1.5', '= 1.5 小时', { name: '办理时间', unit: '小时' }],
  ['12', '= 12 个月', { name: '完成时间', unit: '个月' }],
  ['12', '= 12 月', { name: '补贴发放', unit: '月' }],
  ['2024人', '= 2024 人'],
  ['12024', '= 12024 -'],
  ['45000人次', '= 45000 人次', { name: '培训时间与人次' }],
  ['12月底', 'date <= 2024-12-31', { unit: '月', year: 2024 }],
  ['2024年12月', 'date <= 2024-12-31', { unit: '月' }],
  ['12月', 'date <= 2024-12-31', { name: '工程完成期限', year: 2024 }],
  // A bound that is stated once is no range, two of one kind are two values.
  ['≤3场，≤5场', 'text ! several-values'],
  ['≥3场，≥5场', 'text ! several-values'],
  ['5', '= 5 - ! sign-contradiction', { sign: '区间' }],
  ['3-5', 'between 3..5 -', { sign: '区间' }],
  ['控制在3-5天内', 'between 3..5 天'],
  // Words that begin or end like those of a sign column.
  ['95', '= 95 - ! sign-unknown', { sign: '无下限' }],
  ['95', '= 95 - ! sign-unknown', { sign: '有无' }],
  ['95', '= 95 - ! sign-unknown', { sign: '非定量' }],
  ['95', '= 95 - ! sign-unknown', { sign: '正向引导为主' }],
  ['95', '= 95 - ! sign-unknown', { sign: '宣传正向' }],
  ['95', '= 95 - ! direction-only', { sign: '越高越好' }],
  ['95', '= 95 -', { sign: '定量指标' }],
  // Words that hold a damaged comparing word in their midst.
  ['大干项目5个', '= 5 个'],
  ['延伸至小区5个', '= 5 个'],
  ['不大的场地5处', '= 5 处'],
  ['5个以工代赈项目', '= 5 个'],
  // Three decimals that are no thousands.
  ['1.200公里', '= 1.2 公里'],
  ['1234.500元', '= 1234.5 元'],
  ['1.2000元', '= 1.2 元'],
  // A name speaks of the value's unit only in brackets at its end or behind 单位.
  ['100', '= 100 -', { name: '培训企事业单位人员' }],
  ['100', '= 100 -', { name: '产业集群（千亿级）' }],
  ['100', '= 100 -', { name: '集中培训（3天）' }],
  ['100', '= 100 万元 -> 1000000 元', { name: '投资（计量单位：万元）' }],
  ['5', '= 5 -', { name: '完成**标准化建设' }],
  ['90%', '= 90 %', { name: '高于80岁老人体检占比' }],
  ['≥85%', '>= 85 %', { name: '成活率达到（ ）%' }],
  // A unit of a column is the row's own, one of a header may be another's.
  ['5', '= 5 %', { unit: '%', name: '培训场次' }],
  ['5', '= 5 个', { header: '指标值（个）', name: '培训场次' }],
  ['5台、个别除外', '= 5 台'],
  ['人均60元/人', '= 60 元/人'],
  ['（含税）100', '= 100 -'],
];

export const nearRulesTraps: readonly Case[] = [
  ['28.40/株', '= 28.4 /株 ! unit-contradiction', { unit: '元/亩' }],
  ['1.200个', '= 1.2 个 ! point-or-comma'],
  ['1.200次', '= 1.2 次 ! point-or-comma'],
  ['1.200人次', '= 1.2 人次 ! point-or-comma'],
  ['95', '= 95 其他材料 ! unit-unknown', { unit: '其他材料' }],
  ['2024年前完成5场', 'text ! several-values'],
];
