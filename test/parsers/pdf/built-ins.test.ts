import { expect, it } from 'vitest';

// First of all imports that lead to pdf.js: what is compared is what was there before it.
const before = { push: Array.prototype.push, parse: JSON.parse, stringify: JSON.stringify };

it('leaves the functions of the language as they were before pdf.js came', async () => {
  await import('../../../src/parsers/pdf/pdfjs.ts');
  expect(Array.prototype.push).toBe(before.push);
  expect(JSON.parse).toBe(before.parse);
  expect(JSON.stringify).toBe(before.stringify);
  // Not enumerable, as they always were: `for … in` over an array meets indices only.
  const keys: string[] = [];
  for (const key in ['a']) keys.push(key);
  expect(keys).toEqual(['0']);
});

it('leaves what pdf.js adds and needs', async () => {
  await import('../../../src/parsers/pdf/pdfjs.ts');
  expect('withResolvers' in Promise).toBe(true);
});
