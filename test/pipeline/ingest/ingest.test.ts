import { cpSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { exportRows } from '../../../src/output/export.ts';
import { openStore } from '../../../src/output/store.ts';
import { UsageError } from '../../../src/parsers/errors.ts';
import type { ImportEvent, ImportSummary } from '../../../src/pipeline/import-event.ts';
import { type ImportOptions, importPaths } from '../../../src/pipeline/ingest.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const MISBEHAVING = new URL('./misbehaving-worker.mjs', import.meta.url);

/** A form as a copy from a word processor leaves it; `n` makes each one another text. */
function formText(n: number): string {
  return [
    `青禾县第${n}小学食堂改造项目绩效目标表`,
    '（2024年度）',
    `项目名称\t青禾县第${n}小学食堂改造项目`,
    '主管部门\t青禾县教育局',
    '一级指标\t二级指标\t三级指标\t指标值',
    `产出指标\t数量指标\t改造食堂面积\t≥${300 + n}平方米`,
    `\t\t新增餐位\t${80 + n}个`,
    '\t质量指标\t验收合格率\t100%',
    '效益指标\t社会效益指标\t就餐学生覆盖率\t≥95%',
    '满意度指标\t服务对象满意度指标\t学生满意度\t≥90%',
    '',
  ].join('\n');
}

interface Imported {
  readonly summary: ImportSummary;
  readonly events: readonly ImportEvent[];
}

async function importInto(
  file: string,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<Imported> {
  const events: ImportEvent[] = [];
  const store = openStore(file);
  try {
    const summary = await importPaths(paths, store, { onEvent: (event) => events.push(event), ...options });
    return { summary, events };
  } finally {
    store.close();
  }
}

/** Everything but times and ids, as text. */
function contents(file: string): string {
  const database = openDatabase(file);
  try {
    const documents = [...database.documents()].map(({ imported_at, missing_since, ...row }) => ({
      ...row,
      missing: missing_since !== null,
    }));
    const rows = [...exportRows(database, 'indicators', 'jsonl'), ...exportRows(database, 'forms', 'jsonl')];
    return [...documents.map((row) => `${JSON.stringify(row)}\n`), ...rows].join('');
  } finally {
    database.close();
  }
}

function statuses(file: string): Record<string, string> {
  const database = openDatabase(file);
  try {
    return Object.fromEntries(
      [...database.documents()].map((row) => [
        row.document,
        row.error === null ? row.status : row.error.code,
      ]),
    );
  } finally {
    database.close();
  }
}

const ok = expect.stringMatching(/^(?:complete|review)$/u);

describe('importing a folder', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.db');
  const data = writeFiles(join(folder, 'in'), {
    'a.txt': formText(1),
    'sub/b.txt': formText(2),
    'letter.txt': '关于开好全县教育工作会议的通知\n各校：\n会议定于周五召开。\n',
    'empty.pdf': '',
    'program.exe': Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1'),
    '.hidden': 'x',
  });
  symlinkSync('nowhere', join(data, 'dangling.pdf'));
  const expected = {
    'a.txt': ok,
    'dangling.pdf': 'unreadable-file',
    'empty.pdf': 'empty-file',
    'letter.txt': 'no-form',
    'program.exe': 'unsupported-format',
    'sub/b.txt': ok,
  };

  it('reads the good, keeps the bad with their reasons, counts everything', async () => {
    const { summary, events } = await importInto(file, [data]);
    expect(summary).toMatchObject({
      found: 6,
      hidden: 1,
      skipped: 0,
      parsed: 3,
      failed: 3,
      missing: 0,
      interrupted: false,
    });
    expect(summary.byStatus).toMatchObject({ 'no-form': 1, failed: 3 });
    expect(statuses(file)).toStrictEqual(expected);
    expect(events[0]).toStrictEqual({ type: 'discovered', found: 6, hidden: 1 });
    expect(events.filter((event) => event.type === 'started')).toHaveLength(5);
  });

  it('again reads nothing and changes nothing', async () => {
    const before = contents(file);
    const rows = changes(file);
    const { summary, events } = await importInto(file, [data]);
    expect(summary).toMatchObject({ found: 6, skipped: 5, parsed: 0, failed: 1 });
    expect(events.filter((event) => event.type === 'started')).toStrictEqual([]);
    expect(contents(file)).toBe(before);
    expect(changes(file)).toStrictEqual(rows);
  });

  it('looks at bytes, not at times', async () => {
    utimesSync(join(data, 'a.txt'), new Date(0), new Date(0));
    expect((await importInto(file, [data])).summary).toMatchObject({ skipped: 5, parsed: 0 });
  });

  it('reads what was changed, even with its size and time kept', async () => {
    const time = new Date(2024, 1, 1);
    utimesSync(join(data, 'a.txt'), time, time);
    await importInto(file, [data]);
    writeFileSync(join(data, 'a.txt'), formText(3));
    utimesSync(join(data, 'a.txt'), time, time);
    const { summary, events } = await importInto(file, [data]);
    expect(summary).toMatchObject({ skipped: 4, parsed: 1 });
    expect(events.flatMap((event) => (event.type === 'parsed' ? [event.document] : []))).toStrictEqual([
      'a.txt',
    ]);
  });

  it('reads everything again when asked to, with the same rows', async () => {
    const before = contents(file);
    expect((await importInto(file, [data], { reextract: true })).summary).toMatchObject({
      skipped: 0,
      parsed: 3,
      failed: 3,
    });
    expect(contents(file)).toBe(before);
  });

  it('keeps the rows of what is gone, and says so until it is back', async () => {
    const rows = (): number => contents(file).split('"level1"').length;
    const before = rows();
    renameSync(join(data, 'sub'), join(folder, 'away'));
    const { summary, events } = await importInto(file, [data]);
    expect(summary).toMatchObject({ found: 5, missing: 1 });
    expect(events).toContainEqual({ type: 'missing', document: 'sub/b.txt' });
    expect(rows()).toBe(before);
    expect((await importInto(file, [data])).summary.missing).toBe(0);
    expect(missing(file)).toStrictEqual(['sub/b.txt: gone from the folder']);
    renameSync(join(folder, 'away'), join(data, 'sub'));
    expect((await importInto(file, [data])).summary).toMatchObject({ found: 6, parsed: 0 });
    expect(missing(file)).toStrictEqual([]);
  });

  it('keeps the rows of what cannot be read any more', async () => {
    rmSync(join(data, 'sub', 'b.txt'));
    symlinkSync('nowhere', join(data, 'sub', 'b.txt'));
    const { summary } = await importInto(file, [data]);
    expect(summary.byStatus.failed).toBe(4);
    expect(missing(file)).toStrictEqual(['sub/b.txt: cannot be read: it is a link to nothing']);
    expect(statuses(file)['sub/b.txt']).toStrictEqual(ok);
    rmSync(join(data, 'sub', 'b.txt'));
    writeFileSync(join(data, 'sub', 'b.txt'), formText(2));
    expect((await importInto(file, [data])).summary).toMatchObject({ parsed: 0 });
    expect(missing(file)).toStrictEqual([]);
  });
});

function missing(file: string): string[] {
  const database = openDatabase(file);
  try {
    return database.overview().missing.map((m) => `${m.document}: ${m.reason}`);
  } finally {
    database.close();
  }
}

/** Ids and times of all results: a result written again has others. */
function changes(file: string): unknown[] {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare('SELECT id, document_id, imported_at FROM extractions ORDER BY id').all();
  } finally {
    connection.close();
  }
}

