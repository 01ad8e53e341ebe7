/**
 * Garbage of a long document. V8 lets a heap grow to twice what lives in it before it looks for garbage, so that a document of
 * 1,000 pages takes more memory than one of 100, although no more of it is alive. Looking for it at set times keeps both alike.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Pages between two collections. One page leaves some 0.15 MiB that outlive the collector's quick looks, 15 MiB a hundred pages; one
 * collection takes 40–70 ms, the pages between take 1.5 s or more.
 */
export const PAGES_BETWEEN = 100;

let collect: (() => void) | null = null;

/** Collects all garbage of this thread's heap, at once. */
export function collectGarbage(): void {
  if (collect === null) {
    // Node hands out the collector only where it was asked to before it started; a new context has it by this flag.
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
