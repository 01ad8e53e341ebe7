/** What becomes of documents over the years: replaced, renamed, copied, deleted and restored files, versions, rolled-back readings. */
import { copyFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { openEditor } from '../../../src/output/editor.ts';
import { exportRows } from '../../../src/output/export.ts';
import { openStore } from '../../../src/output/store.ts';
import type { ImportEvent, ImportSummary } from '../../../src/pipeline/import-event.ts';
import { type ImportOptions, importPaths } from '../../../src/pipeline/ingest.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';

vi.setConfig({ testTimeout: 600_000 });

const WHO = { by: '王五', note: null };

function formText(n: number, places = n): string {
  return [
    `青禾县第${n}小学食堂改造项目绩效目标表`,
    '（2024年度）',
    `项目名称\t青禾县第${n}小学食堂改造项目`,
    '主管部门\t青禾县教育局',
    '一级指标\t二级指标\t三级指标\t指标值',
    `产出指标\t数量指标\t改造食堂面积\t≥${300 + n}平方米`,
    `\t\t新增餐位\t${80 + places}个`,
    '\t质量指标\t验收合格率\t100%',
    '满意度指标\t服务对象满意度指标\t学生满意度\t≥90%',
    '',
  ].join('\n');
}

interface Imported extends ImportSummary {
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
    const summary = await importPaths(paths, store, {
      workers: 1,
      onEvent: (e) => events.push(e),
      ...options,
    });
    return { ...summary, events };
  } finally {
    store.close();
  }
}

function select(file: string, sql: string): unknown[] {
  const connection = new Database(file, { readonly: true });
  try {
    return connection.prepare(sql).raw().all();
  } finally {
    connection.close();
  }
}

function idOf(file: string, level3: string): string {
  return (select(file, `SELECT row_id FROM current_indicators WHERE level3 = '${level3}'`)[0] as [string])[0];
}

function correct(file: string, level3: string, written: Record<string, string>): void {
  const editor = openEditor(file);
  editor.correct(idOf(file, level3), written, WHO);
  editor.close();
}

const ROWS =
  'SELECT document, level3, target, corrected IS NOT NULL FROM current_indicators ORDER BY document, ordinal';

describe('a file that was replaced', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.db');
  const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1), 'b.txt': formText(2) });

  it('is read again, and the run ends with what changed, field by field', async () => {
    await importInto(file, [data]);
    correct(file, '验收合格率', { target: '≥99%' });
    const before = idOf(file, '新增餐位');
    writeFileSync(join(data, 'a.txt'), formText(1, 9).replace(/^.*学生满意度.*\n/mu, ''));
    const { changes, parsed, skipped, events } = await importInto(file, [data]);
    expect({ parsed, skipped }).toStrictEqual({ parsed: 1, skipped: 1 });
    expect(changes).toMatchObject({ documents: 1, added: 0, removed: 1, changed: 1 });
    expect(changes.first[0]).toMatchObject({
      document: 'a.txt',
      changes: {
        removed: [{ what: 'indicator', form: 1, ordinal: 4, name: '学生满意度', target: '≥90%' }],
        changed: [
          {
            rowId: before,
            name: '新增餐位',
            fields: [
              { field: 'target', before: '81个', after: '89个' },
              { field: 'value', before: 81, after: 89 },
            ],
          },
        ],
      },
    });
    expect(events.find((e) => e.type === 'parsed')).toMatchObject({
      changes: { added: 0, removed: 1, changed: 1 },
    });
    expect(select(file, ROWS)).toContainEqual(['a.txt', '验收合格率', '≥99%', 1]);
  });

  it('has every reading kept, with hash and version, one current', async () => {
    const database = openDatabase(file);
    const [found] = database.findDocuments('a.txt');
    const { extractions } = database.history(found!.id);
    const { from, to, changes } = database.diff(found!.id, null);
    expect(database.diff(found!.id, [2, 1]).changes.added).toHaveLength(1);
    expect(() => database.diff(found!.id, [1, 3])).toThrow('it has extractions 1 to 2; got 1 and 3');
    database.close();
    expect(extractions).toMatchObject([
      { number: 1, current: false, status: 'complete', indicators: 4, rolledBack: null },
      { number: 2, current: true, indicators: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    ]);
    expect({ from, to, removed: changes.removed.length }).toStrictEqual({ from: 1, to: 2, removed: 1 });
  });

  it('can be rolled back, and no later import undoes that', async () => {
    const [[id]] = select(file, "SELECT document_id FROM current_documents WHERE document = 'a.txt'") as [
      [number],
    ];
    const editor = openEditor(file);
    expect(editor.rollBack(id, null, '王五')).toMatchObject({ from: 2, to: 1, changes: { added: [{}] } });
    expect(() => editor.rollBack(id, null, null)).toThrow('there is no earlier extraction to roll back to');
    editor.close();
    const rows = select(file, ROWS);
    expect(rows).toContainEqual(['a.txt', '学生满意度', '≥90%', 0]);
    expect(rows).toContainEqual(['a.txt', '验收合格率', '≥99%', 1]);
    expect(await importInto(file, [data])).toMatchObject({ parsed: 0, skipped: 2 });
    const { events } = await importInto(file, [data], { reextract: true });
    expect(events).toContainEqual(expect.objectContaining({ document: 'a.txt', rolledBack: true }));
    expect(select(file, ROWS)).toStrictEqual(rows);
    // Other bytes are a new reading.
    writeFileSync(join(data, 'a.txt'), formText(1, 10));
    await importInto(file, [data]);
    expect(select(file, ROWS)).toContainEqual(['a.txt', '新增餐位', '90个', 0]);
  });
});

