/** `jixiao history`: a document's readings and what people did to it. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import type {
  DocumentHistory,
  HistoricCorrection,
  HistoricExtraction,
} from '../output/history/read-history.ts';
import { fieldLine } from './changes.ts';
import { findDocument } from './find-document.ts';
import { databaseOption } from './options.ts';
import { print, printable } from './print.ts';

interface Options {
  readonly db: string;
  readonly json?: boolean;
}

export function historyCommand(): Command {
  return new Command('history')
    .description("a document's readings, with hash and version, and its corrections")
    .argument('<document>', 'its name, its path, or a part of the name')
    .addOption(databaseOption())
    .option('--json', 'as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  jixiao history 附件1.pdf
  jixiao history 附件1.pdf --json`,
    )
    .action(async (name: string, options: Options) => {
      const database = openDatabase(options.db);
      try {
        const found = findDocument(database, name, options.db);
        const history = database.history(found.id);
        const text = options.json
          ? `${JSON.stringify({ document: found.row.document, source_path: found.sourcePath, ...history })}\n`
          : textOf(found.row.document, history);
        await print([text]);
      } finally {
        database.close();
      }
    });
}

function textOf(document: string, { extractions, corrections }: DocumentHistory): string {
  const lines = [document, ...extractions.map(extractionLine)];
  if (corrections.length > 0) lines.push('', 'Corrections:', ...corrections.flatMap(correctionLines));
  return printable(`${lines.join('\n')}\n`);
}

function extractionLine(extraction: HistoricExtraction): string {
  const { number, current, importedAt, sha256, extractorVersion, status, error, rolledBack } = extraction;
  const what = error ?? `${status}, ${extraction.forms} forms, ${extraction.indicators} rows`;
  const undone =
    rolledBack === null
      ? ''
      : `  rolled back ${rolledBack.at}${rolledBack.by === null ? '' : ` by ${rolledBack.by}`}`;
  const hash = sha256 === null ? 'no bytes' : `sha256 ${sha256.slice(0, 12)}`;
  return `${current ? '*' : ' '} ${number}. ${importedAt}  ${hash}  version ${extractorVersion}  ${what}${undone}`;
}

function correctionLines(correction: HistoricCorrection): string[] {
  const { number, rowId, action, by, at, note, fields, state } = correction;
  const said = [by, at, note].filter((part) => part !== null).join(', ');
  return [
    `  ${number}. ${rowId}  ${action === 'accept' ? 'accepted' : 'corrected'}  (${said})${state === 'in-force' ? '' : `  ${state}`}`,
    ...fields.map((field) => `       ${fieldLine(field)}`),
  ];
}
