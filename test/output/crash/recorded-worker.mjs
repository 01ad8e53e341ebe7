/** A worker that gives the extractions recorded beside the folder: a process that is to be killed need not load the readers first. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function run({ path }) {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const recorded = JSON.parse(readFileSync(join(dirname(dirname(path)), 'recorded.json'), 'utf8'));
  return { sha256, bytes: bytes.length, extraction: recorded[sha256] };
}
