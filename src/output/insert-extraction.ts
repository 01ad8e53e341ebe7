/** Writes one extraction into the tables. Statements are prepared once a connection: inserting is a third of an import's main thread. */
import type { Statement } from 'better-sqlite3';
import type { Problem } from '../parsers/page.ts';
import type { Extraction, Form, Indicator, TargetReading } from '../pipeline/extraction.ts';
import type { Printed } from '../pipeline/form/raw-form.ts';
import { problemCodes } from './contract-rows.ts';
import type { Connection } from './database-file.ts';
import { PLACE_COLUMNS, placeValues } from './place-columns.ts';

type Value = string | number | null;
/** All values go in as one array: binding by position is the fastest way in. */
type Insert = Statement<[readonly Value[]]>;

const READING_COLUMNS = [
  'kind',
  'comparator',
  'value',
  'value_high',
  'unit',
  'base_value',
  'base_value_high',
  'base_unit',
  'date',
  'rules',
] as const;

const FORM_COLUMNS = [
  'extraction_id',
  'ordinal',
  'title',
  'year',
  'project_name',
  'department',
  'region_name',
  'region_code',
  'budget_yuan',
  'fiscal_yuan',
  'period_start',
  'period_end',
  'annual_goal',
  'longterm_goal',
  'content',
  'pages',
  'review',
] as const;

const INDICATOR_COLUMNS = [
  'form_id',
  'ordinal',
  'level1',
  'level2',
  'level3',
  'level1_code',
  'level2_code',
  'explanation',
  'weight',
  'level1_weight',
  'target',
  'period',
  'area',
  ...READING_COLUMNS,
  'midterm_target',
  'longterm_target',
  'actual',
  'score',
  'deviation_reason',
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
const PERIODS = { midtermTarget: 'midterm', longtermTarget: 'longterm', actual: 'actual' } as const;

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

interface ProblemOwner {
  readonly form: number | null;
  readonly indicator: number | null;
}

export class ExtractionInserter {
  readonly #form: Insert;
  readonly #headField: Insert;
  readonly #note: Insert;
  readonly #indicator: Insert;
  readonly #cell: Insert;
  readonly #periodReading: Insert;
  readonly #problem: Insert;

  constructor(connection: Connection) {
    const insert = (table: string, columns: readonly string[]): Insert =>
      connection.prepare<[readonly Value[]]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
    const printed = ['raw', 'confidence', ...PLACE_COLUMNS];
    this.#form = insert('forms', FORM_COLUMNS);
    this.#headField = insert('head_fields', [
      'form_id',
      'position',
      'label',
      'label_group',
      'is_field',
      ...printed,
    ]);
    this.#note = insert('notes', ['form_id', 'position', ...printed]);
    this.#indicator = insert('indicators', INDICATOR_COLUMNS);
    this.#cell = insert('indicator_cells', ['indicator_id', 'position', 'role', 'label', ...printed]);
    this.#periodReading = insert('period_readings', [
      'indicator_id',
      'period',
      'text',
      ...READING_COLUMNS,
      'problems',
    ]);
    this.#problem = insert('problems', [
      'extraction_id',
      'form_id',
      'indicator_id',
      'position',
      'code',
      'message',
      'severity',
      ...PLACE_COLUMNS,
    ]);
  }

  /** All that was extracted, under an existing row of `extractions`. Runs inside the caller's transaction. */
  insert(extractionId: number, extraction: Extraction): void {
    this.#insertProblems(extractionId, { form: null, indicator: null }, extraction.problems);
    for (const form of extraction.forms) this.#insertForm(extractionId, form);
  }

  #insertForm(extractionId: number, form: Form): void {
    const id = Number(this.#form.run(formValues(extractionId, form)).lastInsertRowid);
    form.head.forEach((field, position) => {
      const isField = form.fields.includes(field) ? 1 : 0;
      this.#headField.run([id, position, field.label, field.group, isField, ...printedValues(field.value)]);
    });
    form.notes.forEach((note, position) => {
      this.#note.run([id, position, ...printedValues(note)]);
    });
    this.#insertProblems(extractionId, { form: id, indicator: null }, form.problems);
    for (const indicator of form.indicators) this.#insertIndicator(extractionId, id, indicator);
  }

  #insertIndicator(extractionId: number, formId: number, indicator: Indicator): void {
    const id = Number(this.#indicator.run(indicatorValues(formId, indicator)).lastInsertRowid);
    let position = 0;
    for (const [role, label, printed] of printedCells(indicator)) {
      this.#cell.run([id, position++, role, label, ...printedValues(printed)]);
    }
    for (const [role, period] of Object.entries(PERIODS) as [keyof typeof PERIODS, string][]) {
      const reading = indicator.periodReadings[role];
      if (reading === undefined) continue;
      const problems = JSON.stringify(reading.problems.map((p) => p.code));
      this.#periodReading.run([id, period, indicator[role] ?? '', ...readingValues(reading), problems]);
    }
    this.#insertProblems(extractionId, { form: formId, indicator: id }, indicator.problems);
  }

  #insertProblems(extractionId: number, owner: ProblemOwner, problems: readonly Problem[]): void {
    problems.forEach((problem, position) => {
      this.#problem.run([
        extractionId,
        owner.form,
        owner.indicator,
        position,
        problem.code,
        problem.message,
        problem.severity,
        ...placeValues(problem.locator === null ? [] : [problem.locator]),
      ]);
    });
  }
}

function formValues(extractionId: number, form: Form): Value[] {
  return [
    extractionId,
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

function indicatorValues(formId: number, row: Indicator): Value[] {
  return [
    formId,
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

function readingValues(reading: TargetReading): Value[] {
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

function printedCells(row: Indicator): readonly (readonly [string, string | null, Printed])[] {
  const { level1, level2, level3, target, extras, others } = row.printed;
  const cells: [string, string | null, Printed][] = [];
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

function printedValues(printed: Printed): Value[] {
  return [printed.raw, printed.confidence, ...placeValues(printed.locators)];
}
