import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';
import { MAIN, runCli } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url));
const GOOD = '001-village-water-chromium.pdf';

describe('a folder with a good file and every kind of bad one', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'in');
  cpSync(join(FIXTURES, 'broken'), data, { recursive: true });
  cpSync(join(FIXTURES, 'attachments', GOOD), join(data, 'good.pdf'));
  symlinkSync('nowhere', join(data, 'unreadable.pdf'));
  mkdirSync(join(data, 'sub'));
  symlinkSync('..', join(data, 'sub', 'loop'));
  const db = join(folder, 'a.db');

  it('brings the good one in and gives each other one its reason, exit code 1, nothing thrown raw', async () => {
    const { code, stdout, stderr } = await runCli(['import', data, '--db', db]);
    expect(code).toBe(1);
    expect(stderr + stdout).not.toMatch(/^\s+at |Error:|undefined|\[object/mu);
    expect(stdout).toContain('10 files found');
    expect(stdout).toContain('empty.pdf: is empty (0 bytes) (empty-file)');
    expect(stdout).toContain(
      'program.exe: is a Windows program (.exe); expected one of: PDF, plain text, PNG, JPEG, TIFF, BMP, GIF, WebP (unsupported-format)',
    );
    expect(stdout).toContain('unreadable.pdf: cannot be read: it is a link to nothing (unreadable-file)');
    expect(stdout).toMatch(/truncated\.pdf: .*\(damaged-file\)/u);
    expect(stdout).toMatch(/password\.pdf: .*password.*\(password-protected\)/u);
  });

  it('shows the same reasons in status and in the export of documents', async () => {
    const { stdout } = await runCli(['export', '--what', 'documents', '--db', db]);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { document: string; status: string; error: { code: string } | null },
      );
    expect(rows.map((row) => [row.document, row.error?.code ?? row.status])).toStrictEqual([
      ['blank.txt', 'empty-file'],
      ['empty.pdf', 'empty-file'],
      ['good.pdf', expect.stringMatching(/^(?:complete|review)$/u)],
      ['no-form.pdf', 'no-form'],
      ['not-a-pdf.pdf', 'no-form'],
      ['password.pdf', 'password-protected'],
      ['program.exe', 'unsupported-format'],
      ['sub/loop', 'unreadable-file'],
      ['truncated.pdf', 'damaged-file'],
      ['unreadable.pdf', 'unreadable-file'],
    ]);
    const status = await runCli(['status', '--db', db]);
    expect(status.code).toBe(0);
    for (const row of rows.filter((r) => r.error !== null)) {
      expect(status.stdout).toMatch(new RegExp(`^ {2}${row.document}: .* \\(${row.error?.code}\\)$`, 'mu'));
    }
  });

  it('holds the good file’s rows', async () => {
    const { stdout } = await runCli(['query', '--document', 'good', '--format', 'jsonl', '--db', db]);
    expect(stdout.trimEnd().split('\n').length).toBe(13);
  });

  it('is not read again, and still says that documents failed', async () => {
    const { code, stdout } = await runCli(['import', data, '--db', db, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ import: { found: 10, skipped: 8, parsed: 0, failed: 2 } });
  });
});

/** Who the program runs as to feel permissions: root does not. Null where that user cannot reach the program. */
function plainUser(): { uid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  const NOBODY = 65_534;
  const reached = spawnSync(process.execPath, [MAIN, '--version'], { uid: NOBODY });
  return reached.status === 0 ? { uid: NOBODY } : null;
}

describe('without permission', () => {
  const user = plainUser();

  it.skipIf(user === null)('files and folders are listed as unreadable', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    const data = writeFiles(join(folder, 'in'), { 'a.txt': '通知', 'b.txt': 'x', 'shut/c.txt': 'x' });
    chmodSync(join(data, 'b.txt'), 0);
    chmodSync(join(data, 'shut'), 0);
    const { code, stdout } = await runCli(['import', data, '--db', join(folder, 'a.db')], user ?? {});
    chmodSync(join(data, 'shut'), 0o700);
    expect(stdout).toContain('b.txt: cannot be read: permission denied (unreadable-file)');
    expect(stdout).toContain('shut: cannot be read: permission denied (unreadable-file)');
    expect(stdout).toContain('3 files found, 1 read, 0 unchanged, 2 failed');
    expect(code).toBe(1);
  });

  it.skipIf(user === null)('to write, a folder is no place for a database', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const data = writeFiles(temporaryFolder(), { 'a.txt': '通知' });
    chmodSync(data, 0o755);
    const { code, stderr } = await runCli(['import', data, '--db', join(folder, 'a.db')], user ?? {});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^jixiao: .*a\.db cannot be opened for writing .*check the permissions/mu);
    expect(readdirSync(folder)).toStrictEqual([]);
  });
});

describe('wrong usage ends with code 2 and leaves no database:', () => {
  it.each([
    ['a path that does not exist', ['import', 'nowhere'], /nowhere: there is no such file or folder/u],
    ['no path', ['import'], /missing required argument 'paths'/u],
    ['a number that is none', ['import', '.', '--workers', 'two'], /Expected a whole number of at least 1/u],
    ['a command that does not exist', ['improt', '.'], /unknown command 'improt'/u],
    ['no command', [], /Usage: jixiao/u],
  ])('%s', async (_name, args, message) => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runCli(args, { cwd: folder });
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(existsSync(join(folder, 'jixiao.db'))).toBe(false);
  });
});

it('a good folder ends with a summary and commands that work when pasted', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in'));
  cpSync(join(FIXTURES, 'attachments', GOOD), join(folder, 'in', GOOD));
  const { code, stdout, stderr } = await runCli(['import', 'in'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^This import: 1 file found, 1 read, 0 unchanged, 0 failed\.$/mu);
  expect(stdout).toMatch(/^In the database \.\/jixiao\.db:$/mu);
  expect(stdout).toMatch(/^ {2}documents {3}1 {2}\(/mu);
  expect(stdout).toMatch(/^ {2}forms {7}1$/mu);
  expect(stdout).toMatch(/^ {2}indicators {2}13 {2}\(\d+ to review\)$/mu);
  expect(stderr).toMatch(/^001-village-water-chromium\.pdf: (?:complete|review), 1 forms, 13 rows/mu);
  const commands = stdout.slice(stdout.indexOf('Try next:')).trimEnd().split('\n').slice(1);
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const [program, , ...args] = command.trim().split(' ');
    expect(program).toBe('node');
    expect((await runCli(args, { cwd: folder })).code, command).toBe(0);
  }
  expect(existsSync(join(folder, 'rows.csv'))).toBe(true);
});

it('two imports into one database at once both end well, with every document once', async () => {
  const folder = temporaryFolder();
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.txt`, `通知 ${n}`]));
  const data = writeFiles(join(folder, 'in'), files);
  const db = join(folder, 'a.db');
  const both = await Promise.all([1, 2].map(() => runCli(['import', data, '--db', db])));
  expect(both.map(({ code }) => code)).toStrictEqual([0, 0]);
  const { stdout } = await runCli(['status', '--db', db, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ documents: { 'no-form': 30, failed: 0 } });
});
