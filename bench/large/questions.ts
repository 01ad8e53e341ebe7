/** What is asked of the large database: filters, searches and groupings as people type them. */
import type { Grouping, IndicatorFilter } from '../../src/output/query.ts';

export interface Question {
  readonly name: string;
  readonly filter: IndicatorFilter;
  /** Absent: rows are asked for. */
  readonly grouping?: Grouping;
}

/** As the table in the terminal asks. */
const limit = 100;

function rows(name: string, filter: IndicatorFilter): Question {
  return { name, filter: { limit, ...filter } };
}

export const FILTERS: readonly Question[] = [
  rows('--year 2024', { year: 2024 }),
  rows('--region 江西省', { region: '江西省' }),
  rows('--region 南昌市 --year 2023', { region: '南昌市', year: 2023 }),
  rows('--region 南昌县 --level 成本指标', { region: '南昌县', level: '成本指标' }),
  rows('--level 满意度指标 --min 98%', { level: '满意度指标', min: '98%' }),
  rows('--level 成本指标 --max 1万元', { level: '成本指标', max: '1万元' }),
  rows('--level 成本指标 --min 5亿元', { level: '成本指标', min: '5亿元' }),
  rows('--unit 公里 --min 80 --max 90', { unit: '公里', min: 80, max: 90 }),
  rows('--unit 元 --sort -value', { unit: '元', sort: '-value' }),
  rows('--region 江西省 --unit 元 --sort -value', { region: '江西省', unit: '元', sort: '-value' }),
  rows('--dimension length --comparator between', { dimension: 'length', comparator: 'between' }),
  rows('--dimension energy', { dimension: 'energy' }),
  rows('--kind date --max 2022-03-31', { kind: 'date', max: '2022-03-31' }),
  rows('--review --region 江西省', { review: true, region: '江西省' }),
  rows('--problem value-unparsed --year 2020', { problem: 'value-unparsed', year: 2020 }),
  rows('--max-confidence 0.21', { maxConfidence: 0.21 }),
  rows('--department 南昌市教育局', { department: '南昌市教育局' }),
  rows('--project 小型水库 --level3 加固', { project: '小型水库', level3: '加固' }),
  rows('--document 2024/360100', { document: '2024/360100' }),
];

export const SEARCHES: readonly Question[] = [
  rows('--text 率 (one character, common)', { text: '率' }),
  rows('--text 鹅 (one character, in none)', { text: '鹅' }),
  rows('--text 培训', { text: '培训' }),
  rows('--text 满意', { text: '满意' }),
  rows('--text 满意度', { text: '满意度' }),
  rows('--text 澄迈', { text: '澄迈' }),
  rows('--text 受益村民满意度', { text: '受益村民满意度' }),
  rows('--text 小型水库除险加固', { text: '小型水库除险加固' }),
  rows('--text ≥88%', { text: '≥88%' }),
  rows('--text "培训 教师"', { text: '培训 教师' }),
  rows('--text "满意度 南昌市"', { text: '满意度 南昌市' }),
  rows('--text 满意度 --region 南昌市', { text: '满意度', region: '南昌市' }),
  rows('--text 培训 --year 2024 --unit 人次', { text: '培训', year: 2024, unit: '人次' }),
  rows('--text 没有这样的词', { text: '没有这样的词' }),
];

const sum = { kind: 'sum', of: 'base_value' } as const;
const avg = { kind: 'avg', of: 'base_value' } as const;
const count = { kind: 'count', of: 'rows' } as const;

export const GROUPINGS: readonly Question[] = [
  { name: '--group-by year', filter: {}, grouping: { by: ['year'] } },
  { name: '--group-by province', filter: {}, grouping: { by: ['province'] } },
  { name: '--group-by level1,level2', filter: {}, grouping: { by: ['level1', 'level2'] } },
  { name: '--group-by base_unit --sum', filter: {}, grouping: { by: ['base_unit'], measures: [sum] } },
  {
    name: '--group-by province,year --avg (base_unit added)',
    filter: {},
    grouping: { by: ['province', 'year'], measures: [avg, count] },
  },
  { name: '--group-by comparator,kind', filter: {}, grouping: { by: ['comparator', 'kind'] } },
  { name: '--group-by review,period', filter: {}, grouping: { by: ['review', 'period'] } },
  {
    name: '--dimension money --group-by year,level2 --sum',
    filter: { dimension: 'money' },
    grouping: { by: ['year', 'level2'], measures: [sum] },
  },
  { name: '--group-by city', filter: {}, grouping: { by: ['city'] } },
  { name: '--group-by county --sum', filter: {}, grouping: { by: ['county'], measures: [sum] } },
  {
    name: '--group-by department --sort -rows',
    filter: {},
    grouping: { by: ['department'], sort: '-rows', limit },
  },
  {
    name: '--text 满意度 --group-by province --avg',
    filter: { text: '满意度' },
    grouping: { by: ['province'], measures: [avg] },
  },
];
