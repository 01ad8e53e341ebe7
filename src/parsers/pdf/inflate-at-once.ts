/**
 * pdf.js unpacks every stream of a file (each font, each page) by the web's `DecompressionStream`, which in Node passes through two kinds of
 * streams and a thread of a pool: more than half of a millisecond each, and some pages bring a dozen fonts. A stream in memory can be unpacked in one call.
 */
import { inflateSync } from 'node:zlib';

/** The web's own, for every format but the one that PDF files use. */
const Streamed = globalThis.DecompressionStream;

/**
 * Has pdf.js unpack at once in the whole of this thread. What it puts in the place of `DecompressionStream` does what pdf.js asks of one
 * and no more, so it is only for threads in which nobody else unpacks `deflate` streams.
 */
export function inflateAtOnce(): void {
  globalThis.DecompressionStream = class {
    constructor(format: 'deflate' | 'deflate-raw' | 'gzip') {
      // biome-ignore lint/correctness/noConstructorReturn: pdf.js asks by `new`.
      return format === 'deflate' ? new InflateAtOnce() : new Streamed(format);
    }
  } as never;
}

/** Takes all bytes in one write, gives all in one chunk. Damaged bytes fail when they are asked for, as they do in a stream. */
class InflateAtOnce {
  #packed: Uint8Array = new Uint8Array();

  get writable() {
    const write = async (bytes: Uint8Array): Promise<void> => {
      this.#packed = bytes;
    };
    return { getWriter: () => ({ ready: null, write, close: async () => undefined }) };
  }

  get readable(): AsyncIterable<Uint8Array> {
    const read = () => inflateSync(this.#packed);
    return {
      async *[Symbol.asyncIterator]() {
        yield read();
      },
    };
  }
}
