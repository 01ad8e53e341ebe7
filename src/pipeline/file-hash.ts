/** The identity of a file's bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Large enough that hashing, not reading, is what costs; small enough not to matter in memory. */
const CHUNK_BYTES = 1024 * 1024;

/** SHA-256 in lower-case hex, streamed. */
export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) hash.update(chunk);
  return hash.digest('hex');
}

/** SHA-256 in lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
