/** The rows of a table of the export, in order: all of them, or those a query names. Memory does not grow with their number. */
import type { CompiledQuery, DatabaseReader } from '../database-reader.ts';
import type { ExportTable } from './export-tables.ts';

/** What the reader's own chunks are gathered to, in bytes: few large writes are what makes an export fast. */
const CHUNK_BYTES = 128 * 1024;

/** In the index's order, so that nothing is sorted; documents of one name from two folders by their path. */
const DOCUMENTS = 'SELECT id FROM documents ORDER BY document, path';

/**
 * The values of the table's columns, row by row.
 * @param only a query for rows of `current_indicators`; forms, documents and problems are those of the forms its rows stand in
 */
export function* readRows(
  database: DatabaseReader,
  table: ExportTable,
  names: readonly string[],
  only: CompiledQuery | null,
): IterableIterator<readonly unknown[]> {
  const select = names.join(', ');
  if (only !== null) yield* database.arrays(restricted(table, select, only));
  else yield* database.arraysOfDocuments(DOCUMENTS, ofDocument(table, select));
}

/** The rows as lines, each the value of an SQL expression, in chunks of UTF-8. */
export function* readLines(
  database: DatabaseReader,
  table: ExportTable,
  line: string,
  only: CompiledQuery | null,
): IterableIterator<Buffer> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  for (const [lines] of lineArrays(database, table, line, only)) {
    if (lines === null) continue;
    gathered.push(lines as Buffer);
    bytes += (lines as Buffer).length;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(gathered);
    gathered = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(gathered);
}

/** As blobs: a text would be decoded here and encoded again by whoever writes it. */
function lineArrays(
  database: DatabaseReader,
  table: ExportTable,
  line: string,
  only: CompiledQuery | null,
): IterableIterator<readonly unknown[]> {
  if (only !== null) return database.arrays(restricted(table, `CAST(${line} AS BLOB)`, only));
  const rows = ofDocument(table, `${line} AS line`);
  return database.arraysOfDocuments(DOCUMENTS, `SELECT CAST(group_concat(line, '') AS BLOB) FROM (${rows})`);
}

function ofDocument({ from, order }: ExportTable, select: string): string {
  return `SELECT ${select} FROM ${from} WHERE document_id = ? ORDER BY ${order}`;
}

/** Indicator rows keep the query's order; the rest comes by document like everything. */
function restricted(table: ExportTable, select: string, only: CompiledQuery): CompiledQuery {
  const { from, key, order } = table;
  if (key === null) return { sql: `SELECT ${select} FROM (${only.sql})`, parameters: only.parameters };
  const of = (column: string) => `(SELECT d.${column} FROM documents d WHERE d.id = document_id)`;
  const sql =
    `SELECT ${select} FROM ${from} WHERE ${key} IN (SELECT ${key} FROM (${only.sql})) ` +
    `ORDER BY ${of('document')}, ${of('path')}, ${order}`;
  return { sql, parameters: only.parameters };
}
