/** Where a row or form that was not found again may be: for people to choose from. */
import type { KnownForm, KnownRow } from './identity.ts';
import { formLikeness, rowLikeness, textLikeness } from './likeness.ts';

/** A lost form, or a row with the form it stood in. */
export interface Orphan {
  readonly form: KnownForm;
  readonly row: KnownRow | null;
}

/** Below this, rows and forms have little more in common than any two. */
const ALIKE = 0.5;
/** More are no help. */
const MOST = 5;

/** Ids of what it may be now, the likeliest first. */
export function candidatesFor(orphan: Orphan | null, current: readonly KnownForm[]): readonly string[] {
  if (orphan === null) return [];
  const { row } = orphan;
  const found =
    row === null
      ? current.map((form) => ({ id: form.id, likeness: formLikeness(orphan.form, form) }))
      : current
          .filter((form) => isSameProject(orphan.form, form))
          .flatMap((form) => form.rows.map((r) => ({ id: r.id, likeness: rowLikeness(row, r) })));
  return found
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ id }) => id);
}

function isSameProject(a: KnownForm, b: KnownForm): boolean {
  return (
    a.projectName === null || b.projectName === null || textLikeness(a.projectName, b.projectName) >= ALIKE
  );
}
