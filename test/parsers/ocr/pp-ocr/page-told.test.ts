import { expect, it } from 'vitest';
import { isUntold, withPageTold } from '../../../../src/parsers/ocr/pp-ocr/page-told.ts';
import type { ReadLine } from '../../../../src/parsers/ocr/pp-ocr/read-line.ts';

function line(text: string, chance: number, basis: ReadLine['basis'] = 'running'): ReadLine {
  const characters = [...text].map((own, i) => ({ text: own, from: i, to: i, probability: 1 }));
  return { characters, chance, changes: [], basis };
}

/** A line by itself and as the page has it → text and chance. */
function settled(plain: ReadLine, told: ReadLine) {
  const [{ characters, chance } = plain] = withPageTold([plain], [told]);
  return [characters.map(({ text }) => text).join(''), chance];
}

it('the page tells a doubtful character, for review, and makes one it has as well surer', () => {
  expect(settled(line('含土年度', 0.68), line('含上年度', 0.9))).toEqual(['含上年度', 0.8]);
  expect(settled(line('含土年度', 0.68), line('含上年度', 0.7))).toEqual(['含上年度', 0.7]);
  expect(settled(line('含上年度', 0.68), line('含上年度', 0.9))).toEqual(['含上年度', 0.9]);
});

it('it makes a line less sure where it speaks for another, and adds and drops none', () => {
  expect(settled(line('晋惠', 0.87), line('晋惠', 0.5))).toEqual(['晋惠', 0.5]);
  expect(settled(line('改造竣工', 0.84), line('改造工', 0.9))).toEqual(['改造竣工', 0.84]);
});

it('what was nearly sure and is another there is in doubt', () => {
  expect(settled(line('含土年度', 0.9), line('含上年度', 0.9))).toEqual(['含土年度', 0.45]);
});

it('clear lines, values and names of levels are not asked about', () => {
  expect([line('含上年度', 0.92), line('含上年度', 0.94), line('31个', 0.5, 'value')].map(isUntold)).toEqual([
    true,
    false,
    false,
  ]);
  expect(settled(line('31个', 0.5, 'value'), line('37个', 0.9, 'value'))).toEqual(['31个', 0.5]);
});
