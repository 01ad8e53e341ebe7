/** An explanation as a listing for a person. */
import type { Locator, Problem } from '../parsers/page.ts';
import type { ExplainedText } from '../output/explained-text.ts';
import type { ExplainedForm, ExplainedItem, Explanation } from '../output/explanation.ts';
import type { ExplainedLevel, ExplainedRow, ExplainedTarget } from '../output/explanation-rows.ts';
import { compact } from '../glossary/compact.ts';
import { printable } from './print.ts';

const SOURCE_WORDS: Readonly<Record<ExplainedLevel['source'], string>> = {
  here: 'printed at this row',
  merged: 'merged cell beside this row',
  carried: 'carried from there',
};

/** Places a form's part of the listing shows; the others are listed at the end. */
const SHOWN_WITH_FORM: ReadonlySet<string> = new Set([
  'title',
  'year-line',
  'head-label',
  'head-value',
  'column-header',
  'row',
]);

/** The listing, line by line, each with its line break. */
export function* listing(explanation: Explanation): Generator<string> {
  for (const line of lines(explanation)) yield `${printable(line)}\n`;
}

function* lines(explanation: Explanation): Generator<string> {
  const { document, media_type: type, pages, page, forms, items } = explanation;
  const rows = forms.reduce((sum, form) => sum + form.rows.length, 0);
  const extent = page === null ? (pages === null ? '' : `, pages: ${pages}`) : `, page ${page} of ${pages}`;
  yield `${document}: ${type}${extent}; forms: ${forms.length}, rows: ${rows}`;
  yield* problemLines(explanation.problems, '');
  for (const form of forms) yield* formLines(form);
  yield* itemLines(items);
  yield* ruleLines(forms.flatMap((form) => form.rows));
}

function* formLines(form: ExplainedForm): Generator<string> {
  yield '';
  const state = form.review ? ', to review' : '';
  yield `Form ${form.form}${form.pages.length > 0 ? `, on page ${form.pages.join(', ')}` : ''}${state}`;
  yield `  title: ${form.title === null ? '(none found)' : proof(form.title)}`;
  if (form.year_line !== null) yield `  year line: ${proof(form.year_line)}`;
  yield `  year: ${form.year ?? '(unknown)'}`;
  yield* problemLines(form.problems, '  ');
  if (form.head.length > 0) yield '  head:';
  for (const { label, group, ...value } of form.head) {
    yield `    ${group === null ? '' : `${oneLine(group)} / `}${label}: ${proof(value)}`;
  }
  for (const columns of form.headers) {
    yield '  columns:';
    for (const { header, role, area, period } of columns) {
      const more = [area, period].filter((part) => part !== null).join(', ');
      yield `    ${oneLine(header) || '(empty)'} -> ${role ?? 'unknown, kept as printed'}${more === '' ? '' : ` (${more})`}`;
    }
  }
  for (const row of form.rows) yield* rowLines(row);
}

function* rowLines(row: ExplainedRow): Generator<string> {
  const marks = [row.period === 'annual' ? null : row.period, row.area, row.review ? 'to review' : null];
  yield `  row ${[`${row.ordinal}: ${row.level3.name || '(no level 3)'}`, ...marks.filter((m) => m !== null)].join(', ')}`;
  yield `    level 1: ${levelText(row.level1)}`;
  yield `    level 2: ${levelText(row.level2)}`;
  yield `    level 3: ${proof(row.level3)}`;
  yield `    target: ${proof(row.target)}`;
  yield `      read as ${reading(row.target)}`;
  yield `      by ${Object.keys(row.target.rules).join(', ')}`;
  for (const { column, ...text } of row.others) yield `    ${column}: ${proof(text)}`;
  yield `    confidence: ${row.confidence}`;
  yield* problemLines(row.problems, '    ');
}

function levelText(level: ExplainedLevel | null): string {
  if (level === null) return '(none)';
  const printed = compact(level.printed) === level.name ? '' : `, printed as ${oneLine(level.printed)}`;
  return `${level.name}  ${places(level.at)}, ${SOURCE_WORDS[level.source]}${printed}`;
}

function reading(target: ExplainedTarget): string {
  const { kind, comparator, value, value_high: high, unit, date } = target;
  if (kind === 'text') return 'text';
  if (kind === 'date') return `date ${comparator ?? ''} ${date ?? '(unknown)'}`;
  const amount = `${comparator} ${value}${high === null ? '' : ` and ${high}`}${unit === null ? '' : ` ${unit}`}`;
  const { base_value: base, base_value_high: baseHigh, base_unit: baseUnit } = target;
  const inBase = `${base}${baseHigh === null ? '' : ` and ${baseHigh}`}${baseUnit === null ? '' : ` ${baseUnit}`}`;
  return base === value && baseUnit === unit ? amount : `${amount}, in base units ${inBase}`;
}

function* problemLines(problems: readonly Problem[], indent: string): Generator<string> {
  for (const { code, message, severity, locator } of problems) {
    const at = locator === null ? '' : `  ${place(locator)}`;
    yield `${indent}${severity === 'review' ? 'problem' : 'note'} ${code}: ${oneLine(message)}${at}`;
  }
}

/** How many items ended where, and those that no form's part shows. */
function* itemLines(items: readonly ExplainedItem[]): Generator<string> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item.place, (counts.get(item.place) ?? 0) + 1);
  yield '';
  yield `Everything printed, by where it ended: ${[...counts].map(([name, n]) => `${name} ${n}`).join(', ') || 'nothing'}`;
  for (const item of items.filter(({ place: name }) => !SHOWN_WITH_FORM.has(name))) {
    const form = item.form === null ? '' : ` (form ${item.form})`;
    yield `  ${item.place}${form}: ${oneLine(item.text)}  ${place(item.at)}`;
  }
}

/** What the rules that read the targets say, each once. */
function* ruleLines(rows: readonly ExplainedRow[]): Generator<string> {
  const rules = new Map(rows.flatMap((row) => Object.entries(row.target.rules)));
  if (rules.size === 0) return;
  yield '';
  yield 'Rules that read the targets:';
  for (const [rule, text] of rules) yield `  ${rule}: ${text}`;
}

/** `text  page 1 [56.2 190 120 210.5]`: what is printed, and where. */
function proof({ printed, at }: ExplainedText): string {
  return `${printed === '' ? '(empty)' : oneLine(printed)}  ${places(at)}`;
}

function places(at: readonly Locator[]): string {
  return at.map(place).join(' + ') || '(nowhere)';
}

function place(locator: Locator): string {
  switch (locator.kind) {
    case 'line':
      return locator.from === locator.to ? `line ${locator.from}` : `lines ${locator.from}-${locator.to}`;
    case 'cell': {
      const page = locator.page === null ? '' : `page ${locator.page} `;
      return `${page}table ${locator.table} row ${locator.row} column ${locator.column}`;
    }
    case 'box': {
      const { x0, y0, x1, y1 } = locator.box;
      return `page ${locator.page} [${[x0, y0, x1, y1].map((n) => Number(n.toFixed(1))).join(' ')}]`;
    }
  }
}

/** Line breaks inside a cell are shown, not made. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' / ');
}
