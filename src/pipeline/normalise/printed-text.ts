/**
 * A printed text made ready for reading: white space out, full width to half width, look-alike signs to one sign. Every change is one
 * character for one character, so a span of the folded text is the same span of what was printed, and a unit can be given back as printed.
 */

/** What stood between two characters that now touch. */
export type Gap = 'space' | 'break';

export interface PrintedText {
  /** Folded for reading. */
  readonly text: string;
  /** As printed, white space removed; same length as `text`. */
  readonly printed: string;
  /** By index: the white space that stood in front of that character. */
  readonly gaps: ReadonlyMap<number, Gap>;
}

const WHITE = /\s|\u200b|\u200c|\u200d|\ufeff/u;
/** Nothing between the ideographic space and the byte-order mark is white space, nor anything printable of ASCII. */
function isWhite(character: string): boolean {
  const code = character.charCodeAt(0);
  if ((code > 0x3000 && code < 0xfeff) || (code > 0x20 && code < 0x7f)) return false;
  return WHITE.test(character);
}

/** Look-alikes met in published forms, besides the full-width block U+FF01–FF5E, which folds by arithmetic. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '≥': '≧⩾≮≽',
    '≤': '≦⩽≯≼',
    '<': '﹤‹〈',
    '>': '﹥›〉',
    '=': '﹦',
    '%': '﹪',
    '-': '−﹣‐‑',
    '—': '–―─━ー',
    '~': '〜∼˜',
    '·': '•・‧∙⋅',
    '/': '⁄∕',
    '¥': '￥',
    '(': '﹙〔【[',
    ')': '﹚〕】]',
    ',': '﹐',
  }).flatMap(([sign, likes]) => [...likes].map((like) => [like, sign] as const)),
);

function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
  return LOOK_ALIKES.get(half) ?? half;
}

/** Folds a text character by character; see the module. Linear in its length. */
export function readPrinted(raw: string): PrintedText {
  const printed: string[] = [];
  const folded: string[] = [];
  const gaps = new Map<number, Gap>();
  let gap: Gap | null = null;
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i);
    if (isWhite(character)) {
      const breaks = character === '\n' || character === '\r';
      gap = breaks || gap === 'break' ? 'break' : 'space';
      continue;
    }
    if (gap !== null && printed.length > 0) gaps.set(printed.length, gap);
    gap = null;
    printed.push(character);
    folded.push(foldCharacter(character));
  }
  return { text: folded.join(''), printed: printed.join(''), gaps };
}

/** The folded text alone, for comparing. */
export function fold(raw: string): string {
  return readPrinted(raw).text;
}
