/**
 * The same form as a PDF and as text made of it gives the same rows, or a flag: over committed PDFs with a text layer of every class of
 * documents, in both orders pdftotext can write. The texts are committed too (`fixtures/as-text`, see its README), so that nothing need be installed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pairDifferences, type Rendering } from '../../bench/measure/pair-differences.ts';
import { parseRows } from '../../bench/measure/row.ts';
import { indicatorRows } from '../../src/output/contract-rows.ts';
import { extractDocument } from '../../src/pipeline/extract.ts';

const SAMPLES = fileURLToPath(new URL('../../fixtures/samples/', import.meta.url));
const TEXTS = fileURLToPath(new URL('../../fixtures/as-text/', import.meta.url));
/** Classes whose every page has a text layer, one document of each. */
const CLASSES = [
  'ruled-chromium',
  'ruled-libreoffice',
  'three-line',
  'row-lines',
  'borderless',
  'outer-frame',
  'multi-form',
  'embedded',
  'variants',
  'landscape-rotate',
  'ornate',
  'multi-page',
  'multi-page-libreoffice',
];
const ORDERS = ['raw', 'layout'] as const;
/** Far above what a document takes, for machines that do other work. */
const TIMEOUT_MS = 60_000;

async function rendering(bytes: Uint8Array, path: string, mediaType: 'pdf' | 'text'): Promise<Rendering> {
  const extraction = await extractDocument(bytes, { path, mediaType });
  const lines = indicatorRows(path, extraction).map((row) => JSON.stringify(row));
  return { rows: parseRows(lines.join('\n')), complete: extraction.status === 'complete' };
}

describe('a PDF and the text made of it', () => {
  it.each(CLASSES)('%s: no row differs without a flag', { timeout: TIMEOUT_MS }, async (name) => {
    const folder = `${SAMPLES}${name}/documents/`;
    const file = readdirSync(folder).find((other) => other.endsWith('.pdf')) as string;
    const pdf = await rendering(readFileSync(folder + file), file, 'pdf');
    expect(pdf.rows.length).toBeGreaterThan(0);
    for (const order of ORDERS) {
      const text = readFileSync(`${TEXTS}${file.replace(/\.pdf$/u, '')}.${order}.txt`);
      const { same, silent } = pairDifferences(pdf, await rendering(text, file, 'text'));
      expect(silent, order).toEqual([]);
      expect(same, `${order}: rows that are the same`).toBeGreaterThanOrEqual(pdf.rows.length * LEAST_SAME);
    }
  });
});

/** Flags alone would pass: of each document so many rows must be the same. Pages of wide tables in `-layout` have the fewest, 0.28. */
const LEAST_SAME = 0.25;
