/** Where a database cannot be written as it should: a clear message, nothing damaged, and the next import goes on. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '../../src/output/check-database.ts';
import { openDatabase } from '../../src/output/database-reader.ts';
import { exportRows } from '../../src/output/export.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { MAIN, runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

function formText(n: number): string {
  const rows = Array.from({ length: 20 }, (_, row) => `\t\t补助第${row + 1}类农户数\t≥${n * 10 + row}户`);
  return [
    `云溪县第${n}批农机购置补贴绩效目标表`,
    '（2025年度）',
    `项目名称\t第${n}批农机购置补贴`,
    '一级指标\t二级指标\t三级指标\t指标值',
    `产出指标\t数量指标\t新增停放点\t${n}处`,
    ...rows,
    '',
  ].join('\n');
}

const folder = temporaryFolder();
chmodSync(folder, 0o755);
const data = writeFiles(
  join(folder, 'in'),
  Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n + 10}.txt`, formText(n + 1)])),
);

function contents(file: string): string {
  const database = openDatabase(file);
  try {
    return [...exportRows(database, 'indicators', 'jsonl'), ...exportRows(database, 'forms', 'jsonl')].join(
      '',
    );
  } finally {
    database.close();
  }
}

/** Whether this machine lets a test mount a small disk of its own. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

describe('a full disk', () => {
  const disk = join(folder, 'disk');
  const kept = join(folder, 'kept');
  mkdirSync(disk);
  mkdirSync(kept);

  /** The import on what `limit` leaves it; afterwards its files are in `kept`. */
  function importWithin(limit: string): { code: number | null; stderr: string } {
    const script = `${limit}; "${process.execPath}" "${MAIN}" import "${data}" --db "${disk}/a.db" --workers 1; code=$?; cp "${disk}"/a.db* "${kept}/"; exit $code`;
    const { status, stderr } = spawnSync('unshare', ['-rm', 'bash', '-c', script], { encoding: 'utf8' });
    return { code: status, stderr };
  }

  it.skipIf(!canMount)(
    'stops the import with a reason; what was stored is whole, and the next one finishes',
    async () => {
      const { code, stderr } = importWithin(`mount -t tmpfs -o size=700k tmpfs "${disk}"`);
      expect(code).toBe(1);
      expect(stderr).toMatch(/^jixiao: .*a\.db: the disk is full; nothing was damaged$/mu);
      const file = join(kept, 'a.db');
      expect(checkDatabase(file).findings).toStrictEqual([]);
      const stored = contents(file);
      expect((await runCli(['import', data, '--db', file])).code).toBe(0);
      const whole = contents(file);
      for (const line of stored.split('\n')) expect(whole).toContain(line);
      expect(checkDatabase(file)).toMatchObject({ documents: 12, findings: [] });
    },
  );
});

describe('two imports into one database', () => {
  it('follow one another, and the second says what it waits for', async () => {
    const file = join(folder, 'two.db');
    const alone = join(folder, 'alone.db');
    await runCli(['import', data, '--db', alone]);
    let second: ReturnType<typeof runCli> | null = null;
    const first = await runCli(['import', data, '--db', file, '--workers', '1'], {
      onLine: (_child, line) => {
        // The first has the lock once it tells what it found.
        if (/files found/u.test(line)) second ??= runCli(['import', data, '--db', file, '--workers', '1']);
      },
    });
    const followed = await second!;
    expect([first.code, followed.code]).toStrictEqual([0, 0]);
    expect(first.stdout).toContain('12 read, 0 unchanged');
    // On a machine where the second came late, there was nothing left to wait for.
    if (followed.stderr.includes('waiting')) {
      expect(followed.stderr).toMatch(
        /^Another import into this database is running \(process \d+, since [\d-]+T[\d:.]+Z\); waiting for it to end\.$/mu,
      );
    }
    expect(followed.stdout).toContain('0 read, 12 unchanged');
    expect(contents(file)).toBe(contents(alone));
    expect(checkDatabase(file).findings).toStrictEqual([]);
  });
});

