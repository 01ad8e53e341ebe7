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
 * Moves documents in the store to where their files are now. One file after the other in the order of the list, so that of two files
 * with the same bytes it is always the same one that takes the document over.
 */
export async function* settleMoves(
  files: readonly SourceFile[],
  store: Store,
  signal: AbortSignal,
): AsyncIterable<Settled> {
  if (store.isEmpty()) return;
  for (const source of files) {
    if (signal.aborted) return;
    if (store.known(source.path) !== null) continue;
    // What cannot be hashed cannot be read either; reading it says why.
    const sha256 = await sha256File(source.path).catch(() => null);
    if (sha256 === null || source.bytes === 0) continue;
    const same = store.withHash(sha256);
    const gone = same
      .filter(({ path }) => !existsSync(path))
      .sort((a, b) => nearness(b, source) - nearness(a, source));
    const [from] = gone;
    const [original] = same;
    if (from !== undefined) {
      store.move(from.path, source);
      yield { source, how: 'moved', from: from.path };
    } else if (original !== undefined) yield { source, how: 'copied', from: original.document };
  }
}

/** Of several documents with these bytes that are gone, the one of this name, then one that people worked on. */
function nearness(gone: SameBytes, source: SourceFile): number {
  const name =
    gone.document === source.document ? 4 : basename(gone.document) === basename(source.document) ? 2 : 0;
  return name + (gone.corrected ? 1 : 0);
}
