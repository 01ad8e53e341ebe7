/** Files that are where no document is known, with bytes that are known: moved or renamed where the old place is empty, else copies. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { sha256File } from './file-hash.ts';
import type { SameBytes, SourceFile, Store } from './store-port.ts';

export interface Settled {
  readonly source: SourceFile;
  readonly how: 'moved' | 'copied';
  /** Path the file was moved from; name of the document it is a copy of. */
  readonly from: string;
}

/**
 * Moves documents in the store to where their files are now. One file after the other in the order of the list, and those that kept
 * their names before the others, so that of several files with the same bytes it is always the same one that takes the document over.
 */
export async function* settleMoves(
  files: readonly SourceFile[],
  store: Store,
  signal: AbortSignal,
): AsyncIterable<Settled> {
  if (store.isEmpty()) return;
  const others: { readonly source: SourceFile; readonly sha256: string }[] = [];
  for (const source of files) {
    if (signal.aborted) return;
    if (store.known(source.path) !== null) continue;
    // What cannot be hashed cannot be read either; reading it says why.
    const sha256 = await sha256File(source.path).catch(() => null);
    if (sha256 === null) continue;
    const from = nearestGone(store.withHash(sha256), source);
    if (from !== null && sameName(from, source)) yield move(from, source, store);
    // Every empty file is like every other: only its name tells one from another.
    else if (source.bytes !== 0 && store.withHash(sha256).length > 0) others.push({ source, sha256 });
  }
  for (const { source, sha256 } of others) {
    const same = store.withHash(sha256);
    const from = nearestGone(same, source);
    const [original] = same;
    if (from !== null) yield move(from, source, store);
    else if (original !== undefined) yield { source, how: 'copied', from: original.document };
  }
}

function move(from: SameBytes, source: SourceFile, store: Store): Settled {
  store.move(from.path, source);
  return { source, how: 'moved', from: from.path };
}

/** Of several documents with these bytes that are gone, the one of this name, then one that people worked on. */
function nearestGone(same: readonly SameBytes[], source: SourceFile): SameBytes | null {
  const nearness = (gone: SameBytes): number =>
    (gone.document === source.document ? 4 : sameName(gone, source) ? 2 : 0) + (gone.corrected ? 1 : 0);
  const gone = same.filter(({ path }) => !existsSync(path));
  return gone.sort((a, b) => nearness(b) - nearness(a))[0] ?? null;
}

function sameName(gone: SameBytes, source: SourceFile): boolean {
  return basename(gone.document) === basename(source.document);
}
