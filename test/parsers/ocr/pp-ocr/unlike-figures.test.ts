import { expect, it } from 'vitest';
import type { LineReading } from '../../../../src/parsers/ocr/engine.ts';
import { isOfFigures, withUnlikeFigures } from '../../../../src/parsers/ocr/pp-ocr/unlike-figures.ts';

const reading = (text: string, confidence = 0.96): LineReading => ({
  text,
  confidence,
  characters: [],
  changes: [],
});

/** What is believed of a line beside another look at it. */
function belief(text: string, other: string, confidence?: number): number {
  return withUnlikeFigures([reading(text, confidence)], [reading(other)])[0]!.confidence;
}

it('a line of which the other look has other figures is looked at further', () => {
  expect([belief('≥9', '≥90'), belief('1.5', '15'), belief('≥９', '≥90')]).toEqual([0.92, 0.92, 0.92]);
  expect(belief('≥9', '≥90', 0.5)).toBe(0.5);
});

it('the same figures in another width, beside another sign or unit, are alike', () => {
  expect([belief('≥90', '≥９０'), belief('≥90%', '>90'), belief('按期完成', '按其完成')]).toEqual([
    0.96, 0.96, 0.96,
  ]);
});

it('only what is a value is told by its figures', () => {
  expect((['target', 'number', 'text', 'level', 'unit'] as const).map(isOfFigures)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
