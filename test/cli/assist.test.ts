/** The whole way of a suggestion: flagged row, model over HTTP, stored, shown, decided, a correction. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openStore } from '../../src/output/store.ts';
import { FULL_ROW, onPage, SAMPLE } from '../output/sample-extraction.ts';
import { openAiServer } from '../pipeline/assist/openai-server.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { MAIN, runCli } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const server = await openAiServer();
process.env.OPENAI_BASE_URL = server.url;
process.env.OPENAI_API_KEY = 'sk-test-4711secret';

/** The name was cut: its end stands in the cell of the explanation. */
const CUT = {
  ...FULL_ROW,
  level3: '带动',
  printed: {
    ...FULL_ROW.printed,
    level3: onPage('带动', 2, [120, 100, 300, 110]),
    extras: { explanation: onPage('就业\n人数', 2, [380, 100, 420, 120]) },
  },
} as const;
const ANSWER = {
  proposals: [
    {
      field: 'level3',
      value: '带动就业人数',
      parts: [
        { source: 's3', quote: '带动' },
        { source: 's5', quote: '就业人数' },
      ],
    },
    { field: 'target', value: '≥1500万人', parts: [{ source: 's4', quote: '≥1500万人' }] },
  ],
};

function freshDatabase(name: string): string {
  const db = join(folder, name);
  const store = openStore(db);
  store.save(
    { document: 'a.pdf', root: '/in', path: '/in/a.pdf', bytes: 9, modifiedAt: null },
    {
      sha256: 'ab',
      bytes: 9,
      extraction: { ...SAMPLE, forms: [{ ...SAMPLE.forms[0]!, problems: [], indicators: [CUT] }] },
    },
  );
  store.close();
  return db;
}

function levels(db: string): string[] {
  const database = openDatabase(db);
  const found = [...database.indicators()].map((row) => `${row.level3} ${row.target}`);
  database.close();
  return found;
}

beforeEach(() => {
  server.requests.length = 0;
  server.answer = () => ({ text: JSON.stringify(ANSWER) });
});

