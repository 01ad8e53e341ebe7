/**
 * Loads made forms into a database of the newest schema. Indexes and triggers are taken off, the rows go in, the derived tables and the
 * search index are filled set by set, and the indexes are made at the end: an import's way in would take ten times as long. No statistics
 * are gathered (ANALYZE): an import gathers none either.
 */
import { statSync } from 'node:fs';
import type { Connection } from '../../src/output/connection.ts';
import { openDatabaseFile } from '../../src/output/database-file.ts';
import { FILL_SEARCH_INDEX } from '../../src/output/migrations/0003-indexes-and-search.ts';
import { unitMeaning } from '../../src/pipeline/normalise/units.ts';
import { type MadeForm, type MadeRow, madeForms } from './made-forms.ts';

/** Forms a document holds; published files hold one to a dozen. */
const FORMS_OF_A_DOCUMENT = 4;
/** Share of forms that print a column of explanations. */
const EXPLAINED = 3;
const HASH_DIGITS = 64;

export interface LoadedDatabase {
  readonly rows: number;
  readonly forms: number;
  readonly bytes: number;
  /** CPU seconds of each step. */
  readonly steps: Readonly<Record<string, number>>;
}

/** Makes `file` with at least `rows` indicator rows; says what each step cost. */
export function bulkLoad(file: string, rows: number, seed: string): LoadedDatabase {
  const connection = openDatabaseFile(file);
  try {
    connection.pragma('synchronous = OFF');
    connection.pragma('foreign_keys = OFF');
    connection.pragma('journal_mode = MEMORY');
    connection.pragma('cache_size = -400000');
    connection.pragma('temp_store = MEMORY');
    connection.function('dimension_of', { deterministic: true }, (unit) =>
      unit === null ? null : unitMeaning(String(unit)).dimension,
    );
    const steps: Record<string, number> = {};
    const timed = (step: string, work: () => void): void => {
      const start = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(start);
      steps[step] = (user + system) / 1e6;
    };
    const putBack = takeOff(connection);
    let loaded = { rows: 0, forms: 0 };
    timed('rows', () => {
      loaded = inTransaction(connection, () => loadBase(connection, rows, seed));
    });
    timed('effective rows', () => inTransaction(connection, () => connection.exec(FILL_EFFECTIVE)));
    timed('search index', () => inTransaction(connection, () => connection.exec(FILL_SEARCH_INDEX)));
    timed('indexes', () => {
      for (const sql of putBack) connection.exec(sql);
    });
    connection.pragma('journal_mode = WAL');
    return { ...loaded, bytes: statSync(file).size, steps };
  } finally {
    connection.close();
  }
}

/** Drops every index and trigger that was made by a statement; gives the statements that make them again. */
function takeOff(connection: Connection): readonly string[] {
  const parts = connection
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type",
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of parts) connection.exec(`DROP ${type} "${name}"`);
  return parts.map((part) => part.sql);
}

function inTransaction<T>(connection: Connection, work: () => T): T {
  return connection.transaction(work)();
}

function loadBase(
  connection: Connection,
  rows: number,
  seed: string,
): { readonly rows: number; readonly forms: number } {
  const document = connection.prepare('INSERT INTO documents (id, document, root, path) VALUES (?, ?, ?, ?)');
  const extraction = connection.prepare(
    `INSERT INTO extractions (id, document_id, is_current, sha256, bytes, media_type, extractor_version, status, pages, imported_at)
     VALUES (?, ?, 1, ?, 100000, 'pdf', '1', 'complete', ?, '2024-01-01T00:00:00.000Z')`,
  );
  const form = connection.prepare(
    `INSERT INTO forms (id, extraction_id, row_id, ordinal, title, year, project_name, department, region_name, region_code,
       budget_yuan, pages, review) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[1]', 0)`,
  );
  const insertRow = rowInserter(connection);
  const loaded = { rows: 0, forms: 0 };
  for (const made of madeForms(seed)) {
    const at = made.number % FORMS_OF_A_DOCUMENT;
    const documentId = (made.number - at) / FORMS_OF_A_DOCUMENT + 1;
    if (at === 0) {
      if (loaded.rows >= rows) break;
      const name = `${made.year}/${made.region.code}/${String(documentId).padStart(7, '0')}.pdf`;
      document.run([documentId, name, '/in', `/in/${name}`]);
      const hash = documentId.toString(16).padStart(HASH_DIGITS, '0');
      extraction.run([documentId, documentId, hash, FORMS_OF_A_DOCUMENT]);
    }
    const formId = made.number + 1;
    form.run([formId, documentId, `f${formId}`, at + 1, ...headValues(made)]);
    for (const [i, row] of made.rows.entries()) insertRow(formId, i + 1, at + 1, row);
    loaded.rows += made.rows.length;
    loaded.forms += 1;
  }
  return loaded;
}

