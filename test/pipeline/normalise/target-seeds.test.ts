import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readTarget } from '../../../src/pipeline/normalise/target.ts';

/** Rows of two published documents with their readings, kept beside the checkout; not part of the project. */
const TRUTH = new URL('../../../../shared/seeds/truth.jsonl', import.meta.url);

interface Row {
  readonly document: string;
  readonly ordinal: number;
  readonly level3: string;
  readonly target: string;
  readonly year: number | null;
  readonly kind: string;
  readonly comparator: string | null;
  readonly value: number | null;
  readonly value_high: number | null;
  readonly unit: string | null;
  readonly base_value: number | null;
  readonly base_unit: string | null;
  readonly date: string | null;
}

it.skipIf(!existsSync(TRUTH))(
  'reads every target of the seeds as the truth says (skipped: ../shared/seeds is absent)',
  () => {
    const rows = readFileSync(TRUTH, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const { target, level3: name, year } = row;
      const reading = readTarget({ target, name, year });
      const place = `${row.document} ${row.ordinal} ${target}`;
      expect([
        place,
        {
          kind: reading.kind,
          comparator: reading.comparator,
          value: reading.value,
          valueHigh: reading.valueHigh,
          unit: reading.unit,
          baseValue: reading.baseValue,
          baseUnit: reading.baseUnit,
          date: reading.date,
        },
      ]).toEqual([
        place,
        {
          kind: row.kind,
          comparator: row.comparator,
          value: row.value,
          valueHigh: row.value_high,
          unit: row.unit,
          baseValue: row.base_value,
          baseUnit: row.base_unit,
          date: row.date,
        },
      ]);
      expect([place, reading.problems]).toEqual([place, []]);
    }
  },
);
