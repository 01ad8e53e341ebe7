/** All commands of `jixiao`, each from its own file. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { SetExitCode } from './exit-code.ts';

/** Commands in the order help lists them. Each loads when it is needed: libraries a command does not use cost it no start-up. */
const COMMANDS: ReadonlyMap<string, (setExitCode: SetExitCode) => Promise<Command>> = new Map([
  ['import', async (setExitCode) => (await import('./import.ts')).importCommand(setExitCode)],
  ['status', async () => (await import('./status.ts')).statusCommand()],
  ['show', async () => (await import('./show.ts')).showCommand()],
  ['query', async () => (await import('./query.ts')).queryCommand()],
  ['sql', async () => (await import('./sql.ts')).sqlCommand()],
  ['export', async () => (await import('./export.ts')).exportCommand()],
  ['correct', async (setExitCode) => (await import('./correct.ts')).correctCommand(setExitCode)],
  ['accept', async () => (await import('./accept.ts')).acceptCommand()],
  ['conflicts', async () => (await import('./conflicts.ts')).conflictsCommand()],
  ['resolve', async () => (await import('./resolve.ts')).resolveCommand()],
  ['history', async () => (await import('./history.ts')).historyCommand()],
  ['diff', async () => (await import('./diff.ts')).diffCommand()],
  ['rollback', async () => (await import('./rollback.ts')).rollbackCommand()],
  ['check', async (setExitCode) => (await import('./check.ts')).checkCommand(setExitCode)],
  ['backup', async () => (await import('./backup.ts')).backupCommand()],
  ['assist', async (setExitCode) => (await import('./assist.ts')).assistCommand(setExitCode)],
  ['suggestions', async () => (await import('./suggestions.ts')).suggestionsCommand()],
  ['accept-suggestion', async () => (await import('./suggestions.ts')).acceptSuggestionCommand()],
  ['reject-suggestion', async () => (await import('./suggestions.ts')).rejectSuggestionCommand()],
  ['explain', async (setExitCode) => (await import('./explain.ts')).explainCommand(setExitCode)],
  ['parse-target', async () => (await import('./parse-target.ts')).parseTargetCommand()],
]);

/** The program with all commands, or with the one named only. */
export async function buildProgram(setExitCode: SetExitCode, only?: string): Promise<Command> {
  const program = new Command('jixiao')
    .description('Performance-target forms (绩效目标表) of Chinese public budgets as rows one can query.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText(
      'after',
      `
Examples:
  jixiao import attachments/            read a folder into ./jixiao.db
  jixiao status                         what is in the database, what failed and why
  jixiao query --level 满意度指标 --min 90%
  jixiao export --format csv --out rows.csv

Results go to stdout, progress and messages to stderr.
Exit codes: 0 all complete or for review, 1 something failed, 2 wrong usage, 130 interrupted.`,
    );
  const named = COMMANDS.get(only ?? '');
  for (const load of named === undefined ? [...COMMANDS.values()] : [named]) {
    program.addCommand(await load(setExitCode));
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError('(--help tells more)');
  }
  return program;
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
