/** Who says what by hand: options of every command that changes something for a person. */
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Author } from '../output/corrections/correction-writer.ts';

export interface AuthorOptions {
  readonly by?: string;
  readonly note?: string;
}

export function withAuthor(command: Command): Command {
  return command
    .option('--by <name>', 'who says so (default: the name you are logged in with)')
    .option('--note <text>', 'why');
}

export function authorOf({ by, note }: AuthorOptions): Author {
  return { by: by ?? loginName(), note: note ?? null };
}

/** A user without an entry in the system's list has no name. */
function loginName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
