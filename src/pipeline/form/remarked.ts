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
  const onCells = form.rows.map((row) => of(cellsOf(row)));
  const onNone = remarks.filter((remark) => !taken.has(remark));
  const rows = form.rows.map((row, i): RawRow => {
    const beside = onNone.filter((remark) => isBesideLabel(remark, row));
    for (const remark of beside) taken.add(remark);
    const own = [...onCells[i]!, ...beside];
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

/**
 * What was left out of a cell without a label may have been one: a remark left of the name of a row whose level stands elsewhere, above or on
 * another page. The empty cell, which may cover many rows, is not kept, so that it is one on all such rows of its page.
 */
function isBesideLabel({ code, locator }: Problem, { level1, level2, level3 }: RawRow): boolean {
  const name = level3.locators.find((place) => place.kind === 'box');
  if (code !== LEFT_OUT || locator?.kind !== 'box' || name?.kind !== 'box') return false;
  const isCarried = (label: Printed | null) =>
    label === null || !label.locators.some((place) => isAtHeight(place, name));
  const isLeft = name.page === locator.page && (locator.box.x0 + locator.box.x1) / 2 < name.box.x0;
  return isLeft && (isCarried(level1) || isCarried(level2));
}

/** Of what a scan's reader took for stains. */
const LEFT_OUT = 'text-left-out';

function isAtHeight(place: Locator, { page, box }: Extract<Locator, { readonly kind: 'box' }>): boolean {
  const y = (box.y0 + box.y1) / 2;
  return place.kind === 'box' && place.page === page && y > place.box.y0 && y < place.box.y1;
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
