import { describe, expect, it } from 'vitest';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import type { Case } from './cases/case.ts';
import { columns, columnTraps } from './cases/columns.ts';
import { dates, dateTraps } from './cases/dates.ts';
import { nearDates, nearDatesTraps } from './cases/near-dates.ts';
import { nearJoins, nearJoinsTraps } from './cases/near-joins.ts';
import { nearNumerals, nearNumeralsTraps } from './cases/near-numerals.ts';
import { nearRules, nearRulesTraps } from './cases/near-rules.ts';
import { nearTokens, nearTokensTraps } from './cases/near-tokens.ts';
import { notation, whole } from './cases/notation.ts';
import { numbers, numberTraps } from './cases/numbers.ts';
import { ofAnyField, ofAnyFieldTraps } from './cases/of-any-field.ts';
import { ofAnyUnit, ofAnyUnitTraps } from './cases/of-any-unit.ts';
import { ofAnyWording, ofAnyWordingTraps } from './cases/of-any-wording.ts';
import { ofDamagedPrint, ofDamagedPrintTraps } from './cases/of-damaged-print.ts';
import { ofPeople, ofPeopleTraps } from './cases/of-people.ts';
import { ofWorks, ofWorksTraps } from './cases/of-works.ts';
import { ranges, rangeTraps } from './cases/ranges.ts';
import { signs, signTraps } from './cases/signs.ts';
import { units, unitTraps } from './cases/units.ts';
import { words, wordTraps } from './cases/words.ts';

const PLAIN = {
  columns,
  dates,
  nearDates,
  nearJoins,
  nearNumerals,
  nearRules,
  nearTokens,
  numbers,
  ranges,
  signs,
  units,
  words,
  ofAnyField,
  ofAnyUnit,
  ofAnyWording,
  ofDamagedPrint,
  ofPeople,
  ofWorks,
};
const TRAPS = {
  columnTraps,
  dateTraps,
  nearDatesTraps,
  nearJoinsTraps,
  nearNumeralsTraps,
  nearRulesTraps,
  nearTokensTraps,
  numberTraps,
  rangeTraps,
  signTraps,
  unitTraps,
  wordTraps,
  ofAnyFieldTraps,
  ofAnyUnitTraps,
  ofAnyWordingTraps,
  ofDamagedPrintTraps,
  ofPeopleTraps,
  ofWorksTraps,
};

describe.each(Object.entries({ ...PLAIN, ...TRAPS }))('readTarget: %s', (_, cases: readonly Case[]) => {
  for (const [target, expected, context] of cases) {
    it(`${JSON.stringify(target)} is ${expected}${context ? ` with ${JSON.stringify(context)}` : ''}`, () => {
      expect(notation(readTarget({ target, ...context }))).toBe(whole(expected));
    });
  }
});

it('a day number of a spreadsheet is for review but in the form’s year and next to it', () => {
  const severity = (year: number | null) =>
    readTarget({ target: '44561', name: '项目完成时间', year }).problems.map((p) => p.severity);
  expect([2020, 2021, 2022].map(severity)).toEqual([['info'], ['info'], ['info']]);
  expect([2019, 2023, null].map(severity)).toEqual([['review'], ['review'], ['review']]);
});

it('has at least 400 cases, at least 120 of them traps', () => {
  const traps = Object.values(TRAPS).flat().length;
  expect(traps).toBeGreaterThanOrEqual(120);
  expect(traps + Object.values(PLAIN).flat().length).toBeGreaterThanOrEqual(400);
});
