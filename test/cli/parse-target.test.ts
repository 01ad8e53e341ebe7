import { spawnSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { MAIN } from './run-cli.ts';

// Processes take their time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'parse-target', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('prints the reading under the names of the contract, and the rules', () => {
  const { status, stdout } = run(['≥ 1,140 万元']);
  expect(status).toBe(0);
  const { rules, ...reading } = JSON.parse(stdout) as { rules: object };
  expect(reading).toEqual({
    kind: 'quantity',
    comparator: '>=',
    value: 1140,
    value_high: null,
    unit: '万元',
    base_value: 11_400_000,
    base_value_high: null,
    base_unit: '元',
    date: null,
    problems: [],
  });
  expect(Object.keys(rules)).toEqual(['number', 'sign', 'unit', 'magnitude', 'money']);
});

it('takes the name, unit, sign, year and header', () => {
  const read = (...args: readonly string[]) => JSON.parse(run(args).stdout) as Record<string, unknown>;
  expect(read('28.8', '--name', '成本（万元）')).toMatchObject({ base_value: 288_000, base_unit: '元' });
  expect(read('95', '--unit', '%', '--sign', '≥')).toMatchObject({ comparator: '>=', unit: '%' });
  expect(read('12月底前', '--year', '2024')).toMatchObject({
    kind: 'date',
    comparator: '<=',
    date: '2024-12-31',
  });
  expect(read('28.8', '--header', '指标值（万元）')).toMatchObject({ unit: '万元' });
});

it('reads JSON Lines and writes JSON Lines in the same order', () => {
  const lines = [
    { target: '3-5天' },
    { target: '95', unit: '%', sign: '≥', name: null, year: null },
    { target: '', id: 7 },
    { target: '12月底前', year: 2024 },
  ];
  const { status, stdout } = run(['--stdin'], lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(status).toBe(0);
  const read = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read.map((r) => [r.kind, r.comparator, r.value, r.value_high, r.unit, r.date, r.problems])).toEqual([
    ['quantity', 'between', 3, 5, '天', null, []],
    ['quantity', '>=', 95, null, '%', null, []],
    ['text', null, null, null, null, null, ['target-empty']],
    ['date', '<=', null, null, null, '2024-12-31', []],
  ]);
});

it('writes every field of the contract on every line, and one line for each it reads', () => {
  const targets = ['≥25次', '有效助力', '', '2024年12月31日前', '3-5天', '25,30次', '#REF!'];
  const input = targets.map((target) => JSON.stringify({ target })).join('\r\n');
  const { status, stdout } = run(['--stdin'], input);
  expect(status).toBe(0);
  const read = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read).toHaveLength(targets.length);
  const fields = [
    ...['kind', 'comparator', 'value', 'value_high', 'unit'],
    ...['base_value', 'base_value_high', 'base_unit', 'date', 'problems'],
  ];
  for (const line of read) expect(Object.keys(line)).toEqual(fields);
  expect(read.map((line) => line.problems)).toEqual([
    ...[[], [], ['target-empty'], [], []],
    ...[['value-unparsed'], ['value-unparsed']],
  ]);
});

it('is the function of the library', async () => {
  const { readTarget } = (await import(new URL('../../dist/index.js', import.meta.url).href)) as {
    readonly readTarget: (input: { readonly target: string; readonly year: number }) => object;
  };
  expect(readTarget({ target: '12月底前', year: 2024 })).toMatchObject({ kind: 'date', date: '2024-12-31' });
});

it.each([
  [[], '', /target is missing/u],
  [['3天', '--stdin'], '', /not both/u],
  [['--stdin'], '{"target":"3天"}\nnonsense\n', /line 2 of stdin is no JSON/u],
  [['--stdin'], '{"name":"x"}\n', /line 1 of stdin: .*target/su],
] as const)('%j with stdin %j is wrong usage', (args, input, message) => {
  const { status, stderr } = run(args, input);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
