import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/output/database-reader.ts';
import { exportRows } from '../../src/output/export.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { type Finished, runCli } from './run-cli.ts';

/** Enough that a process that is told to stop at the tenth document is far from done when it hears of it. */
const FILES = 300;

const folder = temporaryFolder();
const data = writeFiles(
  join(folder, 'in'),
  Object.fromEntries(
    Array.from({ length: FILES }, (_, n) => [`${String(n).padStart(3, '0')}.txt`, formText(n)]),
  ),
);
const whole = join(folder, 'whole.db');

function formText(n: number): string {
  const rows = Array.from({ length: 6 }, (_, row) =>
    [
      row === 0 ? '产出指标' : '',
      row === 0 ? '数量指标' : '',
      `补助第${row + 1}类农户数`,
      `≥${n * 10 + row}户`,
    ].join('\t'),
  );
  return [
    `云溪县第${n}批农机购置补贴绩效目标表`,
    '（2025年度）',
    `项目名称\t第${n}批农机购置补贴`,
    '一级指标\t二级指标\t三级指标\t指标值',
    ...rows,
    '满意度指标\t服务对象满意度指标\t农户满意度\t≥90%',
    '',
  ].join('\n');
}

/** Imports and sends the signal once so many documents are told to be done. */
async function importUntil(db: string, signal: NodeJS.Signals, documents: number): Promise<Finished> {
  let done = 0;
  return await runCli(['import', data, '--db', db, '--json'], {
    onLine: (child, line) => {
      if (line.startsWith('{"type":"parsed"') && ++done === documents) child.kill(signal);
    },
  });
}

function rowsOf(db: string): Map<string, string> {
  const database = openDatabase(db);
  try {
    const documents = [...database.documents()];
    const rows = [...exportRows(database, 'indicators', 'jsonl')].join('').split('\n').filter(Boolean);
    const byDocument = new Map(documents.map((row) => [row.document, `${row.status} ${row.sha256}\n`]));
    for (const row of rows) {
      const { document } = JSON.parse(row) as { document: string };
      byDocument.set(document, `${byDocument.get(document)}${row}\n`);
    }
    return byDocument;
  } finally {
    database.close();
  }
}

function integrity(db: string): unknown {
  const connection = new Database(db);
  try {
    return [connection.pragma('integrity_check', { simple: true }), connection.pragma('foreign_key_check')];
  } finally {
    connection.close();
  }
}

beforeAll(async () => {
  expect((await runCli(['import', data, '--db', whole, '--json'])).code).toBe(0);
}, 60_000);

describe.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('an import ended by %s', (signal) => {
  it('leaves whole documents only, and the next import finishes the rest', { timeout: 60_000 }, async () => {
    const db = join(folder, `${signal}.db`);
    const ended = await importUntil(db, signal, 10);
    if (signal === 'SIGKILL') expect(ended.signal).toBe('SIGKILL');
    else {
      expect(ended).toMatchObject({ code: 130, signal: null });
      expect(JSON.parse(ended.stdout)).toMatchObject({ import: { interrupted: true } });
    }
    expect(integrity(db)).toStrictEqual(['ok', []]);
    const complete = rowsOf(whole);
    const kept = rowsOf(db);
    expect(kept.size).toBeGreaterThanOrEqual(10);
    expect(kept.size).toBeLessThan(FILES);
    for (const [document, rows] of kept) expect(rows).toBe(complete.get(document));

    const next = await runCli(['import', data, '--db', db, '--json']);
    expect(next.code).toBe(0);
    expect(JSON.parse(next.stdout)).toMatchObject({
      import: { found: FILES, skipped: kept.size, parsed: FILES - kept.size },
    });
    expect(rowsOf(db)).toStrictEqual(complete);
  });
});

it('a person is told that it stops, and how to go on', { timeout: 30_000 }, async () => {
  let done = 0;
  const { code, stdout, stderr } = await runCli(['import', data, '--db', join(folder, 'told.db')], {
    onLine: (child, line) => {
      if (/^\d{3}\.txt: /u.test(line) && ++done === 5) child.kill('SIGINT');
    },
  });
  expect(code).toBe(130);
  expect(stderr).toContain('Stopping; documents that are done are kept.');
  expect(stdout).toMatch(
    /^Stopped before the end; what was done is kept\. The next import goes on from here\./u,
  );
});
