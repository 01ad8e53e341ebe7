/** What became of a damaged text: which of its rows are right, which are for review, and which are wrong in silence. */
import { compact } from '../../src/glossary/compact.ts';
import { alignForm } from '../measure/align.ts';
import { isExact, READING_FIELDS } from '../measure/compare.ts';
import type { Row } from '../measure/row.ts';
import type { Damaged } from './kinds.ts';

export interface Findings {
  readonly rows: readonly Row[];
  /** Whether nothing about the document is put up for review. */
  readonly complete: boolean;
}

export interface Verdict {
  readonly truth: number;
  readonly found: number;
  readonly exact: number;
  readonly flagged: number;
  /** Rows not for review that are not as printed, those no row of the form is like included. */
  readonly silent: readonly Fault[];
  /** Found rows that no true row is like, for review or not. */
  readonly invented: number;
  /** True rows without a found one whose name the damaged text still holds. */
  readonly missing: number;
  /** Of these, those of a document that says nothing is wrong. */
  readonly missingSilent: readonly Fault[];
}

export interface Fault {
  readonly truth: Row | null;
  readonly found: Row | null;
}

export function judge(source: readonly Row[], damaged: Damaged, found: Findings): Verdict {
  const text = (damaged.fold ?? same)(compact(damaged.text));
  const truth = inOneForm((damaged.truth ?? source).map((row) => folded(row, damaged)));
  const pairs = alignForm(truth, inOneForm(found.rows.map((row) => folded(row, damaged))));
  const silent = pairs.filter((pair) => pair.found !== null && !pair.found.review && !isRight(pair, damaged));
  const missing = pairs.filter((pair) => pair.found === null && text.includes(pair.truth?.level3 ?? ''));
  return {
    truth: truth.length,
    found: found.rows.length,
    exact: pairs.filter((pair) => isRight(pair, damaged)).length,
    flagged: found.rows.filter((row) => row.review).length,
    silent,
    invented: pairs.filter((pair) => pair.truth === null).length,
    missing: missing.length,
    missingSilent: found.complete ? missing : [],
  };
}

/** Rows by themselves: where a damaged text's forms begin and end is another question. */
function inOneForm(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, at) => ({ ...row, form: 1, ordinal: at + 1 }));
}

const same = (text: string): string => text;

function folded(row: Row, { fold = same }: Damaged): Row {
  const text = (own: string | null) => (own === null ? null : fold(own));
  return {
    ...row,
    level1: fold(row.level1),
    level2: fold(row.level2),
    level3: fold(row.level3),
    target: fold(row.target),
    unit: text(row.unit),
    base_unit: text(row.base_unit),
    accept_levels: row.accept_levels?.map(([one, two]) => [fold(one), fold(two)]),
    accept_targets: row.accept_targets?.map(fold),
    accept_readings: row.accept_readings?.map((own) => ({
      ...own,
      unit: text(own.unit),
      base_unit: text(own.base_unit),
    })),
  };
}

/** Whether the found row says what is printed now. */
function isRight({ truth, found }: Fault, damaged: Damaged): boolean {
  if (truth === null || found === null) return false;
  const { removed = [], targets } = damaged;
  const name = lacks(truth.level3, found.level3, removed) ? found.level3 : truth.level3;
  const changed = targets?.get(truth.target);
  const isPrinted = changed === found.target || lacks(truth.target, found.target, removed);
  const reading = isPrinted ? Object.fromEntries(READING_FIELDS.map((field) => [field, found[field]])) : {};
  return isExact({ ...truth, level3: name, ...reading } as Row, found);
}

/** Whether a text is the printed one without a piece that is gone. */
function lacks(printed: string, found: string, removed: readonly string[]): boolean {
  if (found === printed || found === '') return false;
  return removed.some((piece) => printed.includes(piece) && printed.replace(piece, '') === found);
}
