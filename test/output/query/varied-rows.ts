/** A database of a few hundred rows that differ in all that can be asked for, odd characters included; the same rows every time. */
import { openStore } from '../../../src/output/store.ts';
import type { Form, Indicator, TargetReading } from '../../../src/pipeline/extraction.ts';
import { BARE_ROW, PEOPLE, SAMPLE } from '../sample-extraction.ts';

const NOTHING: TargetReading = {
  ...PEOPLE,
  kind: 'text',
  comparator: null,
  value: null,
  unit: null,
  baseValue: null,
  baseUnit: null,
};

function quantity(value: number, unit: string | null, baseValue = value, baseUnit = unit): TargetReading {
  return { ...PEOPLE, kind: 'quantity', value, unit, baseValue, baseUnit };
}

const READINGS: readonly TargetReading[] = [
  NOTHING,
  quantity(50, '万元', 500_000, '元'),
  quantity(499_999.5, '元'),
  { ...quantity(30, '万元', 300_000, '元'), comparator: 'between', valueHigh: 60, baseValueHigh: 600_000 },
  { ...quantity(80, '元/人·天'), comparator: '<=' },
  quantity(90, '%'),
  { ...quantity(5, '‰', 0.5, '%'), comparator: '<' },
  { ...quantity(85, '%'), comparator: 'between', valueHigh: 95, baseValueHigh: 95 },
  quantity(3, '公里'),
  quantity(2.5, 'km', 2.5, '公里'),
  { ...quantity(1.5, '万人', 15_000, '人'), comparator: '>' },
  quantity(600, '人次'),
  { ...quantity(7, null), comparator: '=' },
  { ...NOTHING, kind: 'date', comparator: '<=', date: '2024-06-30' },
  { ...NOTHING, kind: 'date', comparator: '<', date: '2023-12-01' },
];

const NAMES = [
  '培训人数',
  '教师培训人次',
  '满意度',
  '群众满意度（％）',
  '100%_通行率',
  `"带引号"的'名称'`,
  'AND OR NOT NEAR(培 训)',
  'Trainee满意度*',
  '🚀发射次数',
  '修建㎡数',
  '率',
  '',
];

const LEVELS = [
  ['产出指标', '数量指标', '产出指标', '数量指标'],
  ['效果指标', '社会效益指标', '效益指标', '社会效益指标'],
  ['效益指标', '满意度指标', '效益指标', '服务对象满意度指标'],
  ['满意度指标', '满意度指标', '满意度指标', '服务对象满意度指标'],
  ['产出指标', '成本指标', '产出指标', '成本指标'],
  ['成本指标', '经济成本指标', '成本指标', '经济成本指标'],
  ['其他', '', null, null],
] as const;

const REGIONS = [
  { name: '江西省', code: '360000' },
  { name: '南昌市', code: '360100' },
  { name: '东湖区', code: '360102' },
  { name: '九江市', code: '360400' },
  { name: '北京市', code: '110000' },
  { name: '朝阳区', code: '110105' },
  null,
] as const;

/** Steps through lists at different paces, so that values meet in ever new combinations. */
function pick<Value>(values: readonly Value[], at: number): Value {
  return values[at % values.length]!;
}

function row(n: number, ordinal: number): Indicator {
  const [level1, level2, level1Code, level2Code] = pick(LEVELS, n * 5 + (n >> 3));
  const review = n % 7 === 0;
  const problem = { code: pick(['value-unparsed', 'low-confidence'], n), message: '', locator: null };
  return {
    ...BARE_ROW,
    ordinal,
    level1,
    level2,
    level3: pick(NAMES, n + (n >> 4)),
    level1Code,
    level2Code,
    explanation: pick([null, '按培训签到表', null], n),
    weight: pick([null, 5, 12.5], n),
    target: pick(['≥90%', '600人次', '有效助力', '2024年6月底前'], n),
    period: pick(['annual', 'annual', 'midterm', 'longterm'], n + (n >> 2)),
    reading: pick(READINGS, n * 7 + (n >> 5)),
    actual: pick([null, null, '完成'], n),
    confidence: pick([1, 0.95, 0.5, 0.125], n + (n >> 3)),
    review,
    problems: review ? [{ ...problem, severity: 'review' }] : [],
  };
}

function form(n: number, ordinal: number): Form {
  const [, empty] = SAMPLE.forms;
  return {
    ...empty!,
    ordinal,
    title: pick(['项目支出绩效目标表', '2024年培训项目绩效目标表', null], n),
    year: pick([2022, 2023, 2024, null], n + (n >> 2)),
    projectName: pick(['技能培训', '道路养护', "O'Hara 项目", null], n * 3),
    department: pick(['南昌市教育局', '省水利厅', 'ＡＢＣ局', null], n * 5 + 1),
    region: pick(REGIONS, n),
    indicators: Array.from({ length: 10 + (n % 5) }, (_, i) => row(n * 13 + i, i + 1)),
  };
}

/** Writes the rows to a new database at `file`. */
export function storeVariedRows(file: string): void {
  const store = openStore(file);
  for (let n = 0; n < 14; n++) {
    // Stored in an order that is not that of their names.
    const document = `${pick(['b', 'a', 'C'], n)}/${(n * 5) % 14}县.pdf`;
    store.save(
      { document, root: '/in', path: `/in/${document}`, bytes: 1, modifiedAt: null },
      { sha256: String(n), bytes: 1, extraction: { ...SAMPLE, forms: [form(n, 1), form(n + 5, 2)] } },
    );
  }
  store.close();
}
