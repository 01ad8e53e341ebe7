/** The state of a whole database in one value: what `status` and the end of an import print. */
import type { DocumentStatus } from '../pipeline/store-port.ts';
import type { Connection } from './connection.ts';

export interface Overview {
  readonly documents: Readonly<Record<DocumentStatus, number>>;
  readonly forms: number;
  readonly indicators: number;
  /** Indicator rows a person should look at. */
  readonly review: number;
  /** Corrections and acceptances that are not closed, and how many of them wait for a decision. */
  readonly corrections: number;
  readonly conflicts: number;
  /** Documents that are there and could not be read. */
  readonly failed: readonly {
    readonly document: string;
    readonly code: string;
    readonly message: string;
    readonly page: number | null;
  }[];
  /** Documents read that need a look, with their problems' codes and how often each occurs. */
  readonly toReview: readonly {
    readonly document: string;
    readonly rows: number;
    /** Corrections that wait for a decision. */
    readonly conflicts: number;
    readonly problems: Readonly<Record<string, number>>;
  }[];
  readonly missing: readonly { readonly document: string; readonly since: string; readonly reason: string }[];
  /** Names that stand for more than one file: imported from different folders. */
  readonly ambiguousNames: readonly string[];
}

const TO_REVIEW = `
  SELECT document, document_id, review_rows AS rows, conflicts
  FROM current_documents WHERE status = 'review' ORDER BY document, source_path`;

export function readOverview(connection: Connection): Overview {
  const sum = (column: string): number =>
    connection.prepare(`SELECT coalesce(sum(${column}), 0) FROM effective_documents`).pluck().get() as number;
  return {
    documents: countByStatus(connection),
    forms: sum('forms'),
    indicators: sum('indicators'),
    review: sum('review_rows'),
    corrections: sum('corrections'),
    conflicts: sum('conflicts'),
    failed: connection
      .prepare(
        `SELECT document, error_code AS code, error_message AS message, error_page AS page
         FROM current_documents WHERE status = 'failed' AND missing_since IS NULL ORDER BY document, source_path`,
      )
      .all() as Overview['failed'],
    toReview: (
      connection.prepare(TO_REVIEW).all() as {
        document: string;
        document_id: number;
        rows: number;
        conflicts: number;
      }[]
    ).map(({ document, document_id, rows, conflicts }) => ({
      document,
      rows,
      conflicts,
      problems: countProblems(connection, document_id),
    })),
    missing: connection
      .prepare(
        `SELECT document, missing_since AS since, missing_reason AS reason
         FROM current_documents WHERE missing_since IS NOT NULL ORDER BY document, source_path`,
      )
      .all() as Overview['missing'],
    ambiguousNames: connection
      .prepare('SELECT document FROM documents GROUP BY document HAVING count(*) > 1 ORDER BY document')
      .pluck()
      .all() as string[],
  };
}

function countByStatus(connection: Connection): Record<DocumentStatus, number> {
  const counts: Record<DocumentStatus, number> = { complete: 0, review: 0, 'no-form': 0, failed: 0 };
  const rows = connection
    .prepare('SELECT status, count(*) AS number FROM effective_documents GROUP BY status')
    .all() as { status: DocumentStatus; number: number }[];
  for (const { status, number } of rows) counts[status] = number;
  return counts;
}

function countProblems(connection: Connection, documentId: number): Record<string, number> {
  const rows = connection
    .prepare(
      `SELECT code, count(*) AS number FROM current_problems
       WHERE document_id = ? AND severity = 'review' AND settled = 0 GROUP BY code ORDER BY number DESC, code`,
    )
    .all(documentId) as { code: string; number: number }[];
  return Object.fromEntries(rows.map(({ code, number }) => [code, number]));
}
