/**
 * What holds for one row or form: what was extracted with the corrections made on it, or a conflict where the extraction no longer says
 * what they were made on. A correction is applied where the extraction reads what the person saw; it needs no applying where the
 * extraction has come to say it itself; anything else is for the person to decide.
 */
import { type Fields, type FieldValue, READING_FIELDS } from './correctable.ts';
import type { Correction } from './live-corrections.ts';

export interface Conflict {
  readonly correction: number;
  readonly kind: 'value-changed' | 'accepted-row-changed';
  /** `''` where the whole row is in question. */
  readonly field: string;
  readonly extracted: unknown;
}

export interface Settled {
  readonly fields: Fields;
  /** By field; `{}` where nothing is corrected. */
  readonly corrected: Readonly<Record<string, Origin & { readonly extracted: FieldValue }>>;
  readonly accepted: Origin | null;
  readonly conflicts: readonly Conflict[];
  /** A person has seen all that the row says. */
  readonly settled: boolean;
}

export interface Origin {
  readonly correction: number;
  readonly by: string | null;
  readonly at: string;
}

export function settleRow(extracted: Fields, corrections: readonly Correction[]): Settled {
  const fields: Record<string, FieldValue> = { ...extracted };
  const corrected: Record<string, Origin & { extracted: FieldValue }> = {};
  const conflicts: Conflict[] = [];
  for (const [i, correction] of corrections.entries()) {
    for (const group of groupsOf(correction)) {
      const explicit = explicitFields(correction, group);
      if (isOverridden(explicit, corrections.slice(i + 1))) continue;
      if (explicit.every(({ field, after }) => extracted[field] === after)) continue;
      if (!isAsSeen(extracted, correction, group)) {
        for (const { field } of explicit) {
          conflicts.push({
            correction: correction.id,
            kind: 'value-changed',
            field,
            extracted: extracted[field] ?? null,
          });
        }
        continue;
      }
      for (const { field, after } of correction.fields.filter((f) => groupOf(f.field) === group)) {
        fields[field] = after;
        corrected[field] = { extracted: extracted[field] ?? null, ...originOf(correction) };
      }
    }
  }
  const accepted = acceptance(fields, corrections, conflicts);
  const settled = conflicts.length === 0 && (accepted !== null || isSeen(extracted, corrections));
  return { fields, corrected, accepted, conflicts, settled };
}

function originOf({ id, by, at }: Correction): Origin {
  return { correction: id, by, at };
}

/** Fields that hold together: a target with its reading, a level with its code. */
function groupOf(field: string): string {
  if ((READING_FIELDS as readonly string[]).includes(field)) return 'reading';
  return field.replace(/_code$/u, '');
}

function groupsOf(correction: Correction): readonly string[] {
  return [...new Set(correction.fields.map(({ field }) => groupOf(field)))];
}

function explicitFields(correction: Correction, group: string): Correction['fields'] {
  return correction.fields.filter((f) => !f.derived && groupOf(f.field) === group);
}

function isOverridden(explicit: Correction['fields'], later: readonly Correction[]): boolean {
  return later.some((correction) =>
    explicit.every(({ field }) => correction.fields.some((f) => !f.derived && f.field === field)),
  );
}

/**
 * Whether the extraction still says what the correction was made on. A corrected target is a whole new reading, so that only the
 * printed target counts; a correction of a part of the reading holds for that reading alone.
 */
function isAsSeen(extracted: Fields, correction: Correction, group: string): boolean {
  const explicit = explicitFields(correction, group).map(({ field }) => field);
  const compared = group === 'reading' && !explicit.includes('target') ? READING_FIELDS : explicit;
  const same = (seen: Fields): boolean =>
    compared.every((field) => (extracted[field] ?? null) === (seen[field] ?? null));
  return same(correction.seenExtracted) || same(correction.seenEffective);
}

function acceptance(
  fields: Fields,
  corrections: readonly Correction[],
  conflicts: Conflict[],
): Origin | null {
  const last = corrections.findLast(({ action }) => action === 'accept');
  if (last === undefined) return null;
  // What was corrected after the acceptance was seen when it was corrected.
  const later = new Set(
    corrections.filter(({ id }) => id > last.id).flatMap((c) => c.fields.map(({ field }) => field)),
  );
  const changed = Object.keys(last.seenEffective).filter(
    (field) => !later.has(field) && (fields[field] ?? null) !== last.seenEffective[field],
  );
  if (changed.length === 0) return originOf(last);
  const extracted = Object.fromEntries(changed.map((field) => [field, fields[field] ?? null]));
  conflicts.push({ correction: last.id, kind: 'accepted-row-changed', field: '', extracted });
  return null;
}

/** Whether all that was extracted beside the corrected fields is what the person saw who corrected last. */
function isSeen(extracted: Fields, corrections: readonly Correction[]): boolean {
  const last = corrections.findLast(({ action }) => action === 'correct');
  if (last === undefined) return false;
  const touched = new Set(corrections.flatMap((c) => c.fields.map(({ field }) => field)));
  return Object.keys(last.seenExtracted).every(
    (field) => touched.has(field) || (extracted[field] ?? null) === last.seenExtracted[field],
  );
}
