/** `npm run bench:pairs`: the same forms as PDFs and as the text `pdftotext` makes of them, which must give the same rows or a flag. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { indicatorRows } from '../src/output/contract-rows.ts';
import { extractDocument } from '../src/pipeline/extract.ts';
import { ensureGenerated } from './measure/generated.ts';
import { pairDifferences, type Rendering } from './measure/pair-differences.ts';
import { percent } from './measure/report.ts';
import { parseRows } from './measure/row.ts';

const run = promisify(execFile);

const { values } = parseArgs({
  options: {
    class: { type: 'string', default: 'ruled-chromium,ruled-libreoffice' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '20' },
    errors: { type: 'string', default: '5' },
  },
});

for (const mode of ['-raw', '-layout'] as const) {
  const note = (name: string) => process.stderr.write(`generating ${name}\n`);
  for (const made of await ensureGenerated(
    values.class.split(','),
    Number(values.seed),
    Number(values.count),
    note,
  )) {
    await measure(made.name, made.documents, mode);
  }
}

async function measure(name: string, folder: string, mode: '-raw' | '-layout'): Promise<void> {
  let [same, told] = [0, 0];
  const silent: string[] = [];
  for (const file of (await readdir(folder)).filter((f) => f.endsWith('.pdf')).sort()) {
    const path = join(folder, file);
    const text = await run('pdftotext', [mode, '-enc', 'UTF-8', path, '-'], { encoding: 'buffer' });
    const found = pairDifferences(
      await rendering(await readFile(path), file, 'pdf'),
      await rendering(text.stdout, file, 'text'),
    );
    same += found.same;
    told += found.told;
    silent.push(...found.silent.map((line) => `${file}: ${line}`));
  }
  const all = same + told + silent.length;
  process.stdout.write(
    `${name} ${mode}: ${all} rows, same ${percent(same / all)}, told ${percent(told / all)}, silent ${percent(silent.length / all)}\n`,
  );
  for (const line of silent.slice(0, Number(values.errors))) process.stdout.write(`  ${line}\n`);
}

async function rendering(bytes: Uint8Array, file: string, mediaType: 'pdf' | 'text'): Promise<Rendering> {
  const extraction = await extractDocument(bytes, { path: file, mediaType });
  const rows = parseRows(
    indicatorRows(file, extraction)
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  return { rows, complete: extraction.status === 'complete' };
}
