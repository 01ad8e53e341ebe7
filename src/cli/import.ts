/** `jixiao import`: files and folders into the database. */
import { Command } from 'commander';
import { openDatabase } from '../output/database-reader.ts';
import { type LockHolder, lockForImport } from '../output/import-lock.ts';
import { openStore } from '../output/store.ts';
import { UsageError } from '../parsers/errors.ts';
import { requirePresent } from '../pipeline/discover.ts';
import type { ImportSummary } from '../pipeline/import-event.ts';
import { importPaths } from '../pipeline/ingest.ts';
import { chatModel } from '../pipeline/assist/chat-model.ts';
import { addAssistLimits, type AssistLimits } from './assist-limits.ts';
import { EXIT, type ExitCode, type SetExitCode } from './exit-code.ts';
import {
  databaseOption,
  type OcrArguments,
  ocrChoice,
  ocrOptions,
  positiveInteger,
  positiveNumber,
} from './options.ts';
import { print } from './print.ts';
import { createProgress } from './progress.ts';
import { importSummary } from './summary.ts';

interface Options extends OcrArguments, AssistLimits {
  readonly db: string;
  readonly assist?: string;
  readonly workers?: number;
  readonly timeout?: number;
  readonly reextract?: boolean;
  readonly outdated?: boolean;
  readonly verify?: boolean;
  readonly json?: boolean;
}

export function importCommand(setExitCode: SetExitCode): Command {
  const command = new Command('import')
    .description('read files and folders into the database; what is unchanged is not read again')
    .argument('<paths...>', 'files or folders')
    .addOption(databaseOption())
    .option('--workers <n>', 'documents read at once (default: one for each processor)', positiveInteger)
    .option(
      '--timeout <seconds>',
      'give a document up that finishes no page for so long (default: 120)',
      positiveNumber,
    )
    .option('--reextract', 'read again what is unchanged')
    .option('--outdated', 'with --reextract: only what another version of the extraction read')
    .option('--verify', 'hash every file, also where size, times and inode are as they were')
    .option('--json', 'progress as JSON lines on stderr, the summary as one JSON object on stdout')
    .option(
      '--assist <provider:model>',
      'then ask a chat model about what is up for review, as "jixiao assist" does',
    );
  for (const option of ocrOptions()) command.addOption(option);
  return addAssistLimits(command)
    .addHelpText(
      'after',
      `
Examples:
  jixiao import attachments/
  jixiao import 2023/ 2024/ extra.pdf --db budget.db
  jixiao import attachments/ --reextract --outdated
  jixiao import attachments/ --json 2>progress.jsonl`,
    )
    .action(async (paths: string[], options: Options) => {
      // What a model lacks is told before the work, not after it.
      if (options.assist !== undefined) await chatModel(options.assist);
      const summary = await importInto(paths, options);
      await printSummary(summary, options);
      setExitCode(exitCodeOf(summary));
      if (options.assist !== undefined && !summary.interrupted) {
        const { runAssist } = await import('./assist-run.ts');
        const { lines } = await runAssist(options.db, options.assist, null, options);
        process.stderr.write(lines.join(''));
      }
    });
}

async function importInto(paths: readonly string[], options: Options): Promise<ImportSummary> {
  // A mistyped path must not leave an empty database behind.
  await requirePresent(paths);
  if (options.outdated && !options.reextract) throw new UsageError('--outdated goes with --reextract');
  const ocr = await ocrChoice(options);
  const store = openStore(options.db);
  const progress = await createProgress(options.json ?? false);
  const interrupt = new AbortController();
  const onSignal = (): void => {
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nStopping; documents that are done are kept. Once more to stop at once.\n');
    interrupt.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  let release: (() => void) | null = null;
  try {
    release = await lockForImport(store.file, { signal: interrupt.signal, onWait: tellWait });
    return await importPaths(paths, store, {
      ...(options.workers === undefined ? {} : { workers: options.workers }),
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
      reextract: options.outdated ? 'outdated' : (options.reextract ?? false),
      ocr,
      verify: options.verify ?? false,
      signal: interrupt.signal,
      onEvent: (event) => progress.show(event),
    });
  } finally {
    progress.stop();
    store.close();
    release?.();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function tellWait(holder: LockHolder | null): void {
  const who = holder === null ? '' : ` (process ${holder.process}, since ${holder.since})`;
  process.stderr.write(`Another import into this database is running${who}; waiting for it to end.\n`);
}

async function printSummary(summary: ImportSummary, options: Options): Promise<void> {
  const database = openDatabase(options.db);
  try {
    const overview = database.overview();
    const text = options.json
      ? `${JSON.stringify({ import: summary, database: { file: database.file, ...overview } })}\n`
      : importSummary(summary, overview, options.db);
    await print([text]);
  } finally {
    database.close();
  }
}

function exitCodeOf(summary: ImportSummary): ExitCode {
  if (summary.interrupted) return EXIT.interrupted;
  return summary.byStatus.failed > 0 ? EXIT.failed : EXIT.ok;
}
