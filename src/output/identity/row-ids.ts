/**
 * Ids people name rows and forms by. An id is made of what the row is known by when it is first seen, so that neither the order of
 * an import nor the number of its workers changes it; from then on it is kept and follows the row.
 */
import { createHash } from 'node:crypto';
import type { IdentityForm, KnownForm } from './identity.ts';
import { matchForms } from './match-forms.ts';

/** The ids of a form and of its rows, in reading order. */
export interface FormIds {
  readonly form: string;
  readonly rows: readonly string[];
}

/** Crockford's base 32 in lower case: no i, l, o, u, which are misread. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 50 bits: among 5 million rows the chance of any two alike is 1 %, and they are told apart then. */
const LENGTH = 10;

/** How an id looks: `r` for an indicator row, `f` for a form. */
export const ROW_ID = /^[rf][0-9a-hjkmnp-tv-z]{10}$/u;

/**
 * Ids for the forms of a new extraction: that of the known form or row where it is surely the same, else a new one.
 * @param path the document's absolute path, from which new ids are made
 * @param isTaken whether an id belongs to another row already
 */
export function assignIds(
  path: string,
  known: readonly KnownForm[],
  fresh: readonly IdentityForm[],
  isTaken: (id: string) => boolean,
): readonly FormIds[] {
  const matches = matchForms(known, fresh);
  const given = new Set(matches.flatMap((match) => [match.form, ...match.rows].filter((id) => id !== null)));
  const make = (prefix: string, identity: readonly unknown[]): string => {
    for (let attempt = 0; ; attempt++) {
      const id = prefix + hashed(JSON.stringify([path, ...identity, attempt]));
      if (given.has(id) || isTaken(id)) continue;
      given.add(id);
      return id;
    }
  };
  return fresh.map((form, i) => {
    const match = matches[i];
    const own = [form.title, form.ordinal];
    return {
      form: match?.form ?? make('f', own),
      rows: form.rows.map((row, j) => match?.rows[j] ?? make('r', [...own, ...row.levels])),
    };
  });
}

function hashed(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  let bits = digest.readBigUInt64BE(0);
  let id = '';
  for (let i = 0; i < LENGTH; i++) {
    id += DIGITS.charAt(Number(bits & 31n));
    bits >>= 5n;
  }
  return id;
}
