/** Every question of docs/cookbook.md is asked as it stands there, of the example forms; its answer is that of the forms' truth. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ANSWERS, asCsv } from './cookbook-answers.ts';
import { MAIN, runCli } from './cli/run-cli.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ATTACHMENTS = join(ROOT, 'fixtures/attachments');
const questions = [
  ...readFileSync(join(ROOT, 'docs/cookbook.md'), 'utf8').matchAll(
    /^## (\d+)\. ([^\n]+)\n\n```sh\njixiao ([^\n]+)\n```\n\n```csv\n(.*?)```$/gmsu,
  ),
].map(([, number = '', question = '', command = '', answer = '']) => ({ number, question, command, answer }));

describe('the cookbook', () => {
  const db = join(temporaryFolder(), 'cookbook.db');

  beforeAll(() => {
    const files = readdirSync(ATTACHMENTS).filter((name) => name.endsWith('-chromium.pdf'));
    const args = [MAIN, 'import', ...files.map((name) => join(ATTACHMENTS, name)), '--db', db];
    expect(spawnSync(process.execPath, args).status).toBe(0);
  });

  it('has ten questions', () => expect(questions).toHaveLength(10));

  it.each(questions)('$question: the answer follows from what is printed', ({ number, answer }) => {
    expect(answer).toBe(asCsv(ANSWERS[Number(number)]?.() ?? []));
  });

  it.each(questions)('$question: it is what the command says', async ({ command, answer }) => {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map((m) => m[1] ?? m[2] ?? '');
    const { code, stdout } = await runCli([...words, '--db', db]);
    expect(code).toBe(0);
    expect(stdout.replace('\ufeff', '').replaceAll('\r\n', '\n')).toBe(answer);
  });
});
