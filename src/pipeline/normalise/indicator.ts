/** One raw row as an indicator. */
import type { Locator, Problem } from '../../parsers/page.ts';
import type { Indicator, TargetReading } from '../extraction.ts';
import type { Printed, RawRow } from '../form/raw-form.ts';
import { compact } from '../../glossary/compact.ts';
import { splitLevelWeight } from '../../glossary/levels.ts';
import { holdsQuantity, isPieceOfLevel, isRunTogether, levelOneCode, levelTwoCode } from './level.ts';
import { pointsIn } from './points-in-names.ts';
import { fold } from './printed-text.ts';
import { readTarget } from './target.ts';

/** Chance that a reading is right where something about it is only worth knowing, and where a person should look. Estimates. */
const CERTAINTY = { info: 0.97, review: 0.5 } as const;
/** Below this a character may be misread, and a unit nobody knows is rather a known one damaged. An estimate of OCR confidences. */
const SURE_CHARACTERS = 0.95;

/** What a row's reading takes from its form. */
export interface RowContext {
  /** The form's year. */
  readonly year: number | null;
  /** Pages whose text was recognised in a picture. */
  readonly recognised: ReadonlySet<number>;
}

/** Reads one row. */
export function readIndicator(row: RawRow, ordinal: number, { year, recognised }: RowContext): Indicator {
  const level1 = splitLevelWeight(row.level1?.raw ?? '');
  const level2 = splitLevelWeight(row.level2?.raw ?? '');
  const { extras, target } = row;
  const weight = readWeight(extras.weight);
  const named = pointsIn(row);
  const isWeight = named.weight !== null && (textOf(extras.weight) === null || weight.value === named.weight);
  // Points beside others in their column stay in the name, in doubt.
  const level3 = isWeight ? named.name : compact(row.level3.raw);
  const read = readerOf(row, level3, year);
  const reading = located(
    escalated(read(target, extras.sign), stoodOn(row, recognised) ? 0 : target.confidence),
    target.locators[0] ?? null,
  );
  const codes = { one: levelOneCode(level1.name), two: levelTwoCode(level2.name) };
  const levels = levelProblems(row, level1.name, level2.name, codes.one, codes.two);
  const problems = [
    ...row.problems,
    ...levels,
    ...weight.problems,
    ...reading.problems,
    ...doubts(row, recognised),
    ...yearDoubts(row, reading),
  ];
  return settled({
    ordinal,
    level1: level1.name,
    level2: level2.name,
    level3,
    level1Code: codes.one.code,
    level2Code: codes.two.code,
    explanation: textOf(extras.explanation),
    weight: isWeight ? named.weight : weight.value,
    level1Weight: level1.weight,
    target: compact(target.raw),
    period: row.period,
    area: row.area,
    reading,
    ...besideTarget(extras),
    periodReadings: periodReadings(row, read),
    ...placeOf(target),
    confidence: printedConfidence(row),
    review: false,
    problems,
    printed: {
      level1: row.level1,
      level2: row.level2,
      level3: row.level3,
      target,
      extras,
      others: row.others,
    },
  });
}

type ReadCell = (printed: Printed, sign: Printed | undefined) => TargetReading;

/** Reads a cell of the row as a target; name, unit, year and header are the row's for all of them. */
function readerOf({ extras, targetHeader }: RawRow, name: string, year: number | null): ReadCell {
  return (printed, sign) =>
    readTarget({
      target: printed.raw,
      name,
      unit: extras.unit?.raw ?? null,
      sign: sign?.raw ?? null,
      year,
      header: targetHeader,
    });
}

function besideTarget(extras: RawRow['extras']) {
  return {
    midtermTarget: textOf(extras.midtermTarget),
    longtermTarget: textOf(extras.longtermTarget),
    actual: textOf(extras.actual),
    score: textOf(extras.score),
    deviationReason: textOf(extras.deviationReason),
  };
}

/** The indicator with further problems, its confidence and review flag following from all of them. */
export function withProblems(indicator: Indicator, more: readonly Problem[]): Indicator {
  return more.length === 0
    ? indicator
    : settled({ ...indicator, problems: [...indicator.problems, ...more] });
}

function settled(indicator: Indicator): Indicator {
  const review = indicator.problems.some((p) => p.severity === 'review');
  const certainty = review ? CERTAINTY.review : indicator.problems.length > 0 ? CERTAINTY.info : 1;
  const printed = printedConfidence({ ...indicator.printed });
  return { ...indicator, review, confidence: Math.round(printed * certainty * 1000) / 1000 };
}

function printedConfidence(row: Pick<RawRow, 'level1' | 'level2' | 'level3' | 'target' | 'extras'>): number {
  const parts = [row.level1, row.level2, row.level3, row.target, row.extras.sign, row.extras.unit];
  return Math.min(1, ...parts.filter((p) => p != null).map((p) => p.confidence));
}

/** Below even chances that a row's cells are what was printed and belong together, a person should look. */
const DOUBTFUL = 0.5;
/**
 * The same of text recognised in a picture, whose confidence is a calibrated chance, its least sure cell's. Of 982 rows of generated scans
 * (clean, fax, 200 dpi skewed and noisy, phone) 174 lay between this and 0.95: all but one were exact; of 178 below, 39 were not.
 */
const DOUBTFUL_RECOGNISED = 0.85;

function doubts(row: RawRow, recognised: ReadonlySet<number>): readonly Problem[] {
  const confidence = printedConfidence(row);
  if (stoodOn(row, recognised)) return readingDoubts(row, confidence);
  if (confidence >= DOUBTFUL) return [];
  const message = `the row's cells were told apart with little certainty (${confidence.toFixed(2)})`;
  return [{ code: 'low-confidence', message, severity: 'review', locator: row.target.locators[0] ?? null }];
}

