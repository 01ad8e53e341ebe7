/** What the shell is told. */
export const EXIT = {
  /** Everything asked for was done; documents are complete or for review. */
  ok: 0,
  /** Some document failed, or the database would not serve. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Stopped by Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a command that ended without an error still tells the shell something. */
export type SetExitCode = (code: number) => void;
