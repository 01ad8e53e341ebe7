/** The notation of case.ts, from a reading and from what is written by hand. */
import type { TargetReading } from '../../../../src/pipeline/extraction.ts';

/** A reading in the notation of case.ts, nothing left out. */
export function notation(reading: TargetReading): string {
  const problems = reading.problems.map((p) => p.code).join(', ');
  const tail = problems === '' ? '' : ` ! ${problems}`;
  if (reading.kind === 'text') return `text${tail}`;
  if (reading.kind === 'date') return `date ${reading.comparator} ${reading.date ?? '?'}${tail}`;
  const value = span(reading.value, reading.valueHigh);
  const base = span(reading.baseValue, reading.baseValueHigh);
  return `${reading.comparator} ${value} ${reading.unit ?? '-'} -> ${base} ${reading.baseUnit ?? '-'}${tail}`;
}

function span(low: number | null, high: number | null): string {
  return high === null ? String(low) : `${low}..${high}`;
}

/** Writes out what the notation leaves to the reader: a base value that is the value. */
export function whole(expected: string): string {
  if (/^(?:text|date)/u.test(expected) || expected.includes(' -> ')) return expected;
  const [reading = '', problems] = expected.split(' ! ');
  const [, value, unit] = reading.split(' ');
  return `${reading} -> ${value} ${unit}${problems === undefined ? '' : ` ! ${problems}`}`;
}