describe('a file that was', () => {
  it('renamed keeps its corrections, ids and history', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.db');
    const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1), 'b.txt': formText(2) });
    await importInto(file, [data]);
    correct(file, '改造食堂面积', { target: '≥305平方米' });
    const ids = select(file, 'SELECT row_id FROM current_indicators ORDER BY document, ordinal');
    renameSync(join(data, 'a.txt'), join(data, 'c.txt'));
    const { moved, missing, events, changes } = await importInto(file, [data]);
    expect({ moved, missing, changed: changes.documents }).toStrictEqual({
      moved: 1,
      missing: 0,
      changed: 0,
    });
    expect(events).toContainEqual({ type: 'moved', document: 'c.txt', from: join(data, 'a.txt') });
    const now = select(file, 'SELECT row_id FROM current_indicators ORDER BY document DESC, ordinal');
    expect(now).toStrictEqual(ids);
    expect(select(file, ROWS)).toContainEqual(['c.txt', '改造食堂面积', '≥305平方米', 1]);
    expect(await importInto(file, [data])).toMatchObject({ found: 2, skipped: 2, moved: 0 });
  });

  it('does not come along with its renamed folder: it is gone like any other', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.db');
    const old = writeFiles(join(folder, '2024'), {
      'a.txt': formText(1),
      '下/b.txt': formText(2),
      'empty.pdf': '',
      'other.pdf': '',
    });
    const stays = writeFiles(join(folder, '2023'), { 'c.txt': formText(3) });
    await importInto(file, [old]);
    await importInto(file, [stays]);
    renameSync(old, join(folder, '2024年'));
    rmSync(join(folder, '2024年/下/b.txt'));
    const { moved, missing, parsed } = await importInto(file, [join(folder, '2024年')]);
    expect({ moved, missing, parsed }).toStrictEqual({ moved: 3, missing: 1, parsed: 0 });
    expect(
      select(file, 'SELECT source_path, missing_since IS NOT NULL FROM current_documents ORDER BY 1'),
    ).toStrictEqual([
      [join(stays, 'c.txt'), 0],
      [join(old, '下/b.txt'), 1],
      [join(folder, '2024年/a.txt'), 0],
      [join(folder, '2024年/empty.pdf'), 0],
      [join(folder, '2024年/other.pdf'), 0],
    ]);
  });

  it('copied is a document of its own, told as a copy; of two new places the one of the old name takes over', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.db');
    const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1) });
    await importInto(file, [data]);
    correct(file, '改造食堂面积', { target: '≥305平方米' });
    writeFiles(data, { 'copy.txt': formText(1) });
    const { events, moved } = await importInto(file, [data]);
    expect(events).toContainEqual({ type: 'copied', document: 'copy.txt', from: 'a.txt' });
    expect(moved).toBe(0);
    expect(
      select(file, 'SELECT DISTINCT document FROM current_indicators WHERE corrected IS NOT NULL'),
    ).toStrictEqual([['a.txt']]);
    rmSync(join(data, 'a.txt'));
    writeFiles(data, { '0.txt': formText(1), 'sub/a.txt': formText(1) });
    await importInto(file, [data]);
    expect(
      select(file, 'SELECT DISTINCT document FROM current_indicators WHERE corrected IS NOT NULL'),
    ).toStrictEqual([['sub/a.txt']]);
    expect(select(file, 'SELECT document FROM current_documents ORDER BY 1')).toStrictEqual([
      ['0.txt'],
      ['copy.txt'],
      ['sub/a.txt'],
    ]);
  });

  it('deleted and restored has lost nothing', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.db');
    const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1), 'b.txt': formText(2) });
    await importInto(file, [data]);
    correct(file, '改造食堂面积', { target: '≥305平方米' });
    const rows = select(file, ROWS);
    rmSync(join(data, 'a.txt'));
    await importInto(file, [data]);
    expect(select(file, ROWS)).toStrictEqual(rows);
    writeFiles(data, { 'a.txt': '' });
    await importInto(file, [data]);
    expect(select(file, 'SELECT kind FROM current_conflicts')).toStrictEqual([['row-gone']]);
    writeFiles(data, { 'a.txt': formText(1) });
    await importInto(file, [data]);
    expect(select(file, ROWS)).toStrictEqual(rows);
    expect(select(file, 'SELECT count(*) FROM current_conflicts')).toStrictEqual([[0]]);
  });
});

