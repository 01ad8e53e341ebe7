/** `jixiao parse-target`: what one target means and by which rules; or, with --stdin, many. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { readingFields } from '../output/reading-fields.ts';
import { UsageError } from '../parsers/errors.ts';
import type { TargetReading } from '../pipeline/extraction.ts';
import { RULES, type Rule } from '../pipeline/normalise/rules.ts';
import { readTarget } from '../pipeline/normalise/target.ts';
import { positiveInteger } from './options.ts';
import { print } from './print.ts';

interface Options {
  readonly name?: string;
  readonly unit?: string;
  readonly sign?: string;
  readonly header?: string;
  readonly year?: number;
  readonly stdin?: boolean;
}

const Text = z.string().nullish().default(null);
const Line = z.object({
  target: z.string(),
  name: Text,
  unit: Text,
  sign: Text,
  header: Text,
  year: z.number().int().nullish().default(null),
});

export function parseTargetCommand(): Command {
  return new Command('parse-target')
    .description('what a target means: comparator, value, unit, base value or date, and the rules that told')
    .argument('[target]', 'the target cell as printed, such as "≥ 1,140 万元"')
    .option('--name <text>', "the indicator's name: it may hold the unit")
    .option('--unit <unit>', 'what the unit column says')
    .option('--sign <sign>', 'what the sign column says (≥, 小于等于, 定性, 正向)')
    .option('--header <text>', "the target column's header: it may hold the unit")
    .option('--year <year>', "the form's year, for dates without one", positiveInteger)
    .option(
      '--stdin',
      'read JSON Lines {target, name?, unit?, sign?, year?, header?}, write JSON Lines in the same order',
    )
    .addHelpText(
      'after',
      `
Examples:
  jixiao parse-target "≥ 1,140 万元"
  jixiao parse-target 12月底前 --year 2024
  jixiao parse-target 28.8 --name "成本（万元）"
  jixiao query --format jsonl | jixiao parse-target --stdin`,
    )
    .action(async (target: string | undefined, { stdin, ...context }: Options) => {
      if (stdin === true && target !== undefined)
        throw new UsageError('either a target or --stdin, not both');
      if (stdin === true)
        return pipeline(Readable.from(readLines(process.stdin)), process.stdout, { end: false });
      if (target === undefined) throw new UsageError('a target is missing; give one, or --stdin');
      const reading = readTarget({ target, ...context });
      await print([`${JSON.stringify({ ...row(reading), rules: explained(reading) }, null, 2)}\n`]);
    });
}

/** Reads one line after the other; memory does not grow with their number. */
async function* readLines(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() !== '') yield `${JSON.stringify(row(readTarget(parseLine(line, number))))}\n`;
  }
}

function parseLine(line: string, number: number): z.infer<typeof Line> {
  let value: unknown;
  try {
    // Some editors put a byte-order mark in front of a file.
    value = JSON.parse(number === 1 ? line.replace(/^\ufeff/u, '') : line);
  } catch (error) {
    throw new UsageError(`line ${number} of stdin is no JSON`, { cause: error });
  }
  const parsed = Line.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`line ${number} of stdin: ${z.prettifyError(parsed.error)}`);
}

/** A reading under the names of the output contract. */
function row(reading: TargetReading): Readonly<Record<string, unknown>> {
  return {
    ...readingFields(reading),
    problems: reading.problems.map((p) => p.code),
  };
}

function explained(reading: TargetReading): Readonly<Record<string, string>> {
  return Object.fromEntries(reading.rules.map((rule) => [rule, RULES[rule as Rule]]));
}
