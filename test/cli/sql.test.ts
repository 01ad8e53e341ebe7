import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/output/store.ts';
import { SAMPLE } from '../output/sample-extraction.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { MAIN, runCli } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const db = join(temporaryFolder(), 'a.db');
const store = openStore(db);
store.save(
  { document: 'a.pdf', root: '/in', path: '/in/a.pdf', bytes: 9, modifiedAt: null },
  { sha256: 'a', bytes: 9, extraction: SAMPLE },
);
store.close();

describe('sql', () => {
  it('prints a table, JSON, or CSV in which no cell is a formula', async () => {
    const sql = "SELECT level3, target FROM current_indicators WHERE kind = 'text' AND form = 2";
    const table = await runCli(['sql', sql, '--db', db]);
    expect(table).toMatchObject({ code: 0, stderr: '1 rows\n' });
    expect(table.stdout.split('\n')[1]).toMatch(/^│ level3 +│ target +│$/u);
    const json = await runCli(['sql', sql, '--format', 'json', '--db', db]);
    expect(JSON.parse(json.stdout)).toStrictEqual([
      { level3: '政策知晓度', target: '=HYPERLINK("http://x")' },
    ]);
    const csv = await runCli(['sql', sql, '--format', 'csv', '--db', db]);
    expect(csv.stdout).toBe('\ufefflevel3,target\r\n政策知晓度,"\'=HYPERLINK(""http://x"")"\r\n');
  });

  it('reads a statement from stdin, and says where there are more rows', () => {
    const input = 'SELECT ordinal FROM current_indicators ORDER BY form, ordinal';
    const args = [MAIN, 'sql', '-', '--limit', '1', '--format', 'jsonl', '--db', db];
    const { stdout, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
    expect({ stdout, stderr }).toStrictEqual({
      stdout: '{"ordinal":1}\n',
      stderr: '1 rows, there are more (--limit)\n',
    });
  });

  it('tells the views and their columns', async () => {
    const { stdout } = await runCli(['sql', '--schema']);
    expect(stdout).toMatch(/^current_indicators: One row for each indicator\.\n┌/u);
    expect(stdout).toContain('current_problems: ');
  });

  it('refuses to write, as wrong usage', async () => {
    expect(await runCli(['sql', 'DROP TABLE documents', '--db', db])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'jixiao: only statements that read are run: SELECT, WITH … SELECT, VALUES, EXPLAIN\n',
    });
  });
});
