/** `npm run bench:speed`: what a page costs, jixiao beside the floor and the peers, each run a fresh process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runProduct } from './measure/product.ts';
import { absence, CONTENDERS, type Contender, type Input, versionOf } from './speed/contenders.ts';
import { digitalInput, machine, scanInput } from './speed/inputs.ts';
import { type Cost, costOf, medianCost } from './speed/measure.ts';

const HELP = `npm run bench:speed -- [--on digital|scan|all] [--runs 5] [--pages 40 | --pages 1,10,100,1000] [--scan-pages 3] [--no-install] [--json]
`;

interface Line {
  readonly name: string;
  readonly version: string | null;
  readonly on: Contender['on'];
  readonly pages: number;
  /** Why there are no figures; null where there are. */
  readonly absent: string | null;
  /** What jixiao made of the file: a figure for a file that was refused says nothing. */
  readonly result: string | null;
  /** Medians: seconds a page, MiB in all. */
  readonly cost: Cost | null;
}

const { values } = parseArgs({
  allowNegative: true,
  options: {
    on: { type: 'string', default: 'all' },
    runs: { type: 'string', default: '5' },
    pages: { type: 'string', default: '40' },
    'scan-pages': { type: 'string', default: '3' },
    install: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function measure(contender: Contender, input: Input, runs: number, folder: string): Promise<Line> {
  const { name, on } = contender;
  const line = { name, on, pages: input.pages, version: null, result: null };
  const absent = await absence(contender, values.install);
  if (absent !== null) return { ...line, absent, cost: null };
  const costs: Cost[] = [];
  try {
    for (let i = 0; i < runs; i += 1) {
      const own = await mkdtemp(join(folder, 'run-'));
      costs.push(await costOf(contender.command(input, own), contender.accepted));
      await rm(own, { recursive: true, force: true });
    }
  } catch (error) {
    // A peer that does not run here is listed with its reason, never dropped.
    return { ...line, absent: error instanceof Error ? error.message : String(error), cost: null };
  }
  const { wall, cpu, peak } = medianCost(costs);
  const cost = { wall: wall / input.pages, cpu: cpu / input.pages, peak };
  const result = name.startsWith('jixiao') ? await resultOf(input) : null;
  return { ...line, version: await versionOf(contender), result, absent: null, cost };
}

async function resultOf(input: Input): Promise<string> {
  const { documents, rows } = await runProduct(input.pdf);
  const { status = 'not listed', error = null } = documents[0] ?? {};
  return `${status}${error === null ? '' : ` (${error.code})`}, ${rows.length} rows`;
}

function table(lines: readonly Line[]): string {
  const base = lines.find((line) => line.name.startsWith('jixiao'))?.cost ?? null;
  const ratio = (value: number, own: number | undefined) =>
    own === undefined ? '' : ` (×${(value / own).toFixed(2)})`;
  const rows = lines.map(({ name, version, result, cost, absent }) => {
    const who = [name, version, result === null ? null : `[${result}]`]
      .filter((part) => part !== null)
      .join(' ');
    if (cost === null) return `| ${who} | absent: ${(absent ?? '').split('\n')[0]?.slice(0, 120)} | | |`;
    return `| ${who} | ${(cost.cpu * 1000).toFixed(1)}${ratio(cost.cpu, base?.cpu)} | ${(cost.wall * 1000).toFixed(1)}${ratio(cost.wall, base?.wall)} | ${cost.peak.toFixed(0)}${ratio(cost.peak, base?.peak)} |`;
  });
  return ['| | CPU ms/page | wall ms/page | peak MiB |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** What a page costs in files of so many pages, jixiao beside the floor: flat where nothing grows with the file. */
async function growth(sizes: readonly number[], runs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-speed-'));
  const pair = CONTENDERS.filter(({ name, on }) => on === 'digital' && GROWTH.test(name));
  const rows = ['| pages | | CPU ms/page | × floor | peak MiB |', '| ---: | --- | ---: | ---: | ---: |'];
  try {
    for (const pages of sizes) {
      const input = await digitalInput(folder, pages);
      const lines: Line[] = [];
      for (const contender of pair) lines.push(await measure(contender, input, runs, folder));
      const floor = lines.find((line) => line.name.startsWith('pdfjs'))?.cost?.cpu ?? Number.NaN;
      for (const { name, cost, absent } of lines) {
        if (cost === null) throw new Error(`${name}: ${absent}`);
        rows.push(
          `| ${pages} | ${name} | ${(cost.cpu * 1000).toFixed(1)} | ${(cost.cpu / floor).toFixed(2)} | ${cost.peak.toFixed(0)} |`,
        );
      }
      process.stderr.write(`${pages} pages measured\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${await machine()}; median of ${runs} fresh processes\n\n${rows.join('\n')}\n`);
}

const GROWTH = /^jixiao|operators$/u;

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const sizes = values.pages.split(',').map(Number);
  if (sizes.length > 1) {
    await growth(sizes, Number(values.runs));
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'jixiao-speed-'));
  const all: Line[] = [];
  try {
    for (const on of ['digital', 'scan'] as const) {
      if (values.on !== 'all' && values.on !== on) continue;
      const input =
        on === 'digital'
          ? digitalInput(folder, Number(values.pages))
          : scanInput(folder, Number(values['scan-pages']));
      for (const contender of CONTENDERS.filter((c) => c.on === on)) {
        const line = await measure(contender, await input, Number(values.runs), folder);
        process.stderr.write(`${line.name} ${line.absent === null ? 'measured' : 'absent'}\n`);
        all.push(line);
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const about = await machine();
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ machine: about, runs: Number(values.runs), lines: all }, null, 2)}\n`,
    );
  else {
    const parts = (['digital', 'scan'] as const).map((on) => {
      const lines = all.filter((line) => line.on === on);
      return lines.length === 0 ? '' : `\n${on}, ${lines[0]?.pages} pages\n\n${table(lines)}\n`;
    });
    process.stdout.write(`${about}; median of ${values.runs} fresh processes\n${parts.join('')}`);
  }
}

await main();
