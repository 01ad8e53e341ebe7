/** Options several commands share, and how their values are read. */
import { InvalidArgumentError, Option } from 'commander';

export const DEFAULT_DATABASE = './jixiao.db';

export function databaseOption(): Option {
  return new Option('--db <file>', 'the database').default(DEFAULT_DATABASE);
}

export function positiveInteger(text: string): number {
  if (!/^\d+$/u.test(text) || Number(text) < 1) {
    throw new InvalidArgumentError('Expected a whole number of at least 1.');
  }
  return Number(text);
}

export function positiveNumber(text: string): number {
  const number = decimal(text);
  if (number <= 0) throw new InvalidArgumentError('Expected a number above 0.');
  return number;
}

export function decimal(text: string): number {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text)) throw new InvalidArgumentError('Expected a number.');
  return Number(text);
}

/** Gathers an option that may be given several times. */
export function several(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
