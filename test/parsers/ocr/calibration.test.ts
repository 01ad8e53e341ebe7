import { describe, expect, it } from 'vitest';
import { type Basis, calibrated } from '../../../src/parsers/ocr/calibration.ts';

const BASES: readonly Basis[] = ['running', 'value', 'vocabulary'];

describe.each(BASES)('the chance of a reading that rests on %s', (basis) => {
  it('rises with the belief and is never certain', () => {
    const steps = Array.from({ length: 101 }, (_, i) => calibrated(i / 100, basis, []));
    expect(steps[100]).toBe(0.9995);
    expect(steps.every((chance, i) => i === 0 || chance > steps[i - 1]!)).toBe(true);
  });
  it('is capped where the grammar or the context overruled the picture', () => {
    expect(calibrated(1, basis, ['grammar'])).toBe(0.97);
    expect(calibrated(1, basis, ['context'])).toBe(0.97);
    expect(calibrated(1, basis, ['folded'])).toBe(0.9995);
    expect(calibrated(1, basis, ['end-net'])).toBe(0.8);
    expect(calibrated(0.2, basis, ['grammar'])).toBe(calibrated(0.2, basis, []));
  });
});

it('trusts a name out of few more than running text of the same belief', () => {
  const at = (basis: Basis) => calibrated(0.5, basis, []);
  expect(at('running')).toBeLessThan(at('value'));
  expect(at('value')).toBeLessThan(at('vocabulary'));
});
