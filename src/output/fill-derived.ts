/** Gives what older versions stored all that newer ones derive: ids, digests, effective rows. Runs inside a migration's transaction. */
import type { Connection } from './connection.ts';
import { StoredDigest } from './extraction-digest.ts';
import type { KnownForm } from './identity/identity.ts';
import { KnownForms, type StoredForm } from './identity/known-forms.ts';
import { assignIds, type FormIds } from './identity/row-ids.ts';
import { EffectiveRows } from './read-model/effective-rows.ts';

const UNDIGESTED = 'SELECT id FROM extractions WHERE document_id = ? AND digest IS NULL ORDER BY id';
const COMPLETE = `
  UPDATE extractions SET digest = ?, read_as = (SELECT document FROM documents WHERE id = document_id) WHERE id = ?`;
const UNFILLED = `
  SELECT id, path FROM documents d
  WHERE NOT EXISTS (SELECT 1 FROM effective_documents s WHERE s.document_id = d.id) ORDER BY id`;

export function fillDerived(connection: Connection): void {
  const digest = new StoredDigest(connection);
  const forms = new KnownForms(connection);
  const effective = new EffectiveRows(connection);
  const undigested = connection.prepare(UNDIGESTED).pluck();
  const complete = connection.prepare(COMPLETE);
  const documents = connection.prepare(UNFILLED).all() as { id: number; path: string }[];
  for (const { id: document, path } of documents) {
    let known: readonly KnownForm[] = [];
    for (const extraction of undigested.all(document) as number[]) {
      const ids = assignIds(path, known, forms.inExtraction(extraction), forms.taken(document));
      nameRows(connection, forms.inExtraction(extraction), ids);
      complete.run(digest.of(extraction), extraction);
      if (ids.length > 0) known = forms.inExtraction(extraction) as readonly KnownForm[];
    }
    effective.refresh(document);
  }
}

function nameRows(connection: Connection, forms: readonly StoredForm[], ids: readonly FormIds[]): void {
  const nameForm = connection.prepare('UPDATE forms SET row_id = ? WHERE id = ?');
  const nameRow = connection.prepare('UPDATE indicators SET row_id = ? WHERE id = ?');
  forms.forEach((form, i) => {
    nameForm.run(ids[i]?.form, form.key);
    form.rows.forEach((row, j) => {
      nameRow.run(ids[i]?.rows[j], row.key);
    });
  });
}
