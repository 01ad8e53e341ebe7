/** Databases with documents of given rows. */
import { join } from 'node:path';
import { type DatabaseReader, openDatabase } from '../../../src/output/database-reader.ts';
import { openStore } from '../../../src/output/store.ts';
import type { Extraction, Indicator } from '../../../src/pipeline/extraction.ts';
import { SAMPLE } from '../sample-extraction.ts';

let made = 0;

/** A new database in `folder` with these documents. Call it as often as you like; the folder goes with the tests. */
export function storedIn(folder: string, documents: Readonly<Record<string, Extraction>>): DatabaseReader {
  const file = join(folder, `${++made}.db`);
  const store = openStore(file);
  for (const [document, extraction] of Object.entries(documents)) {
    store.save(
      { document, root: '/in', path: `/in/${document}`, bytes: 9, modifiedAt: null },
      { sha256: document, bytes: 9, extraction },
    );
  }
  store.close();
  return openDatabase(file);
}

/** The sample with these rows in its first form, and no other form. */
export function withRows(rows: readonly Indicator[]): Extraction {
  const indicators = rows.map((row, i) => ({ ...row, ordinal: i + 1 }));
  return { ...SAMPLE, forms: [{ ...SAMPLE.forms[0]!, indicators }] };
}
