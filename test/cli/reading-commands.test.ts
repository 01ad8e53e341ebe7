import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/output/store.ts';
import { BARE_ROW, FULL_ROW, SAMPLE } from '../output/sample-extraction.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { MAIN, runCli } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
const db = join(folder, 'a.db');
const store = openStore(db);
const [form] = SAMPLE.forms;
for (const [document, rows] of [
  ['a.pdf', [FULL_ROW, BARE_ROW]],
  ['附件 2.pdf', Array.from({ length: 150 }, (_, n) => ({ ...BARE_ROW, ordinal: n + 1 }))],
] as const) {
  store.save(
    { document, root: '/in', path: `/in/${document}`, bytes: 9, modifiedAt: null },
    { sha256: document, bytes: 9, extraction: { ...SAMPLE, forms: [{ ...form!, indicators: rows }] } },
  );
}
store.close();

describe('show', () => {
  it('prints head, rows in aligned columns, and notes', async () => {
    const { code, stdout, stderr } = await runCli(['show', 'a.pdf', '--db', db]);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
    expect(
      stdout.slice(0, stdout.indexOf('┌')).replace(/(?<=id: f)\w+/u, 'FORM'),
    ).toBe(`a.pdf: review, pdf, 3 pages

1. 创业孵化基地项目绩效目标表
  年度: 2024
  项目名称: 创业孵化基地
  主管部门: 某市人社局
  资金（元）: 6850000
  其中：财政拨款（元）: 6000000.5
  开始: 2024-01-01
  结束: 2024-12-31
  年度目标: 建成基地3家
  长期目标: 带动就业
  实施内容: 场地、设备
  联系人: 王五
  联系人: 赵六
  problems: weights-do-not-sum
  id: fFORM
`);
    const table = stdout.slice(stdout.indexOf('┌'), stdout.lastIndexOf('┘') + 1).split('\n');
    expect(table[1]).toMatch(
      /│ 一级指标 │ 二级指标 │ 三级指标 +│ 目标值 +│ value +│ place │ look +│ id +│$/u,
    );
    expect(table[3]).toMatch(/^│ 1 │ 产出指标 │ 数量指标 │ 带动就业 +│ ≥15万人 +│ >= 150000 人 │ p\. 2 +│ /u);
    expect(stdout.trimEnd().endsWith('填表说明：略')).toBe(true);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await runCli(['show', 'a.pdf', '--json', '--db', db]);
    expect(JSON.parse(stdout)).toMatchObject({
      document: 'a.pdf',
      forms: [
        {
          form: { title: '创业孵化基地项目绩效目标表' },
          indicators: [{ target: '≥15万人' }, { ordinal: 2 }],
        },
      ],
    });
  });

  it('asks for a better name where it is none, or several', async () => {
    const none = await runCli(['show', 'c.pdf', '--db', db]);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('holds no document "c.pdf"');
    const both = await runCli(['show', '.pdf', '--db', db]);
    expect(both).toMatchObject({ code: 2, stdout: '' });
    expect(both.stderr).toContain('".pdf" is 2 documents; name one by its path:');
  });
});