describe('an unchanged file', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'a.db');
  const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1) });
  const path = join(data, 'a.txt');

  it('is not hashed once size, times and inode say so, save when asked to verify', async () => {
    await importInto(file, [data]);
    // As if the clock of its file system had gone on.
    const { size, mtimeMs, ctimeMs, ino } = statSync(path);
    const stamp = [size, mtimeMs, ctimeMs, ino].join(' ');
    const connection = new Database(file);
    connection.prepare('UPDATE documents SET stamp = ?').run(stamp);
    // A hash that no file has: whoever computes the file's finds it changed.
    connection.prepare("UPDATE extractions SET sha256 = 'other'").run();
    connection.close();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
    try {
      expect(await importInto(file, [data])).toMatchObject({ skipped: 1, parsed: 0 });
      expect(await importInto(file, [data], { verify: true })).toMatchObject({ skipped: 0, parsed: 1 });
      expect(select(file, 'SELECT stamp FROM documents')).toStrictEqual([[stamp]]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('of an older version is read again when asked to, and told of else', async () => {
    const connection = new Database(file);
    connection.prepare("DELETE FROM extractions WHERE sha256 = 'other'").run();
    connection.prepare("UPDATE extractions SET extractor_version = '0'").run();
    connection.close();
    writeFiles(data, { 'b.txt': formText(2) });
    expect(await importInto(file, [data])).toMatchObject({ parsed: 1, skipped: 1, outdated: 1 });
    expect(await importInto(file, [data], { reextract: 'outdated' })).toMatchObject({
      parsed: 1,
      skipped: 1,
      outdated: 0,
    });
    expect(await importInto(file, [data], { reextract: true })).toMatchObject({ parsed: 2, skipped: 0 });
    expect(select(file, 'SELECT count(*) FROM extractions')).toStrictEqual([[3]]);
  });
});

it('whatever the order, the parts and the workers of an import, the export is the same', async () => {
  const folder = temporaryFolder();
  const names = ['a.txt', 'b.txt', 'sub/c.txt', 'sub/d.txt', 'e.txt', 'copy.txt'];
  const data = writeFiles(
    join(folder, 'in'),
    Object.fromEntries(names.map((name, n) => [name, formText(name === 'copy.txt' ? 0 : n)])),
  );
  const exported = (file: string): string => {
    const database = openDatabase(file);
    try {
      const ids = select(
        file,
        'SELECT document, row_id FROM current_indicators ORDER BY source_path, form, ordinal',
      );
      return [
        ...exportRows(database, 'indicators', 'jsonl'),
        ...exportRows(database, 'forms', 'jsonl'),
        JSON.stringify(ids),
      ].join('');
    } finally {
      database.close();
    }
  };
  const whole = join(folder, 'whole.db');
  await importInto(whole, [data]);
  const expected = exported(whole);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([data, join(data, 'sub'), ...names.map((name) => join(data, name))], {
        minLength: 0,
      }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      async (parts, workers, together) => {
        const file = join(folder, `${++runs}.db`);
        if (together && parts.length > 0) await importInto(file, parts, { workers });
        else for (const part of parts) await importInto(file, [part], { workers });
        await importInto(file, [data], { workers });
        expect(exported(file)).toBe(expected);
      },
    ),
    { numRuns: 5, seed: 8 },
  );
});

it('a database that is copied away and taken up elsewhere goes on', async () => {
  const folder = temporaryFolder();
  const data = writeFiles(join(folder, 'in'), { 'a.txt': formText(1) });
  await importInto(join(folder, 'a.db'), [data]);
  copyFileSync(join(folder, 'a.db'), join(folder, 'b.db'));
  expect(await importInto(join(folder, 'b.db'), [data])).toMatchObject({ skipped: 1, parsed: 0 });
});
