/** `npm run bench:targets`: how well targets are understood when every cell was read rightly. See bench/README.md. */
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CLASSES, classNames } from '../fixtures/generate/classes.ts';
import { NotBuiltError } from './measure/product.ts';
import { percent } from './measure/report.ts';
import { type ReadTarget, readTruth, scoreTargets, type TargetScore } from './measure/targets.ts';

const HELP = `npm run bench:targets -- [--class all] [--seed 1] [--count 60] [--errors N]

  --class      one class, several with commas, all, digital or scans
  --errors N   the N worst rows of each class, what the form says beside what was read
`;

/** The built library; JIXIAO_LIBRARY names another build to measure. */
const LIBRARY = process.env.JIXIAO_LIBRARY ?? fileURLToPath(new URL('../dist/index.js', import.meta.url));

const { values } = parseArgs({
  options: {
    class: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '60' },
    errors: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (!existsSync(LIBRARY)) throw new NotBuiltError();
  const { readTarget } = (await import(pathToFileURL(LIBRARY).href)) as { readonly readTarget: ReadTarget };
  const names = classNames(values.class);
  const scores = CLASSES.filter((c) => names.includes(c.name)).map((documentClass) => {
    const truth = readTruth({ documentClass, seed: Number(values.seed), count: Number(values.count) });
    return { name: documentClass.name, score: scoreTargets(truth, readTarget) };
  });
  process.stdout.write(`${table(scores)}\n${scores.map(faults).join('')}`);
}

type Named = { readonly name: string; readonly score: TargetScore };

const HEADERS = [
  'class',
  'quantities',
  'exact',
  'flagged',
  'silent',
  'others',
  'exact',
  'flagged',
  'silent',
  'review',
];

function table(scores: readonly Named[]): string {
  const sum = scores.map((s) => s.score).reduce(added, EMPTY);
  const lines = [...scores, { name: 'all', score: sum }].map(({ name, score }) => [
    name,
    ...[score.quantities, score.others].flatMap((kind) => [
      String(kind.rows),
      percent(kind.rows === 0 ? null : kind.exact / kind.rows),
      String(kind.flagged),
      String(kind.silent),
    ]),
    percent(score.rows === 0 ? null : score.review / score.rows),
  ]);
  const rule = HEADERS.map((_, i) => (i === 0 ? '---' : '---:'));
  return [HEADERS, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const NONE = { rows: 0, exact: 0, flagged: 0, silent: 0 };
const EMPTY: TargetScore = { rows: 0, review: 0, quantities: NONE, others: NONE, faults: [] };

function added(a: TargetScore, b: TargetScore): TargetScore {
  const kind = (name: 'quantities' | 'others') => ({
    rows: a[name].rows + b[name].rows,
    exact: a[name].exact + b[name].exact,
    flagged: a[name].flagged + b[name].flagged,
    silent: a[name].silent + b[name].silent,
  });
  return {
    rows: a.rows + b.rows,
    review: a.review + b.review,
    quantities: kind('quantities'),
    others: kind('others'),
    faults: [],
  };
}

function faults({ name, score }: Named): string {
  const worst = [...score.faults].sort((a, b) => Number(b.silent) - Number(a.silent));
  const shown = worst.slice(0, Number(values.errors));
  const lines = shown.map(
    (f) => `  ${f.silent ? 'SILENT ' : ''}${JSON.stringify(f.input)}\n      ${f.wrong.join('; ')}\n`,
  );
  return lines.length === 0 ? '' : `\n${name}\n${lines.join('')}`;
}

await main();