describe('query', () => {
  it('prints a table on stdout and the number of rows on stderr', async () => {
    const { code, stdout, stderr } = await runCli(['query', '--unit', '人', '--min', '150000', '--db', db]);
    expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '1 rows\n' });
    expect(stdout.split('\n')[3]).toMatch(/^│ a\.pdf +│ +1 │ .*│ 带动就业 │ ≥15万人 │ /u);
  });

  it('shows the first hundred rows and says how many there are', async () => {
    const { stdout, stderr } = await runCli(['query', '--db', db]);
    expect(stderr).toBe('152 rows, the first 100 shown (--limit for more)\n');
    expect(stdout.match(/政策知晓/gu)).toHaveLength(99);
  });

  it('prints JSON lines and CSV without a limit', async () => {
    expect(
      (await runCli(['query', '--format', 'jsonl', '--db', db])).stdout.trimEnd().split('\n'),
    ).toHaveLength(152);
    const csv = (await runCli(['query', '--format', 'csv', '--limit', '2', '--db', db])).stdout;
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
  });

  it('finds nothing without an error', async () => {
    expect(await runCli(['query', '--text', '没有', '--db', db])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '0 rows\n',
    });
  });

  it('takes several levels and texts', async () => {
    const { stderr } = await runCli([
      'query',
      '--level',
      '产出指标',
      '--level',
      '效益指标',
      '--text',
      '就业',
      '--db',
      db,
    ]);
    expect(stderr).toBe('1 rows\n');
  });

  it('refuses a value that is none', async () => {
    const { code, stderr } = await runCli(['query', '--min', 'many', '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toContain('--min many: expected a value such as 50万元, 90% or 2024-06-30');
  });

  it('tells a bound from a field by what follows --min and --max', async () => {
    const { stdout, stderr } = await runCli([
      'query',
      '--min',
      '1人',
      '--min',
      '--max',
      'weight',
      '--count',
      '--format',
      'csv',
      '--db',
      db,
    ]);
    expect(stdout).toBe('\ufeffbase_unit,rows,min_base_value,max_weight\r\n人,1,150000,12.5\r\n');
    expect(stderr).toBe('1 group; values of different base units stand apart\n');
    expect(await runCli(['query', '--min', '1人', '--min', '2人', '--db', db])).toMatchObject({
      code: 2,
      stderr: 'jixiao: --min 1人, 2人: one value only\n',
    });
  });

  it('groups, and says what may be grouped by', async () => {
    const { stdout } = await runCli(['query', '--group-by', 'level1,kind', '--format', 'json', '--db', db]);
    expect(JSON.parse(stdout)).toStrictEqual([
      { level1: '产出指标', kind: 'quantity', rows: 1 },
      { level1: null, kind: 'text', rows: 151 },
    ]);
    const { code, stderr } = await runCli(['query', '--group-by', 'box', '--db', db]);
    expect({ code, known: /--group-by box: expected one of province, city/u.test(stderr) }).toStrictEqual({
      code: 2,
      known: true,
    });
  });

  it('marks what was searched for, also where the table has no column for it', async () => {
    const { stdout } = await runCli(['query', '--text', '就业 人社局', '--db', db]);
    // Cells are wrapped to the terminal's width, here 120 columns.
    expect(stdout).toContain('带动【就');
    const json = await runCli(['query', '--text', '带', '--format', 'jsonl', '--db', db]);
    expect(JSON.parse(json.stdout)).toMatchObject({
      level3: '带动就业',
      matches: { level3: '【带】动就业' },
    });
  });

  it('explains itself: statements, parameters, plans', async () => {
    const { stdout, stderr } = await runCli([
      'query',
      '--year',
      '2024',
      '--text',
      "x' OR 1",
      '--explain',
      '--db',
      db,
    ]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^-- scores\nSELECT /u);
    expect(stdout).toContain('-- plan\n--   SCAN indicator_search');
    const statements = stdout.split('\n').filter((line) => !line.startsWith('--'));
    expect(statements.join('\n')).not.toMatch(/2024|x'/u);
  });
});

describe('export', () => {
  it('writes to a file, whole', async () => {
    const out = join(folder, 'rows.csv');
    expect(await runCli(['export', '--format', 'csv', '--out', out, '--db', db])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(153);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toStrictEqual([]);
  });

  it('takes the format from the file’s name, and refuses to write what is no text to nobody', async () => {
    const out = join(folder, 'forms.XLSX');
    expect(await runCli(['export', '--what', 'forms', '--out', out, '--db', db])).toMatchObject({ code: 0 });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    const parquet = join(folder, 'rows.parquet');
    expect(await runCli(['export', '--out', parquet, '--db', db])).toMatchObject({ code: 0 });
    expect(readFileSync(parquet).subarray(-4).toString()).toBe('PAR1');
  });

  it('is narrowed by the filters of query', async () => {
    const rows = await runCli(['export', '--document', '附件', '--kind', 'text', '--limit', '7', '--db', db]);
    expect(rows.stdout.trimEnd().split('\n')).toHaveLength(7);
    const costs = await runCli(['export', '--min', '10万人', '--format', 'csv', '--db', db]);
    expect(costs.stdout.trimEnd().split('\r\n')).toHaveLength(2);
    const forms = await runCli(['export', '--what', 'forms', '--min', '10万人', '--db', db]);
    expect(
      forms.stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { document: string }).document),
    ).toStrictEqual(['a.pdf']);
    const wrong = await runCli(['export', '--min', 'viel', '--db', db]);
    expect({ code: wrong.code, stdout: wrong.stdout }).toStrictEqual({ code: 2, stdout: '' });
  });

  it('leaves what stood there where it cannot write all', async () => {
    const out = join(folder, 'kept.csv');
    writeFileSync(out, 'kept');
    const { code, stderr } = await runCli(['export', '--out', join(out, 'x.csv'), '--db', db]);
    expect({ code, kept: readFileSync(out, 'utf8') }).toStrictEqual({ code: 2, kept: 'kept' });
    expect(stderr).toContain('there is no such folder');
    const taken = await runCli(['export', '--out', folder, '--db', db]);
    expect(taken.stderr).toContain('it is a folder');
    expect(readdirSync(join(folder, '..')).filter((name) => name.endsWith('.part'))).toStrictEqual([]);
  });

  it('says where it cannot write', async () => {
    const { code, stderr } = await runCli(['export', '--out', join(folder, 'no', 'x.csv'), '--db', db]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/x\.csv cannot be written: there is no such folder/u);
  });

  it('stops without a word when its reader has seen enough', () => {
    const { status, stderr, stdout } = spawnSync(
      'bash',
      ['-c', `set -o pipefail; "$0" "$1" export --db "$2" | head -n 1`, process.execPath, MAIN, db],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toHaveLength(2);
  });
});

describe('every reading command', () => {
  it.each([['status'], ['query'], ['export'], ['show', 'x']])(
    '%s says that there is no database',
    async (...args) => {
      const { code, stdout, stderr } = await runCli(args, { cwd: folder });
      expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
      expect(stderr).toBe(
        'jixiao: there is no database ./jixiao.db; make one with "jixiao import <folder>"\n',
      );
    },
  );

  it('tells its options and examples', async () => {
    for (const command of ['import', 'status', 'show', 'query', 'export']) {
      const { code, stdout } = await runCli([command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('--db <file>');
      expect(stdout).toContain(`Examples:\n  jixiao ${command}`);
    }
  });
});
