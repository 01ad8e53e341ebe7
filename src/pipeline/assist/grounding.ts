/**
 * Whether a proposed value stands in the document. It does where it is its quotes, joined, and each quote stands in the source it names.
 * White space is left out of account, as in every text of the contract; nothing else is: no other sign for the same thing, no case.
 */
import { compact } from '../../glossary/compact.ts';
import type { SourceText } from './assist-case.ts';
import type { Proposal } from './proposal.ts';

/** Where a part of the value stands. */
export interface Ground {
  readonly source: string;
  readonly role: string;
  readonly place: string;
  readonly quote: string;
}

export type Ungrounded =
  | 'unknown-source'
  | 'quote-not-in-source'
  | 'value-not-its-quotes'
  | 'quotes-out-of-order'
  | 'number-put-together';

export type Grounding =
  | { readonly value: string; readonly grounds: readonly Ground[] }
  | { readonly ungrounded: Ungrounded; readonly detail: string };

export function groundOf(
  { value, parts }: Pick<Proposal, 'value' | 'parts'>,
  sources: readonly SourceText[],
): Grounding {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const reached = new Map<string, number>();
  const grounds: Ground[] = [];
  let joined = '';
  for (const { source: id, quote } of parts) {
    const source = byId.get(id);
    if (source === undefined) return no('unknown-source', `there is no source "${id}"`);
    const printed = compact(source.text);
    const words = compact(quote);
    if (words === '' || !printed.includes(words)) {
      return no('quote-not-in-source', `"${quote}" does not stand in ${id} (${source.role})`);
    }
    const from = printed.indexOf(words, reached.get(id) ?? 0);
    if (from < 0)
      return no('quotes-out-of-order', `"${quote}" stands in ${id} before what was quoted from it already`);
    if (isCutNumber(joined, words)) {
      return no('number-put-together', `"${joined}" and "${words}" would make one number of two`);
    }
    reached.set(id, from + words.length);
    joined += words;
    grounds.push({ source: id, role: source.role, place: source.place, quote: words });
  }
  if (joined !== compact(value)) {
    return no('value-not-its-quotes', `"${value}" is not what was quoted: "${joined}"`);
  }
  return { value: joined, grounds };
}

/** Digits of two places side by side would be a number nobody printed. */
function isCutNumber(before: string, after: string): boolean {
  return /[\p{N}.,，%％]$/u.test(before) && /^[\p{N}.,，]/u.test(after);
}

function no(ungrounded: Ungrounded, detail: string): Grounding {
  return { ungrounded, detail };
}
