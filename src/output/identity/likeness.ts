/** How alike two rows or forms are, 0–1, as two readings of one print may differ: misread characters, missing pieces. */
import { compact, halfWidth } from '../../glossary/compact.ts';
import type { IdentityForm, IdentityRow, KnownForm, KnownRow } from './identity.ts';

/** Longer texts are compared by their beginnings: cells of that length are alike or are not. */
const COMPARED_CHARACTERS = 80;

/** Shares of a row's likeness. The name tells rows apart; targets repeat, and levels are shared by many. */
const ROW = { name: 0.5, target: 0.3, levels: 0.15, column: 0.05 } as const;
/** Shares of a form's likeness. Rows in common outweigh the head, whose title is often that of every form. */
const FORM = { project: 0.35, rows: 0.45, title: 0.1, ordinal: 0.1 } as const;
/** What is said of a text that one side does not have. */
const UNKNOWN = 0.5;

/** 1 less the share of characters that must change to make one text of the other. */
export function textLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [folded(a), folded(b)];
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest;
}

function folded(text: string): string {
  return halfWidth(compact(text)).slice(0, COMPARED_CHARACTERS);
}

/** Levenshtein's distance, one row of its table at a time. */
function editDistance(a: string, b: string): number {
  let previous = Uint16Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The likeness of a row to a known one, to what was extracted of it or to what it was corrected to; 0 where names have little in common. */
export function rowLikeness(known: KnownRow, fresh: IdentityRow): number {
  const extracted = plainLikeness(known, fresh);
  return known.corrected === undefined
    ? extracted
    : Math.max(extracted, plainLikeness(known.corrected, fresh));
}

function plainLikeness(a: IdentityRow, b: IdentityRow): number {
  const name = textLikeness(a.levels[2], b.levels[2]);
  // Half of a name in common is what two neighbours have: 培训人数, 培训人次.
  if (name < 0.5) return 0;
  const levels = (upper(a.levels[0], b.levels[0]) + upper(a.levels[1], b.levels[1])) / 2;
  const column = a.period === b.period && a.area === b.area ? 1 : 0;
  return (
    ROW.name * name +
    ROW.target * textLikeness(a.target, b.target) +
    ROW.levels * levels +
    ROW.column * column
  );
}

/** A merged label is easily lost with the cell that held it. */
function upper(a: string, b: string): number {
  return a === '' || b === '' ? (a === b ? 1 : UNKNOWN) : textLikeness(a, b);
}

export function rowKey(row: IdentityRow): string {
  return JSON.stringify([row.levels, row.target, row.period, row.area]);
}

/** The likeness of two forms by head and rows. */
export function formLikeness(known: KnownForm, fresh: IdentityForm): number {
  const heads = [known, ...(known.corrected === undefined ? [] : [known.corrected])];
  const best = (of: (head: { title: string | null; projectName: string | null }) => number): number =>
    Math.max(...heads.map(of));
  return (
    FORM.project * best(({ projectName }) => optionalLikeness(projectName, fresh.projectName)) +
    FORM.title * best(({ title }) => optionalLikeness(title, fresh.title)) +
    FORM.rows * sharedRows(known, fresh) +
    FORM.ordinal * (known.ordinal === fresh.ordinal ? 1 : 0)
  );
}

function optionalLikeness(a: string | null, b: string | null): number {
  return a === null || b === null ? (a === b ? 1 : UNKNOWN) : textLikeness(a, b);
}

/** The share of rows in common, of the form that has fewer: a part of a form is like the whole. */
function sharedRows(known: KnownForm, fresh: IdentityForm): number {
  const fewer = Math.min(known.rows.length, fresh.rows.length);
  if (fewer === 0) return known.rows.length === fresh.rows.length ? 1 : 0;
  const left = new Map<string, number>();
  const key = (row: IdentityRow): string => `${row.levels[2]}\n${row.target}`;
  for (const row of known.rows) left.set(key(row), (left.get(key(row)) ?? 0) + 1);
  let shared = 0;
  for (const row of fresh.rows) {
    const count = left.get(key(row)) ?? 0;
    if (count === 0) continue;
    left.set(key(row), count - 1);
    shared++;
  }
  return shared / fewer;
}
