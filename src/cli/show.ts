/** `jixiao show`: one document's forms as tables. */
import { Command } from 'commander';
import type { FormRow, IndicatorRow } from '../output/contract-rows.ts';
import { type DatabaseReader, type FoundDocument, openDatabase } from '../output/database-reader.ts';
import type { Touched } from '../output/touched-row.ts';
import { compact } from '../glossary/compact.ts';
import { errorLine } from './error-line.ts';
import { findDocument } from './find-document.ts';
import { databaseOption } from './options.ts';
import { print, printable } from './print.ts';
import { reading } from './reading.ts';
import { suggestionLine, suggestionRecord } from './suggestion-line.ts';
import { terminalTable } from './terminal-table.ts';

interface Options {
  readonly db: string;
  readonly json?: boolean;
}

export function showCommand(): Command {
  return new Command('show')
    .description("one document's forms as tables")
    .argument('<document>', 'its name as "jixiao status" prints it, its path, or a part of the name')
    .addOption(databaseOption())
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  jixiao show 附件1.pdf
  jixiao show 附件 --json`,
    )
    .action(async (name: string, options: Options) => {
      const database = openDatabase(options.db);
      try {
        const found = findDocument(database, name, options.db);
        await print(options.json ? [jsonOf(database, found)] : textOf(database, found));
      } finally {
        database.close();
      }
    });
}

function jsonOf(database: DatabaseReader, found: FoundDocument): string {
  const forms = [...database.formsOf(found.id)];
  const suggestions = database.openSuggestions(found.id).map(suggestionRecord);
  return `${JSON.stringify({ ...found.row, forms, suggestions })}\n`;
}

function* textOf(database: DatabaseReader, found: FoundDocument): Iterable<string> {
  const { row } = found;
  const pages = row.pages === null ? '' : `, ${row.pages} pages`;
  yield printable(`${row.document}: ${row.status}, ${row.media_type ?? 'unknown format'}${pages}\n`);
  if (row.error !== null) yield `${errorLine(row.document, row.error)}\n`;
  if (row.missing_since !== null) yield printable(`${row.missing_reason} since ${row.missing_since}\n`);
  for (const { form, indicators, ids, touched } of database.formsOf(found.id)) {
    yield `\n${headOf(form, ids.form, touched.form)}\n${tableOf(indicators, ids.indicators, touched.indicators)}\n`;
    for (const note of form.notes) yield printable(`  注：${compact(note)}\n`);
  }
  const suggestions = database.openSuggestions(found.id);
  if (suggestions.length > 0) yield '\nsuggestions ("jixiao accept-suggestion NUMBER"):\n';
  yield* suggestions.map(suggestionLine);
}

function headOf(form: FormRow, id: string, { corrected, accepted }: Touched): string {
  const pairs: readonly (readonly [string, string | number | null])[] = [
    ['年度', form.year],
    ['项目名称', form.project_name],
    ['主管部门', form.department],
    ['资金（元）', form.budget_yuan],
    ['其中：财政拨款（元）', form.fiscal_yuan],
    ['开始', form.period_start],
    ['结束', form.period_end],
    ['年度目标', form.annual_goal],
    ['长期目标', form.longterm_goal],
    ['实施内容', form.content],
    ...form.fields.map((field) => [field.label, field.value] as const),
    ['problems', form.problems.length === 0 ? null : form.problems.join(', ')],
    ['corrected', corrected.length === 0 ? null : corrected.join(', ')],
    ['accepted', accepted ? 'yes' : null],
    ['id', id],
  ];
  const lines = pairs.filter(([, value]) => value !== null).map(([label, value]) => `  ${label}: ${value}`);
  return printable([`${form.form}. ${form.title ?? '(no title)'}`, ...lines].join('\n'));
}

function tableOf(
  indicators: readonly IndicatorRow[],
  ids: readonly string[],
  touched: readonly Touched[],
): string {
  return terminalTable(
    ['', '一级指标', '二级指标', '三级指标', '目标值', 'value', 'place', 'look', 'id'],
    indicators.map((row, i) => [
      row.ordinal,
      row.level1,
      row.level2,
      row.level3,
      row.target,
      reading(row),
      row.page === null ? null : `p. ${row.page}`,
      lookOf(row, touched[i]),
      ids[i] ?? null,
    ]),
  );
}

/** Why a person should look, and what people did. */
function lookOf({ review, problems }: IndicatorRow, touched: Touched | undefined): string | null {
  const parts = [
    ...(review ? [problems.join(', ') || 'yes'] : []),
    ...(touched !== undefined && touched.corrected.length > 0 ? ['corrected'] : []),
    ...(touched?.accepted === true ? ['accepted'] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
