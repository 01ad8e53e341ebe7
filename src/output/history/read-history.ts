/** All that ever happened to a document: its readings, and what people did. */
import { UsageError } from '../../parsers/errors.ts';
import type { Changes, DocumentStatus } from '../../pipeline/store-port.ts';
import type { Connection } from '../connection.ts';
import type { FieldValue, What } from '../corrections/correctable.ts';
import { ExtractionComparer } from './compare-extractions.ts';

export interface HistoricExtraction {
  /** Names it for people: its place in the document's history, from 1. */
  readonly number: number;
  readonly current: boolean;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly extractorVersion: string;
  readonly importedAt: string;
  readonly status: DocumentStatus;
  readonly error: string | null;
  readonly forms: number;
  readonly indicators: number;
  readonly rolledBack: { readonly at: string; readonly by: string | null } | null;
}

export interface HistoricCorrection {
  readonly number: number;
  readonly rowId: string;
  readonly what: What;
  readonly action: 'correct' | 'accept';
  readonly by: string | null;
  readonly at: string;
  readonly note: string | null;
  readonly fields: readonly {
    readonly field: string;
    readonly before: FieldValue;
    readonly after: FieldValue;
  }[];
  /** Why it has no effect any more, or that it waits for a decision. */
  readonly state: 'in-force' | 'conflict' | 'withdrawn' | 'replaced' | 'moved';
}

export interface DocumentHistory {
  readonly extractions: readonly HistoricExtraction[];
  readonly corrections: readonly HistoricCorrection[];
}

const EXTRACTIONS = `
  SELECT e.id, e.is_current, e.sha256, e.bytes, e.extractor_version, e.imported_at, e.status, e.error_message,
    e.rolled_back_at, e.rolled_back_by,
    (SELECT count(*) FROM forms f WHERE f.extraction_id = e.id) AS forms,
    (SELECT count(*) FROM indicators i JOIN forms f ON f.id = i.form_id WHERE f.extraction_id = e.id) AS indicators
  FROM extractions e WHERE e.document_id = ? ORDER BY e.id`;

const CORRECTIONS = `
  SELECT c.id, c.row_id, c.what, c.action, c.made_by, c.made_at, c.note, c.closed_as,
    EXISTS (SELECT 1 FROM conflicts k WHERE k.correction_id = c.id) AS conflict,
    (SELECT json_group_array(json_object('field', field, 'before', json(before), 'after', json(after)))
     FROM (SELECT * FROM correction_fields f WHERE f.correction_id = c.id AND f.derived = 0 ORDER BY position)) AS fields
  FROM corrections c WHERE c.document_id = ? ORDER BY c.id`;

type Row = Readonly<Record<string, string | number | null>>;

export function readHistory(connection: Connection, documentId: number): DocumentHistory {
  const extractions = connection.prepare(EXTRACTIONS).all(documentId) as Row[];
  const corrections = connection.prepare(CORRECTIONS).all(documentId) as Row[];
  return {
    extractions: extractions.map(historicExtraction),
    corrections: corrections.map(historicCorrection),
  };
}

function historicExtraction(row: Row, index: number): HistoricExtraction {
  return {
    number: index + 1,
    current: row.is_current === 1,
    sha256: row.sha256 as string | null,
    bytes: row.bytes as number | null,
    extractorVersion: row.extractor_version as string,
    importedAt: row.imported_at as string,
    status: row.status as DocumentStatus,
    error: row.error_message as string | null,
    forms: row.forms as number,
    indicators: row.indicators as number,
    rolledBack:
      row.rolled_back_at === null
        ? null
        : { at: row.rolled_back_at as string, by: row.rolled_back_by as string | null },
  };
}

function historicCorrection(row: Row): HistoricCorrection {
  return {
    number: row.id as number,
    rowId: row.row_id as string,
    what: row.what as What,
    action: row.action as 'correct' | 'accept',
    by: row.made_by as string | null,
    at: row.made_at as string,
    note: row.note as string | null,
    fields: JSON.parse(row.fields as string) as HistoricCorrection['fields'],
    state: (row.closed_as ?? (row.conflict === 1 ? 'conflict' : 'in-force')) as HistoricCorrection['state'],
  };
}

/**
 * What changed between two of a document's extractions.
 * @param numbers their places in its history; null for the current one and the last before it that nobody rolled back
 * @throws UsageError where there are no such extractions
 */
export function compareNumbers(
  connection: Connection,
  documentId: number,
  numbers: readonly [number, number] | null,
): { readonly from: number; readonly to: number; readonly changes: Changes } {
  const all = connection
    .prepare('SELECT id, is_current, rolled_back_at FROM extractions WHERE document_id = ? ORDER BY id')
    .all(documentId) as { id: number; is_current: 0 | 1; rolled_back_at: string | null }[];
  const current = all.findIndex((e) => e.is_current === 1);
  const [from, to] = numbers ?? [
    all.findLastIndex((e, i) => i < current && e.rolled_back_at === null) + 1,
    current + 1,
  ];
  const [before, after] = [all[from - 1], all[to - 1]];
  if (before === undefined || after === undefined) {
    throw new UsageError(
      numbers === null
        ? 'it was read once only: there is nothing to compare'
        : `it has extractions 1 to ${all.length}; got ${from} and ${to}`,
    );
  }
  return { from, to, changes: new ExtractionComparer(connection).compare(before.id, after.id) };
}
