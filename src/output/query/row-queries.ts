/** The statements that give rows: in document order, by a column, or best match first. */
import { sql } from 'kysely';
import type { CompiledQuery } from '../database-reader.ts';
import type { ScoredWord } from '../search/score-row.ts';
import { type Conditions, fromIndexed, type IndexName, whereAll } from './conditions.ts';
import type { SortKey } from './filter.ts';
import { all, compiled, type Sql } from './sql-text.ts';

/**
 * Rows looked at in document order for each row asked for, before an index is asked. A filter that passes more than one row in so many
 * finds its first rows there, and nothing has to be gathered and sorted; one that passes fewer leaves little to gather.
 */
const LOOKED_AT_FOR_ONE = 200;
const MOST_LOOKED_AT = 50_000;

const DOCUMENT_ORDER = sql`document, source_path, form, ordinal`;
/** The same on the table itself. */
const TABLE_ORDER = sql`document, (SELECT path FROM documents WHERE id = document_id), form, ordinal`;

/** Columns that are sorted by. */
const SORT_COLUMNS: Readonly<Record<Exclude<SortKey, 'rank' | 'document'>, string>> = {
  value: 'base_value',
  date: 'date',
  weight: 'weight',
  confidence: 'confidence',
  year: 'year',
};

export interface Order {
  readonly by: Exclude<SortKey, 'rank'>;
  readonly falling: boolean;
}

/** Indexes in document order of the rows that may pass, and what those rows are. */
const IN_DOCUMENT_ORDER: Readonly<Partial<Record<IndexName, Sql>>> = {
  with_problems: sql`problems <> '[]'`,
  for_review: sql`review = 1`,
};

/**
 * The first rows of all, in document order, that pass; null where few rows are sure to pass, or all are asked for. Which rows are the first
 * is told from an index alone; what is asked of them is read until enough have passed.
 */
export function headQuery(conditions: Conditions, limit: number | undefined): CompiledQuery | null {
  const { where, match, index } = conditions;
  const inPlace = index === 'by_document' || conditions.place !== null;
  if (limit === undefined || match !== null || inPlace) return null;
  const known = index === null ? undefined : IN_DOCUMENT_ORDER[index];
  const [indexed, which] =
    known === undefined
      ? [sql.ref('effective_indicators_by_document'), sql`true`]
      : [sql.ref(`effective_indicators_${index}`), known];
  return compiled(sql`
SELECT * FROM current_indicators
WHERE indicator_id IN (
  SELECT i.indicator_id FROM (
    SELECT indicator_id AS id FROM documents d CROSS JOIN effective_indicators e INDEXED BY ${indexed} ON e.document_id = d.id
    WHERE ${which} ORDER BY d.document, d.path, e.form, e.ordinal LIMIT ${Math.min(limit * LOOKED_AT_FOR_ONE, MOST_LOOKED_AT)}
  ) s CROSS JOIN effective_indicators i ON i.indicator_id = s.id
  WHERE ${all(where)} LIMIT ${limit}
)
ORDER BY ${DOCUMENT_ORDER}`);
}

/** All rows that pass, or the first `limit` of them. */
export function rowsQuery(conditions: Conditions, order: Order, limit: number | undefined): CompiledQuery {
  const { place, match, index } = conditions;
  const inDocumentOrder = order.by === 'document' && !order.falling;
  if (limit !== undefined && place !== null && match === null && index !== 'by_document' && inDocumentOrder) {
    return firstOfPlace(conditions, place, limit);
  }
  const first = limit === undefined ? sql`` : sql` ORDER BY ${sorted(order, TABLE_ORDER)} LIMIT ${limit}`;
  return compiled(sql`
SELECT * FROM current_indicators
WHERE indicator_id IN (SELECT indicator_id FROM ${fromIndexed(conditions)} WHERE ${whereAll(conditions)}${first})
ORDER BY ${sorted(order, DOCUMENT_ORDER)}`);
}

