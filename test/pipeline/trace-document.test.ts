import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { detectMediaType } from '../../src/parsers/media-type.ts';
import { readDocument } from '../../src/parsers/read.ts';
import { extractDocument } from '../../src/pipeline/extract.ts';
import { traceDocument } from '../../src/pipeline/trace-document.ts';

vi.setConfig({ testTimeout: 60_000 });

async function both(name: string, keep: (page: number) => boolean) {
  const bytes = readFileSync(new URL(`../../fixtures/attachments/${name}`, import.meta.url));
  const { mediaType } = await detectMediaType(bytes);
  const trace = await traceDocument(await readDocument(bytes, mediaType, name), { path: name, keep });
  return { trace, extraction: await extractDocument(bytes, { path: name, mediaType }) };
}

it.each([
  '007-three-forms-chromium.pdf',
  '009-rescue-no-header-libreoffice.pdf',
  '012-letter-and-list-chromium.pdf',
  '013-budget-notes-libreoffice.pdf',
  '010-tech-vouchers-raw.txt',
  '002-school-meals-tab-gb18030.txt',
])('%s: what is explained is what an import reads', async (name) => {
  const { trace, extraction } = await both(name, () => false);
  expect(trace.forms.map(({ form }) => form)).toStrictEqual(extraction.forms);
  expect(trace.problems).toStrictEqual(extraction.problems);
  expect(trace.pageCount).toBe(extraction.pages);
  expect(trace.kept.size).toBe(0);
});

it('keeps the pages asked for, and no other', async () => {
  const { trace } = await both('009-rescue-no-header-chromium.pdf', (page) => page === 2);
  expect([...trace.kept.keys()]).toStrictEqual([2]);
  expect(trace.kept.get(2)?.page.number).toBe(2);
  expect(trace.kept.get(2)?.blocks.every((block) => block.page === 2)).toBe(true);
});
