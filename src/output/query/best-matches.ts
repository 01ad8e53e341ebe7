/**
 * Rows that answer a search best, without scoring the half million rows a common word stands in.
 *
 * Scored are a thousand rows with the shortest names that hold the words themselves, for a match covers most of a short name, which is
 * what a good score is; and where there are fewer, as many of those whose form's head holds them. Where no more rows match, all are scored
 * and the order is exact. In a place or document, whatever holds the words is scored, to the same number.
 */
import type { DatabaseReader } from '../database-reader.ts';
import type { Conditions } from './conditions.ts';
import { byScoreQuery, type Scoring, scoredQuery, wordCountQuery } from './row-queries.ts';
import type { CompiledQuery } from '../database-reader.ts';

/** Rows scored of each kind. */
export const SCORED_ROWS = 1_000;
/** Longer answers are scored whole. */
const LONGEST_ANSWER = 250;
/**
 * Rows taken from the full-text index before the other conditions are asked. Where too few of them pass, those conditions are strict
 * and are asked first.
 */
const FOUND_ROWS = 4_000;
/** A word in more rows than this is common; how common makes no difference. */
const COMMON = 100_000;

const ALL_ROWS = { sql: 'SELECT count(*) FROM effective_indicators', parameters: [] };

interface Scored {
  readonly id: number;
  readonly score: number;
}

/** The statement that gives the rows, best match first, and those that scored them. */
export function bestMatches(
  database: DatabaseReader,
  conditions: Conditions,
  limit: number | undefined,
): { readonly scoring: readonly CompiledQuery[]; readonly rows: CompiledQuery } {
  const { match, matchInRow } = conditions;
  const scoring = scoringOf(database, conditions);
  const queries: CompiledQuery[] = [];
  const scores = new Map<number, number>();
  const score = (expression: string, most: number | null, found: number | null): number => {
    const query = scoredQuery(conditions, expression, scoring, most, found);
    const rows = [...database.records(query)] as unknown as readonly Scored[];
    queries.push(query);
    for (const row of rows) scores.set(row.id, row.score);
    return rows.length;
  };
  if (limit === undefined || limit > LONGEST_ANSWER) score(match ?? '', null, null);
  else {
    const few = conditions.index === 'by_document' || conditions.index === 'by_region';
    for (const expression of few ? [match] : [matchInRow, match]) {
      if (expression === null || scores.size >= SCORED_ROWS) continue;
      const strict =
        conditions.where.length > 0 && !few && score(expression, SCORED_ROWS, FOUND_ROWS) < LONGEST_ANSWER;
      if (strict || few || conditions.where.length === 0) score(expression, SCORED_ROWS, null);
    }
  }
  return { scoring: queries, rows: byScoreQuery([...scores], limit) };
}

function scoringOf(database: DatabaseReader, { words }: Conditions): Scoring {
  const [only, ...more] = words;
  // A single word is as rare in every row: how rare makes no difference.
  if (only !== undefined && more.length === 0) return { words: [{ folded: only.folded, rows: 1 }], rows: 2 };
  const counted = words.map(({ folded, match }) => ({
    folded,
    rows: database.count(wordCountQuery(match, COMMON)),
  }));
  return { words: counted, rows: database.count(ALL_ROWS) };
}
