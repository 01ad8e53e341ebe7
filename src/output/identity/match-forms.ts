/**
 * Which known forms and rows the forms and rows of a new extraction are. Only what is sure is said: a row followed wrongly would carry a
 * person's correction to a row they never saw, a row not followed only puts the correction up for a decision.
 */
import type { IdentityForm, KnownForm } from './identity.ts';
import { formLikeness } from './likeness.ts';
import { matchRows } from './match-rows.ts';

/** For a form of the new extraction: the ids of the known form and rows it surely is, null where that is not sure. */
export interface FormMatch {
  readonly form: string | null;
  readonly rows: readonly (string | null)[];
}

/** A form this much alike or more may be the same; below, two forms of one department share as much. */
const ALIKE = 0.45;
/** How much the best must be above the second best. */
const MARGIN = 0.1;

/** A project's name that stands once on each side settles what rows leave open, where the rest agrees this much: 一期 and 二期 of one project. */
const ALIKE_BY_NAME = 0.7;

export function matchForms(
  known: readonly KnownForm[],
  fresh: readonly IdentityForm[],
): readonly FormMatch[] {
  const onlyKnown = loneNames(known);
  const onlyFresh = loneNames(fresh);
  const likeness = known.map((k) =>
    fresh.map((f) => {
      const name = k.projectName ?? '';
      const named = name === f.projectName && onlyKnown.has(name) && onlyFresh.has(name);
      const value = formLikeness(k, f);
      return named && value >= ALIKE_BY_NAME ? value + MARGIN : value;
    }),
  );
  const home = relations(likeness, (k) => known[k]?.lost !== true);
  // Forms that were lost before come back only where no form of the last reading went.
  const free = fresh.map((_, f) => home.pairs[f] === null && home.bestKnown[f] === null);
  const back = relations(
    likeness.map((row) => row.map((value, f) => (free[f] ? value : 0))),
    (k) => known[k]?.lost === true,
  );
  // Of two projects, neither is a part of the other, however like their rows.
  const mayShare = (k: number, f: number): boolean => {
    const [before, after] = [known[k]?.projectName ?? null, fresh[f]?.projectName ?? null];
    return before === null || after === null || !(onlyKnown.has(after) && before !== after);
  };
  const rows = matchRows(
    known,
    fresh,
    (k, f) => mayShare(k, f) && (home.related(k, f) || back.related(k, f)),
  );
  return fresh.map((_, f) => {
    const pair = home.pairs[f] ?? back.pairs[f] ?? null;
    return { form: pair === null ? null : (known[pair]?.id ?? null), rows: rows[f] ?? [] };
  });
}

interface Relations {
  /** For each form of the new extraction the known form it is. */
  readonly pairs: readonly (number | null)[];
  readonly bestKnown: readonly (number | null)[];
  /** Whether rows of a known form may be in a form of the new extraction. */
  readonly related: (known: number, fresh: number) => boolean;
}

/** @param counts which of the known forms are asked about */
function relations(all: readonly (readonly number[])[], counts: (known: number) => boolean): Relations {
  const likeness = all.map((row, k) => (counts(k) ? row : row.map(() => 0)));
  const bestFresh = likeness.map(clearBest);
  const bestKnown = (all[0] ?? []).map((_, f) => clearBest(likeness.map((row) => row[f] ?? 0)));
  const asked = likeness.flatMap((row, k) => (counts(k) ? [row] : []));
  const inOrder = asked.length > 0 && isInOrder(asked) && counts(asked.length - 1);
  const pairs = bestKnown.map((k, f) => (inOrder ? f : k !== null && bestFresh[k] === f ? k : null));
  return {
    pairs,
    bestKnown,
    // A form that was cut in two, or two that were joined: its rows may be in a form that has another for its own.
    related: (k, f) =>
      counts(k) &&
      (pairs[f] === k ||
        (pairs[f] === null && bestKnown[f] === k) ||
        (!pairs.includes(k) && bestFresh[k] === f)),
  };
}

function loneNames(forms: readonly IdentityForm[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { projectName } of forms) {
    if (projectName === null) continue;
    if (seen.has(projectName)) twice.add(projectName);
    seen.add(projectName);
  }
  return new Set([...seen].filter((name) => !twice.has(name)));
}

/** The place of the greatest likeness, where it is great and clearly the greatest. */
function clearBest(likenesses: readonly number[]): number | null {
  if (likenesses.length === 0) return null;
  const best = likenesses.indexOf(Math.max(...likenesses));
  const first = likenesses[best] ?? 0;
  const second = Math.max(0, ...likenesses.filter((_, i) => i !== best));
  return first >= ALIKE && first - second >= MARGIN ? best : null;
}

/** As many forms as before, each at least as like the one in its place as any other: also where some are word for word the same. */
function isInOrder(likeness: readonly (readonly number[])[]): boolean {
  return likeness.every(
    (row, i) =>
      row.length === likeness.length &&
      (row[i] ?? 0) >= ALIKE &&
      row.every((value) => value <= (row[i] ?? 0)) &&
      likeness.every((other) => (other[i] ?? 0) <= (row[i] ?? 0)),
  );
}
