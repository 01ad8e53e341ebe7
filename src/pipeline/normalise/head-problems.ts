/** What is uncertain about a form's head, as problems at the place of the field. */
import type { Problem } from '../../parsers/page.ts';
import type { HeadField } from '../form/raw-form.ts';
import type { HeadMoney } from './head-money.ts';
import { labelPath } from './money.ts';
import { readPeriod } from './period.ts';
import { fold } from './printed-text.ts';

function at(field: HeadField | undefined, code: string, message: string): Problem {
  return { code, message, severity: 'review', locator: field?.value.locators[0] ?? null };
}

/** What was uncertain in reading the two amounts, and in choosing them. */
export function moneyProblems({ budget, fiscal, problems }: HeadMoney): readonly Problem[] {
  const read = [budget, fiscal].flatMap((entry) =>
    (entry?.problems ?? []).map((p) => ({ ...p, locator: entry?.field.value.locators[0] ?? null })),
  );
  return [...read, ...problems];
}

/** A period that names a year and gave neither its beginning nor its end. */
export function periodProblems(field: HeadField | undefined, year: number | null): readonly Problem[] {
  const text = field === undefined ? '' : fold(field.value.raw);
  const { start, end } = readPeriod(text, year);
  if (start !== null || end !== null || !/(?:19|20)\d{2}/u.test(text)) return [];
  return [at(field, 'period-unparsed', `a period that cannot be read: ${text.slice(0, 60)}`)];
}

/** Labels whose value is empty though the form states it nowhere else: it may have been lost. */
export function missingProblems(
  fields: readonly HeadField[],
  lacking: (field: HeadField) => boolean,
): readonly Problem[] {
  return fields
    .filter((field) => fold(field.value.raw) === '' && lacking(field))
    .map((field) => at(field, 'head-value-missing', `a label without a value: ${fold(labelPath(field))}`));
}
