/** `jixiao suggestions`, `accept-suggestion`, `reject-suggestion`: what models proposed, and what people say to it. */
import { Command, Option } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import type { StoredSuggestion, SuggestionStatus } from '../output/suggestions/stored-suggestion.ts';
import { openSuggestions, type SuggestionBook } from '../output/suggestions/suggestion-book.ts';
import { type AuthorOptions, authorOf } from './author.ts';
import { findDocument } from './find-document.ts';
import { databaseOption, positiveInteger } from './options.ts';
import { print } from './print.ts';
import { suggestionLine, suggestionRecord } from './suggestion-line.ts';

interface ListOptions {
  readonly db: string;
  readonly status: SuggestionStatus | 'all';
  readonly document?: string;
  readonly json?: boolean;
}

interface DecideOptions extends Pick<AuthorOptions, 'by'> {
  readonly db: string;
}

export function suggestionsCommand(): Command {
  return new Command('suggestions')
    .description('what chat models proposed: the row, the change, and where its words stand')
    .addOption(databaseOption())
    .addOption(
      new Option('--status <status>', 'which')
        .choices(['open', 'accepted', 'rejected', 'discarded', 'all'])
        .default('open'),
    )
    .option('--document <name>', 'only of this document')
    .option('--json', 'one JSON object a line, with model, prompt hash and time')
    .addHelpText(
      'after',
      `
Examples:
  jixiao suggestions
  jixiao suggestions --status discarded --document 附件1.pdf
  jixiao suggestions --status all --json`,
    )
    .action(async (options: ListOptions) => {
      await inBook(options.db, async (book) => {
        const all = book.list({
          ...(options.status === 'all' ? {} : { status: options.status }),
          ...(options.document === undefined ? {} : { documentId: idOf(options.document, options.db) }),
        });
        await print(all.map(options.json ? jsonLine : suggestionLine));
        process.stderr.write(`${all.length} suggestions\n`);
      });
    });
}

export function acceptSuggestionCommand(): Command {
  return deciding(
    'accept-suggestion',
    'make suggestions corrections, which name their origin',
    (book, suggestion, by) => book.accept(suggestion, by),
  );
}

export function rejectSuggestionCommand(): Command {
  return deciding(
    'reject-suggestion',
    'turn suggestions down; they do not come again',
    (book, suggestion, by) => book.reject(suggestion, by),
  );
}

function deciding(
  name: string,
  about: string,
  decide: (book: SuggestionBook, suggestion: number, by: string | null) => StoredSuggestion,
): Command {
  return new Command(name)
    .description(about)
    .argument('<number...>', 'numbers that "jixiao suggestions" lists', (text: string, before?: number[]) => [
      ...(before ?? []),
      positiveInteger(text),
    ])
    .addOption(databaseOption())
    .option('--by <name>', 'who says so (default: the name you are logged in with)')
    .addHelpText('after', `\nExamples:\n  jixiao ${name} 12 15 --by 王五`)
    .action(async (suggestions: readonly number[], options: DecideOptions) => {
      await inBook(options.db, async (book) => {
        const { by } = authorOf(options);
        for (const suggestion of suggestions) await print([suggestionLine(decide(book, suggestion, by))]);
      });
    });
}

async function inBook(db: string, work: (book: SuggestionBook) => Promise<void>): Promise<void> {
  const book = openSuggestions(db);
  try {
    await work(book);
  } finally {
    book.close();
  }
}

function jsonLine(suggestion: StoredSuggestion): string {
  return `${JSON.stringify(suggestionRecord(suggestion))}\n`;
}

function idOf(name: string, file: string): number {
  const database = openDatabase(file);
  try {
    return findDocument(database, name, database.file).id;
  } finally {
    database.close();
  }
}
