/** The figures of one class. */
import { alignRows, type Pair } from './align.ts';
import { FORM_FIELDS, isExact, ROW_FIELDS, wrongFields, wrongFormFields } from './compare.ts';
import { editDistance } from './edit-distance.ts';
import type { DocumentLine, FormLine, Row } from './row.ts';

export interface Findings {
  readonly rows: readonly Row[];
  readonly forms: readonly FormLine[];
  readonly documents: readonly DocumentLine[];
}

export interface Truth {
  readonly rows: readonly Row[];
  /** Empty where no truth about forms is at hand. */
  readonly forms: readonly FormLine[];
}

/** Right of all, and their share; the share is null where there is nothing to be right about. */
export interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number | null;
}

export interface Score {
  readonly documents: number;
  readonly failed: number;
  readonly rows: { readonly truth: number; readonly found: number; readonly aligned: number };
  /** Exact rows of all found, of all true. */
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: number | null;
  /** Documents whose number of forms is right. */
  readonly formCount: Share;
  /** Found rows put up for review. */
  readonly review: Share;
  /** Exact rows among those not put up for review; what is missing to 1 is the silent error rate. */
  readonly unflaggedPrecision: Share;
  readonly silentErrorRate: number | null;
  /** Found rows that match no true row. */
  readonly spurious: number;
  readonly missing: number;
  /** Edit distance of level 3 over its true length, aligned rows. */
  readonly level3CharacterErrorRate: number | null;
  /** Aligned rows with a value whose comparator, value, upper value and unit are all right. */
  readonly valueColumn: Share;
  /** Aligned rows whose sign does not stand in their target (a column of its own, the header or the name has it) with the comparator right. */
  readonly signsApart: Share;
  /** Aligned rows with the field right. */
  readonly fields: Readonly<Record<string, Share>>;
  /** Forms with the field right, forms by document and ordinal. */
  readonly formFields: Readonly<Record<string, Share>>;
}

export interface Scored {
  readonly score: Score;
  readonly pairs: readonly Pair[];
}

export function scoreClass(truth: Truth, found: Findings): Scored {
  const pairs = alignRows(truth.rows, found.rows);
  const aligned = pairs.filter((p): p is { truth: Row; found: Row } => p.truth !== null && p.found !== null);
  const exact = aligned.filter((p) => isExact(p.truth, p.found));
  const unflagged = found.rows.filter((row) => !row.review);
  const exactUnflagged = exact.filter((p) => !p.found.review);
  const precision = share(exact.length, found.rows.length);
  const recall = share(exact.length, truth.rows.length);
  const unflaggedPrecision = share(exactUnflagged.length, unflagged.length);
  const score: Score = {
    documents: found.documents.length,
    failed: found.documents.filter((d) => d.status === 'failed').length,
    rows: { truth: truth.rows.length, found: found.rows.length, aligned: aligned.length },
    precision,
    recall,
    f1: harmonic(precision.share, recall.share),
    formCount: formCount(truth, found),
    review: share(found.rows.length - unflagged.length, found.rows.length),
    unflaggedPrecision,
    silentErrorRate: unflaggedPrecision.share === null ? null : 1 - unflaggedPrecision.share,
    spurious: found.rows.length - aligned.length,
    missing: truth.rows.length - aligned.length,
    level3CharacterErrorRate: characterErrorRate(aligned),
    valueColumn: valueColumn(aligned),
    signsApart: signsApart(aligned),
    fields: fieldShares(aligned),
    formFields: formShares(truth.forms, found.forms),
  };
  return { score, pairs };
}

function share(right: number, of: number): Share {
  return { right, of, share: of === 0 ? null : right / of };
}

function harmonic(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** Over every document the product listed or the truth names. */
function formCount(truth: Truth, found: Findings): Share {
  const documents = new Set([...found.documents, ...truth.rows, ...truth.forms].map((line) => line.document));
  const expected = ordinals([...truth.rows, ...truth.forms]);
  const actual = ordinals([...found.rows, ...found.forms]);
  const right = [...documents].filter(
    (name) => (expected.get(name)?.size ?? 0) === (actual.get(name)?.size ?? 0),
  );
  return share(right.length, documents.size);
}

function ordinals(
  lines: readonly { document: string; form: number }[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const sets = new Map<string, Set<number>>();
  for (const line of lines) {
    const set = sets.get(line.document) ?? new Set();
    sets.set(line.document, set.add(line.form));
  }
  return sets;
}

function characterErrorRate(aligned: readonly { truth: Row; found: Row }[]): number | null {
  const length = aligned.reduce((sum, p) => sum + [...p.truth.level3].length, 0);
  const distance = aligned.reduce((sum, p) => sum + editDistance(p.truth.level3, p.found.level3), 0);
  return length === 0 ? null : distance / length;
}

const VALUE_FIELDS = ['comparator', 'value', 'value_high', 'unit'] as const;

function valueColumn(aligned: readonly { truth: Row; found: Row }[]): Share {
  const valued = aligned.filter(({ truth, found }) =>
    [truth, found].some(({ value, comparator }) => (value ?? comparator ?? null) !== null),
  );
  const right = valued.filter((p) => {
    const wrong = wrongFields(p.truth, p.found);
    return !VALUE_FIELDS.some((field) => wrong.includes(field));
  });
  return share(right.length, valued.length);
}

/** A target of figures and their unit alone, which would be an equality if no sign stood elsewhere. */
const BARE_FIGURES = /^[\d.,，]+[^\d<>=≥≤≧≦＜＞＝以内上下少多超低高]*$/u;

function signsApart(aligned: readonly { truth: Row; found: Row }[]): Share {
  const apart = aligned.filter(
    ({ truth: { target, comparator } }) =>
      (comparator ?? '=') !== '=' && BARE_FIGURES.test((target ?? '').trim()),
  );
  return share(
    apart.filter((p) => !wrongFields(p.truth, p.found).includes('comparator')).length,
    apart.length,
  );
}

/** A field counts where the truth states it or the product found something for it: rows without it say nothing. */
function fieldShares(aligned: readonly { truth: Row; found: Row }[]): Record<string, Share> {
  const shares: Record<string, Share> = {};
  const wrong = aligned.map((p) => wrongFields(p.truth, p.found));
  for (const field of ROW_FIELDS) {
    const stated = aligned.flatMap((p, i) =>
      p.truth[field] === undefined || ((p.truth[field] ?? null) === null && (p.found[field] ?? null) === null)
        ? []
        : [i],
    );
    shares[field] = share(stated.filter((i) => !wrong[i]?.includes(field)).length, stated.length);
  }
  return shares;
}

function formShares(truth: readonly FormLine[], found: readonly FormLine[]): Record<string, Share> {
  const byKey = new Map(found.map((form) => [`${form.document}/${form.form}`, form]));
  const pairs = truth.flatMap((form) => {
    const other = byKey.get(`${form.document}/${form.form}`);
    return other === undefined ? [] : [{ truth: form, found: other }];
  });
  const wrong = pairs.map((p) => wrongFormFields(p.truth, p.found));
  return Object.fromEntries(
    FORM_FIELDS.map((field) => {
      const stated = pairs.flatMap((p, i) =>
        p.truth[field] === undefined ||
        ((p.truth[field] ?? null) === null && (p.found[field] ?? null) === null)
          ? []
          : [i],
      );
      return [field, share(stated.filter((i) => !wrong[i]?.includes(field)).length, stated.length)];
    }),
  );
}
