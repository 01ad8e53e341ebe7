/** The two real inputs beside the project: every row and every form, field by field. They never ship with the project. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formRows, indicatorRows } from '../src/output/contract-rows.ts';
import { extractFile } from '../src/pipeline/extract-file.ts';

const SEEDS = new URL('../../shared/seeds/', import.meta.url);

interface TruthRow {
  readonly document: string;
  readonly form: number;
  readonly ordinal: number;
  readonly level1: string;
  readonly level2: string;
  readonly accept_levels?: readonly (readonly [string, string])[];
}

function jsonLines<T>(name: string): T[] {
  const text = readFileSync(new URL(name, SEEDS), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

if (existsSync(SEEDS)) {
  const truth = jsonLines<TruthRow>('truth.jsonl');
  const forms = jsonLines<{ document: string; form: number; rows: number }>('forms.jsonl');
  for (const document of new Set(truth.map((row) => row.document))) {
    describe(document, async () => {
      const { extraction } = await extractFile(new URL(document, SEEDS).pathname, { document });
      const rows = indicatorRows(document, extraction);

      test('has exactly the rows of the truth', () => {
        const expected = truth.filter((row) => row.document === document);
        expect(rows.length).toBe(expected.length);
        expected.forEach(({ accept_levels: levels, ...row }, i) => {
          const found = rows[i]!;
          const pair: readonly [string, string] = [found.level1, found.level2];
          const accepted = levels?.some(([one, two]) => one === pair[0] && two === pair[1]) ?? false;
          expect(found).toMatchObject(accepted ? { ...row, level1: pair[0], level2: pair[1] } : row);
        });
      });

      test('has exactly the forms of the truth', () => {
        const expected = forms.filter((form) => form.document === document);
        const found = formRows(document, extraction);
        expect(found.length).toBe(expected.length);
        expected.forEach(({ rows: count, ...form }, i) => {
          const { class: _, ...fields } = form as typeof form & { class: string };
          expect(found[i]).toMatchObject(fields);
          expect(rows.filter((row) => row.form === form.form).length).toBe(count);
        });
      });

      test('asks for no needless look and proves every row by its lines', () => {
        expect(extraction.status).toBe('complete');
        if (extraction.status === 'failed') return;
        for (const indicator of extraction.forms.flatMap((form) => form.indicators)) {
          expect(indicator.printed.target.locators).toEqual([expect.objectContaining({ kind: 'line' })]);
        }
      });
    });
  }
} else {
  test('the seeds are not beside this checkout (../shared/seeds): nothing to compare with', () => {
    expect(existsSync(SEEDS)).toBe(false);
  });
}
