/**
 * What a printed unit means: its base unit, the power of ten that leads there, its dimension. A unit never seen is its own base and says
 * that it is unknown; a magnitude in front of it folds all the same.
 */
import { fold } from './printed-text.ts';
import { type Dimension, MAGNITUDES, UNITS } from '../../glossary/unit-table.ts';

export interface UnitMeaning {
  /** Null where the unit is a magnitude alone (`亿`): a bare number. */
  readonly base: string | null;
  /** Power of ten from the printed number to the base number. */
  readonly exponent: number;
  /** Dimension of the numerator; null where the unit is not in the table. */
  readonly dimension: Dimension | null;
  /** Every atom of the unit is in the table. */
  readonly known: boolean;
}

const LONGEST_MAGNITUDE = 2;
const BY_FIRST = groupByFirst();

function groupByFirst(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of UNITS.keys()) {
    const group = groups.get(name.charAt(0)) ?? [];
    group.push(name);
    groups.set(name.charAt(0), group);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
}

/** The longest unit of the table at `at` of a folded text, without a magnitude; `''` where there is none. */
export function knownUnitAt(text: string, at: number): string {
  return BY_FIRST.get(text.charAt(at))?.find((name) => text.startsWith(name, at)) ?? '';
}

/** The longest magnitude at `at`; `''` where there is none, or where it belongs to a unit's own name (千瓦时). */
export function magnitudeAt(text: string, at: number): string {
  if (knownUnitAt(text, at) !== '') return '';
  for (let length = LONGEST_MAGNITUDE; length > 0; length--) {
    const candidate = text.slice(at, at + length);
    // 百万 before 千瓦 must not eat 千: 万千 is no magnitude, so the longest match is safe.
    if (candidate.length === length && MAGNITUDES.has(candidate)) return candidate;
  }
  return '';
}

/** Meaning of a unit as printed, in any width: `万元` → 元, 4; `‰` → %, -1; `万元/年` → 元/年, 4; `人/次` stays. */
export function unitMeaning(printed: string): UnitMeaning {
  const remembered = MEANINGS.get(printed);
  if (remembered !== undefined) return remembered;
  if (MEANINGS.size >= REMEMBERED) MEANINGS.clear();
  const meaning = meaningOf(printed);
  MEANINGS.set(printed, meaning);
  return meaning;
}

/** The same few units come again in every row; a third of a reading's time went into taking them apart anew. */
const MEANINGS = new Map<string, UnitMeaning>();
const REMEMBERED = 2000;

function meaningOf(printed: string): UnitMeaning {
  const whole = stripBrackets(fold(printed));
  const entry = UNITS.get(whole);
  if (entry !== undefined) return { ...entry, base: bracketsAs(printed, entry.base), known: true };
  const [numerator, denominators] = splitRate(whole);
  const magnitude = magnitudeAt(numerator, 0);
  const atom = atomMeaning(numerator.slice(magnitude.length));
  const exponent = atom.exponent + (MAGNITUDES.get(magnitude) ?? 0);
  const below = denominators.map(({ joint, atom: name }) => ({ joint, ...denominatorMeaning(name) }));
  const known = atom.known && below.every((d) => d.known);
  const base = atom.base + below.map((d) => d.joint + d.base).join('');
  return { base: base === '' ? null : bracketsAs(printed, base), exponent, dimension: atom.dimension, known };
}

/** 台（套） stays 台（套）: folding was for reading only. */
function bracketsAs(printed: string, base: string): string {
  return printed.includes('（') ? base.replaceAll('(', '（').replaceAll(')', '）') : base;
}

interface AtomMeaning {
  readonly base: string;
  readonly exponent: number;
  readonly dimension: Dimension | null;
  readonly known: boolean;
}

function atomMeaning(name: string): AtomMeaning {
  const entry = UNITS.get(name);
  if (entry !== undefined) return { ...entry, known: true };
  const lower = name.length > 1 ? UNITS.get(name.toLowerCase()) : undefined;
  if (lower !== undefined) {
    // Letter case is forgiven, not rewritten, save for units that fold anyway; a single letter (`M`) is never forgiven.
    return { ...lower, base: lower.base === name.toLowerCase() ? name : lower.base, known: true };
  }
  return { base: name, exponent: 0, dimension: null, known: name === '' || isCompound(name) };
}

/** 吨/万元: a magnitude below the stroke stays there. */
function denominatorMeaning(name: string): AtomMeaning {
  const meaning = atomMeaning(name);
  const counted = atomMeaning(name.slice(magnitudeAt(name, 0).length));
  return meaning.known ? meaning : { ...meaning, known: counted.known };
}

/** `10万`, `人天` out of two units of the table, `台(套)`: nothing in it is unknown. A % goes with no other unit. */
function isCompound(name: string): boolean {
  if (name.endsWith('元') || /^方.|[%‰]/u.test(name)) return false;
  if (/^\d{1,4}[十百千万亿]{0,2}$/u.test(name)) return true;
  let at = /^(?:\d{1,3}|半个?|[两三四五六]个?)/u.exec(name)?.[0].length ?? 0;
  if (at === name.length) return false;
  while (at < name.length) {
    if ('()·*'.includes(name.charAt(at))) at += 1;
    else {
      const part = knownUnitAt(name, at) || magnitudeAt(name, at);
      if (part === '') return false;
      at += part.length;
    }
  }
  return true;
}

interface Denominator {
  readonly joint: string;
  readonly atom: string;
}

/** `元/人·天` → 元, [/人, ·天]. Brackets around a whole denominator stay with it. */
function splitRate(unit: string): readonly [string, readonly Denominator[]] {
  const parts = unit.split(/([/·*每])/u);
  const denominators: Denominator[] = [];
  for (let i = 1; i < parts.length; i += 2)
    denominators.push({ joint: parts[i] === '每' ? '/' : parts[i]!, atom: parts[i + 1] ?? '' });
  return [parts[0] ?? '', denominators];
}

function stripBrackets(unit: string): string {
  return unit.startsWith('(') && unit.indexOf(')') === unit.length - 1 ? unit.slice(1, -1) : unit;
}

/** Whether two printed units say the same: the same base by the same power of ten. */
export function sameUnit(a: string, b: string): boolean {
  const [left, right] = [unitMeaning(a), unitMeaning(b)];
  return fold(left.base ?? '') === fold(right.base ?? '') && left.exponent === right.exponent;
}

/**
 * A decimal times a power of ten, without floating-point noise: the point is moved in the text and the nearest double taken once
 * (`1.5` × 10⁸ is 150000000 exactly).
 */
export function scale(digits: string, exponent: number): number {
  return exponent === 0 ? Number(digits) : Number(`${digits}e${exponent}`);
}
