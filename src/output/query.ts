/** Asking for indicator rows: by filters that combine, sorted or best match first, counted, and summed by what they share. */
import type { IndicatorRow } from './contract-rows.ts';
import type { CompiledQuery, DatabaseReader, NamedRow } from './database-reader.ts';
import { bestMatches } from './query/best-matches.ts';
import { conditionsOf } from './query/conditions.ts';
import { type CheckedFilter, checkedFilter, type IndicatorFilter, type SortKey } from './query/filter.ts';
import { GROUP_KEYS, type GroupKeyName } from './query/group-keys.ts';
import { type Grouping, groupPlan, PERIODS_COLUMN } from './query/group-query.ts';
import { countQuery, headQuery, type Order, rowsQuery } from './query/row-queries.ts';

export type { IndicatorFilter } from './query/filter.ts';
export type { Grouping } from './query/group-query.ts';

/**
 * The indicator rows that pass the filter: with `text` best match first, else by document (code-unit order), form and ordinal, or as
 * `sort` says.
 * @throws UsageError where the filter is not one.
 */
export function* queryIndicators(
  database: DatabaseReader,
  filter: IndicatorFilter,
): IterableIterator<IndicatorRow> {
  for (const { row } of queryNamedRows(database, filter)) yield row;
}

/** The same, each row with the id that people name it by. */
export function* queryNamedRows(
  database: DatabaseReader,
  filter: IndicatorFilter,
): IterableIterator<NamedRow> {
  const { head, rows } = planned(database, filter);
  if (head !== null) {
    const first = [...database.selectNamed(head)];
    if (first.length === filter.limit) {
      yield* first;
      return;
    }
  }
  yield* database.selectNamed(rows);
}

/**
 * The same as one statement: all columns of `current_indicators`, for an export of what the filter names. A text's rows come in document
 * order here: an export of everything needs no best match.
 * @throws UsageError where the filter is not one.
 */
export function compileIndicators(filter: IndicatorFilter): CompiledQuery {
  const checked = checkedFilter(filter);
  return rowsQuery(conditionsOf(checked), orderOf(checked), checked.limit);
}

function orderOf({ sort }: CheckedFilter): Order {
  const by = (sort ?? 'document').replace(/^-/u, '') as SortKey;
  // Where nothing is searched for, every row answers equally well.
  return by === 'rank' ? { by: 'document', falling: false } : { by, falling: sort?.startsWith('-') ?? false };
}

interface Planned {
  /** Gives the answer where it gives as many rows as were asked for; else `rows` does. */
  readonly head: CompiledQuery | null;
  /** Run before `rows`, which has their results. */
  readonly scoring: readonly CompiledQuery[];
  readonly rows: CompiledQuery;
}

function planned(database: DatabaseReader, filter: IndicatorFilter): Planned {
  const checked = checkedFilter(filter);
  const conditions = conditionsOf(checked);
  if (conditions.words.length > 0 && /^-?rank$/u.test(checked.sort ?? 'rank')) {
    return { head: null, ...bestMatches(database, conditions, checked.limit) };
  }
  const order = orderOf(checked);
  return {
    head: order.by === 'document' && !order.falling ? headQuery(conditions, checked.limit) : null,
    scoring: [],
    rows: rowsQuery(conditions, order, checked.limit),
  };
}

/**
 * How many rows pass the filter, its limit aside.
 * @param most counting stops there: whoever shows a hundred rows need not know whether there are one or two millions
 * @throws UsageError where the filter is not one.
 */
export function countIndicators(database: DatabaseReader, filter: IndicatorFilter, most?: number): number {
  return database.count(countQuery(conditionsOf(checkedFilter(filter)), most));
}

export interface Groups {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** `base_unit` was added to what they are grouped by: values of different units are not one sum. */
  readonly unitAdded: boolean;
  /** Some group sums targets of several periods (annual, midterm, longterm). */
  readonly mixedPeriods: boolean;
}

/**
 * The rows that pass the filter, counted and summed by what they share. Values are taken in their base unit, and groups of different
 * base units stay apart.
 * @throws UsageError where filter or grouping is not one.
 */
export function groupIndicators(
  database: DatabaseReader,
  filter: IndicatorFilter,
  grouping: Grouping,
): Groups {
  const { query, keys, measures, unitAdded } = groupPlan(filter, grouping);
  const columns = [...keys, ...measures];
  const records = [...database.records(query)];
  return {
    columns,
    rows: records.map((record) => columns.map((name) => shown(name, record[name]))),
    unitAdded,
    mixedPeriods: records.some((record) => record[PERIODS_COLUMN] === 1),
  };
}

function shown(column: string, value: unknown): unknown {
  const key: { readonly shown?: (value: unknown) => unknown } | undefined =
    GROUP_KEYS[column as GroupKeyName];
  return key?.shown === undefined ? value : key.shown(value);
}

export interface ExplainedQuery extends CompiledQuery {
  /** What the statement is for. */
  readonly purpose: string;
  /** SQLite's plan, a step a line. */
  readonly plan: readonly string[];
}

/** The statements a query would run, in their order, each with its parameters and plan. @throws UsageError where it is not one */
export function explainQuery(
  database: DatabaseReader,
  filter: IndicatorFilter,
  grouping?: Grouping,
): readonly ExplainedQuery[] {
  const explained = (purpose: string, query: CompiledQuery): ExplainedQuery => ({
    purpose,
    ...query,
    plan: database.plan(query),
  });
  if (grouping !== undefined) return [explained('groups', groupPlan(filter, grouping).query)];
  const { head, scoring, rows } = planned(database, filter);
  return [
    ...(head === null ? [] : [explained('the first rows, if enough of them pass', head)]),
    ...scoring.map((query) => explained('scores', query)),
    explained(head === null ? 'rows' : 'rows, if they do not', rows),
  ];
}
