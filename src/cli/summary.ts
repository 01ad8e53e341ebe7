/** What an import or `status` says at the end, for a person. */
import { basename, relative } from 'node:path';
import type { Overview } from '../output/overview.ts';
import type { ImportSummary } from '../pipeline/import-event.ts';
import { errorLine } from './error-line.ts';
import { changeSummary } from './changes.ts';
import { DEFAULT_DATABASE } from './options.ts';
import { printable } from './print.ts';

/** The end of an import: what this run did, what is in the database now, and two commands to go on with. */
export function importSummary(run: ImportSummary, overview: Overview, database: string): string {
  const lines = [
    run.interrupted
      ? 'Stopped before the end; what was done is kept. The next import goes on from here.'
      : '',
    `This import: ${[
      count(run.found, 'file', 'found'),
      `${run.parsed} read`,
      `${run.skipped} unchanged`,
      `${run.failed} failed`,
      ...(run.missing > 0 ? [`${run.missing} gone`] : []),
      ...(run.moved > 0 ? [`${run.moved} moved`] : []),
      ...(run.hidden > 0 ? [`${run.hidden} hidden passed over`] : []),
    ].join(', ')}.`,
    ...(run.outdated > 0
      ? [
          `${count(run.outdated, 'document')} of another version of the extraction: --reextract --outdated reads again.`,
        ]
      : []),
    ...spaced(changeSummary(run.changes)),
    '',
    ...overviewLines(overview, database),
    '',
    'Try next:',
    ...nextCommands(overview, database),
  ];
  return `${lines.join('\n').trimStart()}\n`;
}

/** Documents by status, forms, rows, and the list of what failed, is gone or is to be looked at. */
export function overviewLines(overview: Overview, database: string): string[] {
  const { documents } = overview;
  const total = Object.values(documents).reduce((sum, n) => sum + n, 0);
  return [
    `In the database ${database}:`,
    `  documents   ${total}  (${documents.complete} complete, ${documents.review} to review, ${documents['no-form']} without a form, ${documents.failed} failed)`,
    `  forms       ${overview.forms}`,
    `  indicators  ${overview.indicators}  (${overview.review} to review)`,
    ...(overview.corrections > 0
      ? [
          `  corrections ${overview.corrections}  (${overview.conflicts} waiting for a decision: jixiao conflicts)`,
        ]
      : []),
    ...section(
      'Failed:',
      overview.failed.map((f) => errorLine(f.document, f)),
    ),
    ...section('To review:', overview.toReview.map(reviewLine)),
    ...section(
      'Gone or unreadable since they were imported (their rows are kept):',
      overview.missing.map((m) => printable(`${m.document}: ${m.reason}, since ${m.since}`)),
    ),
    ...section('Names that stand for files from different folders:', overview.ambiguousNames.map(printable)),
  ];
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function reviewLine({ document, rows, conflicts, problems }: Overview['toReview'][number]): string {
  const codes = Object.entries(problems).map(([code, number]) =>
    number === 1 ? code : `${code} ×${number}`,
  );
  if (conflicts > 0) {
    codes.unshift(`${count(conflicts, 'correction')} ${conflicts === 1 ? 'waits' : 'wait'} for a decision`);
  }
  return printable(`${document}: ${count(rows, 'row')}${codes.length > 0 ? `; ${codes.join(', ')}` : ''}`);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function nextCommands(overview: Overview, database: string): string[] {
  const program = programName();
  const db = database === DEFAULT_DATABASE ? '' : ` --db ${shellWord(database)}`;
  const first = overview.review > 0 ? 'query --review' : 'query --level 满意度指标 --min 90 --unit %';
  return [`  ${program} ${first}${db}`, `  ${program} export --format csv --out rows.csv${db}`];
}

/** How this program was called, so that the commands suggested work when pasted. */
function programName(): string {
  const script = process.argv[1] ?? 'jixiao';
  if (/node_modules[\\/]\.bin|_npx/u.test(script)) return 'npx jixiao';
  return basename(script) === 'main.js' ? `node ${shellWord(relative(process.cwd(), script))}` : 'jixiao';
}

function shellWord(text: string): string {
  return /^[\w./%+=:@-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function count(number: number, noun: string, more = ''): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}${more === '' ? '' : ` ${more}`}`;
}
