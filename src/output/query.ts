/** Indicator rows by a filter. It becomes SQL on the views; every value goes in as a parameter. */
import {
  DummyDriver,
  type ExpressionBuilder,
  type ExpressionWrapper,
  Kysely,
  type SqlBool,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { z } from 'zod';
import { UsageError } from '../parsers/errors.ts';
import type { IndicatorRow } from './contract-rows.ts';
import type { CompiledQuery, DatabaseReader } from './database-reader.ts';
import type { Views } from './view-rows.ts';

const text = z.string().min(1);

const filterShape = z.strictObject({
  /** A level-1 or level-2 name, printed or the standard's; any of several. */
  level: z.array(text).optional(),
  /** Stands somewhere in the row, its form's title, project or department; each of several. ASCII letters in either case. */
  text: z.array(text).optional(),
  /** The unit as printed, or the base unit. */
  unit: text.optional(),
  /** Lowest and highest value in the base unit (元, 人, %); a range must lie between them. */
  min: z.number().optional(),
  max: z.number().optional(),
  year: z.number().int().optional(),
  /** Part of the document's name. */
  document: text.optional(),
  /** Only rows a person should look at (true), or only the others (false). */
  review: z.boolean().optional(),
  limit: z.number().int().min(1).optional(),
});

export type IndicatorFilter = z.input<typeof filterShape>;

/** Kysely as a pure SQL builder; better-sqlite3 runs what it compiles. */
const builder = new Kysely<Views>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Where a text is searched, from the row outwards. */
const TEXT_COLUMNS = [
  'level1',
  'level2',
  'level3',
  'explanation',
  'target',
  'project_name',
  'department',
  'title',
] as const;

type Where = ExpressionBuilder<Views, 'current_indicators'>;
type Condition = ExpressionWrapper<Views, 'current_indicators', SqlBool>;

/**
 * The indicator rows that pass the filter, by document (code-unit order), form and ordinal.
 * @throws UsageError where the filter is not one.
 */
export function queryIndicators(
  database: DatabaseReader,
  filter: IndicatorFilter,
): IterableIterator<IndicatorRow> {
  return database.select(compileIndicators(filter));
}

/**
 * The same as SQL: all columns of `current_indicators`, for an export of what the filter names.
 * @throws UsageError where the filter is not one.
 */
export function compileIndicators(filter: IndicatorFilter): CompiledQuery {
  return compiled(select(filter));
}

/**
 * How many rows pass the filter, its limit aside.
 * @throws UsageError where the filter is not one.
 */
export function countIndicators(database: DatabaseReader, filter: IndicatorFilter): number {
  const { limit, ...rest } = checked(filter);
  const query = builder.selectFrom('current_indicators').select((eb) => eb.fn.countAll<number>().as('rows'));
  return database.count(compiled(query.where((eb) => eb.and(conditions(eb, rest)))));
}

function compiled(query: { compile(): CompiledQuery }): CompiledQuery {
  const { sql: statement, parameters } = query.compile();
  return { sql: statement, parameters };
}

function select(filter: IndicatorFilter) {
  const valid = checked(filter);
  const rows = builder
    .selectFrom('current_indicators')
    .selectAll()
    .where((eb) => eb.and(conditions(eb, valid)))
    .orderBy('document')
    .orderBy('source_path')
    .orderBy('form')
    .orderBy('ordinal');
  return valid.limit === undefined ? rows : rows.limit(valid.limit);
}

function checked(filter: IndicatorFilter): z.output<typeof filterShape> {
  const result = filterShape.safeParse(filter);
  if (result.success) return result.data;
  throw new UsageError(`query: ${z.prettifyError(result.error)}`);
}

function conditions(eb: Where, filter: IndicatorFilter): Condition[] {
  const all: Condition[] = [];
  if (filter.level !== undefined) all.push(anyLevel(eb, filter.level));
  for (const part of filter.text ?? []) all.push(eb.or(TEXT_COLUMNS.map((c) => contains(eb, c, part))));
  if (filter.unit !== undefined) {
    all.push(eb.or([eb('unit', '=', filter.unit), eb('base_unit', '=', filter.unit)]));
  }
  if (filter.min !== undefined) all.push(eb('base_value', '>=', filter.min));
  if (filter.max !== undefined) {
    all.push(eb(eb.fn.coalesce('base_value_high', 'base_value'), '<=', filter.max));
  }
  if (filter.year !== undefined) all.push(eb('year', '=', filter.year));
  if (filter.document !== undefined) all.push(contains(eb, 'document', filter.document));
  if (filter.review !== undefined) all.push(eb('review', '=', filter.review ? 1 : 0));
  return all;
}

function anyLevel(eb: Where, names: readonly string[]): Condition {
  return eb.or(
    (['level1', 'level2', 'level1_code', 'level2_code'] as const).map((column) => eb(column, 'in', names)),
  );
}

/** `instr` takes a text as it is; `LIKE` would read `%` and `_` in it, and refuses long ones. */
function contains(eb: Where, column: (typeof TEXT_COLUMNS)[number] | 'document', part: string): Condition {
  return eb(sql<number>`instr(lower(${sql.ref(column)}), lower(${part}))`, '>', 0);
}
