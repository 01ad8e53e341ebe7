/** One document through all stages: read → tables → form → normalise. */
import type { MediaType } from '../parsers/media-type.ts';
import type { Problem } from '../parsers/page.ts';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { sharedEngine } from '../parsers/ocr/engine-source.ts';
import { readDocument } from '../parsers/read.ts';
import type { Extraction, Form } from './extraction.ts';
import { EXTRACTOR_VERSION } from './extractor-version.ts';
import { formsOfPages } from './forms-of-pages.ts';
import { normaliseForm } from './normalise/normalise-form.ts';

export interface ExtractSource {
  /** The document's path as the user knows it; regions may be told from it. */
  readonly path: string;
  readonly mediaType: MediaType;
  readonly signal?: AbortSignal;
  /** How scans are read; default: PP-OCR with the models that come with the package. */
  readonly ocr?: OcrOptions;
  /** Called as pages are read, from 1; `of` is null where the number of pages is not known. */
  readonly onPage?: (page: number, of: number | null) => void;
}

/**
 * The forms of a document.
 *
 * Same bytes and same extractor version give the same extraction, whatever was extracted before.
 *
 * @throws {JixiaoError} the document as a whole cannot be read; trouble with a page or a row is a problem instead
 */
export async function extractDocument(bytes: Uint8Array, source: ExtractSource): Promise<Extraction> {
  const forms: Form[] = [];
  const rest = await extractForms(bytes, source, (form) => forms.push(form));
  return { ...rest, forms };
}

/**
 * The same, form by form: each is handed out once it is over, and not kept.
 *
 * @throws {JixiaoError} as `extractDocument`, after any number of forms
 */
export async function extractForms(
  bytes: Uint8Array,
  source: ExtractSource,
  onForm: (form: Form) => void,
): Promise<Omit<Extraction, 'forms'>> {
  const document = await readDocument(bytes, source.mediaType, source.path, {
    engine: sharedEngine(source.ocr),
  });
  let count = 0;
  let review = false;
  const { pages, problems } = await formsOfPages(document, {
    signal: source.signal,
    onPage: source.onPage,
    onForm: (raw, recognised) => {
      const form = normaliseForm(raw, { ordinal: ++count, path: source.path, recognised });
      review ||= form.review;
      onForm(form);
    },
  });
  return {
    extractorVersion: EXTRACTOR_VERSION,
    mediaType: source.mediaType,
    pages,
    status: statusOf(count, review, problems),
    problems,
  };
}

/** A document with a problem is for review, never complete; one that could not be read through may hide a form. */
function statusOf(forms: number, review: boolean, problems: readonly Problem[]): Extraction['status'] {
  if (review || problems.some((problem) => problem.severity === 'review')) return 'review';
  return forms === 0 ? 'no-form' : 'complete';
}
