/** `jixiao correct`: a field of a row or form is something else than what was read. */
import { Command } from 'commander';
import type { Recorded } from '../output/corrections/correction-writer.ts';
import type { SheetResult } from '../output/corrections/import-sheet.ts';
import { type Editor, openEditor } from '../output/editor.ts';
import { UsageError } from '../parsers/errors.ts';
import { type AuthorOptions, authorOf, withAuthor } from './author.ts';
import { fieldLine } from './changes.ts';
import { EXIT, type SetExitCode } from './exit-code.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print, printable } from './print.ts';

interface Options extends AuthorOptions {
  readonly db: string;
  readonly from?: string;
  readonly withdraw?: number;
  readonly json?: boolean;
}

export function correctCommand(setExitCode: SetExitCode): Command {
  const command = new Command('correct')
    .description('correct fields of a row or form; what was extracted is kept beside it')
    .argument('[row-id]', 'id of a row (r…) or form (f…), or its beginning')
    .argument('[changes...]', 'field=value; an empty value for none. A corrected target is read anew')
    .addOption(databaseOption())
    .option(
      '--from <file>',
      'take over a sheet of "export --what review" that people filled in (CSV or XLSX)',
    )
    .option('--withdraw <n>', 'take the correction of this number back', positiveInteger)
    .option('--json', 'what was recorded as one JSON object');
  return withAuthor(command)
    .addHelpText(
      'after',
      `
Examples:
  jixiao correct r4k9x2m7w1a 'target=≥15万人' --by 王五 --note '盖章遮挡'
  jixiao correct r4k9 level3=带动就业人数 weight=12.5
  jixiao correct f0b3n8c5zt7 project_name=创业孵化基地
  jixiao correct --from review.xlsx --by 王五
  jixiao correct --withdraw 12`,
    )
    .action(async (id: string | undefined, changes: string[], options: Options) => {
      requireOneWay(id, changes, options);
      const editor = openEditor(options.db);
      try {
        if (options.from !== undefined) {
          const result = await editor.importSheet(options.from, authorOf(options));
          await print([options.json ? jsonLine(result) : sheetText(result)]);
          if (result.refused.length > 0) setExitCode(EXIT.failed);
        } else await correctOne(editor, id, changes, options);
      } finally {
        editor.close();
      }
    });
}

function requireOneWay(id: string | undefined, changes: readonly string[], options: Options): void {
  const ways = [id, options.from, options.withdraw].filter((way) => way !== undefined).length;
  if (ways !== 1 || (id !== undefined && changes.length === 0)) {
    throw new UsageError(
      'correct: expected a row id with field=value, or --from with a sheet, or --withdraw with a number',
    );
  }
}

async function correctOne(
  editor: Editor,
  id: string | undefined,
  changes: readonly string[],
  options: Options,
): Promise<void> {
  if (options.withdraw !== undefined) {
    editor.withdraw(options.withdraw, authorOf(options));
    const text = `Correction ${options.withdraw} is withdrawn; what was extracted holds again.\n`;
    await print([options.json ? jsonLine({ withdrawn: options.withdraw }) : text]);
    return;
  }
  const recorded = editor.correct(id ?? '', fieldsOf(changes), authorOf(options));
  await print([options.json ? jsonLine(recorded) : recordedText(recorded)]);
}

function fieldsOf(changes: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    changes.map((change) => {
      const at = change.indexOf('=');
      if (at < 1) throw new UsageError(`expected field=value, got "${change}"`);
      return [change.slice(0, at), change.slice(at + 1)];
    }),
  );
}

function recordedText({ correction, rowId, changes }: Recorded): string {
  const lines = [
    `Correction ${correction} of ${rowId}:`,
    ...changes.map((change) => `  ${fieldLine(change)}`),
  ];
  return printable(`${lines.join('\n')}\n`);
}

function sheetText({ corrected, accepted, unchanged, refused }: SheetResult): string {
  const lines = [
    `${corrected.length} corrected, ${accepted.length} accepted, ${unchanged} unchanged, ${refused.length} refused.`,
    ...corrected.flatMap((recorded) => recordedText(recorded).trimEnd().split('\n')),
    ...refused.map(({ line, rowId, reason }) => `line ${line} (${rowId}) refused: ${reason}`),
  ];
  return printable(`${lines.join('\n')}\n`);
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
