/** Reads one document a task, in a process of its own. Pages read are told as they come, which resets the document's clock. */
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { inflateAtOnce } from '../parsers/pdf/inflate-at-once.ts';
import type { Extraction, ExtractionFailure } from './extraction.ts';
import { extractFileForms } from './extract-file.ts';
import { type FormPack, FormPacker } from './form-pack.ts';

export interface WorkerTask {
  readonly path: string;
  readonly document: string;
  readonly ocr: OcrOptions;
}

/** Told each page read, from 1; 0 says that the task has begun. */
export type OnPage = (page: number, of: number | null) => void;

/** What a worker's module exports. */
export type Run = (task: WorkerTask, onPage: OnPage) => PackedResult | Promise<PackedResult>;

/** A document's result as it goes from the worker to the program. */
export interface PackedResult {
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly extraction: (Omit<Extraction, 'forms'> & { readonly forms: FormPack }) | ExtractionFailure;
}

inflateAtOnce();

export async function run({ path, document, ocr }: WorkerTask, onPage: OnPage): Promise<PackedResult> {
  onPage(0, null);
  const packer = new FormPacker();
  const { extraction, ...file } = await extractFileForms(path, { document, onPage, ocr }, (form) => {
    packer.add(form);
  });
  if (extraction.status === 'failed') return { ...file, extraction };
  return { ...file, extraction: { ...extraction, forms: packer.pack() } };
}
