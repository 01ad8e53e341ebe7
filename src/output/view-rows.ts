/** The views as the database gives them, and each row under the names and types of the contract. */
import { compact } from '../glossary/compact.ts';
import type { DocumentRow, FormRow, IndicatorRow, LabelledText } from './contract-rows.ts';

/** A contract row as SQLite holds it: booleans as 0 or 1, lists as JSON text. */
type Stored<Row> = {
  [Field in keyof Row]: Row[Field] extends boolean
    ? 0 | 1
    : Row[Field] extends readonly unknown[]
      ? string
      : Row[Field] extends readonly unknown[] | null
        ? string | null
        : Row[Field];
};

interface Ids {
  readonly source_path: string;
  readonly document_id: number;
}

/** What a row of the database says beside the contract's fields. */
interface Origin {
  /** Follows the row or form over later readings of its document; people name it by this. */
  readonly row_id: string;
  /** JSON `{field: {extracted, correction, by, at}}` and `{correction, by, at}`; null where nobody did. */
  readonly corrected: string | null;
  readonly accepted: string | null;
}

export type StoredIndicator = Stored<IndicatorRow> &
  Ids &
  Origin & {
    form_id: number;
    indicator_id: number;
    region_name: string | null;
    region_code: string | null;
    dimension: string | null;
  };
export type StoredForm = Stored<Omit<FormRow, 'region'>> & {
  region_name: string | null;
  region_code: string | null;
} & Ids &
  Origin & {
    form_id: number;
  };
export type StoredDocument = Stored<Omit<DocumentRow, 'error'>> & {
  error_code: string | null;
  error_message: string | null;
  error_page: number | null;
} & Ids;

/** The documented views, for Kysely's types. */
export interface Views {
  current_indicators: StoredIndicator;
  current_forms: StoredForm;
  current_documents: StoredDocument;
}

/** Field by field: an object of a fixed shape is made twice as fast as a copy without some keys. */
export function indicatorFromView(row: StoredIndicator): IndicatorRow {
  return {
    document: row.document,
    form: row.form,
    title: row.title,
    year: row.year,
    project_name: row.project_name,
    department: row.department,
    ordinal: row.ordinal,
    level1: row.level1,
    level2: row.level2,
    level3: row.level3,
    level1_code: row.level1_code,
    level2_code: row.level2_code,
    explanation: row.explanation,
    weight: row.weight,
    level1_weight: row.level1_weight,
    target: row.target,
    kind: row.kind,
    comparator: row.comparator,
    value: row.value,
    value_high: row.value_high,
    unit: row.unit,
    base_value: row.base_value,
    base_value_high: row.base_value_high,
    base_unit: row.base_unit,
    date: row.date,
    page: row.page,
    box: row.box === null ? null : (JSON.parse(row.box) as IndicatorRow['box']),
    confidence: row.confidence,
    review: row.review === 1,
    problems: list(row.problems),
    period: row.period,
    area: row.area,
    midterm_target: row.midterm_target,
    longterm_target: row.longterm_target,
    actual: row.actual,
    score: row.score,
    deviation_reason: row.deviation_reason,
    others: labelled(row.others),
  };
}

export function formFromView(stored: StoredForm): FormRow {
  const { region_name, region_code, ...row } = stored;
  return {
    document: row.document,
    form: row.form,
    title: row.title,
    year: row.year,
    project_name: row.project_name,
    department: row.department,
    region: region_name === null || region_code === null ? null : { name: region_name, code: region_code },
    budget_yuan: row.budget_yuan,
    fiscal_yuan: row.fiscal_yuan,
    period_start: row.period_start,
    period_end: row.period_end,
    annual_goal: row.annual_goal,
    longterm_goal: row.longterm_goal,
    content: row.content,
    pages: list(row.pages),
    review: row.review === 1,
    problems: list(row.problems),
    fields: labelled(row.fields),
    notes: list(row.notes),
    indicators: row.indicators,
  };
}

export function documentFromView(stored: StoredDocument): DocumentRow {
  const { error_code, error_message, error_page } = stored;
  return {
    document: stored.document,
    sha256: stored.sha256,
    bytes: stored.bytes,
    media_type: stored.media_type,
    status: stored.status,
    error: error_code === null ? null : { code: error_code, message: error_message ?? '', page: error_page },
    pages: stored.pages,
    forms: stored.forms,
    indicators: stored.indicators,
    imported_at: stored.imported_at,
    extractor_version: stored.extractor_version,
    missing_since: stored.missing_since,
    missing_reason: stored.missing_reason,
  };
}

function list<Item>(json: string): readonly Item[] {
  return json === '[]' ? [] : (JSON.parse(json) as Item[]);
}

/** The views keep the text as printed; the contract's texts have no white space. */
export function labelled(json: string): readonly LabelledText[] {
  return list<LabelledText>(json).map(({ label, value }) => ({ label, value: compact(value) }));
}
