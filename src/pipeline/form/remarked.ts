/** Doubts a reader has about places of its pages, given to the rows and heads that have a cell there. */
import type { Locator, Problem } from '../../parsers/page.ts';
import type { Printed, RawForm, RawRow } from './raw-form.ts';

export interface Remarked {
  readonly form: RawForm;
  /** Remarks on nothing of this form. */
  readonly left: readonly Problem[];
}

/** A remark on a merged label is one on each of its rows; one on the head or a note, one of the form. */
export function remarked(form: RawForm, remarks: readonly Problem[]): Remarked {
  if (remarks.length === 0) return { form, left: remarks };
  const taken = new Set<Problem>();
  const of = (cells: readonly (Printed | null | undefined)[]): readonly Problem[] => {
    const own = remarks.filter((remark) => cells.some((cell) => cell != null && isOn(remark, cell)));
    for (const remark of own) taken.add(remark);
    // A row has several cells, and a cell several lines.
    return own.filter((a, i) => own.findIndex((b) => a.code === b.code && a.message === b.message) === i);
  };
  const rows = form.rows.map((row): RawRow => {
    const own = of(cellsOf(row));
    return own.length === 0 ? row : { ...row, problems: [...row.problems, ...own] };
  });
  const others = of([
    form.title,
    form.yearLine,
    ...form.notes,
    ...form.fields.map(({ value }) => value),
  ]).filter((remark) => !rows.some(({ problems }) => problems.includes(remark)));
  return {
    form: { ...form, rows, problems: [...form.problems, ...others] },
    left: remarks.filter((remark) => !taken.has(remark)),
  };
}

function cellsOf({ level1, level2, level3, target, extras, others }: RawRow) {
  return [level1, level2, level3, target, ...Object.values(extras), ...others.map(({ value }) => value)];
}

function isOn({ locator }: Problem, cell: Printed): boolean {
  return locator?.kind === 'box' && cell.locators.some((place) => holdsMiddle(place, locator));
}

function holdsMiddle(place: Locator, { page, box }: Extract<Locator, { readonly kind: 'box' }>): boolean {
  if (place.kind !== 'box' || place.page !== page) return false;
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  return x > place.box.x0 && x < place.box.x1 && y > place.box.y0 && y < place.box.y1;
}