/** Whether any of the row was recognised: a row cut by a page break may stand on two. */
function stoodOn(row: RawRow, recognised: ReadonlySet<number>): boolean {
  return [row.target, row.level3].some(({ locators }) =>
    locators.some((at) => at.kind === 'box' && recognised.has(at.page)),
  );
}

function readingDoubts(row: RawRow, confidence: number): readonly Problem[] {
  if (confidence >= DOUBTFUL_RECOGNISED) return [];
  const message = `the row's characters were recognised with little certainty (${confidence.toFixed(2)})`;
  return [
    { code: 'low-ocr-confidence', message, severity: 'review', locator: row.target.locators[0] ?? null },
  ];
}

/** A date without a year among the targets of several years: the form's own may be the wrong one. */
function yearDoubts(row: RawRow, reading: TargetReading): readonly Problem[] {
  if (row.period === 'annual' || reading.date === null || !reading.rules.includes('date-of-form-year'))
    return [];
  const message = `a date without a year in a ${row.period} target; the form's year was taken: ${reading.date}`;
  return [
    { code: 'date-year-doubtful', message, severity: 'review', locator: row.target.locators[0] ?? null },
  ];
}

function textOf(printed: Printed | undefined): string | null {
  return printed === undefined ? null : compact(printed.raw);
}

/** An unknown unit in doubtful characters is rather a known one misread (坎 for 次); one recognised in a picture always may be (作 for 件, at 0.99). */
function escalated(reading: TargetReading, confidence: number): TargetReading {
  if (confidence >= SURE_CHARACTERS) return reading;
  const problems = reading.problems.map((p) =>
    p.code === 'unit-unknown' ? { ...p, severity: 'review' as const } : p,
  );
  return { ...reading, problems };
}

function located(reading: TargetReading, locator: Locator | null): TargetReading {
  return { ...reading, problems: reading.problems.map((p) => ({ ...p, locator })) };
}

function periodReadings(row: RawRow, read: ReadCell): Indicator['periodReadings'] {
  const { midtermTarget, longtermTarget, actual, sign } = row.extras;
  return {
    ...(midtermTarget && { midtermTarget: read(midtermTarget, sign) }),
    ...(longtermTarget && { longtermTarget: read(longtermTarget, sign) }),
    // A sign states what was aimed at, not what came of it.
    ...(actual && { actual: read(actual, undefined) }),
  };
}

function placeOf(target: Printed): Pick<Indicator, 'page' | 'box'> {
  const box = target.locators.find((l) => l.kind === 'box');
  if (box !== undefined) return { page: box.page, box: [box.box.x0, box.box.y0, box.box.x1, box.box.y1] };
  const cell = target.locators.find((l) => l.kind === 'cell');
  return { page: cell?.page ?? null, box: null };
}

function readWeight(printed: Printed | undefined): {
  readonly value: number | null;
  readonly problems: readonly Problem[];
} {
  const text = printed === undefined ? '' : fold(printed.raw).replace(/^\((.*)\)$/u, '$1');
  if (printed === undefined || text === '' || /^[-—/]+$/u.test(text)) return { value: null, problems: [] };
  const number = /^(\d{1,3}(?:\.\d{1,4})?)(?:%|分)?$/u.exec(text)?.[1];
  if (number !== undefined) return { value: Number(number), problems: [] };
  const message = `a weight that cannot be read: ${text.slice(0, 40)}`;
  const locator = printed.locators[0] ?? null;
  return { value: null, problems: [{ code: 'weight-unparsed', message, severity: 'review', locator }] };
}

/** A level nobody listed is a province's own; a piece of one, or one with another's name in it, was cut wrongly out of the table. */
function weightOf(level: string): Problem['severity'] {
  return isRunTogether(level) || isPieceOfLevel(level) || OF_THE_PAGE.test(level) ? 'review' : 'info';
}

/** What pages have above and below their tables and no level's name holds: years, offices, the number of an annex. */
const OF_THE_PAGE = /20\d\d年|[:：]|[局厅]|文件$|公开$/u;

type LevelCode = ReturnType<typeof levelOneCode>;

function levelProblems(
  row: RawRow,
  level1: string,
  level2: string,
  one: LevelCode,
  two: LevelCode,
): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (
    code: string,
    severity: Problem['severity'],
    message: string,
    printed: Printed | null,
  ): void => {
    problems.push({
      code,
      message,
      severity,
      locator: printed?.locators[0] ?? row.target.locators[0] ?? null,
    });
  };
  if (level1 === '') add('level-missing', 'review', 'the row has no level 1', row.level1);
  else if (one.near)
    add('level-misread', 'review', `level 1 is one character away from ${one.code}: ${level1}`, row.level1);
  else if (one.code === null)
    add('unknown-level', weightOf(level1), `level 1 is none of the standard's: ${level1}`, row.level1);
  else if (holdsQuantity(level1))
    add('unknown-level', 'review', `level 1 has a quantity in its brackets: ${level1}`, row.level1);
  if (two.near)
    add('level-misread', 'review', `level 2 is one character away from ${two.code}: ${level2}`, row.level2);
  else if (level2 !== '' && two.code === null)
    add('unknown-level', weightOf(level2), `level 2 is none of the standard's: ${level2}`, row.level2);
  else if (holdsQuantity(level2))
    add('unknown-level', 'review', `level 2 has a quantity in its brackets: ${level2}`, row.level2);
  if (compact(row.level3.raw) === '') add('level-missing', 'review', 'the row has no level 3', row.level3);
  return problems;
}
