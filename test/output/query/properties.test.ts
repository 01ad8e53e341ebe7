/** Every filter, alone and combined, gives the rows that plain JavaScript keeps of all rows; every grouping its counts and sums. */
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import type { StoredIndicator } from '../../../src/output/view-rows.ts';
import {
  compileIndicators,
  countIndicators,
  groupIndicators,
  type IndicatorFilter,
  queryIndicators,
} from '../../../src/output/query.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { anywhere, contains, key } from './plain-filters.ts';
import { storeVariedRows } from './varied-rows.ts';

// Thousands of small queries take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const file = join(temporaryFolder(), 'varied.db');
storeVariedRows(file);
const database = openDatabase(file);
afterAll(() => database.close());

type Row = StoredIndicator;
const ALL = [
  ...database.records({
    sql: 'SELECT * FROM current_indicators ORDER BY document, source_path, form, ordinal',
    parameters: [],
  }),
] as unknown as readonly Row[];

/** A part of a filter, and which rows it keeps. */
type Part = readonly [filter: IndicatorFilter, keeps: (row: Row) => boolean];

function high(row: Row): number {
  return row.base_value_high ?? row.base_value ?? Number.NaN;
}

/** By the key of the filter: every kind of value it takes, what nothing has included. */
const PARTS: Readonly<Record<string, readonly Part[]>> = {
  region: [
    [{ region: '江西省' }, (r) => r.region_code?.startsWith('36') ?? false],
    [{ region: '江西' }, (r) => r.region_code?.startsWith('36') ?? false],
    [{ region: '3601' }, (r) => r.region_code?.startsWith('3601') ?? false],
    [{ region: '南昌' }, (r) => r.region_code?.startsWith('3601') ?? false],
    [{ region: '360102' }, (r) => r.region_code === '360102'],
    [{ region: ['北京', '九江市'] }, (r) => /^(?:11|3604)/u.test(r.region_code ?? '')],
    [{ region: '西藏' }, () => false],
  ],
  year: [
    [{ year: 2023 }, (r) => r.year === 2023],
    [{ year: [2022, 2024] }, (r) => r.year === 2022 || r.year === 2024],
  ],
  document: [
    [{ document: 'a/' }, (r) => r.document.includes('a/')],
    [{ document: ['c/', '0'] }, (r) => /c\/|0/iu.test(r.document)],
  ],
  department: [
    [{ department: '教育' }, (r) => contains(r.department, '教育')],
    [{ department: 'abc局' }, (r) => contains(r.department, 'abc局')],
    [{ department: ['水', '局'] }, (r) => contains(r.department, '水') || contains(r.department, '局')],
  ],
  project: [
    [{ project: '培训' }, (r) => contains(r.project_name, '培训')],
    [{ project: "o'hara 项" }, (r) => contains(r.project_name, "o'hara项")],
  ],
  title: [[{ title: '培训项目' }, (r) => contains(r.title, '培训项目')]],
  level: [
    [{ level: '效益指标' }, (r) => r.level1_code === '效益指标'],
    [{ level: '效果指标' }, (r) => r.level1 === '效果指标'],
    [{ level: '满意度指标' }, (r) => r.level1_code === '满意度指标' || r.level2 === '满意度指标'],
    [{ level: '成本指标' }, (r) => r.level1_code === '成本指标' || r.level2_code === '成本指标'],
    [{ level: ['其他', '数量指标'] }, (r) => r.level1 === '其他' || r.level2_code === '数量指标'],
  ],
  level1: [
    [{ level1: '产出指标' }, (r) => r.level1_code === '产出指标'],
    [{ level1: '其他' }, (r) => r.level1 === '其他'],
  ],
  level2: [
    [{ level2: '满意度指标' }, (r) => r.level2 === '满意度指标'],
    [{ level2: '服务对象满意度指标' }, (r) => r.level2_code === '服务对象满意度指标'],
  ],
  level3: [
    [{ level3: '率' }, (r) => contains(r.level3, '率')],
    [{ level3: '满意度（%）' }, (r) => contains(r.level3, '满意度(%)')],
    [{ level3: ['🚀', 'm2'] }, (r) => contains(r.level3, '🚀') || contains(r.level3, 'm2')],
  ],
  text: [
    '培',
    '培训',
    '满意度',
    '100%',
    '%_通',
    '"',
    "'名称'",
    'AND',
    'NEAR(培 训)',
    '*',
    '🚀',
    '㎡',
    '90％',
    'trainee',
    '局',
    '没有这样的词',
  ].map((text): Part => [{ text }, (r) => text.split(/\s/u).every((word) => anywhere(r, word))]),
  comparator: [
    [{ comparator: 'between' }, (r) => r.comparator === 'between'],
    [{ comparator: ['<', '<='] }, (r) => r.comparator === '<' || r.comparator === '<='],
  ],
  bounds: [
    [{ min: '50万元' }, (r) => r.base_unit === '元' && r.base_value! >= 500_000],
    [{ max: '50万元' }, (r) => r.base_unit === '元' && high(r) <= 500_000],
    [
      { min: 300_000, max: 600_000, unit: '元' },
      (r) => r.base_unit === '元' && r.base_value! >= 300_000 && high(r) <= 600_000,
    ],
    [{ min: 50, unit: '万元' }, (r) => r.unit === '万元' && r.base_value! >= 500_000],
    [{ max: '6‰' }, (r) => r.base_unit === '%' && high(r) <= 0.6],
    [{ min: '3千米' }, (r) => r.base_unit === '公里' && r.base_value! >= 3],
    [
      { min: 7, unit: 'none' },
      (r) => r.base_unit === null && r.unit === null && r.base_value !== null && r.base_value >= 7,
    ],
    [{ max: '2023-12-31' }, (r) => r.date !== null && r.date <= '2023-12-31'],
    [{ min: '2024年1月1日' }, (r) => r.date !== null && r.date >= '2024-01-01'],
    [{ unit: '万元' }, (r) => r.unit === '万元'],
    [{ unit: '元' }, (r) => r.base_unit === '元'],
    [{ unit: ['km', '人次'] }, (r) => r.unit === 'km' || r.base_unit === '人次'],
    [{ unit: 'none' }, (r) => r.unit === null],
  ],
  dimension: [
    [{ dimension: 'money' }, (r) => r.dimension === 'money'],
    [{ dimension: ['person', 'length'] }, (r) => r.dimension === 'person' || r.dimension === 'length'],
    [{ dimension: 'energy' }, () => false],
  ],
  kind: [
    [{ kind: 'date' }, (r) => r.kind === 'date'],
    [{ kind: ['text', 'quantity'] }, (r) => r.kind !== 'date'],
  ],
  period: [[{ period: ['midterm', 'longterm'] }, (r) => r.period !== 'annual']],
  review: [
    [{ review: true }, (r) => r.review === 1],
    [{ review: false }, (r) => r.review === 0],
  ],
  problem: [
    [{ problem: 'low-confidence' }, (r) => r.problems.includes('"low-confidence"')],
    [{ problem: ['low-confidence', 'value-unparsed'] }, (r) => r.problems !== '[]'],
    [{ problem: 'low' }, () => false],
  ],
  confidence: [
    [{ maxConfidence: 0.5 }, (r) => r.confidence <= 0.5],
    [{ minConfidence: 0.5, maxConfidence: 0.95 }, (r) => r.confidence >= 0.5 && r.confidence <= 0.95],
  ],
};