describe('a database another program holds', () => {
  it('stops an import that has begun with a reason; the next one goes on', async () => {
    const file = join(folder, 'held.db');
    await runCli(['import', join(data, '10.txt'), '--db', file]);
    const holder = new Database(file);
    holder.exec('BEGIN IMMEDIATE');
    const { code, stderr } = await runCli(['import', data, '--db', file, '--workers', '1']);
    holder.exec('ROLLBACK');
    holder.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^jixiao: .*held\.db is locked by another program; close it there and try again$/mu,
    );
    expect(checkDatabase(file)).toMatchObject({ documents: 1, findings: [] });
    expect((await runCli(['import', data, '--db', file])).stdout).toContain('11 read, 1 unchanged');
    expect(checkDatabase(file)).toMatchObject({ documents: 12, findings: [] });
  });
});

/** Who the program runs as to feel permissions: root does not. Null where that user cannot reach the program. */
function plainUser(): { uid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  const NOBODY = 65_534;
  return spawnSync(process.execPath, [MAIN, '--version'], { uid: NOBODY }).status === 0
    ? { uid: NOBODY }
    : null;
}

describe('without the permission to write', () => {
  const user = plainUser();

  it.skipIf(user === null)('a database is left as it is, with a reason', async () => {
    const shut = join(folder, 'shut');
    mkdirSync(shut);
    const file = join(shut, 'a.db');
    await runCli(['import', join(data, '10.txt'), '--db', join(folder, 'open.db')]);
    copyFileSync(join(folder, 'open.db'), file);
    chmodSync(file, 0o444);
    chmodSync(shut, 0o555);
    for (const args of [
      ['import', data, '--db', file],
      ['correct', 'rabcd', 'weight=1', '--db', file],
      ['backup', join(shut, 'b.db'), '--db', join(folder, 'open.db')],
    ]) {
      const { code, stderr } = await runCli(args, user ?? {});
      expect(code, args[0]).toBe(1);
      expect(stderr, args[0]).toMatch(/^jixiao: .*\.db.* cannot be (?:opened for writing|written)/mu);
    }
    expect(existsSync(join(shut, 'b.db'))).toBe(false);
    chmodSync(shut, 0o755);
  });
});

describe('the commands for people', () => {
  const file = join(folder, 'people.db');

  it('correct, accept, tell and decide', async () => {
    await runCli(['import', join(data, '10.txt'), join(data, '11.txt'), '--db', file]);
    const shown = await runCli(['show', '10.txt', '--json', '--db', file]);
    const { forms } = JSON.parse(shown.stdout) as { forms: { ids: { indicators: string[] } }[] };
    const [id = '', other = ''] = forms[0]?.ids.indicators ?? [];
    const run = async (...args: string[]) => await runCli([...args, '--db', file]);
    expect((await run('correct', id, 'target=3处', '--by', '王五', '--note', '原件')).stdout).toBe(
      `Correction 1 of ${id}:\n  target: "1处" → "3处"\n  value: 1 → 3\n  base_value: 1 → 3\n`,
    );
    expect((await run('accept', other, '--by', '王五')).stdout).toBe(`1 accepted: ${other}\n`);
    const marked = (await run('show', '10.txt')).stdout.split('\n');
    expect(marked.find((line) => line.includes(id))).toMatch(/│ corrected +│/u);
    expect(marked.find((line) => line.includes(other))).toMatch(/│ accepted +│/u);
    expect(marked.filter((line) => /corrected|accepted/u.test(line))).toHaveLength(2);
    expect((await run('conflicts')).stdout).toBe('No correction waits for a decision.\n');
    expect((await run('history', '10.txt')).stdout).toMatch(
      new RegExp(
        `^10\\.txt\n\\* 1\\. .*complete, 1 forms, 21 rows\n\nCorrections:\n  1\\. ${id}  corrected  \\(王五, .*, 原件\\)\n`,
        'u',
      ),
    );
    expect((await run('diff', '10.txt')).stderr).toContain('it was read once only');
    expect((await run('resolve', '1', '--keep')).stderr).toContain('is in force; there is nothing to decide');
    expect((await run('rollback', '10.txt')).stderr).toContain('there is no earlier extraction');
    expect((await run('correct', '--withdraw', '1')).stdout).toContain('Correction 1 is withdrawn');
    expect((await run('correct', id)).code).toBe(2);
    expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('All is well.') });
    expect((await run('backup', join(folder, 'copy.db'))).code).toBe(0);
    expect(contents(join(folder, 'copy.db'))).toBe(contents(file));
  });
});
