/** Bounds of a run of a model, as options of the commands that start one. */
import type { Command } from 'commander';
import { positiveInteger, positiveNumber } from './options.ts';

export interface AssistLimits {
  readonly assistMaxCalls?: number;
  readonly assistTimeout?: number;
  readonly assistConcurrency?: number;
  readonly acceptGrounded?: boolean;
}

export function addAssistLimits(command: Command): Command {
  return command
    .option(
      '--assist-max-calls <n>',
      'at most so many requests, repeated ones counted (default: 200)',
      positiveInteger,
    )
    .option('--assist-timeout <seconds>', 'give a request up after so long (default: 60)', positiveNumber)
    .option('--assist-concurrency <n>', 'requests at once (default: 4)', positiveInteger)
    .option('--accept-grounded', 'make every open suggestion of this model a correction at once');
}
