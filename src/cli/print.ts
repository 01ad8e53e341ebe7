/** Writing to stdout and files at the reader's pace. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../parsers/errors.ts';

/** Writes the chunks to stdout and waits until they are taken; memory stays flat however slow the reader. */
export async function print(chunks: Iterable<string | Uint8Array>): Promise<void> {
  await pipeline(Readable.from(chunks), process.stdout, { end: false });
}

/**
 * Writes a file whole or not at all: it appears under its name when it is complete and on the disk; what stood there before stays
 * until then.
 * @throws UsageError where it cannot be written
 */
export async function writeWhole(file: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  // Two programs that write the same file must not write into one another's part.
  const partial = `${file}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(chunks), createWriteStream(partial, { flush: true }));
    await rename(partial, file);
  } catch (error) {
    // Where there is no such place the part cannot be removed either; what went wrong first is what is told.
    await rm(partial, { force: true }).catch(() => undefined);
    if (error instanceof Error && 'syscall' in error) {
      const { code } = error as NodeJS.ErrnoException;
      const reason = REASONS[code ?? ''] ?? error.message;
      throw new UsageError(`${file} cannot be written: ${reason}`, { path: file, cause: error });
    }
    throw error;
  }
}

/** What the operating system says, for people. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; nothing was left behind',
  EDQUOT: 'your share of the disk is full; nothing was left behind',
  EFBIG: 'it would be larger than the disk or its limits allow; nothing was left behind',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
};

/** Document text as it may safely go to a terminal: control characters, which could move its cursor, become spaces. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ');
}
