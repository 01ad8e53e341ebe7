/** The product, asked through its own command line: a folder in, its exports out. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocuments, parseForms, parseRows } from './row.ts';
import type { Findings } from './score.ts';

/** The built command; JIXIAO_PROGRAM names another build to measure. */
const PROGRAM =
  process.env.JIXIAO_PROGRAM ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** An export may be large. */
const MAX_OUTPUT_BYTES = 1 << 30;

export class NotBuiltError extends Error {
  constructor() {
    super(`${PROGRAM} is not there: run \`npm run build\` first`);
    this.name = 'NotBuiltError';
  }
}

export interface ProductRun extends Findings {
  /** Wall time of the import in seconds, with the start of the process. */
  readonly seconds: number;
}

/** Imports a folder into a fresh database and exports everything. A document that fails is a finding, not an error. */
export async function runProduct(folder: string): Promise<ProductRun> {
  if (!existsSync(PROGRAM)) throw new NotBuiltError();
  const work = await mkdtemp(join(tmpdir(), 'jixiao-bench-'));
  try {
    const database = join(work, 'bench.db');
    const start = performance.now();
    await jixiao(['import', folder, '--db', database], [0, 1]);
    const seconds = (performance.now() - start) / 1000;
    const exported = (what: string) =>
      jixiao(['export', '--format', 'jsonl', '--what', what, '--db', database], [0]);
    return {
      rows: parseRows(await exported('indicators')),
      forms: parseForms(await exported('forms')),
      documents: parseDocuments(await exported('documents')),
      seconds,
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function jixiao(args: readonly string[], accepted: readonly number[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [PROGRAM, ...args],
      { maxBuffer: MAX_OUTPUT_BYTES },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number' && accepted.includes(code)) resolve(stdout);
        else
          reject(
            new Error(`jixiao ${args.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`, {
              cause: error,
            }),
          );
      },
    );
  });
}
