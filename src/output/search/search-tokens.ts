/** The function by which the full-text index is filled; every connection that writes has it. */
import type { Connection } from '../connection.ts';
import { searchTokens, searchWords } from './search-text.ts';

/** Parts the fields of one column of the index: the last character of one and the first of the next are no pair. */
export const FIELD_BREAK = '\u001f';

/** What the triggers of the index call. The name carries a version: other tokens need an index made anew. */
export function registerSearchTokens(connection: Connection): void {
  connection.function('search_tokens_v1', { deterministic: true }, (text) => fieldTokens(text));
}

/** What a person's SQL asks the index with: `indicator_search MATCH search_query('培训 教师')`. */
export function registerSearchQuery(connection: Connection): void {
  connection.function('search_query', { deterministic: true }, (text) =>
    searchWords(String(text))
      .map((word) => word.match)
      .join(' AND '),
  );
}

function fieldTokens(text: unknown): string {
  if (typeof text !== 'string' || text === '') return '';
  return text.split(FIELD_BREAK).map(searchTokens).join(' ');
}
