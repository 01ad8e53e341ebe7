/** Rows as the bench reads them: the output contract's fields, from the product's export or from a truth file. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const numberOrNull = z.number().nullable().default(null);
const textOrNull = z.string().nullable().default(null);

const reading = z.object({
  kind: z.enum(['quantity', 'date', 'text']),
  comparator: textOrNull,
  value: numberOrNull,
  value_high: numberOrNull,
  unit: textOrNull,
  base_value: numberOrNull,
  base_value_high: numberOrNull,
  base_unit: textOrNull,
  date: textOrNull,
});

const row = reading.extend({
  document: z.string(),
  form: z.number(),
  ordinal: z.number(),
  level1: z.string(),
  level2: z.string(),
  level3: z.string(),
  level1_code: z.string().nullable().optional(),
  level2_code: z.string().nullable().optional(),
  explanation: textOrNull,
  weight: numberOrNull,
  level1_weight: numberOrNull,
  target: z.string(),
  page: z.number().nullable().optional(),
  period: z.string().default('annual'),
  area: textOrNull,
  midterm_target: textOrNull,
  actual: textOrNull,
  score: textOrNull,
  deviation_reason: textOrNull,
  review: z.boolean().default(false),
  /** Of the product; truth has none. */
  confidence: z.number().optional(),
  problems: z.array(z.string()).default([]),
  /** Truth only: further readings, prints of the target and level pairs that count as right. */
  accept_readings: z.array(reading).optional(),
  accept_targets: z.array(z.string()).optional(),
  accept_levels: z.array(z.tuple([z.string(), z.string()])).optional(),
});

const form = z.object({
  document: z.string(),
  form: z.number(),
  title: textOrNull,
  year: numberOrNull,
  project_name: textOrNull,
  department: textOrNull,
  budget_yuan: numberOrNull,
  fiscal_yuan: z.number().nullable().optional(),
  period_start: z.string().nullable().optional(),
  period_end: z.string().nullable().optional(),
  annual_goal: z.string().nullable().optional(),
  longterm_goal: z.string().nullable().optional(),
  content: z.string().nullable().optional(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
});

const documentStatus = z.object({
  document: z.string(),
  status: z.string(),
  error: z.object({ code: z.string(), message: z.string() }).nullable().default(null),
});

export type Reading = z.infer<typeof reading>;
export type Row = z.infer<typeof row>;
export type FormLine = z.infer<typeof form>;
export type DocumentLine = z.infer<typeof documentStatus>;

export const parseRows = (text: string): readonly Row[] => lines(text).map((value) => row.parse(value));
export const parseForms = (text: string): readonly FormLine[] =>
  lines(text).map((value) => form.parse(value));
export const parseDocuments = (text: string): readonly DocumentLine[] =>
  lines(text).map((value) => documentStatus.parse(value));

function lines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

export async function readRows(path: string): Promise<readonly Row[]> {
  return parseRows(await readFile(path, 'utf8'));
}

export async function readForms(path: string): Promise<readonly FormLine[]> {
  return parseForms(await readFile(path, 'utf8'));
}
