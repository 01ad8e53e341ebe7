/** An extraction as the values of database rows, keys left out: what is inserted, and what an extraction's digest is made of. */
import type { Problem } from '../parsers/page.ts';
import type { Form, Indicator, TargetReading } from '../pipeline/extraction.ts';
import type { HeadField, Printed } from '../pipeline/form/raw-form.ts';
import { problemCodes } from './contract-rows.ts';
import { PLACE_COLUMNS, placeValues } from './place-columns.ts';
import { BESIDE_FIELDS, FORM_FIELDS, NAME_FIELDS, VALUE_FIELDS } from './row-fields.ts';

export type Value = string | number | null;

export const READING_COLUMNS = [...VALUE_FIELDS, 'rules'] as const;

export const FORM_COLUMNS = ['ordinal', ...FORM_FIELDS, 'pages', 'review'] as const;

export const INDICATOR_COLUMNS = [
  'ordinal',
  ...NAME_FIELDS,
  ...READING_COLUMNS,
  ...BESIDE_FIELDS,
  'page',
  'x0',
  'y0',
  'x1',
  'y1',
  'confidence',
  'review',
  'problem_codes',
] as const;

/** Database names of the periods whose readings a row may carry beside its own. */
export const PERIODS = { midtermTarget: 'midterm', longtermTarget: 'longterm', actual: 'actual' } as const;

/** Roles of a row's printed cells as the database names them, in the order they are kept. */
const EXTRA_ROLES = {
  explanation: 'explanation',
  weight: 'weight',
  sign: 'sign',
  unit: 'unit',
  midtermTarget: 'midterm_target',
  longtermTarget: 'longterm_target',
  actual: 'actual',
  score: 'score',
  deviationReason: 'deviation_reason',
} as const;

export function formValues(form: Form): Value[] {
  return [
    form.ordinal,
    form.title,
    form.year,
    form.projectName,
    form.department,
    form.region?.name ?? null,
    form.region?.code ?? null,
    form.budgetYuan,
    form.fiscalYuan,
    form.periodStart,
    form.periodEnd,
    form.annualGoal,
    form.longtermGoal,
    form.content,
    JSON.stringify(form.pages),
    Number(form.review),
  ];
}

export function indicatorValues(row: Indicator): Value[] {
  return [
    row.ordinal,
    row.level1,
    row.level2,
    row.level3,
    row.level1Code,
    row.level2Code,
    row.explanation,
    row.weight,
    row.level1Weight,
    row.target,
    row.period,
    row.area,
    ...readingValues(row.reading),
    row.midtermTarget,
    row.longtermTarget,
    row.actual,
    row.score,
    row.deviationReason,
    row.page,
    ...(row.box ?? [null, null, null, null]),
    row.confidence,
    Number(row.review),
    JSON.stringify(problemCodes(row.problems)),
  ];
}

export function readingValues(reading: TargetReading): Value[] {
  return [
    reading.kind,
    reading.comparator,
    reading.value,
    reading.valueHigh,
    reading.unit,
    reading.baseValue,
    reading.baseValueHigh,
    reading.baseUnit,
    reading.date,
    JSON.stringify(reading.rules),
  ];
}

/** Role, label of its column where it has no role of its own, and what was printed. */
export type PrintedCell = readonly [string, string | null, Printed];

export function printedCells(row: Indicator): readonly PrintedCell[] {
  const { level1, level2, level3, target, extras, others } = row.printed;
  const cells: PrintedCell[] = [];
  if (level1 !== null) cells.push(['level1', null, level1]);
  if (level2 !== null) cells.push(['level2', null, level2]);
  cells.push(['level3', null, level3], ['target', null, target]);
  for (const [key, role] of Object.entries(EXTRA_ROLES) as [keyof typeof EXTRA_ROLES, string][]) {
    const printed = extras[key];
    if (printed !== undefined) cells.push([role, null, printed]);
  }
  for (const other of others) cells.push(['other', other.label, other.value]);
  return cells;
}

export function printedValues(printed: Printed): Value[] {
  return [printed.raw, printed.confidence, ...placeValues(printed.locators)];
}

/** Columns of `head_fields` behind its key, of `notes`, of `indicator_cells`, `period_readings` and `problems`. */
export const PRINTED_COLUMNS = ['raw', 'confidence', ...PLACE_COLUMNS] as const;
export const HEAD_FIELD_COLUMNS = ['label', 'label_group', 'is_field', ...PRINTED_COLUMNS] as const;
export const CELL_COLUMNS = ['role', 'label', ...PRINTED_COLUMNS] as const;
export const PERIOD_READING_COLUMNS = ['period', 'text', ...READING_COLUMNS, 'problems'] as const;
export const PROBLEM_COLUMNS = ['code', 'message', 'severity', ...PLACE_COLUMNS] as const;

export function headFieldValues(form: Form, field: HeadField): Value[] {
  return [field.label, field.group, form.fields.includes(field) ? 1 : 0, ...printedValues(field.value)];
}

export function cellValues([role, label, printed]: PrintedCell): Value[] {
  return [role, label, ...printedValues(printed)];
}

/** The readings of the row's other periods, in a fixed order. */
export function periodReadingValues(row: Indicator): readonly Value[][] {
  return (Object.entries(PERIODS) as [keyof typeof PERIODS, string][]).flatMap(([role, period]) => {
    const reading = row.periodReadings[role];
    if (reading === undefined) return [];
    const problems = JSON.stringify(reading.problems.map((p) => p.code));
    return [[period, row[role] ?? '', ...readingValues(reading), problems]];
  });
}

export function problemValues(problem: Problem): Value[] {
  const places = placeValues(problem.locator === null ? [] : [problem.locator]);
  return [problem.code, problem.message, problem.severity, ...places];
}