function expectSame(filter: IndicatorFilter, keeps: (row: Row) => boolean): void {
  const expected = ALL.filter(keeps).map(key);
  const found = [...queryIndicators(database, { ...filter, sort: 'document' })].map(key);
  expect(found).toStrictEqual(expected);
  expect(countIndicators(database, filter)).toBe(expected.length);
  for (const limit of [1, 7]) {
    const first = [...queryIndicators(database, { ...filter, sort: 'document', limit })].map(key);
    expect(first).toStrictEqual(expected.slice(0, limit));
  }
  // Best match first is another order of the same rows.
  const ranked = [...queryIndicators(database, filter)].map(key);
  expect(ranked.toSorted()).toStrictEqual(expected.toSorted());
  const best = [...queryIndicators(database, { ...filter, limit: 5 })].map(key);
  expect(best).toStrictEqual(ranked.slice(0, 5));
  expect([...database.select(compileIndicators(filter))].map(key)).toStrictEqual(expected);
}

describe('rows', () => {
  it('are many, and of every kind', () => {
    expect(ALL.length).toBeGreaterThan(300);
    for (const parts of Object.values(PARTS)) {
      expect(parts.some(([, keeps]) => ALL.some(keeps))).toBe(true);
    }
  });

  const single = Object.values(PARTS).flat();
  it.each(single.map(([filter, keeps]) => [JSON.stringify(filter), filter, keeps] as const))(
    'of %s are those JavaScript keeps',
    (_name, filter, keeps) => expectSame(filter, keeps),
  );

  it('of any combination are those that every part keeps', () => {
    const combination = fc
      .tuple(
        ...Object.values(PARTS).map((parts) => fc.option(fc.nat(parts.length - 1), { freq: 4, nil: null })),
      )
      .map((chosen) =>
        Object.values(PARTS).flatMap((parts, i) => (chosen[i] == null ? [] : [parts[chosen[i]]!])),
      );
    fc.assert(
      fc.property(combination, (parts) => {
        const filter: IndicatorFilter = Object.assign({}, ...parts.map(([part]) => part));
        expectSame(filter, (row) => parts.every(([, keeps]) => keeps(row)));
      }),
      { numRuns: 100, seed: 20240630 },
    );
  });
});

