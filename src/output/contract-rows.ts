/**
 * Rows under the names of the output contract. The names and meanings hold for a whole major version; fields that are not the
 * contract's come after its own. Made from an `Extraction` here, from the database in `view-rows.ts`; a test holds the two equal.
 */
import type { Extraction, ExtractionFailure, Form } from '../pipeline/extraction.ts';
import type { HeadField, Period } from '../pipeline/form/raw-form.ts';
import { compact } from '../glossary/compact.ts';
import type { DocumentStatus } from '../pipeline/store-port.ts';
import { type ReadingFields, readingFields } from './reading-fields.ts';

/** White space removed from the value, as from every text of the contract. */
export interface LabelledText {
  readonly label: string;
  readonly value: string;
}

export interface IndicatorRow extends ReadingFields {
  readonly document: string;
  readonly form: number;
  readonly title: string | null;
  readonly year: number | null;
  readonly project_name: string | null;
  readonly department: string | null;
  readonly ordinal: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly level1_code: string | null;
  readonly level2_code: string | null;
  readonly explanation: string | null;
  readonly weight: number | null;
  readonly level1_weight: number | null;
  readonly target: string;
  readonly page: number | null;
  /** `[x0, y0, x1, y1]` in PDF points, origin top left. */
  readonly box: readonly [number, number, number, number] | null;
  /** 0–1 */
  readonly confidence: number;
  readonly review: boolean;
  readonly problems: readonly string[];
  readonly period: Period;
  readonly area: string | null;
  readonly midterm_target: string | null;
  readonly longterm_target: string | null;
  readonly actual: string | null;
  readonly score: string | null;
  readonly deviation_reason: string | null;
  /** Columns of the row that have no field, as printed. */
  readonly others: readonly LabelledText[];
}

export interface FormRow {
  readonly document: string;
  readonly form: number;
  readonly title: string | null;
  readonly year: number | null;
  readonly project_name: string | null;
  readonly department: string | null;
  readonly region: { readonly name: string; readonly code: string } | null;
  readonly budget_yuan: number | null;
  readonly fiscal_yuan: number | null;
  /** `YYYY-MM-DD` */
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly annual_goal: string | null;
  readonly longterm_goal: string | null;
  readonly content: string | null;
  readonly pages: readonly number[];
  readonly review: boolean;
  readonly problems: readonly string[];
  /** Label–value pairs of the head that have no field above, in reading order; a label may occur twice. */
  readonly fields: readonly LabelledText[];
  /** Text inside the form that has no label and no role. */
  readonly notes: readonly string[];
  /** Number of indicator rows. */
  readonly indicators: number;
}

export interface DocumentRow {
  readonly document: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly media_type: string | null;
  readonly status: DocumentStatus;
  readonly error: { readonly code: string; readonly message: string; readonly page: number | null } | null;
  readonly pages: number | null;
  readonly forms: number;
  readonly indicators: number;
  /** ISO 8601, UTC */
  readonly imported_at: string;
  readonly extractor_version: string;
  /** Since when (ISO 8601, UTC) the file is gone or cannot be read any more; its rows are kept. */
  readonly missing_since: string | null;
  readonly missing_reason: string | null;
}

/** The indicator rows of an extraction, in reading order. */
export function indicatorRows(
  document: string,
  extraction: Extraction | ExtractionFailure,
): readonly IndicatorRow[] {
  return extraction.status === 'failed'
    ? []
    : extraction.forms.flatMap((form) => indicatorRowsOfForm(document, form));
}

/** The form rows of an extraction, in reading order. */
export function formRows(document: string, extraction: Extraction | ExtractionFailure): readonly FormRow[] {
  return extraction.status === 'failed' ? [] : extraction.forms.map((form) => formRow(document, form));
}

function indicatorRowsOfForm(document: string, form: Form): readonly IndicatorRow[] {
  return form.indicators.map((row) => ({
    document,
    form: form.ordinal,
    title: form.title,
    year: form.year,
    project_name: form.projectName,
    department: form.department,
    ordinal: row.ordinal,
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    level1_code: row.level1Code,
    level2_code: row.level2Code,
    explanation: row.explanation,
    weight: row.weight,
    level1_weight: row.level1Weight,
    target: row.target,
    ...readingFields(row.reading),
    page: row.page,
    box: row.box,
    confidence: row.confidence,
    review: row.review,
    problems: problemCodes(row.problems),
    period: row.period,
    area: row.area,
    midterm_target: row.midtermTarget,
    longterm_target: row.longtermTarget,
    actual: row.actual,
    score: row.score,
    deviation_reason: row.deviationReason,
    others: row.printed.others.map(labelled),
  }));
}

function formRow(document: string, form: Form): FormRow {
  return {
    document,
    form: form.ordinal,
    title: form.title,
    year: form.year,
    project_name: form.projectName,
    department: form.department,
    region: form.region === null ? null : { name: form.region.name, code: form.region.code },
    budget_yuan: form.budgetYuan,
    fiscal_yuan: form.fiscalYuan,
    period_start: form.periodStart,
    period_end: form.periodEnd,
    annual_goal: form.annualGoal,
    longterm_goal: form.longtermGoal,
    content: form.content,
    pages: form.pages,
    review: form.review,
    problems: problemCodes(form.problems),
    fields: form.fields.map(labelled),
    notes: form.notes.map((note) => note.raw),
    indicators: form.indicators.length,
  };
}

function labelled(field: HeadField): LabelledText {
  return { label: field.label, value: compact(field.value.raw) };
}

/** Each code once, in the order of its first problem. */
export function problemCodes(problems: readonly { readonly code: string }[]): readonly string[] {
  return [...new Set(problems.map((problem) => problem.code))];
}
