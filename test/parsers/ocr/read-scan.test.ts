/** Real engine, committed scans: their rows against the truth they were printed from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { detectMediaType } from '../../../src/parsers/media-type.ts';
import { extractDocument } from '../../../src/pipeline/extract.ts';

vi.setConfig({ testTimeout: 120_000 });

const SAMPLES = fileURLToPath(new URL('../../../fixtures/samples', import.meta.url));

async function rowsOf(sample: string, name: string) {
  const bytes = readFileSync(join(SAMPLES, sample, 'documents', name));
  const { mediaType } = await detectMediaType(bytes);
  const { forms, pages } = await extractDocument(bytes, { path: name, mediaType });
  return { forms: forms.length, pages, rows: forms.flatMap(({ indicators }) => indicators) };
}

const truth = (sample: string) =>
  readFileSync(join(SAMPLES, sample, 'truth.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { level2: string; level3: string; value: number | null });

describe('a scan', () => {
  it.each([
    ['scan-hidden-text', 'scan-hidden-text-0001.pdf', 'under a text layer that lies'],
    ['scan-turned', 'scan-turned-0001.tiff', 'on its side or upside down'],
    ['scan-unruled', 'scan-unruled-0001.jpg', 'without cells'],
  ])('%s gives the rows that were printed: %s, %s', async (sample, name) => {
    const expected = truth(sample);
    const { forms, pages, rows } = await rowsOf(sample, name);
    expect({ forms, pages: pages !== null && pages >= 1, rows: rows.length }).toEqual({
      forms: 1,
      pages: true,
      rows: expected.length,
    });
    // A character may be misread; a row that is not up for review has its level and its number right.
    const shown = (row: { level2: string }, value: number | null) => `${row.level2} ${value}`;
    const sure = rows.map((row, i) => [row, expected[i]!] as const).filter(([row]) => !row.review);
    expect(sure.map(([row]) => shown(row, row.reading.value))).toEqual(
      sure.map(([, right]) => shown(right, right.value)),
    );
  });

  it('reads the same twice, whatever was read between', async () => {
    const once = await rowsOf('scan-hidden-text', 'scan-hidden-text-0001.pdf');
    expect(await rowsOf('scan-hidden-text', 'scan-hidden-text-0001.pdf')).toEqual(once);
  });
});
