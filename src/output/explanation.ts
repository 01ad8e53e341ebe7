/** Why a document was read as it was: per form, row and printed item, with the places that prove it. Plain data, JSON as it is. */
import type { Locator, Problem } from '../parsers/page.ts';
import { itemText, type Place } from '../pipeline/form/claims.ts';
import type { Period } from '../pipeline/form/raw-form.ts';
import type { Trace, TracedForm } from '../pipeline/trace-document.ts';
import { type ExplainedText, explainedText } from './explained-text.ts';
import { type PlacedItem, type ReadHeader, readHeaders } from './explanation-items.ts';
import { type ExplainedRow, explainedRows } from './explanation-rows.ts';

export interface ExplainedColumn {
  readonly header: string;
  /** `level1`, `target`, `unit` …; `other` is known and has no field, null is unknown: both are kept as printed. */
  readonly role: string | null;
  readonly area: string | null;
  readonly period: Period | null;
}

export interface ExplainedForm {
  readonly form: number;
  readonly title: ExplainedText | null;
  readonly year_line: ExplainedText | null;
  readonly year: number | null;
  readonly pages: readonly number[];
  readonly review: boolean;
  readonly problems: readonly Problem[];
  readonly head: readonly ({ readonly label: string; readonly group: string | null } & ExplainedText)[];
  /** One list a header; a header printed again on a later page is listed again. */
  readonly headers: readonly (readonly ExplainedColumn[])[];
  readonly rows: readonly ExplainedRow[];
}

export interface ExplainedItem {
  readonly place: Place;
  /** Ordinal of its form; null outside every form. */
  readonly form: number | null;
  readonly text: string;
  readonly at: Locator;
}

export interface Explanation {
  readonly document: string;
  readonly media_type: string;
  readonly pages: number | null;
  /** The page this is limited to; null: the whole document. */
  readonly page: number | null;
  readonly problems: readonly Problem[];
  readonly forms: readonly ExplainedForm[];
  /** Everything printed, in reading order, each once. */
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedSource {
  readonly document: string;
  readonly mediaType: string;
  /** Limits the explanation to what is printed on one page, and to the forms that stand on it. */
  readonly page: number | null;
}

/** @param items all the trace's, from `placedItems` */
export function explain(trace: Trace, items: readonly PlacedItem[], source: ExplainedSource): Explanation {
  const { page } = source;
  const headers = readHeaders(
    trace.blocks.filter((block) => page === null || block.page === page),
    items,
  );
  const forms = trace.forms.filter(({ form }) => page === null || form.pages.includes(page));
  return {
    document: source.document,
    media_type: source.mediaType,
    pages: trace.pageCount,
    page,
    problems: trace.problems.filter(({ locator }) => isOn(locator, page)),
    forms: forms.map((form) => explainedForm(form, headers, page)),
    items: items.filter(({ item }) => isOn(item.locator, page)).map(explainedItem),
  };
}

function explainedForm(
  { printed, form }: TracedForm,
  headers: readonly ReadHeader[],
  page: number | null,
): ExplainedForm {
  return {
    form: form.ordinal,
    title: printed.title && explainedText(printed.title),
    year_line: printed.yearLine && explainedText(printed.yearLine),
    year: form.year,
    pages: form.pages,
    review: form.review,
    problems: form.problems,
    head: printed.fields
      .filter(({ value }) => value.locators.some((locator) => isOn(locator, page)))
      .map(({ label, group, value }) => ({ label, group, ...explainedText(value) })),
    headers: headers
      .filter((header) => header.form === form.ordinal)
      .map(({ columns }) =>
        columns.map(({ header, role, area, period }) => ({ header, role, area, period })),
      ),
    rows: explainedRows(form.indicators).filter((row) => page === null || row.page === page),
  };
}

function explainedItem({ item, place, form }: PlacedItem): ExplainedItem {
  return { place, form, text: itemText(item), at: item.locator };
}

function isOn(locator: Locator | null, page: number | null): boolean {
  if (page === null) return true;
  return locator !== null && locator.kind !== 'line' && locator.page === page;
}
