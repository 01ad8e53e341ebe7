/** Writing to stdout and files at the reader's pace. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../parsers/errors.ts';

/** Writes the chunks to stdout and waits until they are taken; memory stays flat however slow the reader. */
export async function print(chunks: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}

/** Writes a file whole or not at all: it appears under its name when it is complete. */
export async function writeWhole(file: string, chunks: Iterable<string>): Promise<void> {
  const partial = `${file}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(partial));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`${file} cannot be written: ${error.message}`, { path: file, cause: error });
    }
    throw error;
  }
}

/** Document text as it may safely go to a terminal: control characters, which could move its cursor, become spaces. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ');
}
