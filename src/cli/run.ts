/** argv → exit code. Every error ends here as one line a person understands. */
import { CommanderError } from 'commander';
import { JixiaoError, UsageError } from '../parsers/errors.ts';
import { EXIT } from './exit-code.ts';
import { buildProgram } from './program.ts';

/** Runs a command line (`process.argv`); results go to stdout, everything else to stderr. Never throws. */
export async function run(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', quietWhenReaderLeft);
  // Nobody listens to the messages any more, which is no reason to stop the work.
  process.stderr.on('error', () => undefined);
  let code: number = EXIT.ok;
  const setExitCode = (exitCode: number): void => {
    code = exitCode;
  };
  try {
    const program = await buildProgram(setExitCode, argv[2]);
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return report(error);
  }
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (isReaderGone(error)) return EXIT.ok;
  if (error instanceof JixiaoError) {
    process.stderr.write(`jixiao: ${error.message}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`jixiao: an error nobody expected: ${message}\n`);
  if (process.env.JIXIAO_DEBUG !== undefined && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  } else process.stderr.write('Please report it with what JIXIAO_DEBUG=1 prints.\n');
  return EXIT.failed;
}

/** `jixiao query | head`: the reader has seen enough, which is no error. */
function quietWhenReaderLeft(error: Error): void {
  if (!isReaderGone(error)) throw error;
  process.exit(EXIT.ok);
}

function isReaderGone(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}
