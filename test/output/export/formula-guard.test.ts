import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disarmed, rearmed } from '../../../src/output/export/formula-guard.ts';

it('disarms what a spreadsheet would run, and nothing else', () => {
  for (const text of ['=1+1', '+1', '-2', '@SUM(A1)', '＝1', '\t=1', "'=1"])
    expect(disarmed(text)).toBe(`'${text}`);
  for (const text of ['=', '-', '', '≥5', '5=5', '—', 'a-b']) expect(disarmed(text)).toBe(text);
});

it('gives every text back', () => {
  const text = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\'"\t\na5') });
  fc.assert(fc.property(text, (t) => rearmed(disarmed(t)) === t));
});
