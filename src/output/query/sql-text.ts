/** SQL with its parameters, put together from pieces; kysely only compiles, better-sqlite3 runs it. Every value is a parameter. */
import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { CompiledQuery } from '../database-reader.ts';

export type Sql = RawBuilder<unknown>;

const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function compiled(statement: Sql): CompiledQuery {
  const { sql: text, parameters } = statement.compile(compiler);
  return { sql: text, parameters };
}

/** All of them; what is always true where there are none. */
export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` AND `);
}

/** Any of them. */
export function either(conditions: readonly Sql[]): Sql {
  return sql`(${sql.join(conditions, sql` OR `)})`;
}

export function isOneOf(column: Sql, values: readonly (string | number)[]): Sql {
  const [only, ...more] = values;
  return more.length === 0 ? sql`${column} = ${only}` : sql`${column} IN (${sql.join(values)})`;
}
