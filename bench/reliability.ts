/** Whether `confidence` means what it says: rows of generated scans by their stated confidence, and how many of them are exact. */
import { parseArgs } from 'node:util';
import { classNames } from '../fixtures/generate/classes.ts';
import { alignRows } from './measure/align.ts';
import { isExact } from './measure/compare.ts';
import { ensureGenerated } from './measure/generated.ts';
import { runProduct } from './measure/product.ts';
import { readRows } from './measure/row.ts';

const { values } = parseArgs({
  options: {
    class: { type: 'string', default: 'scan-300,fax,scan-200-hard,scan-150-photo' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '10' },
  },
});

/** Upper ends of the diagram's classes; the last holds rows nothing was guessed in. */
const ENDS = [0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1] as const;

interface Stated {
  readonly confidence: number;
  readonly exact: boolean;
  readonly review: boolean;
}

async function statedRows(): Promise<readonly Stated[]> {
  const rows: Stated[] = [];
  const made = await ensureGenerated(
    classNames(values.class),
    Number(values.seed),
    Number(values.count),
    (name) => process.stderr.write(`generating ${name}\n`),
  );
  for (const { documents, truth } of made) {
    const found = await runProduct(documents);
    for (const pair of alignRows(await readRows(truth), found.rows)) {
      if (pair.found === null) continue;
      const { confidence = 0, review } = pair.found;
      rows.push({ confidence, review, exact: pair.truth !== null && isExact(pair.truth, pair.found) });
    }
  }
  return rows;
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function share(rows: readonly Stated[], fits: (row: Stated) => boolean): string {
  return rows.length === 0 ? '–' : `${((100 * rows.filter(fits).length) / rows.length).toFixed(1)} %`;
}

function diagram(rows: readonly Stated[]): string {
  const lines = ENDS.map((end, i) => {
    const from = ENDS[i - 1] ?? 0;
    const own = rows.filter(({ confidence: c }) => (c > from || (i === 0 && c >= 0)) && c <= end);
    const mean = own.reduce((sum, row) => sum + row.confidence, 0) / own.length;
    return line([
      `${from}–${end}`,
      own.length,
      own.length === 0 ? '–' : mean.toFixed(3),
      share(own, (row) => row.exact),
      share(own, (row) => row.review),
    ]);
  });
  const head = line(['stated', 'rows', 'mean stated', 'exact', 'put up for review']);
  return head + line(['---', '---:', '---:', '---:', '---:']) + lines.join('');
}

process.stdout.write(diagram(await statedRows()));
