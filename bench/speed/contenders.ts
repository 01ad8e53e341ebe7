/** Who is measured: jixiao, the floor under it, and the peers, which are installed on demand into bench/.peers. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PEERS = here('../.peers');

/** What is measured on: one PDF, and its pages as pictures for those that read nothing else. */
export interface Input {
  readonly pdf: string;
  readonly pictures: readonly string[];
  readonly pages: number;
}

export interface Contender {
  readonly name: string;
  readonly on: 'digital' | 'scan';
  /** npm packages it needs in bench/.peers. */
  readonly packages?: readonly string[];
  /** A program it needs on PATH. */
  readonly program?: string;
  /** The command of one run; `folder` is empty and its own. */
  readonly command: (input: Input, folder: string) => readonly string[];
  readonly accepted?: readonly number[];
}

const node = process.execPath;
const product = process.env.JIXIAO_PROGRAM ?? here('../../dist/cli/main.js');
const jixiao = (input: Input, folder: string) => [
  node,
  product,
  'import',
  input.pdf,
  '--db',
  join(folder, 'bench.db'),
];
const peer = (name: string) => (input: Input, folder: string) => [
  node,
  here('run-peer.mjs'),
  name,
  input.pdf,
  folder,
];

export const CONTENDERS: readonly Contender[] = [
  { name: 'jixiao (file → rows in SQLite)', on: 'digital', command: jixiao, accepted: [1] },
  { name: 'pdfjs-dist text', on: 'digital', command: (i) => [node, here('run-pdfjs.mjs'), 'text', i.pdf] },
  {
    name: 'pdfjs-dist text + operators',
    on: 'digital',
    command: (i) => [node, here('run-pdfjs.mjs'), 'operators', i.pdf],
  },
  {
    name: '@opendataloader/pdf',
    on: 'digital',
    packages: ['@opendataloader/pdf'],
    program: 'java',
    command: peer('opendataloader'),
  },
  {
    name: '@llamaindex/liteparse',
    on: 'digital',
    packages: ['@llamaindex/liteparse'],
    command: peer('liteparse'),
  },
  { name: 'pdf-parse getTable', on: 'digital', packages: ['pdf-parse'], command: peer('pdf-parse') },
  {
    name: 'pdftotext -layout',
    on: 'digital',
    program: 'pdftotext',
    command: (i) => ['pdftotext', '-layout', i.pdf, '-'],
  },
  { name: 'jixiao (scan → rows in SQLite)', on: 'scan', command: jixiao, accepted: [1] },
  {
    name: 'tesseract.js chi_sim',
    on: 'scan',
    packages: ['tesseract.js', '@tesseract.js-data/chi_sim'],
    command: (i, folder) => [node, here('run-peer.mjs'), 'tesseract.js', i.pictures.join(','), folder],
  },
  {
    name: 'tesseract chi_sim',
    on: 'scan',
    program: 'tesseract',
    // One process a page: the program reads one picture.
    command: (i) => [
      'sh',
      '-c',
      `for f in ${i.pictures.join(' ')}; do tesseract "$f" stdout -l chi_sim || exit 3; done`,
    ],
  },
];

/** Why a contender cannot run here, or null. Installs its packages first, if that is wished. */
export async function absence(contender: Contender, install: boolean): Promise<string | null> {
  if (contender.program !== undefined && !onPath(contender.program))
    return `${contender.program} is not on PATH`;
  for (const name of contender.packages ?? []) {
    if (existsSync(join(PEERS, 'node_modules', name))) continue;
    if (!install) return `${name} is not installed in bench/.peers`;
    const reason = await installPeer(name);
    if (reason !== null) return reason;
  }
  return null;
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

async function installPeer(name: string): Promise<string | null> {
  await mkdir(PEERS, { recursive: true });
  const manifest = join(PEERS, 'package.json');
  if (!existsSync(manifest)) await writeFile(manifest, '{"private":true}\n');
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', name], { cwd: PEERS });
    return null;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return `npm install ${name} failed: ${text.split('\n').find((line) => line.includes('npm error')) ?? text.slice(0, 200)}`;
  }
}

/** The installed version of a contender's first package, for the report. */
export async function versionOf(contender: Contender): Promise<string | null> {
  const name = contender.packages?.[0];
  if (name === undefined) return null;
  const { default: manifest } = (await import(join(PEERS, 'node_modules', name, 'package.json'), {
    with: { type: 'json' },
  })) as { default: { version: string } };
  return manifest.version;
}
