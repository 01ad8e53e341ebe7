import { describe, expect, it } from 'vitest';
import type { TargetReading } from '../../../src/pipeline/extraction.ts';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';
import type { Case } from './cases/case.ts';
import { columns, columnTraps } from './cases/columns.ts';
import { dates, dateTraps } from './cases/dates.ts';
import { numbers, numberTraps } from './cases/numbers.ts';
import { ranges, rangeTraps } from './cases/ranges.ts';
import { signs, signTraps } from './cases/signs.ts';
import { units, unitTraps } from './cases/units.ts';
import { words, wordTraps } from './cases/words.ts';

const PLAIN = { columns, dates, numbers, ranges, signs, units, words };
const TRAPS = { columnTraps, dateTraps, numberTraps, rangeTraps, signTraps, unitTraps, wordTraps };

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

/** A reading in the notation of cases/case.ts, nothing left out. */
function notation(reading: TargetReading): string {
  const problems = reading.problems.map((p) => p.code).join(', ');
  const tail = problems === '' ? '' : ` ! ${problems}`;
  if (reading.kind === 'text') return `text${tail}`;
  if (reading.kind === 'date') return `date ${reading.comparator} ${reading.date ?? '?'}${tail}`;
  const value = span(reading.value, reading.valueHigh);
  const base = span(reading.baseValue, reading.baseValueHigh);
  return `${reading.comparator} ${value} ${reading.unit ?? '-'} -> ${base} ${reading.baseUnit ?? '-'}${tail}`;
}

function span(low: number | null, high: number | null): string {
  return high === null ? String(low) : `${low}..${high}`;
}

/** Writes out what the notation leaves to the reader: a base value that is the value. */
function whole(expected: string): string {
  if (/^(?:text|date)/u.test(expected) || expected.includes(' -> ')) return expected;
  const [reading = '', problems] = expected.split(' ! ');
  const [, value, unit] = reading.split(' ');
  return `${reading} -> ${value} ${unit}${problems === undefined ? '' : ` ! ${problems}`}`;
}
