/** Paths → the sorted list of files to read. Nothing found is dropped: what cannot be looked at is listed with its reason. */
import { isUtf8 } from 'node:buffer';
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UnreadableFileError, UsageError } from '../parsers/errors.ts';
import type { SourceFile } from './store-port.ts';

export interface UnreadableSource {
  readonly source: SourceFile;
  readonly error: UnreadableFileError;
}

export interface Discovery {
  /** Sorted by `document`, then path, in code-unit order, so that no locale changes it. */
  readonly files: readonly SourceFile[];
  /** Files and folders that are there and cannot be looked into. */
  readonly unreadable: readonly UnreadableSource[];
  /** Hidden files and folders (`.name`) passed over. */
  readonly hidden: number;
  /** The absolute folders that were listed, the unreadable ones excepted. */
  readonly folders: readonly string[];
}

export interface DiscoverOptions {
  /** Absolute real paths to pass over: the database that is being written, which is no source. */
  readonly except?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Mutable state of one walk; a path is listed once even when the arguments overlap. */
interface Walk {
  readonly files: Map<string, SourceFile>;
  readonly unreadable: Map<string, UnreadableSource>;
  readonly folders: string[];
  readonly except: ReadonlySet<string>;
  readonly signal: AbortSignal | undefined;
  hidden: number;
}

/**
 * Lists every file under `paths` (files or folders). Symbolic links are followed; a link to a folder it stands in is listed as unreadable.
 * A file named directly is listed even when it is hidden.
 * @throws UsageError where a path does not exist.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions = {}): Promise<Discovery> {
  const walk: Walk = {
    files: new Map(),
    unreadable: new Map(),
    folders: [],
    except: new Set(options.except),
    signal: options.signal,
    hidden: 0,
  };
  await requirePresent(paths);
  for (const path of paths) await walkArgument(path, walk);
  return {
    files: [...walk.files.values()].sort(byDocument),
    unreadable: [...walk.unreadable.values()].sort((a, b) => byDocument(a.source, b.source)),
    hidden: walk.hidden,
    folders: walk.folders,
  };
}

/** @throws UsageError naming the first path there is nothing at. */
export async function requirePresent(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const seen = await look(path);
    if ('gone' in seen) throw new UsageError(`${path}: there is no such file or folder`, { path });
  }
}

async function walkArgument(path: string, walk: Walk): Promise<void> {
  const parent = await realpath(dirname(resolve(path))).catch(() => dirname(resolve(path)));
  const absolute = join(parent, basename(resolve(path)));
  const seen = await look(absolute);
  if ('reason' in seen) return reject(unseen(parent, absolute), seen.reason, walk);
  // A folder reached by a link is the folder itself, so that its files are known under one path.
  if (seen.stats.isDirectory()) return await walkFolder(seen.real, seen.real, [seen.real], walk);
  listFile(parent, absolute, seen.stats, walk);
}

/** @param chain real paths of the folders from the root down to this one: where a link leads back to one of them, it is a loop. */
async function walkFolder(root: string, folder: string, chain: readonly string[], walk: Walk): Promise<void> {
  walk.signal?.throwIfAborted();
  let names: readonly Buffer[];
  try {
    names = await readdir(folder, { encoding: 'buffer' });
  } catch (error) {
    return reject(unseen(root, folder), describe(error), walk);
  }
  walk.folders.push(folder);
  for (const bytes of names) {
    const name = bytes.toString();
    const path = join(folder, name);
    if (walk.except.has(path)) continue;
    if (name.startsWith('.')) walk.hidden++;
    else if (!isUtf8(bytes)) rejectName(root, folder, bytes, walk);
    else await walkEntry(root, path, chain, walk);
  }
}

/** Node opens files by UTF-8 names only. Archives from Windows leave names in GB18030: the reason says how this one reads. */
function rejectName(root: string, folder: string, bytes: Buffer, walk: Walk): void {
  const chinese = new TextDecoder('gb18030').decode(bytes);
  const name = chinese.includes('\ufffd') ? bytes.toString('latin1') : chinese;
  reject(
    unseen(root, join(folder, name)),
    'its name is not in UTF-8; rename it to what is listed here',
    walk,
  );
}

async function walkEntry(root: string, path: string, chain: readonly string[], walk: Walk): Promise<void> {
  const seen = await look(path);
  if ('reason' in seen) return reject(unseen(root, path), seen.reason, walk);
  // A link may lead to what is passed over, too.
  if (walk.except.has(seen.real)) return;
  if (!seen.stats.isDirectory()) return listFile(root, path, seen.stats, walk);
  if (chain.includes(seen.real)) {
    return reject(unseen(root, path), 'it is a link back to a folder it stands in', walk);
  }
  await walkFolder(root, path, [...chain, seen.real], walk);
}

type Look = { stats: Stats; real: string } | { reason: string } | { reason: string; gone: true };

async function look(path: string): Promise<Look> {
  try {
    return { stats: await stat(path), real: await realpath(path) };
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') return { reason: describe(error) };
  }
  const link = await lstat(path).catch(() => null);
  return link === null ? { reason: 'it is gone', gone: true } : { reason: 'it is a link to nothing' };
}

function listFile(root: string, path: string, stats: Stats, walk: Walk): void {
  const source: SourceFile = {
    ...unseen(root, path),
    bytes: stats.size,
    modifiedAt: stats.mtime.toISOString(),
    stamp: stampOf(stats),
  };
  // Opening a pipe or a device could wait for ever.
  if (!stats.isFile()) reject(source, 'it is no regular file (a pipe, socket or device)', walk);
  else if (!walk.files.has(path)) walk.files.set(path, source);
}

/** The coarsest clock of a file system counts by two seconds (FAT). */
const CLOCK_TICK_MS = 2_000;

/** The change time is in it because nobody can set it back: a file replaced with its size and time kept has another. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string | null {
  const settled = Date.now() - Math.max(mtimeMs, ctimeMs) > CLOCK_TICK_MS;
  return settled ? [size, mtimeMs, ctimeMs, ino].join(' ') : null;
}

function reject(source: SourceFile, reason: string, walk: Walk): void {
  const error = new UnreadableFileError(`cannot be read: ${reason}`, { path: source.document });
  if (!walk.unreadable.has(source.path)) walk.unreadable.set(source.path, { source, error });
}

function unseen(root: string, path: string): SourceFile {
  const relative =
    path === root ? basename(path) : path.slice(root.endsWith(sep) ? root.length : root.length + 1);
  return { document: relative.split(sep).join('/'), root, path, bytes: null, modifiedAt: null, stamp: null };
}

function byDocument(a: SourceFile, b: SourceFile): number {
  return compare(a.document, b.document) || compare(a.path, b.path);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What the operating system said, in words. */
export function describe(error: unknown): string {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOENT':
      return 'it is gone';
    case 'ELOOP':
      return 'its symbolic links form a loop';
    case 'ENAMETOOLONG':
      return 'its path is too long for the operating system';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open';
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'it is larger than 2 GiB';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