function headValues(made: MadeForm): readonly unknown[] {
  const { title, year, project, department, region, budgetYuan } = made;
  return [title, year, project, department, region.name, region.code, budgetYuan];
}

function rowInserter(connection: Connection) {
  const insert = connection.prepare(
    `INSERT INTO indicators (id, form_id, row_id, ordinal, level1, level2, level3, level1_code, level2_code, explanation, weight,
       target, period, kind, comparator, value, value_high, unit, base_value, base_value_high, base_unit, date, rules,
       page, x0, y0, x1, y1, confidence, review, problem_codes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'annual', ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, 300.5, ?, 420.25, ?, ?, ?, ?)`,
  );
  let id = 0;
  return (formId: number, ordinal: number, page: number, row: MadeRow): void => {
    id += 1;
    const t = row.target.truth;
    insert.run([
      id,
      formId,
      `r${id}`,
      ordinal,
      row.level1,
      row.level2,
      row.level3,
      row.level1Code,
      row.level2Code,
      formId % EXPLAINED === 0 ? (row.explanation ?? null) : null,
      row.weight ?? null,
      row.target.whole.replace(/\s+/gu, ''),
      t.kind,
      t.comparator,
      t.value,
      t.value_high,
      t.unit,
      t.base_value,
      t.base_value_high,
      t.base_unit,
      t.date,
      page,
      100 + ordinal * 22,
      122 + ordinal * 22,
      row.confidence,
      Number(row.review),
      row.review ? '["value-unparsed"]' : '[]',
    ]);
  };
}

/** What an import derives document by document, for all of them at once; nothing was corrected. */
const FILL_EFFECTIVE = `
INSERT INTO effective_forms (form_id, document_id, row_id, document, form, title, year, project_name, department, region_name,
  region_code, budget_yuan, fiscal_yuan, pages, review, problems, indicators)
SELECT f.id, d.id, f.row_id, d.document, f.ordinal, f.title, f.year, f.project_name, f.department, f.region_name,
  f.region_code, f.budget_yuan, f.fiscal_yuan, f.pages, f.review, '[]', 12
FROM forms f JOIN documents d ON d.id = f.extraction_id ORDER BY f.id;
INSERT INTO effective_indicators (indicator_id, document_id, form_id, row_id, document, form, title, year, project_name, department,
  region_name, region_code, ordinal, level1, level2, level3, level1_code, level2_code, explanation, weight, target, kind, comparator,
  value, value_high, unit, base_value, base_value_high, base_unit, date, dimension, page, x0, y0, x1, y1, confidence, review,
  problems, period, others)
SELECT i.id, f.document_id, f.form_id, i.row_id, f.document, f.form, f.title, f.year, f.project_name, f.department,
  f.region_name, f.region_code, i.ordinal, i.level1, i.level2, i.level3, i.level1_code, i.level2_code, i.explanation, i.weight, i.target,
  i.kind, i.comparator, i.value, i.value_high, i.unit, i.base_value, i.base_value_high, i.base_unit, i.date,
  dimension_of(i.base_unit), i.page, i.x0, i.y0, i.x1, i.y1, i.confidence, i.review, i.problem_codes, i.period, '[]'
FROM indicators i JOIN effective_forms f ON f.form_id = i.form_id ORDER BY i.id;
INSERT INTO effective_documents (document_id, status, forms, indicators, review_rows, corrections, conflicts)
SELECT document_id, 'complete', count(DISTINCT form), count(*), sum(review), 0, 0 FROM effective_indicators GROUP BY document_id;
`;