/** A place's forms are sorted, not its rows, and rows are read form by form until there are enough. The limit keeps SQLite to that order. */
function firstOfPlace({ where }: Conditions, place: Sql, limit: number): CompiledQuery {
  return compiled(sql`
SELECT * FROM current_indicators
WHERE indicator_id IN (
  SELECT i.indicator_id FROM (
    SELECT f.form_id AS id FROM effective_forms f JOIN documents d ON d.id = f.document_id WHERE ${place}
    ORDER BY f.document, d.path, f.form LIMIT ${ALL}
  ) s CROSS JOIN effective_indicators i INDEXED BY effective_indicators_by_form ON i.form_id = s.id
  WHERE ${all(where)} LIMIT ${limit}
)
ORDER BY ${DOCUMENT_ORDER}`);
}

/** More than any table holds. */
const ALL = Number.MAX_SAFE_INTEGER;

function sorted({ by, falling }: Order, documentOrder: Sql): Sql {
  // Falling, documents come from the last to the first, each in its own order.
  if (by === 'document') return falling ? sql`document DESC, ${documentOrder}` : documentOrder;
  const column = sql.ref(SORT_COLUMNS[by]);
  // SQLite has nulls in front; falling they are last already, and an index serves.
  const direction = falling ? sql`${column} DESC` : sql`${column} NULLS LAST`;
  // Numbers are compared with numbers of their own unit.
  return by === 'value'
    ? sql`base_unit NULLS LAST, ${direction}, ${documentOrder}`
    : sql`${direction}, ${documentOrder}`;
}

/** Own texts of a row: what `search_score` takes as its second text. */
const OWN_TEXT = sql`concat_ws(' ', i.level1, i.level2, i.target, i.explanation, i.area, i.actual, i.deviation_reason)`;

export interface Scoring {
  readonly words: readonly ScoredWord[];
  /** How many rows there are. */
  readonly rows: number;
}

/**
 * Keys and scores of rows that hold the words, those with the shortest names first.
 * @param most rows that are scored
 * @param found rows the full-text index gives before the other conditions are asked; null: those are asked first, by their index
 */
export function scoredQuery(
  conditions: Conditions,
  match: string,
  scoring: Scoring,
  most: number | null,
  found: number | null,
): CompiledQuery {
  const { where } = conditions;
  const condition = all(where);
  const score = sql`search_score(${JSON.stringify(scoring.words)}, ${scoring.rows}, i.level3, ${OWN_TEXT}, i.project_name, i.department, i.title)`;
  const keys =
    found === null && where.length > 0
      ? sql` AND rowid & 17592186044415 IN (SELECT indicator_id FROM ${fromIndexed(conditions)} WHERE ${condition})`
      : sql``;
  const bounded = found === null ? sql`` : sql` LIMIT ${found}`;
  const passing = found === null || where.length === 0 ? sql`` : sql` WHERE ${condition}`;
  return compiled(sql`
SELECT i.indicator_id AS id, ${score} AS score
FROM (SELECT rowid & 17592186044415 AS id FROM indicator_search WHERE indicator_search MATCH ${match}${keys}${bounded}) s
CROSS JOIN effective_indicators i ON i.indicator_id = s.id${passing}${most === null ? sql`` : sql` LIMIT ${most}`}`);
}

/** Rows by the scores of their keys, the highest first. */
export function byScoreQuery(
  scores: readonly (readonly [id: number, score: number])[],
  limit: number | undefined,
): CompiledQuery {
  return compiled(sql`
SELECT c.* FROM json_each(${JSON.stringify(scores)}) p JOIN current_indicators c ON c.indicator_id = p.value ->> 0
ORDER BY p.value ->> 1 DESC, ${DOCUMENT_ORDER}${limit === undefined ? sql`` : sql` LIMIT ${limit}`}`);
}

/** How many rows pass, counted up to `most`. */
export function countQuery(conditions: Conditions, most: number | undefined): CompiledQuery {
  return compiled(sql`
SELECT count(*) AS "rows" FROM (SELECT 1 FROM ${fromIndexed(conditions)} WHERE ${whereAll(conditions)}${
    most === undefined ? sql`` : sql` LIMIT ${most}`
  })`);
}

/** How many rows hold a word, counted up to `most`. */
export function wordCountQuery(match: string, most: number): CompiledQuery {
  return compiled(sql`
SELECT count(*) AS "rows" FROM (SELECT 1 FROM indicator_search WHERE indicator_search MATCH ${match} LIMIT ${most})`);
}
