/** Opens a PDF with pdf.js, everything it needs taken from its own package: nothing is fetched, no system font is used. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DamagedFileError, EmptyFileError, PasswordProtectedError } from '../errors.ts';
import { MOST_PIXELS } from '../image/most-pixels.ts';
import { localWorker, type PdfPurpose } from './local-port.ts';
import { getDocument, VerbosityLevel } from './pdfjs.ts';

const packageRoot = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js joins these with a file name, so they must end in a slash. */
const CMAPS = `${packageRoot}/cmaps/`;
const STANDARD_FONTS = `${packageRoot}/standard_fonts/`;
const WASM = `${packageRoot}/wasm/`;

/**
 * The opened document; the caller must `destroy()` it, and leave the bytes as they are until then.
 *
 * @throws {EmptyFileError} no bytes
 * @throws {PasswordProtectedError} it opens only with a password
 * @throws {DamagedFileError} pdf.js finds no usable document in the bytes, or no page
 */
export async function openPdf(
  bytes: Uint8Array,
  source: string,
  purpose: PdfPurpose,
): Promise<PDFDocumentProxy> {
  if (bytes.byteLength === 0) throw new EmptyFileError('the file is empty', { path: source });
  const task = getDocument({
    data: inOwnBuffer(bytes),
    cMapUrl: CMAPS,
    cMapPacked: true,
    standardFontDataUrl: STANDARD_FONTS,
    wasmUrl: WASM,
    useSystemFonts: false,
    isEvalSupported: false,
    // Which codes a font states a character for, and its glyph names: without them a guess of pdf.js looks like a fact. Costs nothing
    // measurable (149 pages with 106 fonts: 8.5 ms a page with and without).
    fontExtraProperties: true,
    verbosity: VerbosityLevel.ERRORS,
    worker: localWorker(purpose),
    // What is larger is left out, and `read-pdf` says so.
    maxImageSize: MOST_PIXELS,
    isImageDecoderSupported: true,
    // Only drawing needs the outline of every glyph.
    ...(purpose === 'read' ? { disableFontFace: false } : {}),
  });
  try {
    const document = await task.promise;
    if (document.numPages < 1) throw new DamagedFileError('the PDF has no page', { path: source });
    return document;
  } catch (cause) {
    await task.destroy();
    throw openError(cause, source);
  }
}

/** As pdf.js wants them: a plain array over all of its buffer. Only what shares its buffer, or is a small file's in Node's pool, is copied. */
function inOwnBuffer(bytes: Uint8Array): Uint8Array {
  const isAlone = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return isAlone ? new Uint8Array(bytes.buffer) : Uint8Array.from(bytes);
}

function openError(cause: unknown, source: string): Error {
  if (cause instanceof DamagedFileError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  const message = cause instanceof Error ? cause.message : String(cause);
  if (name === 'PasswordException') {
    return new PasswordProtectedError('the PDF opens only with a password', { path: source, cause });
  }
  return new DamagedFileError(`expected a PDF, found a file pdf.js cannot open: ${message}`, {
    path: source,
    cause,
  });
}
