/**
 * Rows counted and summed by what they share.
 *
 * SQLite groups by sorting, which takes millions of rows too long. Where an index holds everything that is asked for, its rows come
 * grouped by its columns already: they are summed in that order first, without sorting, and the few sums are then put together by what
 * was asked for. Both ways give the same numbers.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { UsageError } from '../../parsers/errors.ts';
import type { CompiledQuery } from '../database-reader.ts';
import { type Conditions, conditionsOf, fromIndexed, whereAll } from './conditions.ts';
import { type CheckedFilter, checkedFilter, type IndicatorFilter } from './filter.ts';
import {
  AGGREGATES,
  COUNTED,
  COVERING_INDEXES,
  type CoveringIndex,
  GROUP_KEY_NAMES,
  GROUP_KEYS,
  type GroupKeyName,
  MEASURED,
  type Measure,
  measureName,
} from './group-keys.ts';
import { compiled, type Sql } from './sql-text.ts';
import { valueBounds } from './value-bounds.ts';

const groupingShape = z.strictObject({
  by: z.array(z.enum(GROUP_KEY_NAMES)).default([]),
  /** What to tell of each group; the number of its rows where nothing is given. */
  measures: z
    .array(
      z.union([
        z.strictObject({ kind: z.literal('count'), of: z.enum(COUNTED) }),
        z.strictObject({ kind: z.enum(AGGREGATES), of: z.enum(MEASURED) }),
      ]),
    )
    .default([]),
  /** A key or a measure's column, `-` in front for falling; by the keys where nothing is given. */
  sort: z.string().optional(),
  limit: z.number().int().min(1).optional(),
});

export type Grouping = z.input<typeof groupingShape>;

export interface GroupPlan {
  readonly query: CompiledQuery;
  readonly keys: readonly GroupKeyName[];
  readonly measures: readonly string[];
  /** `base_unit` was added to the keys: values of different units are not one sum. */
  readonly unitAdded: boolean;
}

/** Column that tells whether a group's targets are for more than one period. */
export const PERIODS_COLUMN = 'periods';

/** @throws UsageError where the grouping or the filter is none. */
export function groupPlan(filter: IndicatorFilter, grouping: Grouping): GroupPlan {
  const { by, measures: given, sort, limit } = checkedGrouping(grouping);
  const checked = checkedFilter(filter);
  const conditions = conditionsOf(checked);
  const measures: readonly Measure[] = given.length === 0 ? [{ kind: 'count', of: 'rows' }] : given;
  const unitAdded = measures.some(ofValues) && !by.includes('base_unit');
  const keys = [...new Set<GroupKeyName>(unitAdded ? [...by, 'base_unit'] : by)];
  const names = measures.map(measureName);
  const covering = coveringIndex(checked, conditions, keys, measures);
  const body =
    covering === null
      ? summed(conditions, keys, measures)
      : summedInOrder(covering, conditions, keys, measures);
  const order = groupOrder(sort, keys, names);
  const most = limit === undefined ? sql`` : sql` LIMIT ${limit}`;
  return { query: compiled(sql`${body}${order}${most}`), keys, measures: names, unitAdded };
}

function checkedGrouping(grouping: Grouping): z.output<typeof groupingShape> {
  const result = groupingShape.safeParse(grouping);
  if (result.success) return result.data;
  throw new UsageError(`query: ${z.prettifyError(result.error)}`);
}

function coveringIndex(
  filter: CheckedFilter,
  conditions: Conditions,
  keys: readonly GroupKeyName[],
  measures: readonly Measure[],
): CoveringIndex | null {
  const filters = (Object.keys(filter) as (keyof CheckedFilter)[]).filter(
    (name) => filter[name] !== undefined,
  );
  if (conditions.match !== null || valueBounds(filter)?.kind === 'date') return null;
  if (!measures.every((measure) => measure.of === 'rows' || ofValues(measure))) return null;
  const fits = (index: CoveringIndex): boolean =>
    filters.every((name) => index.filters.includes(name)) &&
    keys.every((key) => index.keys[key] !== undefined);
  return COVERING_INDEXES.find(fits) ?? null;
}

function summed(conditions: Conditions, keys: readonly GroupKeyName[], measures: readonly Measure[]): Sql {
  const columns = [
    ...keys.map((key) => sql`${GROUP_KEYS[key].sql} AS ${sql.ref(key)}`),
    ...measures.map((measure) => sql`${aggregate(measure)} AS ${sql.ref(measureName(measure))}`),
    sql`${measures.some(ofValues) ? PERIODS : sql`0`} AS ${sql.ref(PERIODS_COLUMN)}`,
  ];
  return sql`
SELECT ${sql.join(columns)} FROM ${fromIndexed(conditions)}
WHERE ${whereAll(conditions)}${grouped(keys.map((key) => GROUP_KEYS[key].sql))}`;
}

