/** Makes an earlier reading of a document current again; the reading that was undone is kept, and is not made current by reading it again. */
import { UsageError } from '../../parsers/errors.ts';
import type { Changes } from '../../pipeline/store-port.ts';
import type { Connection } from '../connection.ts';
import { EffectiveRows } from '../read-model/effective-rows.ts';
import { ExtractionComparer } from './compare-extractions.ts';

export interface RolledBack {
  /** Numbers of the extractions in the document's history. */
  readonly from: number;
  readonly to: number;
  readonly changes: Changes;
}

/**
 * @param to number of the extraction in the document's history, from 1; null for the last one before the current that nobody undid
 * @throws UsageError where there is none
 */
export function rollBack(
  connection: Connection,
  documentId: number,
  to: number | null,
  by: string | null,
): RolledBack {
  return connection
    .transaction(() => {
      const all = connection
        .prepare('SELECT id, is_current, rolled_back_at FROM extractions WHERE document_id = ? ORDER BY id')
        .all(documentId) as { id: number; is_current: 0 | 1; rolled_back_at: string | null }[];
      const from = all.findIndex((extraction) => extraction.is_current === 1);
      const place = to === null ? all.findLastIndex((e, i) => i < from && e.rolled_back_at === null) : to - 1;
      const [current, target] = [all[from], all[place]];
      if (target === undefined || current === undefined) {
        throw new UsageError(
          to === null
            ? 'there is no earlier extraction to roll back to'
            : `there is no extraction ${to}; "jixiao history" lists them`,
        );
      }
      if (current === target) throw new UsageError(`extraction ${place + 1} is the current one already`);
      const later = all.slice(place + 1).filter((e) => e.rolled_back_at === null);
      const undo = connection.prepare(
        'UPDATE extractions SET is_current = 0, rolled_back_at = ?, rolled_back_by = ? WHERE id = ?',
      );
      for (const { id } of later) undo.run(new Date().toISOString(), by, id);
      connection.prepare('UPDATE extractions SET is_current = 0 WHERE id = ?').run(current.id);
      connection
        .prepare(
          'UPDATE extractions SET is_current = 1, rolled_back_at = NULL, rolled_back_by = NULL WHERE id = ?',
        )
        .run(target.id);
      new EffectiveRows(connection).refresh(documentId);
      const changes = new ExtractionComparer(connection).compare(current.id, target.id);
      return { from: from + 1, to: place + 1, changes };
    })
    .immediate();
}
