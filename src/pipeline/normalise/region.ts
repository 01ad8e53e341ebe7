/** The region a form speaks of, from its department, title and path; never guessed past what is printed. */
import type { Region } from '../extraction.ts';
import { fold } from './printed-text.ts';
import { type Division, type RegionIndex, regionIndex } from './region-index.ts';

/** 克孜勒苏柯尔克孜自治州 is 11 characters long, the longest name of the list. */
const LONGEST_NAME = 11;
/** Names this short are common words (城区, 郊区): they count right behind their city or county's parent only. */
const SHORT_NAME = 2;

/**
 * The most exact region that the texts name, the first text that names one before the others; the others tell counties of one name
 * apart. Null where none is named (`省工信厅`) or a name has several owners.
 */
export function readRegion(texts: readonly (string | null)[]): Region | null {
  const index = regionIndex();
  const named = texts.map((text) => (text === null ? [] : mentions(fold(text), index)));
  const all = named.flat();
  for (const mentioned of named) {
    const division = mostExact(mentioned, all);
    if (division !== null) return { name: division.name, code: division.code };
  }
  return null;
}

interface Mention {
  readonly owners: readonly Division[];
  /** The mention it touches, as 南昌市 touches 东湖区. */
  readonly behind: Mention | null;
  readonly end: number;
  readonly short: boolean;
  /** Stands at the beginning of its text and ends as a county (雄县财政局): no other word. */
  readonly opens: boolean;
}

function mentions(text: string, index: RegionIndex): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    const name = longestAt(text, at, index);
    if (name === '') {
      at += 1;
      continue;
    }
    const last = found.at(-1);
    found.push({
      owners: index.get(name) ?? [],
      behind: last?.end === at ? last : null,
      end: at + name.length,
      short: name.length <= SHORT_NAME,
      opens: at === 0 && name.endsWith('县') && text[name.length] !== '城',
    });
    at += name.length;
  }
  return found;
}

function longestAt(text: string, at: number, index: RegionIndex): string {
  for (let length = Math.min(LONGEST_NAME, text.length - at); length >= 2; length--) {
    const name = text.slice(at, at + length);
    if (index.has(name)) return name;
  }
  return '';
}

function mostExact(mentioned: readonly Mention[], all: readonly Mention[]): Division | null {
  let best: Division | null = null;
  for (const mention of mentioned) {
    const owner = ownerOf(mention, all);
    if (owner === null) continue;
    // A second place outside the first (对口支援) does not replace it.
    if (best === null || isWithin(owner, best)) best = owner;
  }
  return best;
}

function ownerOf(mention: Mention, all: readonly Mention[]): Division | null {
  const { owners, behind } = mention;
  if (mention.short && !mention.opens && owners.some((o) => o.level === 'county')) {
    return behind === null ? null : sole(owners.filter((o) => behind.owners.some((p) => isWithin(o, p))));
  }
  if (owners.length === 1) return owners[0]!;
  const parents = all.flatMap((m) => m.owners);
  // 长春市 tells more than 吉林省 does.
  const near = owners.filter((o) => parents.some((p) => p.level === 'city' && isWithin(o, p)));
  return sole(near) ?? sole(owners.filter((o) => parents.some((p) => isWithin(o, p))));
}

function sole(divisions: readonly Division[]): Division | null {
  return divisions.length === 1 ? divisions[0]! : null;
}

/** Codes nest: 220000 holds 220100 holds 220104. */
function isWithin(inner: Division, outer: Division): boolean {
  const prefix = { province: 2, city: 4, county: 6 }[outer.level];
  return inner.code.slice(0, prefix) === outer.code.slice(0, prefix) && inner.code !== outer.code;
}
