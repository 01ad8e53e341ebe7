/**
 * `npx tsx bench/export.ts`: what an export of a million rows costs. Each format is written by the built command line in a process of its
 * own: CPU seconds and the peak of its memory. With `--office`, LibreOffice opens a workbook, and says what it took its cells for.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bulkLoad } from './large/bulk-load.ts';

const HELP = `npx tsx bench/export.ts [--rows 1000000] [--seed 1] [--db FILE] [--formats jsonl,csv,parquet,xlsx] [--office]

  --db FILE  keep the database there, and use it again where it is there
  --office   open a workbook of the first 2,000 rows in LibreOffice and list what kind each column's cells are
`;

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
/** Bounds: rows a second, and megabytes. */
const LEAST_ROWS = { jsonl: 100_000, csv: 100_000 } as const;
const MOST_MEGABYTES = 300;

function main(): void {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      db: { type: 'string' },
      formats: { type: 'string', default: 'jsonl,csv,parquet,xlsx' },
      office: { type: 'boolean', default: false },
      load: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(HELP);
    return;
  }
  if (values.load) {
    bulkLoad(values.db ?? '', Number(values.rows), values.seed);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-export-'));
  try {
    if (values.office) {
      office(folder, values.seed);
      return;
    }
    const db = values.db ?? join(folder, 'large.db');
    if (!existsSync(db)) loadApart(db, values.rows, values.seed);
    say('| format | CPU s | rows a CPU second | peak memory | file |\n| --- | ---: | ---: | ---: | ---: |\n');
    const rows = Number(values.rows);
    for (const format of values.formats.split(',')) say(`${exported(folder, db, format, rows)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a process of its own: a process's peak of memory is counted from its parent's, and loading takes much. */
function loadApart(db: string, rows: string, seed: string): void {
  const self = fileURLToPath(import.meta.url);
  const options = ['--load', '--db', db, '--rows', rows, '--seed', seed];
  const { status } = spawnSync(process.execPath, [...process.execArgv, self, ...options], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`the database could not be made (${status})`);
}

/** One line of the table. The process tells its own CPU time and peak as it ends. */
function exported(folder: string, db: string, format: string, rows: number): string {
  const out = join(folder, `rows.${format}`);
  const measured = join(folder, 'measured.json');
  const script = `
    const { run } = await import(${JSON.stringify(new URL('../dist/cli/run.js', import.meta.url).href)});
    const code = await run(['node', ${JSON.stringify(MAIN)}, 'export', '--db', ${JSON.stringify(db)}, '--out', ${JSON.stringify(out)}]);
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    (await import('node:fs')).writeFileSync(${JSON.stringify(measured)}, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
    process.exitCode = code;`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`the export as ${format} ended with ${status}`);
  const { seconds, megabytes } = JSON.parse(readFileSync(measured, 'utf8')) as Record<string, number>;
  const speed = Math.round(rows / (seconds ?? 1));
  const bytes = statSync(out).size;
  rmSync(out);
  const least = LEAST_ROWS[format as keyof typeof LEAST_ROWS] ?? 0;
  const missed = speed < least || (megabytes ?? 0) > MOST_MEGABYTES ? ' **bound missed**' : '';
  return `| ${format} | ${seconds?.toFixed(1)} | ${speed.toLocaleString('en')} | ${Math.round(megabytes ?? 0)} MB | ${Math.round(bytes / 1e6)} MB |${missed}`;
}

/** Kinds of cells in LibreOffice's own format, which says for each what it is. */
function office(folder: string, seed: string): void {
  const db = join(folder, 'small.db');
  bulkLoad(db, 2_000, seed);
  const out = join(folder, 'rows.xlsx');
  spawnSync(process.execPath, [MAIN, 'export', '--db', db, '--out', out], { stdio: 'inherit' });
  const { stderr, status } = spawnSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--convert-to',
      'fods',
      '--outdir',
      folder,
      out,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`LibreOffice could not open the workbook: ${stderr}`);
  const text = readFileSync(join(folder, 'rows.fods'), 'utf8');
  for (const [, name, table] of text.matchAll(/<table:table table:name="(\w+)"(.*?)<\/table:table>/gsu)) {
    say(`\nsheet ${name}:\n`);
    const [header = [], ...rows] = [
      ...(table ?? '').matchAll(/<table:table-row.*?<\/table:table-row>/gsu),
    ].map(cellsOf);
    header.forEach(({ text: column }, i) => {
      if (column === '') return;
      const kinds = new Map<string, number>();
      for (const row of rows) kinds.set(row[i]?.kind ?? '', (kinds.get(row[i]?.kind ?? '') ?? 0) + 1);
      kinds.delete('');
      say(`  ${column}: ${[...kinds].map(([kind, n]) => `${kind} ${n}`).join(', ') || 'empty'}\n`);
    });
  }
}

/** Cells of a row with those that stand for several spread out. */
function cellsOf([row = '']: RegExpMatchArray): readonly { readonly kind: string; readonly text: string }[] {
  return [...row.matchAll(/<table:table-cell(.*?)(?:\/>|>(.*?)<\/table:table-cell>)/gsu)].flatMap(
    ([, attributes = '', content = '']) => {
      const times = Number(/number-columns-repeated="(\d+)"/u.exec(attributes)?.[1] ?? 1);
      const kind = /office:value-type="(\w+)"/u.exec(attributes)?.[1] ?? '';
      const cell = { kind, text: content.replace(/<[^>]+>/gu, '').trim() };
      return Array.from({ length: Math.min(times, 64) }, () => cell);
    },
  );
}

function say(text: string): void {
  process.stdout.write(text);
}

main();
