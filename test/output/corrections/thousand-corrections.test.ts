/**
 * A thousand corrections on generated forms, then readings of worse, re-ordered and partly different scans of them through the real
 * store: none is lost, none is applied to a row it was not made on.
 */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { longForm, manyForms, oneForm, variantForm } from '../../../fixtures/generate/document-plans.ts';
import { Random } from '../../../fixtures/generate/random.ts';
import { openEditor } from '../../../src/output/editor.ts';
import { openStore } from '../../../src/output/store.ts';
import type { SourceFile } from '../../../src/pipeline/store-port.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { extractionOf, type NamedForm, readBadly, readPerfectly } from './damaged-readings.ts';
import { type Made, namesById, outcome } from './followed-corrections.ts';

vi.setConfig({ testTimeout: 600_000 });

const CORRECTIONS = 1000;
const WHO = { by: '王五', note: null };

function source(document: string): SourceFile {
  return { document, root: '/in', path: `/in/${document}`, bytes: 1, modifiedAt: null };
}

describe('a thousand corrections', () => {
  const file = join(temporaryFolder(), 'a.db');
  const random = new Random('corrections');
  const perfect = new Map<string, readonly NamedForm[]>();
  const made: Made[] = [];

  it('are made on the rows of a first reading', () => {
    const store = openStore(file);
    for (let i = 0; [...perfect.values()].flat().flatMap((form) => form.rows).length < 2400; i++) {
      const plan = random.pick([oneForm, manyForms, manyForms, longForm, variantForm]);
      const document = plan(random, `${i}.pdf`);
      perfect.set(document.name, readPerfectly(document));
      const first = readBadly(readPerfectly(document), random);
      // The first reading has its faults too: people correct those.
      perfect.set(document.name, i % 2 === 0 ? first : readPerfectly(document));
      const extraction = extractionOf(perfect.get(document.name) ?? []);
      store.save(source(document.name), { sha256: `first ${i}`, bytes: 1, extraction });
    }
    store.close();
    const names = [...namesById(file, perfect)];
    const editor = openEditor(file);
    const chosen = new Set<string>();
    while (made.length < CORRECTIONS) {
      const [rowId, full] = random.pick(names);
      if (chosen.has(rowId)) continue;
      chosen.add(rowId);
      const [document = '', name = ''] = full.split(': ');
      const { correction } = rowId.startsWith('f')
        ? editor.correct(rowId, { budget_yuan: String(random.int(1, 9_999_999)) }, WHO)
        : random.chance(0.2)
          ? editor.accept([rowId], WHO)[0]!
          : editor.correct(
              rowId,
              random.pick([
                { target: `≥${random.int(1000, 99_999)}平方米` },
                { level3: `${random.int(10, 99)}号更正后的指标名称` },
                { weight: String(random.int(1, 1000) / 8) },
                { explanation: `更正${random.int(1, 999)}` },
                { target: `${random.int(1000, 9999)}次`, level1: '产出指标' },
              ]),
              WHO,
            );
      made.push({ document, name, rowId, correction });
    }
    editor.close();
    expect(outcome(file, made, new Map(names))).toStrictEqual({
      applied: 1000,
      conflicts: 0,
      lost: [],
      wrong: [],
    });
  });

  it.each([2, 3, 4])(
    'are followed over reading %i: applied where it is sure, else a listed conflict',
    (reading) => {
      const store = openStore(file);
      const readings = new Map<string, readonly NamedForm[]>();
      for (const [document, forms] of perfect) {
        readings.set(document, readBadly(forms, random));
        const extraction = extractionOf(readings.get(document) ?? []);
        store.save(source(document), { sha256: `${reading} ${document}`, bytes: 1, extraction });
      }
      store.close();
      const result = outcome(file, made, namesById(file, readings));
      if (process.env.SHOWN !== undefined)
        console.log(reading, result.applied, result.conflicts, result.wrong);
      expect(result).toMatchObject({ lost: [], wrong: [] });
      expect(result.applied + result.conflicts).toBe(CORRECTIONS);
      expect(result.applied).toBeGreaterThan(500);
    },
  );

  it('all hold again when the first reading is current again', () => {
    const store = openStore(file);
    let i = 0;
    for (const [document, forms] of perfect) {
      store.save(source(document), { sha256: `first ${i++}`, bytes: 1, extraction: extractionOf(forms) });
    }
    store.close();
    const result = outcome(file, made, namesById(file, perfect));
    expect(result).toStrictEqual({ applied: 1000, conflicts: 0, lost: [], wrong: [] });
  });
});
