/** The files that are measured: generated documents joined into one of about so many pages. */
import { execFile } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runProgram } from '../../fixtures/generate/tools.ts';
import { ensureGenerated } from '../measure/generated.ts';
import type { Input } from './contenders.ts';

const run = promisify(execFile);

/** Documents of a class to draw pages from; a scan takes seconds to make. */
const DRAWN = 40;
const DRAWN_SCANS = 8;

export async function digitalInput(folder: string, pages: number): Promise<Input> {
  return { ...(await joined('multi-page', DRAWN, folder, pages)), pictures: [] };
}

/** With every page as a PNG at 300 dpi. */
export async function scanInput(folder: string, pages: number): Promise<Input> {
  const input = await joined('scan-300', DRAWN_SCANS, folder, pages);
  await runProgram('pdftoppm', ['-r', '300', '-png', input.pdf, join(folder, 'scan')]);
  const names = (await readdir(folder))
    .filter((name) => name.startsWith('scan') && name.endsWith('.png'))
    .sort();
  return { ...input, pictures: names.map((name) => join(folder, name)) };
}

async function joined(
  name: string,
  drawn: number,
  folder: string,
  pages: number,
): Promise<{ pdf: string; pages: number }> {
  const [made] = await ensureGenerated([name], 1, drawn, () => process.stderr.write(`generating ${name}\n`));
  if (made === undefined) throw new Error(`no class ${name}`);
  const files = (await readdir(made.documents)).filter((file) => file.endsWith('.pdf')).sort();
  const all = join(folder, `${name}-all.pdf`);
  const pdf = join(folder, `${name}-${pages}.pdf`);
  const paths = files.map((file) => join(made.documents, file));
  await runProgram('qpdf', ['--empty', '--pages', ...paths, '--', all]);
  const available = Number((await runProgram('qpdf', ['--show-npages', all])).toString());
  // More pages than were generated: the same over again.
  const rounds = Array.from({ length: Math.ceil(pages / available) }, (_, i) => {
    const taken = Math.min(available, pages - i * available);
    return [all, `1-${taken}`];
  });
  await runProgram('qpdf', ['--empty', '--pages', ...rounds.flat(), '--', pdf]);
  await rm(all);
  return { pdf, pages };
}

export async function machine(): Promise<string> {
  const { stdout } = await run('sh', [
    '-c',
    'nproc; grep -m1 "model name" /proc/cpuinfo | cut -d: -f2; uname -sr',
  ]);
  const [cores, model, system] = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim());
  return `${cores} cores, ${model}, ${system}, Node ${process.version}`;
}
