/** Forms and what they are made of as tests write and compare them. */
import { expect } from 'vitest';
import type { Block, TextBlock } from '../../../src/pipeline/tables/block.ts';
import { findForms } from './find-forms-of.ts';
import { itemText, type PrintedItem } from '../../../src/pipeline/form/claims.ts';
import type { HeadField, Printed, RawForm, RawRow } from '../../../src/pipeline/form/raw-form.ts';
import { type GridNotation, type GridPlace, grid } from '../grid-notation.ts';

/** A line of text outside every grid, 20 points lower than the one before it on its page when `y` says so. */
export function line(
  text: string,
  { page = 1, y = 40, x = 200 }: { page?: number; y?: number; x?: number } = {},
): TextBlock {
  const box = { x0: x, y0: y, x1: x + text.length * 12, y1: y + 12 };
  return { kind: 'text', text, page, fontSize: 12, locator: { kind: 'box', page, box } };
}

export { grid };
export type { GridNotation, GridPlace };

export interface ShownForm {
  readonly title: string | null;
  readonly year: string | null;
  readonly fields: readonly string[];
  readonly rows: readonly string[];
  readonly notes: readonly string[];
  readonly pages: readonly number[];
  readonly problems: readonly string[];
}

export function shownField({ group, label, value }: HeadField): string {
  return `${group === null ? '' : `${group}/`}${label}=${value.raw}`;
}

/** `level 1 | level 2 | level 3 | target`, then what else the row has: `weight=10`, `备注=…`, `(midterm)`, `@甲镇`, `!problem`. */
export function shownRow(row: RawRow): string {
  const text = (printed: Printed | null) => printed?.raw ?? '–';
  const levels = [text(row.level1), text(row.level2), row.level3.raw, row.target.raw].join(' | ');
  const extras = Object.entries(row.extras).map(([name, printed]) => `${name}=${printed.raw}`);
  const others = row.others.map(shownField);
  const period = row.period === 'annual' ? [] : [`(${row.period})`];
  const area = row.area === null ? [] : [`@${row.area}`];
  const problems = row.problems.map((problem) => `!${problem.code}`);
  return [levels, ...extras, ...others, ...period, ...area, ...problems].join(' ');
}

export function shownForm(form: RawForm): ShownForm {
  return {
    title: form.title?.raw ?? null,
    year: form.yearLine?.raw ?? null,
    fields: form.fields.map(shownField),
    rows: form.rows.map(shownRow),
    notes: form.notes.map((note) => note.raw),
    pages: form.pages,
    problems: form.problems.map((problem) => problem.code),
  };
}

export interface ShownDocument {
  readonly forms: readonly ShownForm[];
  /** What was printed outside every form, in reading order. */
  readonly outside: readonly string[];
  /** What was printed and found no place: nothing, ever. */
  readonly lost: readonly string[];
}

export function formsOf(blocks: readonly Block[]): ShownDocument {
  const { forms, places } = findForms(blocks);
  const all = blocks.flatMap((block): readonly PrintedItem[] =>
    block.kind === 'text' ? [block] : block.cells,
  );
  const items = all.filter((item) => itemText(item).trim() !== '');
  return {
    forms: forms.map(shownForm),
    outside: items.filter((item) => places.get(item) === 'outside').map(itemText),
    lost: items.filter((item) => (places.get(item) ?? 'unassigned') === 'unassigned').map(itemText),
  };
}

/** A form with nothing in it, to be spread into an expected one. */
export const EMPTY: ShownForm = {
  title: null,
  year: null,
  fields: [],
  rows: [],
  notes: [],
  pages: [1],
  problems: [],
};

/** The one form of a grid that begins with a header; nothing in it may be lost or left outside. */
export function expectForm(cells: GridNotation, expected: Partial<ShownForm>): void {
  expect(formsOf([grid(cells)])).toEqual({
    forms: [{ ...EMPTY, problems: ['title-missing'], ...expected }],
    outside: [],
    lost: [],
  });
}
