/** A database with one document whose rows people correct, and what holds of them. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Editor, openEditor } from '../../../src/output/editor.ts';
import { openStore } from '../../../src/output/store.ts';
import type { Extraction, Indicator } from '../../../src/pipeline/extraction.ts';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import type { SourceFile } from '../../../src/pipeline/store-port.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { FULL_ROW, SAMPLE } from '../sample-extraction.ts';

export const folder = temporaryFolder();
let databases = 0;
export const WHO = { by: '王五', note: '与原件核对' };
export const SOURCE: SourceFile = {
  document: 'a.pdf',
  root: '/in',
  path: '/in/a.pdf',
  bytes: 9,
  modifiedAt: null,
};

const [FORM] = SAMPLE.forms;

export function row(ordinal: number, level3: string, target: string): Indicator {
  return {
    ...FULL_ROW,
    ordinal,
    level3,
    target,
    area: null,
    reading: readTarget({ target, name: level3 }),
    printed: { ...FULL_ROW.printed, extras: {}, others: [] },
  };
}

export const ROWS = [
  row(1, '新建孵化基地', '≥3家'),
  row(2, '带动就业人数', '≥15万人'),
  row(3, '入驻企业满意度', '≥90%'),
];

export function reading(
  rows: readonly Indicator[],
  head: Partial<Extraction['forms'][number]> = {},
): Extraction {
  const indicators = rows.map((r, i) => ({ ...r, ordinal: i + 1 }));
  return { ...SAMPLE, problems: [], forms: [{ ...FORM!, problems: [], ...head, indicators }] };
}

interface Library {
  readonly file: string;
  /** Stores another reading of the document. */
  readonly read: (extraction: Extraction) => void;
  readonly edit: <T>(work: (editor: Editor) => T) => T;
  /** The rows that hold: name, target, base value, review, fields corrected. */
  readonly rows: () => unknown[];
  readonly id: (ordinal: number) => string;
  readonly select: (sql: string) => unknown[];
}

export function library(first: Extraction = reading(ROWS)): Library {
  const file = join(folder, `${++databases}.db`);
  let readings = 0;
  const read = (extraction: Extraction): void => {
    const store = openStore(file);
    store.save(SOURCE, { sha256: `bytes ${++readings}`, bytes: 9, extraction });
    store.close();
  };
  const select = (sql: string): unknown[] => {
    const connection = new Database(file, { readonly: true });
    try {
      return connection.prepare(sql).raw().all();
    } finally {
      connection.close();
    }
  };
  read(first);
  return {
    file,
    read,
    select,
    edit: (work) => {
      const editor = openEditor(file);
      try {
        return work(editor);
      } finally {
        editor.close();
      }
    },
    rows: () =>
      select(`SELECT level3, target, base_value, review, (SELECT group_concat(key) FROM json_each(corrected))
              FROM current_indicators ORDER BY form, ordinal`),
    id: (ordinal) =>
      (select(`SELECT row_id FROM current_indicators WHERE ordinal = ${ordinal}`)[0] as [string])[0],
  };
}