describe('sorted rows', () => {
  it.each(['value', 'date', 'weight', 'confidence', 'year'] as const)(
    'by %s have what is missing last',
    (name) => {
      const column = name === 'value' ? 'base_value' : name;
      for (const sort of [name, `-${name}`]) {
        const values = [
          ...queryIndicators(database, { sort, ...(name === 'value' ? { unit: '元' } : {}) }),
        ].map((r) => r[column]);
        const present = values.filter((v) => v !== null);
        expect(values.slice(0, present.length)).toStrictEqual(present);
        const rising = present.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(present).toStrictEqual(sort === name ? rising : rising.reverse());
      }
    },
  );

  it('by value stay apart by unit', () => {
    const units = [...queryIndicators(database, { sort: '-value' })].map((r) => r.base_unit);
    expect(units.filter((unit, i) => unit !== units[i - 1])).toStrictEqual([...new Set(units)]);
  });
});

const KEYS: Readonly<Record<string, (row: Row) => unknown>> = {
  year: (r) => r.year,
  level1: (r) => r.level1_code,
  level2: (r) => r.level2_code,
  level2_printed: (r) => r.level2,
  kind: (r) => r.kind,
  dimension: (r) => r.dimension,
  base_unit: (r) => r.base_unit,
  comparator: (r) => r.comparator,
  review: (r) => r.review,
  period: (r) => r.period,
  department: (r) => r.department,
  document: (r) => r.document,
  province: (r) => (r.region_code === null ? null : r.region_code.startsWith('36') ? '江西省' : '北京市'),
  city: (r) =>
    ({ '3601': '南昌市', '3604': '九江市' })[r.region_code?.slice(0, 4) ?? ''] ??
    (r.region_code === '110105' ? '1101' : null),
  county: (r) => ({ '360102': '东湖区', '110105': '朝阳区' })[r.region_code ?? ''] ?? null,
};

describe('groups', () => {
  const filters: readonly Part[] = [
    [{}, () => true],
    ...PARTS.region!,
    ...PARTS.level!,
    ...PARTS.kind!,
    ...PARTS.dimension!,
    PARTS.text![1]!,
    PARTS.bounds![1]!,
  ];

  it('count, sum, average and bound what JavaScript does', () => {
    const grouping = fc.tuple(
      fc.subarray(Object.keys(KEYS), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...filters),
    );
    fc.assert(
      fc.property(grouping, ([by, [filter, keeps]]) => {
        const keys = by.includes('base_unit') ? by : [...by, 'base_unit'];
        const groups = new Map<string, Row[]>();
        for (const row of ALL.filter(keeps)) {
          const name = JSON.stringify(keys.map((one) => KEYS[one]!(row)));
          groups.set(name, [...(groups.get(name) ?? []), row]);
        }
        const found = groupIndicators(database, filter, {
          by: by as never,
          measures: [
            { kind: 'count', of: 'rows' },
            { kind: 'count', of: 'forms' },
            ...(['sum', 'avg', 'min', 'max'] as const).map((kind) => ({ kind, of: 'base_value' as const })),
          ],
        });
        const withoutForms = groupIndicators(database, filter, {
          by: by as never,
          measures: [
            { kind: 'count', of: 'rows' },
            ...(['sum', 'avg', 'min', 'max'] as const).map((kind) => ({ kind, of: 'base_value' as const })),
          ],
        });
        expect(found.columns.slice(0, keys.length)).toStrictEqual(keys);
        expect(new Set(found.rows.map((row) => JSON.stringify(row.slice(0, keys.length))))).toStrictEqual(
          new Set(groups.keys()),
        );
        for (const row of found.rows) {
          const members = groups.get(JSON.stringify(row.slice(0, keys.length)))!;
          const [rows, forms, ...values] = row.slice(keys.length) as number[];
          expect([rows, forms]).toStrictEqual([members.length, new Set(members.map((m) => m.form_id)).size]);
          expectValues(values, members);
        }
        // Without forms to tell apart an index answers: the same numbers.
        expect(withoutForms.rows.length).toBe(found.rows.length);
        withoutForms.rows.forEach((row, i) => {
          expect(row.slice(0, keys.length + 1)).toStrictEqual(found.rows[i]!.slice(0, keys.length + 1));
          expectValues(row.slice(keys.length + 1), groups.get(JSON.stringify(row.slice(0, keys.length)))!);
        });
        expect(withoutForms.mixedPeriods).toBe(found.mixedPeriods);
      }),
      { numRuns: 80, seed: 20240630 },
    );
  });
});

function expectValues(found: readonly unknown[], members: readonly Row[]): void {
  const values = members.map((row) => row.base_value).filter((value) => value !== null);
  const tops = members.filter((row) => row.base_value !== null).map(high);
  if (values.length === 0) {
    expect(found).toStrictEqual([null, null, null, null]);
    return;
  }
  const sum = values.reduce((a, b) => a + b, 0);
  expect(found[0]).toBeCloseTo(sum, 6);
  expect(found[1]).toBeCloseTo(sum / values.length, 6);
  expect(found.slice(2)).toStrictEqual([Math.min(...values), Math.max(...tops)]);
}
