/** An extraction written by hand: every field once with a value, and once without. */
import type { Extraction, Indicator, TargetReading } from '../../src/pipeline/extraction.ts';
import type { HeadField, Printed } from '../../src/pipeline/form/raw-form.ts';

const TEXT_READING: TargetReading = {
  kind: 'text',
  comparator: null,
  value: null,
  valueHigh: null,
  unit: null,
  baseValue: null,
  baseValueHigh: null,
  baseUnit: null,
  date: null,
  problems: [],
  rules: [],
};

export const PEOPLE: TargetReading = {
  ...TEXT_READING,
  kind: 'quantity',
  comparator: '>=',
  value: 15,
  unit: '万人',
  baseValue: 150_000,
  baseUnit: '人',
  rules: ['sign', 'magnitude'],
};

export function onPage(
  raw: string,
  page: number,
  ...boxes: readonly [number, number, number, number][]
): Printed {
  return {
    raw,
    confidence: 1,
    locators: boxes.map(([x0, y0, x1, y1]) => ({ kind: 'box', page, box: { x0, y0, x1, y1 } })),
  };
}

/** A quantity row with everything a row can carry. */
export const FULL_ROW: Indicator = {
  ordinal: 1,
  level1: '产出指标',
  level2: '数量指标',
  level3: '带动就业',
  level1Code: '产出指标',
  level2Code: '数量指标',
  explanation: '基地在孵企业带动就业人数',
  weight: 12.5,
  level1Weight: 50,
  target: '≥15万人',
  period: 'annual',
  area: '东乡镇',
  reading: PEOPLE,
  midtermTarget: '≥40万人',
  longtermTarget: '逐年增长',
  actual: '16万人',
  score: '12.5',
  deviationReason: '无',
  periodReadings: {
    midtermTarget: { ...PEOPLE, value: 40, baseValue: 400_000 },
    longtermTarget: TEXT_READING,
    actual: { ...PEOPLE, comparator: '=', value: 16, baseValue: 160_000 },
  },
  page: 2,
  box: [300.25, 100, 380.5, 120],
  confidence: 0.875,
  review: true,
  problems: [
    {
      code: 'low-ocr-confidence',
      message: 'the target may be misread',
      severity: 'review',
      locator: { kind: 'box', page: 2, box: { x0: 300.25, y0: 100, x1: 380.5, y1: 120 } },
    },
    { code: 'unknown-level', message: 'level 2', severity: 'info', locator: null },
    { code: 'low-ocr-confidence', message: 'the unit may be misread', severity: 'review', locator: null },
  ],
  printed: {
    level1: onPage('产出\n指标50%', 1, [40, 90, 80, 300]),
    level2: onPage('数量指标', 2, [80, 90, 120, 130], [80, 130, 120, 170]),
    level3: onPage('带动\n就业', 2, [120, 100, 300, 120]),
    target: { ...onPage('≥15万人', 2, [300.25, 100, 380.5, 120]), confidence: 0.875 },
    extras: {
      explanation: onPage('基地在孵企业带动就业人数', 2, [380, 100, 420, 120]),
      weight: onPage('12.5', 2, [420, 100, 440, 120]),
      actual: onPage('16万人', 2, [440, 100, 460, 120]),
    },
    others: [{ label: '数据来源', group: null, value: onPage('人社\n部门', 2, [460, 100, 520, 120]) }],
  },
};

/** Two pairs under one label, left over beside the fields of the contract. */
const CONTACTS: readonly HeadField[] = [
  { label: '联系人', group: null, value: onPage('王 五\n', 1, [40, 40, 80, 60]) },
  { label: '联系人', group: null, value: onPage('赵六', 1, [80, 40, 120, 60]) },
];

/** A text row with nothing but what every row has, from a plain text. */
export const BARE_ROW: Indicator = {
  ...FULL_ROW,
  ordinal: 2,
  level1: '',
  level2: '',
  level3: '政策知晓度',
  level1Code: null,
  level2Code: null,
  explanation: null,
  weight: null,
  level1Weight: null,
  target: '=HYPERLINK("http://x")',
  area: null,
  reading: TEXT_READING,
  midtermTarget: null,
  longtermTarget: null,
  actual: null,
  score: null,
  deviationReason: null,
  periodReadings: {},
  page: null,
  box: null,
  confidence: 1,
  review: false,
  problems: [],
  printed: {
    level1: null,
    level2: null,
    level3: { raw: '政策知晓度', confidence: 1, locators: [{ kind: 'line', from: 12, to: 13 }] },
    target: {
      raw: '=HYPERLINK("http://x")',
      confidence: 1,
      locators: [{ kind: 'cell', page: null, table: 1, row: 4, column: 3 }],
    },
    extras: {},
    others: [],
  },
};

export const SAMPLE: Extraction = {
  extractorVersion: '1.0.0',
  mediaType: 'pdf',
  pages: 3,
  status: 'review',
  problems: [
    {
      code: 'page-unread',
      message: 'page 3 holds only an image',
      severity: 'review',
      locator: { kind: 'line', from: 1, to: 2 },
    },
  ],
  forms: [
    {
      ordinal: 1,
      title: '创业孵化基地项目绩效目标表',
      year: 2024,
      projectName: '创业孵化基地',
      department: '某市人社局',
      region: { name: '某市', code: '990100' },
      budgetYuan: 6_850_000,
      fiscalYuan: 6_000_000.5,
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      annualGoal: '建成基地3家',
      longtermGoal: '带动就业',
      content: '场地、设备',
      fields: CONTACTS,
      head: [{ label: '项目名称', group: null, value: onPage('基地', 1, [40, 20, 80, 40]) }, ...CONTACTS],
      notes: [onPage('填表说明：略', 2, [40, 700, 200, 720])],
      pages: [1, 2],
      review: true,
      problems: [{ code: 'weights-do-not-sum', message: '98', severity: 'review', locator: null }],
      indicators: [FULL_ROW, BARE_ROW],
    },
    {
      ordinal: 2,
      title: null,
      year: null,
      projectName: null,
      department: null,
      region: null,
      budgetYuan: null,
      fiscalYuan: null,
      periodStart: null,
      periodEnd: null,
      annualGoal: null,
      longtermGoal: null,
      content: null,
      fields: [],
      head: [],
      notes: [],
      pages: [],
      review: false,
      problems: [],
      indicators: [{ ...BARE_ROW, ordinal: 1 }],
    },
  ],
};
