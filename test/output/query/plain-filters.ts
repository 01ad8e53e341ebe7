/** What a text filter means, in plain JavaScript over whole rows: what the database's answers are held against. */
import type { StoredIndicator } from '../../../src/output/view-rows.ts';

/** Folded as people compare: width, letter case, white space and what has no width do not count. */
export function plain(text: string | null): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]/gu, '');
}

export function contains(text: string | null, part: string): boolean {
  return plain(text).includes(plain(part));
}

/** Whether a word stands in one of the row's texts or its form's. */
export function anywhere(row: StoredIndicator, word: string): boolean {
  const { level1, level2, level3, target, explanation, actual, project_name, department, title } = row;
  return [level1, level2, level3, target, explanation, actual, project_name, department, title].some((text) =>
    contains(text, word),
  );
}

/** Names a row. */
export function key(row: { document: string; form: number; ordinal: number }): string {
  return `${row.document} ${row.form}.${row.ordinal}`;
}
