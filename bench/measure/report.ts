/** Scores as text for people. */
import type { Score, Share } from './score.ts';
import type { Fault } from './worst.ts';

export interface ClassResult {
  readonly name: string;
  readonly score: Score;
  readonly seconds: number | null;
  readonly faults: readonly Fault[];
}

const HEADERS = [
  'class',
  'docs',
  'failed',
  'forms',
  'rows',
  'found',
  'P',
  'R',
  'F1',
  'review',
  'silent',
  'L3 CER',
  's',
];

/** One line a class, as a Markdown table. */
export function summaryTable(results: readonly ClassResult[]): string {
  const rows = results.map(({ name, score, seconds }) => [
    name,
    String(score.documents),
    String(score.failed),
    percent(score.formCount.share),
    String(score.rows.truth),
    String(score.rows.found),
    percent(score.precision.share),
    percent(score.recall.share),
    percent(score.f1),
    percent(score.review.share),
    percent(score.silentErrorRate),
    percent(score.level3CharacterErrorRate),
    seconds === null ? '–' : seconds.toFixed(1),
  ]);
  const rule = HEADERS.map((_, i) => (i === 0 ? '---' : '---:'));
  return [HEADERS, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The whole value, signs that stand apart from it, and fields that are not all right, worst first. */
export function fieldLines(score: Score): readonly string[] {
  const always = [
    ['value column', score.valueColumn],
    ['signs apart', score.signsApart],
  ] as const;
  const all = [
    ...Object.entries(score.fields).map(([name, value]) => [name, value] as const),
    ...Object.entries(score.formFields).map(([name, value]) => [`form.${name}`, value] as const),
  ];
  const imperfect = all
    .filter(([, value]) => value.share !== null && value.share < 1)
    .sort(([, a], [, b]) => (a.share as number) - (b.share as number));
  return [...always, ...imperfect].map(
    ([name, value]) => `  ${name.padEnd(22)}${percent(value.share).padStart(7)}  ${counts(value)}`,
  );
}

export function faultLines(faults: readonly Fault[]): readonly string[] {
  return faults.flatMap((fault) => [
    `  ${fault.silent ? 'SILENT ' : ''}${fault.kind}: ${fault.document} ${fault.place}`,
    ...fault.lines.map((line) => `      ${line}`),
  ]);
}

function counts(value: Share): string {
  return `${value.of - value.right} wrong of ${value.of}`;
}

export function percent(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(value === 1 || value === 0 ? 0 : 2)} %`;
}
