import { expect, it } from 'vitest';
import { calibrated } from '../../../src/parsers/ocr/calibration.ts';

it('runs from 0 to nearly 1 and never falls', () => {
  const steps = Array.from({ length: 101 }, (_, i) => calibrated(i / 100, []));
  expect(steps[0]).toBe(0);
  expect(steps[100]).toBe(0.9995);
  expect(steps.every((chance, i) => i === 0 || chance >= steps[i - 1]!)).toBe(true);
});

it('trusts no reading fully that the grammar changed', () => {
  expect(calibrated(1, ['grammar'])).toBe(0.97);
  expect(calibrated(0.3, ['grammar'])).toBe(calibrated(0.3, []));
});
