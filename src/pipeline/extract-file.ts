/** One file on disk through the pipeline: its bytes, their hash, their kind, then `extractDocument`. */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmptyFileError, JixiaoError, UnreadableFileError } from '../parsers/errors.ts';
import {
  DETECTION_BYTES,
  detectMediaType,
  type MediaType,
  READABLE_TYPES,
  requireReadable,
} from '../parsers/media-type.ts';
import type { OcrOptions } from '../parsers/ocr/create-engine.ts';
import { describe } from './discover.ts';
import { extractForms } from './extract.ts';
import { EXTRACTOR_VERSION } from './extractor-version.ts';
import type { Extraction, ExtractionFailure, Form } from './extraction.ts';
import { failedDocument } from './failed-document.ts';
import { sha256, sha256File } from './file-hash.ts';
import type { DocumentResult } from './store-port.ts';

export interface ExtractFileOptions {
  /** The contract's `document`; the file's name where it is not given. */
  readonly document?: string;
  readonly signal?: AbortSignal;
  /** How scans are read; default: PP-OCR with the models that come with the package. */
  readonly ocr?: OcrOptions;
  /** Called as pages are read, from 1; `of` is null where the number of pages is not known. */
  readonly onPage?: (page: number, of: number | null) => void;
}

/**
 * Reads and extracts the file at `path`. A document that cannot be read is a result with `status: 'failed'`, not an exception:
 * nothing found in a folder may disappear.
 */
export async function extractFile(path: string, options: ExtractFileOptions = {}): Promise<DocumentResult> {
  const forms: Form[] = [];
  const { extraction, ...file } = await extractFileForms(path, options, (form) => forms.push(form));
  return { ...file, extraction: extraction.status === 'failed' ? extraction : { ...extraction, forms } };
}

/** What a file comes to besides its forms. */
export interface FileReading extends Omit<DocumentResult, 'extraction'> {
  readonly extraction: Omit<Extraction, 'forms'> | ExtractionFailure;
}

/** The same, form by form: each is handed out once it is over, and not kept. Where the file fails, those handed out are not to be used. */
export async function extractFileForms(
  path: string,
  options: ExtractFileOptions,
  onForm: (form: Form) => void,
): Promise<FileReading> {
  const document = options.document ?? basename(path);
  const known: Known = { sha256: null, bytes: null, mediaType: null };
  try {
    const bytes = await readSource(path, document, known);
    const source = {
      path: document,
      mediaType: known.mediaType ?? 'unknown',
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.ocr === undefined ? {} : { ocr: options.ocr }),
      ...(options.onPage === undefined ? {} : { onPage: options.onPage }),
    } as const;
    const extraction = await extractForms(bytes, source, onForm);
    return { sha256: known.sha256, bytes: known.bytes, extraction };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const extraction = failedDocument(error, {
      extractorVersion: EXTRACTOR_VERSION,
      mediaType: known.mediaType,
    });
    return { sha256: known.sha256, bytes: known.bytes, extraction };
  }
}

/** What was learnt of a file before it failed. */
interface Known {
  sha256: string | null;
  bytes: number | null;
  mediaType: MediaType | null;
}

/** The file's bytes. What no reader can use is hashed in a stream instead of loaded: a film in the folder costs no memory. */
async function readSource(path: string, document: string, known: Known): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const detected = await detectMediaType(await readHead(file));
    known.mediaType = detected.mediaType;
    known.bytes = (await file.stat()).size;
    if (known.bytes > 0 && !READABLE_TYPES.includes(detected.mediaType)) {
      known.sha256 = await sha256File(path);
      requireReadable(detected, document);
    }
    const bytes = await file.readFile();
    known.bytes = bytes.length;
    known.sha256 = sha256(bytes);
    if (bytes.length > 0) return bytes;
    known.mediaType = null;
    throw new EmptyFileError('is empty (0 bytes)', { path: document });
  } catch (error) {
    if (error instanceof JixiaoError) throw error;
    throw new UnreadableFileError(`cannot be read: ${describe(error)}`, { path: document, cause: error });
  } finally {
    await file?.close();
  }
}

async function readHead(file: FileHandle): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(DETECTION_BYTES), 0, DETECTION_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}
