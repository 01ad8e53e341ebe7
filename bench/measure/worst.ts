/** The rows that went worst, expected beside found. */
import type { Pair } from './align.ts';
import { EXACT_FIELDS, wrongFields } from './compare.ts';
import type { Row } from './row.ts';

export interface Fault {
  /** `print`: a right row whose target is not verbatim. */
  readonly kind: 'missing' | 'spurious' | 'wrong' | 'print';
  readonly document: string;
  readonly place: string;
  /** Not put up for review: nobody would look. */
  readonly silent: boolean;
  readonly lines: readonly string[];
}

/** Silent faults first, then spurious, wrong and missing rows; within a kind in reading order. */
export function worst(pairs: readonly Pair[], count: number): readonly Fault[] {
  const faults = pairs.flatMap((pair) => faultOf(pair) ?? []);
  const rank = (fault: Fault) =>
    (fault.silent && fault.kind !== 'print' ? 0 : 10) +
    ['spurious', 'wrong', 'missing', 'print'].indexOf(fault.kind);
  return faults
    .map((fault, i) => ({ fault, i }))
    .sort((a, b) => rank(a.fault) - rank(b.fault) || a.i - b.i)
    .slice(0, count)
    .map(({ fault }) => fault);
}

function faultOf({ truth, found }: Pair): Fault | null {
  if (truth === null && found === null) return null;
  if (truth === null || found === null) {
    const row = (truth ?? found) as Row;
    const kind = truth === null ? 'spurious' : 'missing';
    const text = `${row.level1} · ${row.level2} · ${row.level3} · ${row.target}`;
    return { kind, ...placeOf(row), silent: found !== null && !found.review, lines: [text] };
  }
  const wrong = wrongFields(truth, found).filter(
    (field) => EXACT_FIELDS.includes(field) || field === 'target',
  );
  if (wrong.length === 0) return null;
  const lines = wrong.map(
    (field) => `${field}: ${JSON.stringify(truth[field])} ≠ ${JSON.stringify(found[field])}`,
  );
  const kind = wrong.some((field) => field !== 'target') ? 'wrong' : 'print';
  return {
    kind,
    ...placeOf(truth),
    silent: !found.review,
    lines: [`${truth.level3} · ${truth.target}`, ...lines],
  };
}

function placeOf(row: Row): { document: string; place: string } {
  return { document: row.document, place: `form ${row.form} row ${row.ordinal}` };
}
