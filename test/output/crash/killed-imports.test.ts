/**
 * An import is killed (SIGKILL, from within) at 200 points spread over its run, inside transactions and between them, and started again
 * each time on what is left. After every kill the database must be sound; each import that at last gets through must end with what an
 * uninterrupted one ends with, byte for byte.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, expect, it, vi } from 'vitest';
import { Random } from '../../../fixtures/generate/random.ts';
import { checkDatabase } from '../../../src/output/check-database.ts';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { openEditor } from '../../../src/output/editor.ts';
import { exportRows } from '../../../src/output/export.ts';
import { openStore } from '../../../src/output/store.ts';
import { extractFile } from '../../../src/pipeline/extract-file.ts';
import { importPaths } from '../../../src/pipeline/ingest.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const KILLS = 200;
/** How far one run gets at most, as a share of the whole: so that the kills of one import cover all of it. */
const REACH = 1 / 2;

const CHILD = fileURLToPath(new URL('./killed-import.mjs', import.meta.url));
const WORKER = new URL('./recorded-worker.mjs', import.meta.url);
const WHO = { by: '王五', note: null };

const folder = temporaryFolder();
const data = join(folder, 'in');
/** The database before the import: some documents known, some rows corrected. */
const before = join(folder, 'before.db');
const recorded: Record<string, unknown> = {};

function formText(n: number, places: number): string {
  const rows = Array.from({ length: 4 }, (_, row) => `\t\t补助第${row + 1}类农户数\t≥${n * 10 + row}户`);
  return [
    `云溪县第${n}批农机购置补贴绩效目标表`,
    '（2025年度）',
    `项目名称\t第${n}批农机购置补贴`,
    '一级指标\t二级指标\t三级指标\t指标值',
    `产出指标\t数量指标\t新增停放点\t${places}处`,
    ...rows,
    '满意度指标\t服务对象满意度指标\t农户满意度\t≥90%',
    '',
  ].join('\n');
}

async function record(files: Readonly<Record<string, string>>): Promise<void> {
  writeFiles(data, files);
  for (const name of Object.keys(files)) {
    const { sha256, extraction } = await extractFile(join(data, name), { document: name });
    recorded[sha256 ?? ''] = extraction;
  }
  writeFileSync(join(folder, 'recorded.json'), JSON.stringify(recorded));
}

async function importInto(file: string): Promise<number> {
  let statements = 0;
  const store = openStore(file, { onStatement: () => statements++ });
  await importPaths([data], store, { workers: 1, workerFile: WORKER });
  store.close();
  return statements;
}

function rowId(file: string, document: string, ordinal: number): string {
  const connection = new Database(file, { readonly: true });
  try {
    const sql = 'SELECT row_id FROM current_indicators WHERE document = ? AND ordinal = ?';
    return connection.prepare(sql).pluck().get(document, ordinal) as string;
  } finally {
    connection.close();
  }
}

beforeAll(async () => {
  await record(Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, formText(n, n)])));
  await importInto(before);
  const editor = openEditor(before);
  editor.correct(rowId(before, '1.txt', 2), { target: '≥77户' }, WHO);
  editor.correct(rowId(before, '2.txt', 1), { target: '7处' }, WHO);
  editor.correct(rowId(before, '3.txt', 6), { level3: '参保农户满意度' }, WHO);
  editor.accept([rowId(before, '1.txt', 1), rowId(before, '4.txt', 3)], WHO);
  editor.close();
  // 1 and 2 are corrected scans, 3 is renamed, 4 gone, 5 stays; 7 to 10 are new.
  renameSync(join(data, '3.txt'), join(data, 'drei.txt'));
  rmSync(join(data, '4.txt'));
  await record({
    '1.txt': formText(1, 11),
    '2.txt': formText(2, 22),
    ...Object.fromEntries([7, 8, 9, 10].map((n) => [`${n}.txt`, formText(n, n)])),
  });
});

/** Everything that holds, times aside. */
function contents(file: string): string {
  const database = openDatabase(file);
  try {
    const ofDocuments = [...database.documents()].map(({ imported_at, missing_since, ...row }) => [
      row,
      missing_since !== null,
    ]);
    const states = database.conflicts();
    return [
      ...exportRows(database, 'indicators', 'jsonl'),
      ...exportRows(database, 'forms', 'jsonl'),
      JSON.stringify(ofDocuments),
      JSON.stringify(states),
      ...namesOf(file),
    ].join('');
  } finally {
    database.close();
  }
}

/** Ids of rows and what was done to each. */
function namesOf(file: string): string[] {
  const connection = new Database(file, { readonly: true });
  try {
    const sql =
      'SELECT document, form, ordinal, row_id, corrected, accepted FROM current_indicators ORDER BY 1, 2, 3';
    return connection
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row));
  } finally {
    connection.close();
  }
}

function copy(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(to + suffix, { force: true });
    if (existsSync(from + suffix) && suffix !== '-shm') copyFileSync(from + suffix, to + suffix);
  }
}

it(`is killed at ${KILLS} points and loses nothing`, async () => {
  const whole = join(folder, 'whole.db');
  copy(before, whole);
  const statements = await importInto(whole);
  const expected = contents(whole);
  expect(contents(before)).not.toBe(expected);
  const known = rowsByDocument(before);
  const complete = rowsByDocument(whole);

  const random = new Random('kills');
  const file = join(folder, 'killed.db');
  const looked = join(folder, 'looked.db');
  let kills = 0;
  let finished = 0;
  copy(before, file);
  while (kills < KILLS || finished === 0) {
    const at = kills < KILLS ? random.int(1, Math.ceil(statements * REACH)) : 0;
    const child = spawnSync(process.execPath, [CHILD, file, data, String(at)], { encoding: 'utf8' });
    if (child.signal === 'SIGKILL') {
      kills++;
      // A copy is looked at, so that the next import itself meets what the killed one left.
      copy(file, looked);
      expect(checkDatabase(looked).findings).toStrictEqual([]);
      for (const [document, rows] of rowsByDocument(looked)) {
        expect([known.get(document), complete.get(document)], basename(document)).toContain(rows);
      }
      continue;
    }
    expect({ status: child.status, stderr: child.stderr }).toStrictEqual({ status: 0, stderr: '' });
    expect(contents(file)).toBe(expected);
    expect(checkDatabase(file).findings).toStrictEqual([]);
    finished++;
    copy(before, file);
  }
  expect(kills).toBe(KILLS);
  expect(finished).toBeGreaterThanOrEqual(5);
});

/** The rows of each document as one text. */
function rowsByDocument(file: string): ReadonlyMap<string, string> {
  const byDocument = new Map<string, string>();
  for (const line of namesOf(file)) {
    const { document } = JSON.parse(line) as { document: string };
    byDocument.set(document, `${byDocument.get(document) ?? ''}${line}\n`);
  }
  return byDocument;
}