describe('names', () => {
  it('come from the widest folder imported, in whichever order', async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'in'), { 'sub/a.txt': formText(1), 'b.txt': formText(2) });
    const [wide, narrow] = [join(folder, 'in'), join(folder, 'in', 'sub')];
    for (const [name, order] of Object.entries({ one: [wide, narrow], two: [narrow, wide] })) {
      for (const path of order) await importInto(join(folder, `${name}.db`), [path]);
    }
    expect(Object.keys(statuses(join(folder, 'one.db')))).toStrictEqual(['b.txt', 'sub/a.txt']);
    expect(contents(join(folder, 'two.db'))).toBe(contents(join(folder, 'one.db')));
  });

  it('may be the same in two folders: both documents are kept', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { '2023/a.txt': formText(1), '2024/a.txt': formText(2) });
    const file = join(folder, 'a.db');
    await importInto(file, [join(folder, '2023'), join(folder, '2024')]);
    const database = openDatabase(file);
    expect([...database.documents()].map((row) => row.document)).toStrictEqual(['a.txt', 'a.txt']);
    expect(database.overview().ambiguousNames).toStrictEqual(['a.txt']);
    database.close();
  });

  it('survive a move of the whole folder without doubling a row', async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'old'), { 'a.txt': formText(1), 'b.txt': formText(2) });
    const file = join(folder, 'a.db');
    await importInto(file, [join(folder, 'old')]);
    const before = contents(file);
    renameSync(join(folder, 'old'), join(folder, 'new'));
    const { summary } = await importInto(file, [join(folder, 'new')]);
    expect(summary).toMatchObject({ skipped: 2, parsed: 0 });
    expect(contents(file)).toBe(before);
  });

  it('of a copy make a document of its own', async () => {
    const folder = temporaryFolder();
    writeFiles(join(folder, 'old'), { 'a.txt': formText(1) });
    const file = join(folder, 'a.db');
    await importInto(file, [join(folder, 'old')]);
    cpSync(join(folder, 'old'), join(folder, 'new'), { recursive: true });
    expect((await importInto(file, [join(folder, 'new')])).summary).toMatchObject({ skipped: 0, parsed: 1 });
  });
});

it('order and number of workers do not change what comes out', async () => {
  const folder = temporaryFolder();
  const names = Array.from({ length: 6 }, (_, n) => `${n}.txt`);
  const data = writeFiles(
    join(folder, 'in'),
    Object.fromEntries(names.map((name, n) => [name, formText(n)])),
  );
  await importInto(join(folder, 'one.db'), [data], { workers: 1 });
  await importInto(join(folder, 'three.db'), [data], { workers: 3 });
  const single = [...names].reverse();
  for (const name of single) await importInto(join(folder, 'singly.db'), [join(data, name)], { workers: 1 });
  expect(contents(join(folder, 'three.db'))).toBe(contents(join(folder, 'one.db')));
  expect(contents(join(folder, 'singly.db'))).toBe(contents(join(folder, 'one.db')));
});

