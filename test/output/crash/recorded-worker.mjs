/** A worker that gives the extractions recorded beside the folder: a process that is to be killed need not load the readers first. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FormPacker } from '../../../dist/pipeline/form-pack.js';

export function run({ path }) {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const recorded = JSON.parse(readFileSync(join(dirname(dirname(path)), 'recorded.json'), 'utf8'));
  const packer = new FormPacker();
  for (const form of recorded[sha256].forms) packer.add(form);
  return { sha256, bytes: bytes.length, extraction: { ...recorded[sha256], forms: packer.pack() } };
}
