/** The unit of a value: from the cell, else the unit column, else the indicator's name, else the header; and what contradicts. */
import { fold, readPrinted } from './printed-text.ts';
import type { Rule } from './rules.ts';
import type { TargetProblemCode } from './target-problems.ts';
import { magnitudeAt, sameUnit, unitMeaning } from './units.ts';

export interface UnitSources {
  /** In the cell itself; `''` where it has none. */
  readonly cell: string;
  readonly column: string | null;
  readonly name: string | null;
  readonly header: string | null;
}

export interface UnitFound {
  /** As printed; null for a bare number. */
  readonly unit: string | null;
  readonly rules: readonly Rule[];
  readonly problems: readonly (readonly [TargetProblemCode, string])[];
}

/** The unit column's cell as a unit; null where it holds nothing, a dash, or the word 无. */
export function columnUnit(cell: string | null | undefined): string | null {
  if (!cell) return null;
  const { text, printed } = readPrinted(cell);
  if (/^[-—/\\*]*$|^(?:无|空|其他)$/u.test(text)) return null;
  const label = /^(?:计量|度量)?单位:/u.exec(text.slice(0, 5))?.[0].length ?? 0;
  const bracketed = text[label] === '(' && text.endsWith(')') && text.indexOf(')') === text.length - 1;
  return bracketed ? printed.slice(label + 1, -1) : printed.slice(label);
}

/** Decides the unit; contradictions keep the cell's and say so. */
export function resolveUnit(sources: UnitSources): UnitFound {
  const rules: Rule[] = [];
  const problems: [TargetProblemCode, string][] = [];
  const fallback = firstOf(sources);
  let unit: string | null = sources.cell === '' ? null : sources.cell;
  if (unit === null && fallback !== null) {
    unit = fallback.unit;
    rules.push(fallback.rule);
  } else if (unit !== null && fallback !== null && !sameUnit(unit, fallback.unit)) {
    const whole = completed(unit, fallback.unit);
    if (whole === null) problems.push(['unit-contradiction', `${unit} / ${fallback.unit}`]);
    else rules.push(fallback.rule);
    unit = whole ?? unit;
  }
  if (unit === null) return { unit, rules, problems };
  if (sources.cell !== '') rules.unshift('unit');
  rules.push(...meaningRules(unit));
  if (/\/[%‰]/u.test(fold(unit))) problems.push(['unit-doubtful', unit]);
  else if (!unitMeaning(unit).known)
    problems.push([looksMisread(unit) ? 'unit-doubtful' : 'unit-unknown', unit]);
  return { unit, rules, problems };
}

function firstOf({
  column,
  name,
  header,
}: UnitSources): { readonly unit: string; readonly rule: Rule } | null {
  if (column !== null) return { unit: column, rule: 'unit-column' };
  if (name !== null) return { unit: name, rule: 'unit-in-name' };
  return header === null ? null : { unit: header, rule: 'unit-in-header' };
}

/** A part of a unit in the cell made whole: 万 beside 元, `/株` beside 元 or 元/株. Null where the two contradict. */
function completed(cell: string, other: string): string | null {
  const part = unitMeaning(cell);
  const whole = unitMeaning(other);
  if (part.base === null) {
    if (whole.exponent === 0) return cell + other;
    return whole.exponent === part.exponent ? other : null;
  }
  if (!/^[/／]/u.test(cell)) return null;
  if (fold(other).endsWith(fold(cell))) return other;
  return fold(other).includes('/') ? null : other + cell;
}

function meaningRules(unit: string): readonly Rule[] {
  const folded = fold(unit);
  const meaning = unitMeaning(unit);
  const { dimension, exponent } = meaning;
  const base = meaning.base === null ? null : fold(meaning.base);
  const rules: Rule[] = [];
  if (folded.includes('/') && base !== folded.split('/')[0]) rules.push('rate');
  if (magnitudeAt(folded, 0) !== '' && exponent > 0) rules.push('magnitude');
  if (dimension === 'money') rules.push('money');
  else if (exponent === -1) rules.push('per-mille');
  else if (base !== null && base !== folded && exponent === 0) rules.push('unit-spelling');
  return rules;
}

/** Single letters that are misread digits, and a unit with one foreign character in front (方元 for 万元). */
function looksMisread(unit: string): boolean {
  const folded = fold(unit);
  if (
    /^[OoIlSZDQ|]$/u.test(folded) ||
    /[%‰].|.[%‰]/u.test(folded) ||
    /[\d?!<>≥≤=]/u.test(folded.replace(/\/.*/u, ''))
  )
    return true;
  if (/^方./u.test(folded) || /(?:^|[万亿千百/])[无兀入]$/u.test(folded)) return true;
  const rest = folded.slice(1);
  const meaning = rest === '' ? null : unitMeaning(rest);
  return (
    meaning?.dimension === 'money' || meaning?.dimension === 'person' || meaning?.dimension === 'person-time'
  );
}
