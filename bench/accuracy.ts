/** `npm run bench`: how good the rows are, class by class. See bench/README.md for what each figure means. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { classNames } from '../fixtures/generate/classes.ts';
import { ensureGenerated } from './measure/generated.ts';
import { runProduct } from './measure/product.ts';
import { type ClassResult, faultLines, fieldLines, summaryTable } from './measure/report.ts';
import { readForms, readRows } from './measure/row.ts';
import { type Findings, scoreClass, type Truth } from './measure/score.ts';
import { worst } from './measure/worst.ts';

const HELP = `npm run bench -- [--class all] [--seed 1] [--count 20] [--errors N] [--fields] [--json]

  --class      one class, several with commas, all, digital, scans, or fixtures (the committed ones)
  --errors N   the N worst rows of each class, expected and found
  --fields     every field that is not always right
  --json       all figures as JSON
A folder of one's own:
  --documents DIR --truth rows.jsonl [--forms forms.jsonl]
Two files, without running the product:
  --export rows.jsonl --truth rows.jsonl
`;

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

const { values } = parseArgs({
  options: {
    class: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    errors: { type: 'string', default: '0' },
    fields: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    documents: { type: 'string' },
    export: { type: 'string' },
    truth: { type: 'string' },
    forms: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const results = await measured();
  process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : asText(results));
}

async function measured(): Promise<readonly ClassResult[]> {
  if (values.export !== undefined) return [await measureFiles(values.export)];
  if (values.documents !== undefined) {
    return [await measure(values.documents, values.documents, await truthFrom(values.truth, values.forms))];
  }
  const names = values.class === 'all' ? ['fixtures', ...classNames('all')] : classNames(values.class);
  const results: ClassResult[] = [];
  if (names.includes('fixtures')) results.push(await measureFixtures());
  const generated = names.filter((name) => name !== 'fixtures');
  const note = (name: string) => process.stderr.write(`generating ${name}\n`);
  for (const made of await ensureGenerated(generated, Number(values.seed), Number(values.count), note)) {
    results.push(await measure(made.name, made.documents, await truthFrom(made.truth, made.forms)));
    process.stderr.write(`${made.name} measured\n`);
  }
  return results;
}

async function truthFrom(rows: string | undefined, forms: string | undefined): Promise<Truth> {
  if (rows === undefined) throw new Error('--truth is needed with --documents and --export');
  return { rows: await readRows(rows), forms: forms === undefined ? [] : await readForms(forms) };
}

async function measure(name: string, folder: string, truth: Truth): Promise<ClassResult> {
  const run = await runProduct(folder);
  return result(name, truth, run, run.seconds);
}

async function measureFiles(path: string): Promise<ClassResult> {
  const rows = await readRows(path);
  return result(path, await truthFrom(values.truth, undefined), { rows, forms: [], documents: [] }, null);
}

function result(name: string, truth: Truth, found: Findings, seconds: number | null): ClassResult {
  const { score, pairs } = scoreClass(truth, found);
  return { name, score, seconds, faults: worst(pairs, Number(values.errors)) };
}

/** The committed fixtures, their truth gathered from fixtures/expected. */
async function measureFixtures(): Promise<ClassResult> {
  const names = (await readdir(join(FIXTURES, 'expected'))).sort();
  const read = async <T>(ending: string, reader: (path: string) => Promise<readonly T[]>) => {
    const own = names.filter(
      (n) => n.endsWith('.forms.jsonl') === (ending === '.forms.jsonl') && n.endsWith('.jsonl'),
    );
    return (await Promise.all(own.map((n) => reader(join(FIXTURES, 'expected', n))))).flat();
  };
  const truth = { rows: await read('.jsonl', readRows), forms: await read('.forms.jsonl', readForms) };
  return measure('fixtures', join(FIXTURES, 'attachments'), truth);
}

function asText(results: readonly ClassResult[]): string {
  const parts = [summaryTable(results)];
  for (const result of results) {
    const lines = [...(values.fields ? fieldLines(result.score) : []), ...faultLines(result.faults)];
    if (lines.length > 0) parts.push([`\n${result.name}`, ...lines].join('\n'));
  }
  return `${parts.join('\n')}\n`;
}

await main();
