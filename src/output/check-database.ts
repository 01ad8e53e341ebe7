/** Whether a database is what was written into it: SQLite's own check, references, checksums of every extraction, derived rows. */
import { resolve } from 'node:path';
import type { Connection } from './connection.ts';
import { asDatabaseError, openDatabaseFile } from './database-file.ts';
import { StoredDigest } from './extraction-digest.ts';
import { EffectiveRows } from './read-model/effective-rows.ts';

export interface Finding {
  readonly check: 'integrity' | 'references' | 'current' | 'checksum' | 'corrections' | 'derived';
  readonly message: string;
}

export interface CheckResult {
  readonly documents: number;
  readonly extractions: number;
  readonly indicators: number;
  readonly corrections: number;
  readonly findings: readonly Finding[];
  /** Documents whose derived rows were made anew. */
  readonly rebuilt: number;
}

/** SQLite names as many troubles; the first ones tell enough. */
const MOST_FINDINGS = 100;

/**
 * Checks a database, whether it is in use or not; reads every page of it.
 * @param rebuild makes the derived rows of every document anew; without it, they are only compared
 * @throws DatabaseError where it cannot be opened
 */
export function checkDatabase(
  file: string,
  { rebuild = false }: { readonly rebuild?: boolean } = {},
): CheckResult {
  const connection = openDatabaseFile(file, { mustExist: true });
  try {
    const integrity = integrityOf(connection);
    // On a damaged file every further answer would be chance.
    const more =
      integrity.length > 0
        ? []
        : [...references(connection), ...checksums(connection), ...corrections(connection)];
    const derived = integrity.length > 0 ? { findings: [], rebuilt: 0 } : derivedRows(connection, rebuild);
    const count = (table: string): number =>
      integrity.length > 0
        ? 0
        : (connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number);
    return {
      documents: count('documents'),
      extractions: count('extractions'),
      indicators: count('indicators'),
      corrections: count('corrections'),
      findings: [...integrity, ...more, ...derived.findings],
      rebuilt: derived.rebuilt,
    };
  } catch (error) {
    throw asDatabaseError(error, resolve(file));
  } finally {
    connection.close();
  }
}

function integrityOf(connection: Connection): Finding[] {
  const messages = connection.prepare(`PRAGMA integrity_check(${MOST_FINDINGS})`).pluck().all() as string[];
  return messages.filter((m) => m !== 'ok').map((message) => ({ check: 'integrity', message }));
}

function references(connection: Connection): Finding[] {
  const orphans = connection.prepare('PRAGMA foreign_key_check').all() as { table: string; parent: string }[];
  const without = connection
    .prepare(
      `SELECT document FROM documents d
       WHERE NOT EXISTS (SELECT 1 FROM extractions e WHERE e.document_id = d.id AND e.is_current = 1) ORDER BY document`,
    )
    .pluck()
    .all() as string[];
  return [
    ...orphans.slice(0, MOST_FINDINGS).map(({ table, parent }): Finding => {
      return { check: 'references', message: `a row of ${table} has lost its row of ${parent}` };
    }),
    ...without.map((document): Finding => {
      return { check: 'current', message: `${document}: none of its extractions is current` };
    }),
  ];
}

function checksums(connection: Connection): Finding[] {
  const stored = new StoredDigest(connection);
  const extractions = connection
    .prepare(
      'SELECT e.id, d.document, e.digest FROM extractions e JOIN documents d ON d.id = e.document_id ORDER BY e.id',
    )
    .all() as { id: number; document: string; digest: string | null }[];
  return extractions
    .filter(({ id, digest }) => stored.of(id) !== digest)
    .map(({ id, document }) => ({
      check: 'checksum',
      message: `${document}: extraction ${id} is not what was stored; "jixiao import --reextract" reads the file again`,
    }));
}

function corrections(connection: Connection): Finding[] {
  const lost = connection
    .prepare(
      `SELECT id FROM corrections c WHERE action = 'correct'
       AND NOT EXISTS (SELECT 1 FROM correction_fields f WHERE f.correction_id = c.id) ORDER BY id`,
    )
    .pluck()
    .all() as number[];
  return lost.map((id) => ({ check: 'corrections', message: `correction ${id} has no fields` }));
}

const DERIVED = ['effective_documents', 'effective_forms', 'effective_indicators', 'conflicts'] as const;

/** Makes the rows anew in a transaction that is given up unless they are to be kept; what differs was wrong. */
function derivedRows(connection: Connection, rebuild: boolean): { findings: Finding[]; rebuilt: number } {
  const effective = new EffectiveRows(connection);
  const rows = DERIVED.map((table) =>
    connection.prepare(`SELECT * FROM ${table} WHERE document_id = ? ORDER BY 1, 2, 3, 4, 5`).raw(),
  );
  const contents = (id: number): string => JSON.stringify(rows.map((statement) => statement.all(id)));
  const documents = connection.prepare('SELECT id, document FROM documents ORDER BY id').all() as {
    id: number;
    document: string;
  }[];
  const findings: Finding[] = [];
  let rebuilt = 0;
  for (const { id, document } of documents) {
    connection.exec('BEGIN IMMEDIATE');
    const before = contents(id);
    effective.refresh(id);
    const differs = contents(id) !== before;
    connection.exec(rebuild && differs ? 'COMMIT' : 'ROLLBACK');
    if (differs && rebuild) rebuilt++;
    else if (differs) {
      findings.push({
        check: 'derived',
        message: `${document}: its rows do not follow from what is stored; "jixiao check --rebuild" makes them anew`,
      });
    }
  }
  return { findings, rebuilt };
}