const PERIODS = sql`min(CASE WHEN base_value IS NOT NULL THEN period END)
  IS NOT max(CASE WHEN base_value IS NOT NULL THEN period END)`;

function ofValues(measure: Measure): boolean {
  return measure.of === 'base_value';
}

function aggregate(measure: Measure): Sql {
  switch (measure.kind) {
    case 'count':
      if (measure.of === 'rows') return sql`count(*)`;
      return measure.of === 'forms' ? sql`count(DISTINCT form_id)` : sql`count(DISTINCT document_id)`;
    case 'sum':
      // The sum of nothing is null, not 0: a group of words has no sum.
      return sql`sum(${sql.ref(measure.of)})`;
    case 'avg':
      return sql`avg(${sql.ref(measure.of)})`;
    case 'min':
      return sql`min(${sql.ref(measure.of)})`;
    case 'max':
      // A range reaches to its upper end.
      return measure.of === 'base_value'
        ? sql`max(coalesce(base_value_high, base_value))`
        : sql`max(${sql.ref(measure.of)})`;
  }
}

/** Partial sums, from which each measure is put together. */
const PARTS = {
  count: [sql`count(*) AS part_rows`],
  sum: [sql`sum(base_value) AS part_sum`],
  avg: [sql`sum(base_value) AS part_sum`, sql`count(base_value) AS part_values`],
  min: [sql`min(base_value) AS part_min`],
  max: [sql`max(coalesce(base_value_high, base_value)) AS part_max`],
} as const;

function summedInOrder(
  index: CoveringIndex,
  conditions: Conditions,
  keys: readonly GroupKeyName[],
  measures: readonly Measure[],
): Sql {
  const withPeriods = measures.some(ofValues);
  const needed = keys.map((key) => index.keys[key]!);
  const names = [...needed.map((key) => key.column), ...(withPeriods ? ['period'] : [])];
  const deepest = Math.max(
    -1,
    ...names.map((name) => index.columns.findIndex(([column]) => column === name)),
  );
  const inner = index.columns.slice(0, deepest + 1);
  const parts = new Set([
    ...measures.flatMap((measure): readonly Sql[] => PARTS[measure.kind]),
    ...(withPeriods ? [VALUES_IN_PERIOD] : []),
  ]);
  const columns = [
    ...needed.map((key, i) => sql`${key.sql} AS ${sql.ref(keys[i]!)}`),
    ...measures.map((measure) => sql`${joined(measure)} AS ${sql.ref(measureName(measure))}`),
    sql`${withPeriods ? PERIODS_OF_PARTS : sql`0`} AS ${sql.ref(PERIODS_COLUMN)}`,
  ];
  const innerColumns = [...inner.map(([name, text]) => sql`${text} AS ${sql.ref(name)}`), ...parts];
  return sql`
SELECT ${sql.join(columns)} FROM (
  SELECT ${sql.join(innerColumns)}
  FROM effective_indicators INDEXED BY ${sql.ref(`effective_indicators_${index.name}`)}
  WHERE ${whereAll(conditions)}${grouped(inner.map(([, text]) => text))}
)${grouped(needed.map((key) => key.sql))}`;
}

const VALUES_IN_PERIOD = sql`max(base_value IS NOT NULL) AS part_has_values`;
const PERIODS_OF_PARTS = sql`min(CASE WHEN part_has_values THEN period END)
  IS NOT max(CASE WHEN part_has_values THEN period END)`;

function joined(measure: Measure): Sql {
  switch (measure.kind) {
    case 'count':
      return sql`coalesce(sum(part_rows), 0)`;
    case 'sum':
      return sql`sum(part_sum)`;
    case 'avg':
      return sql`sum(part_sum) / nullif(sum(part_values), 0)`;
    case 'min':
      return sql`min(part_min)`;
    case 'max':
      return sql`max(part_max)`;
  }
}

function grouped(keys: readonly Sql[]): Sql {
  return keys.length === 0 ? sql`` : sql` GROUP BY ${sql.join(keys)}`;
}

function groupOrder(sort: string | undefined, keys: readonly string[], measures: readonly string[]): Sql {
  const byKeys = keys.map((key) => sql`${sql.ref(key)} NULLS LAST`);
  if (sort === undefined) return byKeys.length === 0 ? sql`` : sql` ORDER BY ${sql.join(byKeys)}`;
  const name = sort.replace(/^-/u, '');
  if (![...keys, ...measures].includes(name)) {
    throw new UsageError(`--sort ${sort}: the groups have ${[...keys, ...measures].join(', ')}`);
  }
  const direction = sort.startsWith('-') ? sql`DESC` : sql`ASC`;
  return sql` ORDER BY ${sql.join([sql`${sql.ref(name)} ${direction} NULLS LAST`, ...byKeys])}`;
}
