/** The normalise stage: what was printed becomes values, each with what is uncertain about it. */
import type { Form } from '../extraction.ts';
import type { RawForm } from '../form/raw-form.ts';
import { checkForm } from './checks.ts';
import { readHead } from './head.ts';
import { severalYears } from './heading.ts';
import { readIndicator, withProblems } from './indicator.ts';
import { lostUnits } from './lost-units.ts';
import { percentOrDigit } from './percent-or-digit.ts';
import { strictSigns } from './strict-signs.ts';

export interface FormContext {
  /** Position of the form within its document, from 1. */
  readonly ordinal: number;
  /** The source file's path, `/` between its parts: it may name the region. */
  readonly path: string;
  /** Pages whose text was recognised in a picture; none where left out. */
  readonly recognised?: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();

/** Normalises one form. Every row and every head field of `raw` is in the result, understood or not; nothing is corrected. */
export function normaliseForm(raw: RawForm, context: FormContext): Form {
  const { problems: headProblems, ...head } = readHead(raw, context.path);
  const recognised = context.recognised ?? NONE;
  const read = raw.rows.map((row, index) => readIndicator(row, index + 1, { year: head.year, recognised }));
  const findings = checkForm(read, head.budgetYuan);
  const glyphs = [
    lostUnits(read, recognised),
    percentOrDigit(read, recognised),
    strictSigns(read, recognised),
  ];
  const indicators = read.map((indicator, index) => {
    const misread = glyphs.flatMap((problems) => problems.get(index) ?? []);
    return withProblems(indicator, [...(findings.rows.get(index) ?? []), ...misread]);
  });
  const problems = [...raw.problems, ...headProblems, ...findings.form];
  return {
    ordinal: context.ordinal,
    ...head,
    // A line of several years is no year of the form's: what it says is kept as printed.
    notes:
      raw.yearLine !== null && severalYears({ yearLine: raw.yearLine, title: null }) !== null
        ? [raw.yearLine, ...raw.notes]
        : raw.notes,
    pages: raw.pages,
    indicators,
    review: problems.some((p) => p.severity === 'review') || indicators.some((i) => i.review),
    problems,
    head: raw.fields,
  };
}
