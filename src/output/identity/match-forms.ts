/** Which known forms and rows the forms and rows of a new extraction are. */
import type { IdentityForm, IdentityRow, KnownForm, KnownRow } from './identity.ts';

/** For a form of the new extraction: the ids of the known form and rows it surely is, null where that is not sure. */
export interface FormMatch {
  readonly form: string | null;
  readonly rows: readonly (string | null)[];
}

export function matchForms(
  known: readonly KnownForm[],
  fresh: readonly IdentityForm[],
): readonly FormMatch[] {
  return fresh.map((form) => {
    const same = known.filter(
      (k) => k.title === form.title && k.ordinal === form.ordinal && k.projectName === form.projectName,
    );
    const [only] = same;
    if (only === undefined || same.length > 1) return { form: null, rows: form.rows.map(() => null) };
    return { form: only.id, rows: matchExactly(only.rows, form.rows) };
  });
}

function matchExactly(known: readonly KnownRow[], fresh: readonly IdentityRow[]): readonly (string | null)[] {
  const key = (row: IdentityRow): string => JSON.stringify([row.levels, row.target, row.period, row.area]);
  const byKey = grouped(known, key);
  const freshByKey = grouped(fresh, key);
  return fresh.map((row) => {
    const olds = byKey.get(key(row)) ?? [];
    const news = freshByKey.get(key(row)) ?? [];
    return olds.length === news.length ? (olds[news.indexOf(row)]?.id ?? null) : null;
  });
}

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
