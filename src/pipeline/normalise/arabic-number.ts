/** Arabic numbers as printed: thousands separated by comma or space, a decimal point, nothing else; whatever deviates is unreadable. */
import type { PrintedText } from './printed-text.ts';

export interface ArabicNumber {
  readonly end: number;
  /** Canonical decimal digits (`1140.5`), or null where the number cannot be read with certainty. */
  readonly digits: string | null;
  /** The digits were put together over white space that is no thousands separator: right if it is one number, a person should look. */
  readonly joined: boolean;
}

/** More significant digits than this do not survive a double; such a number counts as unreadable. */
const EXACT_DIGITS = 15;

export function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9' && character.length === 1;
}

/**
 * Reads the run of digits, commas and points at `start` (which must hold a digit, or a point before one). The run is taken whole, so that
 * an unreadable number is never read in part.
 */
export function readArabic(source: PrintedText, start: number): ArabicNumber {
  const end = runEnd(source.text, start);
  const run = source.text.slice(start, end);
  const spacing = spacingOf(source, start, end);
  const digits = spacing === 'unreadable' ? null : canonical(run);
  return { end, digits, joined: digits !== null && spacing === 'joined' };
}

function runEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const inner = (text[end] === ',' || text[end] === '.') && isDigit(text[end + 1]);
    if (!isDigit(text[end]) && !inner) break;
    end++;
  }
  return end;
}

/** `1,140.50` → `1140.50`; null for `25,30`, `1.2.3`, `.5`. */
function canonical(run: string): string | null {
  const [whole = '', fraction, ...more] = run.split('.');
  if (more.length > 0 || whole === '' || (fraction ?? '').includes(',')) return null;
  const groups = whole.split(',');
  const grouped = groups.length > 1;
  if (grouped && (groups[0]!.length > 3 || groups.slice(1).some((g) => g.length !== 3))) return null;
  const digits = groups.join('');
  if (digits.length > 1 && digits.startsWith('0') && !/^0+$/u.test(digits)) return null;
  const number = fraction === undefined ? digits : `${digits}.${fraction}`;
  return number.replace('.', '').replace(/^0+/u, '').length > EXACT_DIGITS ? null : number;
}

type Spacing = 'plain' | 'joined' | 'unreadable';

function spacingOf(source: PrintedText, start: number, end: number): Spacing {
  if (source.gaps.size === 0) return 'plain';
  const pieces: string[] = [];
  let from = start;
  let broken = false;
  for (let i = start + 1; i < end; i++) {
    const gap = source.gaps.get(i);
    if (gap === undefined) continue;
    broken ||= gap === 'break';
    pieces.push(source.text.slice(from, i));
    from = i;
  }
  if (pieces.length === 0) return 'plain';
  pieces.push(source.text.slice(from, end));
  const last = pieces.at(-1)!.split('.')[0]!;
  const whole = [...pieces.slice(0, -1), last];
  // `2 500`, `1 140.5`: the space is a thousands separator.
  const thousands = /^\d{1,3}$/u.test(whole[0]!) && whole.slice(1).every((p) => /^\d{3}$/u.test(p));
  if (thousands && !broken) return 'plain';
  const letterSpaced = pieces.every((p) => p.length === 1);
  return broken || letterSpaced ? 'joined' : 'unreadable';
}
