/** Scans are read the same whatever was read before them in the same process, and however many are read at once. */
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { exportRows } from '../../../src/output/export.ts';
import { openStore } from '../../../src/output/store.ts';
import type { ImportEvent } from '../../../src/pipeline/import-event.ts';
import { importPaths } from '../../../src/pipeline/ingest.ts';
import { temporaryFolder, writeFiles } from '../../temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const SAMPLES = new URL('../../../fixtures/samples/', import.meta.url);

/** A header and some rows of a scan: a page costs more. */
async function part(
  sample: string,
  [top, height]: readonly [number, number],
  compressionLevel: number,
): Promise<Buffer> {
  const scan = sharp(new URL(sample, SAMPLES).pathname);
  const { width } = await scan.metadata();
  return await scan
    .extract({ left: 0, top, width, height })
    .withMetadata({ density: 200 })
    .png({ compressionLevel })
    .toBuffer();
}

/** Imports files; gives each name's rows and head, without the name, and the pages told of. */
async function imported(files: Readonly<Record<string, Buffer>>, workers: number) {
  const folder = temporaryFolder();
  const data = writeFiles(join(folder, 'in'), files);
  const events: ImportEvent[] = [];
  const store = openStore(join(folder, 'a.db'));
  await importPaths([data], store, { workers, onEvent: (event) => events.push(event) });
  store.close();
  const database = openDatabase(join(folder, 'a.db'));
  const lines = [...exportRows(database, 'indicators', 'jsonl'), ...exportRows(database, 'forms', 'jsonl')]
    .join('')
    .trim()
    .split('\n');
  database.close();
  const rows = Object.fromEntries(
    Object.keys(files).map((name) => [
      name,
      lines.filter((line) => line.includes(`"${name}"`)).map((line) => line.replaceAll(name, '…')),
    ]),
  );
  return { rows, pages: events.filter((event) => event.type === 'page') };
}

it('gives the same rows after other scans and beside them, and tells of their pages', async () => {
  const fax = 'fax/documents/fax-0001.tif';
  const [a, b, again] = await Promise.all([
    part(fax, [625, 375], 6),
    part('scan-200-hard/documents/scan-200-hard-0001.tiff', [800, 400], 6),
    part(fax, [625, 375], 9),
  ]);
  const one = await imported({ '1.png': a, '2.png': b, '3.png': again }, 1);
  const two = await imported({ '1.png': b, '2.png': a }, 2);
  expect(one.rows['1.png']!.length).toBeGreaterThan(2);
  expect(one.rows['2.png']!.length).toBeGreaterThan(2);
  expect(one.rows['3.png']).toStrictEqual(one.rows['1.png']);
  expect(two.rows['2.png']).toStrictEqual(one.rows['1.png']);
  expect(two.rows['1.png']).toStrictEqual(one.rows['2.png']);
  expect(two.pages).toHaveLength(2);
});
