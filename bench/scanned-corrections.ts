/**
 * `npx tsx bench/scanned-corrections.ts [--seed 31] [--count 90] [--part 1/2]`: corrections on generated forms that were drawn, scanned and read
 * by the real recogniser, then scanned worse, and scanned worse with two rows swapped and one wiped out. Which row is which is told
 * by where it stands on the page. Nothing may be lost or land on another row; what is not applied must be a listed conflict.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Random } from '../fixtures/generate/random.ts';
import type { Damage } from '../fixtures/generate/scan/recipe.ts';
import { openEditor } from '../src/output/editor.ts';
import { openStore } from '../src/output/store.ts';
import { extractFile } from '../src/pipeline/extract-file.ts';
import {
  type Made,
  type NamedReading,
  namesById,
  outcome,
} from '../test/output/corrections/followed-corrections.ts';
import {
  namesByPlace,
  type PicturedForm,
  picturedForm,
  type Rearranged,
  scanOf,
} from '../test/output/corrections/pictured-form.ts';
import { GOOD, WORSE } from '../test/output/corrections/scanner-damage.ts';
import { ensureGenerated } from './measure/generated.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '31' },
    count: { type: 'string', default: '90' },
    part: { type: 'string', default: '1/1' },
  },
});

const CLASS = 'ruled-chromium';
/** Rows of one height (points) can change places. */
const SAME_HEIGHT = 0.6;

/** Two neighbours of one height change places, and the last row goes. */
function rearrangedOf({ rows }: PicturedForm): Rearranged {
  const height = (i: number) => rows[i]!.cells.y1 - rows[i]!.cells.y0;
  const first = rows.findIndex(
    (_, i) => i + 2 < rows.length && Math.abs(height(i) - height(i + 1)) < SAME_HEIGHT,
  );
  const swapped = first < 0 ? [] : [[rows[first]!.name, rows[first + 1]!.name] as const];
  return { swapped, wiped: rows.length > 3 ? [rows.at(-1)!.name] : [] };
}

/** What row N is given; null: it is accepted. */
function correctionOf(n: number): Readonly<Record<string, string>> | null {
  return [{ target: `≥${1000 + n}平方米` }, { level3: `更正后的指标${n}` }, null][n % 3] ?? null;
}

async function main(): Promise<void> {
  const [made] = await ensureGenerated([CLASS], Number(values.seed), Number(values.count), () => {});
  const [part = 1, parts = 1] = values.part.split('/').map(Number);
  const files = readdirSync(made!.documents)
    .filter((name) => name.endsWith('.pdf'))
    .filter((_, i) => i % parts === part - 1);
  const folder = mkdtempSync(join(tmpdir(), 'scanned-corrections-'));
  const total = { forms: 0, left: 0, corrections: 0 };
  const sums = { worse: emptySum(), rearranged: emptySum() };
  for (const name of files) {
    const form = await picturedForm(join(made!.documents, name), GOOD.dpi).catch((cause: Error) => {
      process.stderr.write(`${name} left out: ${cause.message}\n`);
      return null;
    });
    if (form === null) {
      total.left++;
      continue;
    }
    const found = await follow(folder, name.replace('.pdf', '.jpg'), form);
    total.forms++;
    total.corrections += found.corrections;
    add(sums.worse, found.worse);
    add(sums.rearranged, found.rearranged);
    process.stderr.write(`${name} ${JSON.stringify({ ...total, ...sums })}\n`);
  }
  rmSync(folder, { recursive: true });
  process.stdout.write(`${JSON.stringify({ ...total, ...sums })}\n`);
}

const emptySum = () => ({ applied: 0, conflicts: 0, lost: 0, wrong: 0 });
type Sum = ReturnType<typeof emptySum>;

function add(sum: Sum, one: Sum): void {
  for (const key of ['applied', 'conflicts', 'lost', 'wrong'] as const) sum[key] += one[key];
}

/** One form in a database of its own: read, corrected, and read twice more. */
async function follow(folder: string, document: string, form: PicturedForm) {
  const file = join(folder, `${document}.db`);
  const read = async (rearranged: Rearranged, damage: Damage, quality: number) => {
    const random = new Random(`${document} ${damage.dpi} ${JSON.stringify(rearranged)}`);
    const { jpeg, rows } = await scanOf(form, rearranged, damage, quality, random);
    const path = join(folder, document);
    writeFileSync(path, jpeg);
    const { sha256, extraction } = await extractFile(path, { document });
    if (extraction.status === 'failed') throw new Error(extraction.error.message);
    const store = openStore(file);
    const source = { document, root: folder, path, bytes: jpeg.length, modifiedAt: null };
    store.save(source, { sha256, bytes: jpeg.length, extraction });
    store.close();
    const readings: readonly NamedReading[] = extraction.forms.map(({ indicators }) => ({
      name: 'form',
      rows: namesByPlace(indicators, rows).map((name) => ({ name })),
    }));
    return new Map([[document, readings]]);
  };
  const made: Made[] = [];
  const editor = await read({}, GOOD, 85).then((readings) => {
    const open = openEditor(file);
    for (const [rowId, full] of namesById(file, readings)) {
      const name = full.split(': ')[1] ?? '';
      if (rowId.startsWith('f') || !name.startsWith('row ')) continue;
      const written = correctionOf(Number(name.slice('row '.length)));
      const who = { by: 'bench', note: null };
      const { correction } =
        written === null ? open.accept([rowId], who)[0]! : open.correct(rowId, written, who);
      made.push({ document, name, rowId, correction });
    }
    return open;
  });
  editor.close();
  const after = async (rearranged: Rearranged, damage: Damage): Promise<Sum> => {
    const { applied, conflicts, lost, wrong } = outcome(
      file,
      made,
      namesById(file, await read(rearranged, damage, 45)),
    );
    for (const where of wrong) process.stderr.write(`WRONG ${where}\n`);
    return { applied, conflicts, lost: lost.length, wrong: wrong.length };
  };
  return {
    corrections: made.length,
    worse: await after({}, WORSE),
    rearranged: await after(rearrangedOf(form), { ...WORSE, skew: 0.7 }),
  };
}

await main();
