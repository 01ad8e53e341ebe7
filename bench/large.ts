/**
 * `npm run bench:large`: a database of five million indicator rows, made from a seed in one command, and what questions cost there.
 * CPU milliseconds of this process, medians; wall times mean nothing on a machine that does other work.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type DatabaseReader, openDatabase } from '../src/output/database-reader.ts';
import { explainQuery, groupIndicators, queryIndicators } from '../src/output/query.ts';
import { bulkLoad } from './large/bulk-load.ts';
import { FILTERS, GROUPINGS, type Question, SEARCHES } from './large/questions.ts';

const HELP = `npm run bench:large -- [--rows 5000000] [--seed 1] [--runs 5] [--plans] [--db FILE]

  --db FILE  keep the database there, and use it again where it is there; else it is made in a temporary folder and deleted
  --plans    print each statement's query plan
`;

/** Bounds of the figures, in ms. */
const BOUNDS = { filters: 100, search: 100, 'group-bys': 2000 } as const;

function main(): void {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '5000000' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      db: { type: 'string' },
      plans: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    say(HELP);
    return;
  }
  const folder = values.db === undefined ? mkdtempSync(join(tmpdir(), 'jixiao-large-')) : null;
  const file = values.db ?? join(folder ?? '', 'large.db');
  try {
    if (!existsSync(file)) say(loaded(file, Number(values.rows), values.seed));
    measure(file, Number(values.runs), values.plans);
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

function loaded(file: string, rows: number, seed: string): string {
  const made = bulkLoad(file, rows, seed);
  const steps = Object.entries(made.steps).map(([step, seconds]) => `${step} ${seconds.toFixed(1)} s`);
  return `${made.rows} rows, ${made.forms} forms, ${(made.bytes / 1e9).toFixed(2)} GB; CPU: ${steps.join(', ')}\n`;
}

function measure(file: string, runs: number, plans: boolean): void {
  const database = openDatabase(file);
  try {
    for (const [name, questions] of [
      ['filters', FILTERS],
      ['search', SEARCHES],
      ['group-bys', GROUPINGS],
    ] as const) {
      say(`\n| ${name} | CPU ms | rows |\n| --- | ---: | ---: |\n`);
      const times = questions.map((question) => {
        const { ms, rows } = timed(database, question, runs);
        say(`| \`${question.name}\` | ${ms.toFixed(1)} | ${rows} |\n`);
        if (plans) say(planOf(database, question));
        return ms;
      });
      const over = times.filter((ms) => ms > BOUNDS[name]).length;
      say(`| median; over ${BOUNDS[name]} ms | ${median(times).toFixed(1)} | ${over} of ${times.length} |\n`);
    }
  } finally {
    database.close();
  }
}

function timed(database: DatabaseReader, question: Question, runs: number): { ms: number; rows: number } {
  let rows = 0;
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    rows = answer(database, question);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return { ms: median(times), rows };
}

function answer(database: DatabaseReader, { filter, grouping }: Question): number {
  if (grouping !== undefined) return groupIndicators(database, filter, grouping).rows.length;
  return [...queryIndicators(database, filter)].length;
}

function planOf(database: DatabaseReader, { filter, grouping }: Question): string {
  return explainQuery(database, filter, grouping)
    .map(({ purpose, plan }) => `\n    ${purpose}:\n${plan.map((step) => `      ${step}\n`).join('')}`)
    .join('');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function say(text: string): void {
  process.stdout.write(text);
}

main();
