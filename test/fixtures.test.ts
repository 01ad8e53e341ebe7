/** Every committed fixture, in every rendering: the model's rows and forms, field by field, and nothing printed lost. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { formRows, indicatorRows } from '../src/output/contract-rows.ts';
import { detectMediaType } from '../src/parsers/media-type.ts';
import { readDocument } from '../src/parsers/read.ts';
import { extractFile } from '../src/pipeline/extract-file.ts';
import { itemText, type Place, type PrintedItem } from '../src/pipeline/form/claims.ts';
import { formsOfPages } from '../src/pipeline/forms-of-pages.ts';
import { compact } from '../src/glossary/compact.ts';

const ATTACHMENTS = new URL('../fixtures/attachments/', import.meta.url);
const EXPECTED = new URL('../fixtures/expected/', import.meta.url);

function jsonLines(name: string): Record<string, unknown>[] {
  const text = readFileSync(new URL(name, EXPECTED), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe.each(readdirSync(ATTACHMENTS))('%s', (file) => {
  const path = new URL(file, ATTACHMENTS);

  test('gives the rows and forms of its model', async () => {
    const { extraction } = await extractFile(path.pathname, { document: file });
    const rows = indicatorRows(file, extraction);
    const expectedRows = jsonLines(`${stem(file)}.jsonl`);
    expect(rows.length).toBe(expectedRows.length);
    expect(rows.map((row, i) => pick(row, expectedRows[i]!))).toEqual(expectedRows);
    const expectedForms = jsonLines(`${stem(file)}.forms.jsonl`).map(({ rows: _, fields, ...form }) => ({
      form,
      fields,
    }));
    const forms = formRows(file, extraction);
    expect(forms.map((form) => pick(form, expectedForms[0]?.form ?? {}))).toEqual(
      expectedForms.map((e) => e.form),
    );
    expectedForms.forEach(({ fields }, i) => {
      for (const field of fields as { label: string; value: string }[]) {
        expect(forms[i]!.fields).toContainEqual(field);
      }
    });
  });

  test('loses nothing that is printed', async () => {
    const bytes = await readFile(path);
    const { mediaType } = await detectMediaType(bytes);
    let printed = '';
    const document = await readDocument(bytes, mediaType, file);
    const seen = {
      pageCount: document.pageCount,
      pages: (async function* () {
        for await (const page of document.pages) {
          printed +=
            page.kind === 'lines'
              ? page.lines.map((l) => l.text).join('')
              : page.runs.map((r) => r.text).join('');
          yield page;
        }
      })(),
    };
    const places = new Map<PrintedItem, Place>();
    await formsOfPages(seen, { onForm: () => {}, onPlaced: (item, place) => void places.set(item, place) });
    const placed = [...places.keys()].map(itemText).join('');
    expect(letters(placed)).toEqual(letters(printed));
    expect([...places].filter(([, place]) => place === 'unassigned')).toEqual([]);
  });
});

/** The fields of `row` that `like` has. */
function pick(row: object, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key in like));
}

/** How often each character occurs. */
function letters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of compact(text).split('').sort()) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function stem(file: string): string {
  return file.replace(/\.[^.]+$/u, '');
}
