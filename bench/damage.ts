/** `npm run bench:damage`: what becomes of texts that are damaged. See bench/README.md for the kinds and the figures. */
import { parseArgs } from 'node:util';
import { Random } from '../fixtures/generate/random.ts';
import { indicatorRows } from '../src/output/contract-rows.ts';
import { extractDocument } from '../src/pipeline/extract.ts';
import { DAMAGE_KINDS, type DamageKind } from './damage/kinds.ts';
import { type Fault, type Findings, judge, type Verdict } from './damage/judge.ts';
import { FAMILIES, type Family, type Source, sourcesOf } from './damage/sources.ts';
import { isExact } from './measure/compare.ts';
import { alignRows } from './measure/align.ts';
import { percent } from './measure/report.ts';
import { parseRows, type Row } from './measure/row.ts';

const HELP = `npm run bench:damage -- [--family tab,raw,layout,markdown,csv] [--kind all] [--seed 53] [--count 30] [--errors 0]

  --take N     the first N documents only
  --all        also documents that are not read exactly while they are whole
  --errors N   the first N rows of each line that are wrong in silence
  --show DOC   the damaged text of one document, for one family and one kind
`;

const { values } = parseArgs({
  options: {
    family: { type: 'string', default: FAMILIES.join(',') },
    kind: { type: 'string', default: 'all' },
    seed: { type: 'string', default: '53' },
    count: { type: 'string', default: '30' },
    take: { type: 'string' },
    all: { type: 'boolean', default: false },
    errors: { type: 'string', default: '0' },
    show: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const kinds = DAMAGE_KINDS.filter(
    ({ name }) => values.kind === 'all' || values.kind.split(',').includes(name),
  );
  process.stdout.write(
    '| family | damage | docs | rows | found | exact | review | silent | invented | missing | unsaid |\n',
  );
  process.stdout.write('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n');
  for (const family of FAMILIES.filter((own) => values.family.split(',').includes(own))) {
    const sources = await readableSources(family);
    for (const kind of kinds)
      if (kind.families?.includes(family) ?? true) await measure(family, kind, sources);
  }
}

/** Those read rightly while they are whole: what is wrong then is no damage's fault. */
async function readableSources(family: Family): Promise<readonly Source[]> {
  const all = await sourcesOf({ family, seed: Number(values.seed), count: Number(values.count) });
  const readable: Source[] = [];
  if (values.all) return all;
  for (const source of all.slice(0, Number(values.take ?? all.length))) {
    const { rows } = await findings(source.name, source.text);
    const pairs = alignRows(source.truth, rows);
    if (pairs.every(({ truth, found }) => truth !== null && found !== null && isExact(truth, found)))
      readable.push(source);
  }
  return readable;
}

async function measure(family: Family, kind: DamageKind, sources: readonly Source[]): Promise<void> {
  const verdicts: Verdict[] = [];
  for (const source of sources) {
    const damaged = kind.damage(source, new Random(`${values.seed}/${family}/${kind.name}/${source.name}`));
    if (values.show !== undefined && source.name.includes(values.show))
      process.stdout.write(`${damaged.text}\n`);
    verdicts.push(judge(source.truth, damaged, await findings(source.name, damaged.text)));
  }
  process.stdout.write(`${line(family, kind.name, verdicts)}\n`);
  const faults = verdicts.flatMap((own) => [...own.silent, ...own.missingSilent]);
  for (const fault of faults.slice(0, Number(values.errors))) process.stdout.write(`${shown(fault)}\n`);
}

async function findings(name: string, text: string): Promise<Findings> {
  const bytes = Buffer.from(text, 'utf8');
  const extraction = await extractDocument(bytes, { path: name, mediaType: 'text' });
  const rows = parseRows(
    indicatorRows(name, extraction)
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  return { rows, complete: extraction.status !== 'review' };
}

function line(family: Family, kind: string, verdicts: readonly Verdict[]): string {
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, own) => total + of(own), 0);
  const found = sum((own) => own.found);
  const unflagged = found - sum((own) => own.flagged);
  const silent = sum((own) => own.silent.length);
  const cells = [
    family,
    kind,
    verdicts.length,
    sum((own) => own.truth),
    found,
    percent(
      ratio(
        sum((own) => own.exact),
        sum((own) => own.truth),
      ),
    ),
    percent(ratio(found - unflagged, found)),
    `${silent} (${percent(ratio(silent, unflagged))})`,
    sum((own) => own.invented),
    sum((own) => own.missing),
    sum((own) => own.missingSilent.length),
  ];
  return `| ${cells.join(' | ')} |`;
}

function ratio(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}

function shown({ truth, found }: Fault): string {
  const cells = (row: Row | null) =>
    row === null
      ? '–'
      : [row.level1, row.level2, row.level3, row.target, row.comparator, row.value, row.unit].join(' · ');
  return `    ${(truth ?? found)?.document}\n      true  ${cells(truth)}\n      found ${cells(found)}`;
}

await main();
