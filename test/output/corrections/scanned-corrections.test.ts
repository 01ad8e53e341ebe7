/**
 * Corrections on real scans: committed forms are drawn, aged and read by the real recogniser; the first reading is corrected row by row;
 * then worse, re-ordered and partly different scans of the same forms take its place. Which row is which is told by where it stands on
 * the page, never by what was read there.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { Random } from '../../../fixtures/generate/random.ts';
import type { Damage } from '../../../fixtures/generate/scan/recipe.ts';
import { openEditor } from '../../../src/output/editor.ts';
import { openStore } from '../../../src/output/store.ts';
import { extractFile } from '../../../src/pipeline/extract-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Made, type NamedReading, namesById, outcome } from './followed-corrections.ts';
import { namesByPlace, type PicturedForm, picturedForm, type Rearranged, scanOf } from './pictured-form.ts';
import { GOOD, WORSE } from './scanner-damage.ts';

// Recognition takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const ATTACHMENTS = fileURLToPath(new URL('../../../fixtures/attachments', import.meta.url));
const WHO = { by: '王五', note: null };

/** A form, what is changed on it in the third scan, and rows whose corrections cannot hold then: wiped, or of a target that is another now. */
interface Case {
  readonly pdf: string;
  readonly rearranged: Rearranged;
  readonly cannotHold: readonly string[];
}

const CASES: readonly Case[] = [
  {
    pdf: '003-clinic-equipment-chromium.pdf',
    rearranged: {
      swapped: [
        ['row 1', 'row 3'],
        ['row 9', 'row 10'],
      ],
      wiped: ['row 12'],
      retargeted: [['row 4', 'row 11']],
    },
    cannotHold: ['row 4', 'row 12'],
  },
  {
    pdf: '001-village-water-chromium.pdf',
    rearranged: {
      swapped: [
        ['row 1', 'row 3'],
        ['row 4', 'row 5'],
      ],
      wiped: ['row 10'],
      retargeted: [['row 9', 'row 8']],
    },
    cannotHold: ['row 9', 'row 10'],
  },
];

const folder = temporaryFolder();
const file = join(folder, 'a.db');

/** Every scan is read like any file and takes the place of the one before. */
async function read(
  document: string,
  form: PicturedForm,
  rearranged: Rearranged,
  damage: Damage,
  quality: number,
): Promise<readonly NamedReading[]> {
  const random = new Random(`${document} ${damage.dpi} ${JSON.stringify(rearranged)}`);
  const { jpeg, rows } = await scanOf(form, rearranged, damage, quality, random);
  const path = join(folder, document);
  writeFileSync(path, jpeg);
  const { sha256, extraction } = await extractFile(path, { document });
  if (extraction.status === 'failed') throw new Error(extraction.error.message);
  const store = openStore(file);
  store.save(
    { document, root: folder, path, bytes: jpeg.length, modifiedAt: null },
    { sha256, bytes: jpeg.length, extraction },
  );
  store.close();
  return extraction.forms.map(({ indicators }) => ({
    name: 'form',
    rows: namesByPlace(indicators, rows).map((name) => ({ name })),
  }));
}

/** What row N is given, so that a correction on a wrong row would show; null: it is accepted. */
function correctionOf(n: number): Readonly<Record<string, string>> | null {
  const target = { target: `≥${1000 + n}平方米` };
  return [target, { level3: `更正后的指标${n}` }, { explanation: `第${n}行` }, null, target][n % 5] ?? null;
}

describe.each(CASES)('corrections on a scan of $pdf', ({ pdf, rearranged, cannotHold }) => {
  const document = pdf.replace('.pdf', '.jpg');
  const made: Made[] = [];
  const given = new Map<string, Readonly<Record<string, string>>>();
  const form = picturedForm(join(ATTACHMENTS, pdf), 200);

  /** Conflicts of this document only; every row that says it was corrected has what was given to it. */
  function followed(readings: readonly NamedReading[]) {
    const result = outcome(file, made, namesById(file, new Map([[document, readings]])));
    const connection = new Database(file, { readonly: true });
    const rows = connection
      .prepare(
        'SELECT row_id, corrected, target, level3, explanation FROM current_indicators WHERE document = ?',
      )
      .all(document) as Record<string, string | null>[];
    const conflicts = connection
      .prepare(
        'SELECT count(DISTINCT correction_id) FROM current_conflicts c JOIN documents d ON d.id = c.document_id WHERE d.document = ?',
      )
      .pluck()
      .get(document) as number;
    connection.close();
    for (const row of rows.filter(({ corrected }) => corrected !== null)) {
      expect(row, String(row.row_id)).toMatchObject(given.get(row.row_id ?? '') ?? { row_id: 'none' });
    }
    return { ...result, conflicts };
  }

  it('are made on the rows of the first reading', async () => {
    const readings = await read(document, await form, {}, GOOD, 85);
    const { rows } = await form;
    expect(readings.map((reading) => reading.rows.map(({ name }) => name))).toStrictEqual([
      rows.map(({ name }) => name),
    ]);
    const editor = openEditor(file);
    for (const [rowId, full] of namesById(file, new Map([[document, readings]]))) {
      const [of = '', name = ''] = full.split(': ');
      if (of !== document || rowId.startsWith('f')) continue;
      const written = correctionOf(Number(name.slice('row '.length)));
      const { correction } =
        written === null ? editor.accept([rowId], WHO)[0]! : editor.correct(rowId, written, WHO);
      if (written !== null) given.set(rowId, written);
      made.push({ document, name, rowId, correction });
    }
    editor.close();
    expect(followed(readings)).toStrictEqual({ applied: rows.length, conflicts: 0, lost: [], wrong: [] });
  });

  it('are followed to a worse scan', async () => {
    const readings = await read(document, await form, {}, WORSE, 40);
    const result = followed(readings);
    expect(result).toMatchObject({ lost: [], wrong: [] });
    expect(result.applied + result.conflicts).toBe(made.length);
    // What was read alike is applied: a list of nothing but conflicts would be no help.
    expect(result.applied).toBeGreaterThan(made.length / 3);
  });

  it('are followed to a scan with rows in another order, one gone and one with another target', async () => {
    const readings = await read(document, await form, rearranged, { ...WORSE, skew: 0.7 }, 50);
    const result = followed(readings);
    expect(result).toMatchObject({ lost: [], wrong: [] });
    expect(result.applied + result.conflicts).toBe(made.length);
    const connection = new Database(file, { readonly: true });
    const waiting = new Set(
      connection.prepare('SELECT correction_id FROM current_conflicts').pluck().all() as number[],
    );
    connection.close();
    const unsettled = made.filter(({ correction }) => waiting.has(correction)).map(({ name }) => name);
    expect(unsettled).toEqual(expect.arrayContaining([...cannotHold]));
  });

  it('all hold again when the first scan is back', async () => {
    const readings = await read(document, await form, {}, GOOD, 85);
    expect(followed(readings)).toStrictEqual({ applied: made.length, conflicts: 0, lost: [], wrong: [] });
  });
});
