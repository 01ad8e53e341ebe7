/**
 * An import is killed (SIGKILL, from within) at 200 points spread over its run, inside transactions and between them. After every kill the
 * database must be sound, and the next import must end with what an uninterrupted one ends with, byte for byte.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** The database after an import that nothing interrupted: its file, what it holds, and how many statements that took. */
async function uninterrupted(): Promise<{ file: string; expected: string; statements: number }> {
  const file = join(folder, 'whole.db');
  copy(before, file);
  const statements = await importInto(file);
  const expected = contents(file);
  expect(contents(before)).not.toBe(expected);
  return { file, expected, statements };
}

/** Whether an import of the folder in a process of its own was killed before its statement `at`; it ended well if not. */
function isKilled(file: string, at: number): boolean {
  const child = spawnSync(process.execPath, [CHILD, file, data, String(at)], { encoding: 'utf8' });
  if (child.signal === 'SIGKILL') return true;
  expect({ status: child.status, stderr: child.stderr }).toStrictEqual({ status: 0, stderr: '' });
  return false;
}

it(`is killed at ${KILLS} points, and from each of them the next import ends as if nothing had been`, async () => {
  const whole = await uninterrupted();
  const known = rowsByDocument(before);
  const complete = rowsByDocument(whole.file);
  const file = join(folder, 'killed.db');
  const looked = join(folder, 'looked.db');
  const points = new Set<number>();
  for (let kill = 0; kill < KILLS; kill++) {
    // Evenly from the first statement to the last.
    const at = 1 + Math.round((kill * (whole.statements - 1)) / (KILLS - 1));
    points.add(at);
    copy(before, file);
    expect(isKilled(file, at), `statement ${at}`).toBe(true);
    // A copy is looked at, so that the next import itself meets what the killed one left.
    copy(file, looked);
    expect(checkDatabase(looked).findings, `statement ${at}`).toStrictEqual([]);
    for (const [document, rows] of rowsByDocument(looked)) {
      expect([known.get(document), complete.get(document)], `statement ${at}: ${document}`).toContain(rows);
    }
    await importInto(file);
    expect(contents(file), `statement ${at}`).toBe(whole.expected);
    expect(checkDatabase(file).findings, `statement ${at}`).toStrictEqual([]);
  }
  expect(points.size).toBe(KILLS);
});

it('is killed again and again on what the kill before left, and still comes to its end', async () => {
  const whole = await uninterrupted();
  const random = new Random('kills');
  const file = join(folder, 'chain.db');
  copy(before, file);
  let kills = 0;
  // The later a point, the less is left to the next import: short runs make a long chain.
  while (isKilled(file, random.int(1, Math.ceil(whole.statements / 4)))) {
    kills++;
    expect(checkDatabase(file).findings).toStrictEqual([]);
  }
  expect(kills).toBeGreaterThanOrEqual(5);
  expect(contents(file)).toBe(whole.expected);
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