describe('a worker that', () => {
  const folder = temporaryFolder();
  let folders = 0;

  async function importWith(
    names: readonly string[],
    options: ImportOptions,
  ): Promise<Record<string, string>> {
    const data = writeFiles(
      join(folder, `in${++folders}`),
      Object.fromEntries(names.map((name, n) => [name, formText(n)])),
    );
    const file = join(folder, `${folders}.db`);
    const { summary } = await importInto(file, [data], { workers: 2, workerFile: MISBEHAVING, ...options });
    expect(summary.found).toBe(summary.parsed + summary.failed);
    return statuses(file);
  }

  it('dies fails its document and no other, also where native code does it', async () => {
    expect(
      await importWith(['a.txt', 'abort.txt', 'crash1.txt', 'crash2.txt', 'later.txt', 'z.txt'], {}),
    ).toStrictEqual({
      'a.txt': ok,
      'abort.txt': 'internal-error',
      'crash1.txt': 'internal-error',
      'crash2.txt': 'internal-error',
      'later.txt': 'internal-error',
      'z.txt': ok,
    });
  });

  it('throws fails its document and no other', async () => {
    expect(await importWith(['reject.txt', 'z.txt'], {})).toStrictEqual({
      'reject.txt': 'internal-error',
      'z.txt': ok,
    });
  });

  it('hangs in a loop is ended, and its document failed', async () => {
    expect(await importWith(['a.txt', 'hang1.txt', 'hang2.txt', 'z.txt'], { timeout: 1.5 })).toStrictEqual({
      'a.txt': ok,
      'hang1.txt': 'timeout',
      'hang2.txt': 'timeout',
      'z.txt': ok,
    });
  });

  it('takes longer than the time allowed, but finishes pages, is let go on', async () => {
    expect(await importWith(['slow.txt'], { timeout: 2.5 })).toStrictEqual({ 'slow.txt': ok });
  });
});

describe('an import', () => {
  it('reads a document so long that garbage is collected in between', async () => {
    const folder = temporaryFolder();
    const blank = await PDFDocument.create();
    for (let page = 0; page < 230; page++) blank.addPage([595, 842]);
    writeFileSync(join(folder, 'long.pdf'), await blank.save());
    const { summary, events } = await importInto(join(folder, 'a.db'), [join(folder, 'long.pdf')]);
    expect(summary).toMatchObject({ parsed: 1, byStatus: { 'no-form': 1 } });
    expect(events.filter((event) => event.type === 'page')).toHaveLength(230);
  });

  it('stops at its signal, keeps what is done, and is finished by the next', async () => {
    const folder = temporaryFolder();
    const files = Array.from({ length: 40 }, (_, n) => [`${String(n).padStart(2, '0')}.txt`, formText(n)]);
    const data = writeFiles(join(folder, 'in'), Object.fromEntries(files));
    await importInto(join(folder, 'whole.db'), [data]);
    const file = join(folder, 'stopped.db');
    const stop = new AbortController();
    let done = 0;
    const { summary } = await importInto(file, [data], {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'parsed' && ++done === 5) stop.abort();
      },
    });
    expect(summary).toMatchObject({ found: 40, interrupted: true });
    expect(summary.parsed).toBeGreaterThanOrEqual(5);
    expect(summary.parsed).toBeLessThan(40);
    expect(Object.keys(statuses(file))).toHaveLength(summary.parsed);
    expect((await importInto(file, [data])).summary).toMatchObject({
      skipped: summary.parsed,
      parsed: 40 - summary.parsed,
    });
    expect(contents(file)).toBe(contents(join(folder, 'whole.db')));
  });

  it('stopped before it began does nothing', async () => {
    const folder = temporaryFolder();
    const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1) });
    const { summary } = await importInto(join(folder, 'a.db'), [data], { signal: AbortSignal.abort() });
    expect(summary).toMatchObject({ found: 0, parsed: 0, interrupted: true });
  });

  it('refuses options out of range', async () => {
    const file = join(temporaryFolder(), 'a.db');
    await expect(importInto(file, [], { workers: 0 })).rejects.toThrow(UsageError);
    await expect(importInto(file, [], { timeout: 0 })).rejects.toThrow(
      'timeout: expected seconds above 0, got 0',
    );
  });

  it('ends with the error of a store that fails', async () => {
    const folder = temporaryFolder();
    const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1), 'b.txt': formText(2) });
    const store = openStore(join(folder, 'a.db'));
    const broken = Object.assign(Object.create(store) as typeof store, {
      ownFiles: [],
      presentBelow: () => [],
      known: () => null,
      isEmpty: () => true,
      save: () => {
        throw new Error('the disk is full');
      },
    });
    await expect(importPaths([data], broken)).rejects.toThrow('the disk is full');
    store.close();
  });
});
