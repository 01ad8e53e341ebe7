/** What rows may be grouped by, and what may be counted and summed. */
import { sql } from 'kysely';
import { regionName } from './region-codes.ts';
import type { Sql } from './sql-text.ts';

interface GroupKey {
  /** The value rows share, on columns of `current_indicators`. */
  readonly sql: Sql;
  /** How it is shown, where that is not the value itself. */
  readonly shown?: (value: unknown) => unknown;
}

function column(name: string): GroupKey {
  return { sql: sql.ref(name) };
}

/** The beginning of a region's code; null where the form names no place that exact. */
function place(digits: 4 | 6): GroupKey {
  const beginning = sql`substr(region_code, 1, ${sql.lit(digits)})`;
  const none = digits === 6 ? sql`region_code NOT LIKE '%00'` : sql`region_code NOT LIKE '%0000'`;
  return { sql: sql`CASE WHEN ${none} THEN ${beginning} END`, shown: placeName };
}

function placeName(value: unknown): unknown {
  return typeof value === 'string' ? regionName(value) : value;
}

export const GROUP_KEYS = {
  province: { sql: sql`substr(region_code, 1, 2)`, shown: placeName },
  city: place(4),
  county: place(6),
  year: column('year'),
  level1: column('level1_code'),
  level2: column('level2_code'),
  level3: column('level3'),
  level1_printed: column('level1'),
  level2_printed: column('level2'),
  kind: column('kind'),
  dimension: column('dimension'),
  base_unit: column('base_unit'),
  unit: column('unit'),
  comparator: column('comparator'),
  review: column('review'),
  period: column('period'),
  department: column('department'),
  project: column('project_name'),
  title: column('title'),
  document: column('document'),
} as const satisfies Readonly<Record<string, GroupKey>>;

export type GroupKeyName = keyof typeof GROUP_KEYS;

export const GROUP_KEY_NAMES = Object.keys(GROUP_KEYS) as readonly GroupKeyName[];

/** An index that holds all that counts and sums need (migration 0003). */
export interface CoveringIndex {
  readonly name: string;
  /** Its columns in their order, each under the name it is referred to by, up to the values. */
  readonly columns: readonly (readonly [name: string, sql: Sql])[];
  /** Keys that can be told from these columns, and how. */
  readonly keys: Readonly<Partial<Record<GroupKeyName, { readonly column: string; readonly sql: Sql }>>>;
  /** Filters on these columns. */
  readonly filters: readonly string[];
}

function plain(...names: readonly string[]): readonly (readonly [string, Sql])[] {
  return names.map((name) => [name, sql.ref(name)] as const);
}

function keyed(
  entries: readonly (readonly [key: GroupKeyName, column: string, sql?: Sql])[],
): CoveringIndex['keys'] {
  return Object.fromEntries(
    entries.map(([key, name, given]) => [key, { column: name, sql: given ?? sql.ref(name) }]),
  );
}

/** A printed name or unit is read from the table, and only where the code or base unit beside it fits. */
const VALUE_FILTERS = [
  'year',
  'level',
  'level1',
  'level2',
  'unit',
  'min',
  'max',
  'period',
  'sort',
  'limit',
] as const;

export const COVERING_INDEXES: readonly CoveringIndex[] = [
  {
    name: 'measures',
    columns: [
      ...plain('year'),
      ['province', GROUP_KEYS.province.sql],
      ...plain(
        'level1_code',
        'level2_code',
        'kind',
        'dimension',
        'base_unit',
        'comparator',
        'review',
        'period',
      ),
    ],
    keys: keyed([
      ['year', 'year'],
      ['province', 'province'],
      ['level1', 'level1_code'],
      ['level2', 'level2_code'],
      ['kind', 'kind'],
      ['dimension', 'dimension'],
      ['base_unit', 'base_unit'],
      ['comparator', 'comparator'],
      ['review', 'review'],
      ['period', 'period'],
    ]),
    filters: [...VALUE_FILTERS, 'kind', 'comparator', 'dimension', 'review'],
  },
  {
    name: 'by_region',
    columns: plain('region_code', 'base_unit', 'period', 'year', 'level1_code', 'level2_code'),
    keys: keyed([
      ['county', 'region_code', GROUP_KEYS.county.sql],
      ['city', 'region_code', GROUP_KEYS.city.sql],
      ['province', 'region_code', GROUP_KEYS.province.sql],
      ['base_unit', 'base_unit'],
      ['period', 'period'],
      ['year', 'year'],
      ['level1', 'level1_code'],
      ['level2', 'level2_code'],
    ]),
    filters: [...VALUE_FILTERS, 'region'],
  },
  {
    name: 'by_department',
    columns: plain('department', 'base_unit', 'period'),
    keys: keyed([
      ['department', 'department'],
      ['base_unit', 'base_unit'],
      ['period', 'period'],
    ]),
    filters: ['period', 'sort', 'limit'],
  },
];

/** What may be summed: `base_value` unit by unit; weights are points or percent, as printed. */
export const MEASURED = ['base_value', 'weight', 'confidence'] as const;
export type Measured = (typeof MEASURED)[number];

export const AGGREGATES = ['sum', 'avg', 'min', 'max'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

/** What may be counted: rows, or the forms or documents they stand in. */
export const COUNTED = ['rows', 'forms', 'documents'] as const;
export type Counted = (typeof COUNTED)[number];

export type Measure =
  | { readonly kind: 'count'; readonly of: Counted }
  | { readonly kind: Aggregate; readonly of: Measured };

/** The name of a measure's column: `rows`, `sum_base_value`. */
export function measureName(measure: Measure): string {
  return measure.kind === 'count' ? measure.of : `${measure.kind}_${measure.of}`;
}
