import { describe, expect, it } from 'vitest';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import type { Case } from './cases/case.ts';
import { columns, columnTraps } from './cases/columns.ts';
import { dates, dateTraps } from './cases/dates.ts';
import { nearJoins, nearJoinsTraps } from './cases/near-joins.ts';
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
  nearJoins,
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
  nearJoinsTraps,
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

it('has at least 400 cases, at least 120 of them traps', () => {
  const traps = Object.values(TRAPS).flat().length;
  expect(traps).toBeGreaterThanOrEqual(120);
  expect(traps + Object.values(PLAIN).flat().length).toBeGreaterThanOrEqual(400);
});