describe('assist', () => {
  it('suggests, changes nothing, and a person’s word makes it a correction with its origin', async () => {
    const db = freshDatabase('a.db');
    const run = await runCli(['assist', 'openai:test', '--db', db]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe(
      'openai:test: 1 rows and forms for review\n1 new suggestions; 1 proposals discarded ("jixiao suggestions --status discarded" says why)\n',
    );
    expect(server.requests[0]?.user.sources).toMatchObject([
      { id: 's1', role: 'level1', text: '产出\n指标50%' },
      { id: 's2', role: 'level2' },
      { id: 's3', role: 'level3', text: '带动' },
      { id: 's4', role: 'target', text: '≥15万人' },
      { id: 's5', role: 'explanation', text: '就业\n人数' },
      { id: 's6', role: 'other: 数据来源' },
      { id: 's7', role: 'note' },
    ]);
    expect(server.requests[0]?.user.doubtful[0]).toBe('low-ocr-confidence: the target may be misread');
    expect(levels(db)).toStrictEqual(['带动 ≥15万人']);

    const open = await runCli(['suggestions', '--db', db]);
    expect(open.stdout).toMatch(
      /^1 {2}r\w+ {2}a\.pdf {2}level3: 带动 → 带动就业人数 {2}\[level3, page 2, box 120,100,300,110; explanation, page 2, box 380,100,420,120\] {2}open, openai:test\n$/u,
    );
    const shown = await runCli(['show', 'a.pdf', '--db', db]);
    expect(shown.stdout).toContain(`suggestions ("jixiao accept-suggestion NUMBER"):\n${open.stdout}`);
    const discarded = await runCli(['suggestions', '--status', 'discarded', '--db', db]);
    expect(discarded.stdout).toContain('target: ≥1500万人');
    expect(discarded.stdout).toContain('quote-not-in-source');

    const accepted = await runCli(['accept-suggestion', '1', '--by', '王五', '--db', db]);
    expect(accepted).toMatchObject({ code: 0, stderr: '' });
    expect(accepted.stdout).toContain('accepted as correction 1');
    expect(levels(db)).toStrictEqual(['带动就业人数 ≥15万人']);
    const all = await runCli(['suggestions', '--status', 'all', '--json', '--db', db]);
    const [first] = all.stdout.split('\n').map((line) => (line === '' ? null : JSON.parse(line)));
    expect(first).toMatchObject({
      model: 'openai:test',
      prompt_hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      decided_by: '王五',
      correction_id: 1,
      before: { level3: '带动' },
      changes: { level3: '带动就业人数' },
    });
    const twice = await runCli(['accept-suggestion', '1', '--db', db]);
    expect(twice).toMatchObject({ code: 2, stderr: 'jixiao: suggestion 1 is accepted\n' });
  });

  it('asks nothing twice, and what was turned down stays so', async () => {
    const db = freshDatabase('b.db');
    await runCli(['assist', 'openai:test', '--db', db]);
    expect((await runCli(['reject-suggestion', '1', '--db', db])).stdout).toContain('rejected');
    const again = await runCli(['assist', 'openai:test', '--db', db]);
    expect(again.stdout).toContain('1 of them answered in an earlier run\n0 new suggestions;');
    expect(server.requests).toHaveLength(1);
    expect((await runCli(['suggestions', '--db', db])).stdout).toBe('');
  });

  it('accepts what is grounded only where it is told to', async () => {
    const db = freshDatabase('c.db');
    const { stdout, code } = await runCli(['assist', 'openai:test', '--accept-grounded', '--db', db]);
    expect(code).toBe(0);
    expect(stdout).toContain('accepted as correction 1');
    expect(levels(db)).toStrictEqual(['带动就业人数 ≥15万人']);
  });

  it('does not accept what the row has left behind', async () => {
    const db = freshDatabase('d.db');
    await runCli(['assist', 'openai:test', '--db', db]);
    const row = /r\w{6,}/u.exec((await runCli(['suggestions', '--db', db])).stdout)?.[0] ?? '';
    await runCli(['correct', row, 'level3=带动创业', '--db', db]);
    const { code, stderr } = await runCli(['accept-suggestion', '1', '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toContain('says something else since');
    expect(levels(db)).toStrictEqual(['带动创业 ≥15万人']);
  });

  it('is asked after an import where it is told to, and before it whether it can be', async () => {
    const db = join(folder, 'f.db');
    const file = join(folder, 'letter.txt');
    writeFileSync(file, '关于报送材料的通知\n请于月底前报送。\n');
    const { code, stderr } = await runCli(['import', file, '--assist', 'openai:test', '--db', db]);
    expect(code).toBe(0);
    expect(stderr).toContain('openai:test: 0 rows and forms for review\n');
    const none = join(folder, 'none.db');
    const missing = await runCli(['import', file, '--assist', 'ollama:x', '--db', none]);
    expect({ code: missing.code, made: existsSync(none) }).toStrictEqual({ code: 2, made: false });
  });

  it('fails with a word where the model does, and tells no key', async () => {
    const db = freshDatabase('e.db');
    server.answer = () => ({ status: 401, message: 'Incorrect API key provided: sk-test-4711secret' });
    const { code, stderr, stdout } = await runCli(['assist', 'openai:test', '--db', db]);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('[OPENAI_API_KEY]');
    expect(stderr).not.toContain('4711');
    server.answer = () => ({ text: 'no' });
    const silent = await runCli(['assist', 'openai:test', '--assist-max-calls', '1', '--db', db]);
    expect(silent.stdout).toContain('1 not asked: --assist-max-calls was reached');
    const missing = await runCli(['assist', 'ollama:qwen3:8b', '--db', db]);
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.stderr).toContain('@langchain/ollama is not installed: npm install @langchain/ollama');
  });

  it('loads a provider’s package only when it is asked for', () => {
    // Tells each package of LangChain as it is asked for.
    const teller = `import { writeSync } from 'node:fs';
      export function resolve(name, context, next) {
        if (name.startsWith('@langchain/')) writeSync(2, 'loads ' + name + '\\n');
        return next(name, context);
      }`;
    const hook = join(folder, 'hook.mjs');
    writeFileSync(
      hook,
      `import { register } from 'node:module';\nregister('data:text/javascript,' + ${JSON.stringify(encodeURIComponent(teller))});\n`,
    );
    const loaded = (...args: string[]): string[] => {
      // Nobody answers at this port: the server of this process cannot while it waits.
      const env = { ...process.env, OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
      const { stderr } = spawnSync(process.execPath, ['--import', hook, MAIN, ...args], {
        encoding: 'utf8',
        env,
      });
      return [...stderr.matchAll(/^loads (@langchain\/\w+)/gmu)].map(([, name = '']) => name);
    };
    const db = freshDatabase('loads.db');
    expect(loaded('query', '--review', '--db', db)).toStrictEqual([]);
    expect(loaded('import', folder, '--db', join(folder, 'none.db'))).not.toContain('@langchain/openai');
    expect(loaded('assist', 'openai:test-model', '--db', db)).toContain('@langchain/openai');
  });
});
