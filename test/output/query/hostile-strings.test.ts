/** SQL, quotes, wildcards, operators of the full-text index, emoji and very long texts, typed into every filter that takes a text. */
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '../../../src/output/check-database.ts';
import { openDatabase } from '../../../src/output/database-reader.ts';
import {
  countIndicators,
  explainQuery,
  groupIndicators,
  type IndicatorFilter,
  queryIndicators,
} from '../../../src/output/query.ts';
import type { StoredIndicator } from '../../../src/output/view-rows.ts';
import { UsageError } from '../../../src/parsers/errors.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { anywhere, contains, key, plain } from './plain-filters.ts';
import { storeVariedRows } from './varied-rows.ts';

// Hundreds of small queries take their time on a busy machine.
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

const STRINGS: readonly string[] = [
  "' OR 1=1 --",
  "'; DROP TABLE documents; --",
  '" OR ""="',
  "x') UNION SELECT * FROM documents --",
  "O'Hara",
  `"带引号"的'名称'`,
  '`',
  '\\',
  '%',
  '_',
  '%满意%',
  '100%_通行率',
  '*',
  '满意*',
  'AND',
  'OR',
  'NOT 满意',
  'NEAR(培 训)',
  'NEAR(培 训, 2',
  '^满意度',
  'level3 : 满意',
  '{level3 own} : 满意',
  '-满意',
  '+满意',
  '(满意',
  '满意)',
  '"满意',
  '满意"',
  ':',
  '?',
  '?1',
  '$1',
  '@filter',
  '[满意]',
  '🚀',
  '👨‍👩‍👧‍👦',
  '\ud83d',
  'é',
  '\u202e满意',
  '满\n意',
  '\t率',
  '__proto__',
  'null',
  '<script>',
  '=1+1',
  '满'.repeat(7_000),
  "'".repeat(20_000),
  '"满意" '.repeat(2_000),
  `100%_通行率${'%'.repeat(20_000)}`,
];

/** A text filter, and the rows it keeps; null where what was typed is none. */
const FILTERS: Readonly<
  Record<string, readonly [(text: string) => IndicatorFilter, (row: Row, text: string) => boolean]>
> = {
  level3: [(text) => ({ level3: text }), (row, text) => contains(row.level3, text)],
  department: [(text) => ({ department: text }), (row, text) => contains(row.department, text)],
  project: [(text) => ({ project: text }), (row, text) => contains(row.project_name, text)],
  title: [(text) => ({ title: text }), (row, text) => contains(row.title, text)],
  text: [
    (text) => ({ text }),
    (row, text) =>
      text
        .split(/\s+/u)
        .filter((word) => plain(word) !== '')
        .every((word) => anywhere(row, word)),
  ],
  document: [(text) => ({ document: text }), (row, text) => row.document.includes(text)],
  level: [(text) => ({ level: text }), (row, text) => row.level1 === text || row.level2 === text],
  level1: [(text) => ({ level1: text }), (row, text) => row.level1 === text],
  level2: [(text) => ({ level2: text }), (row, text) => row.level2 === text],
  unit: [(text) => ({ unit: text }), (row, text) => row.unit === text || row.base_unit === text],
  problem: [
    (text) => ({ problem: text }),
    (row, text) => (JSON.parse(row.problems) as string[]).includes(text),
  ],
};

/** What is no place, key or sign is no filter at all. */
const CHOICES: Readonly<Record<string, (text: string) => IndicatorFilter>> = {
  region: (text) => ({ region: text }),
  min: (text) => ({ min: text }),
  max: (text) => ({ max: text }),
  comparator: (text) => ({ comparator: text as never }),
  dimension: (text) => ({ dimension: text as never }),
  kind: (text) => ({ kind: text as never }),
  period: (text) => ({ period: text as never }),
  sort: (text) => ({ sort: text }),
};

function shown(text: string): string {
  return text.length > 40 ? `${JSON.stringify(text.slice(0, 12))}… (${text.length})` : JSON.stringify(text);
}

describe.each(Object.entries(FILTERS))('--%s', (_name, [filter, keeps]) => {
  it.each(STRINGS.map((text) => [shown(text), text]))('%s gives the rows that hold it', (_shown, text) => {
    const expected = ALL.filter((row) => keeps(row, text)).map(key);
    const found = [...queryIndicators(database, { ...filter(text), sort: 'document' })].map(key);
    expect(found).toStrictEqual(expected);
    expect([...queryIndicators(database, { ...filter(text), limit: 3 })]).toHaveLength(
      Math.min(3, expected.length),
    );
    expect(countIndicators(database, filter(text))).toBe(expected.length);
    const groups = groupIndicators(database, filter(text), { by: ['kind'] });
    const counted = groups.rows.map((row) => row[groups.columns.indexOf('rows')] as number);
    expect(counted.reduce((a, b) => a + b, 0)).toBe(expected.length);
    expect(explainQuery(database, filter(text)).length).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(CHOICES))('--%s', (_name, filter) => {
  it.each(STRINGS.map((text) => [shown(text), text]))('%s is refused in few words', (_shown, text) => {
    let said: unknown;
    try {
      [...queryIndicators(database, filter(text))];
    } catch (error) {
      said = error;
    }
    expect(said).toBeInstanceOf(UsageError);
    expect((said as UsageError).message.length).toBeLessThan(1_000);
  });
});

it('the database is what it was', () => {
  expect(checkDatabase(file)).toMatchObject({ documents: 14, indicators: ALL.length, findings: [] });
});
