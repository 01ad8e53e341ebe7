/** What kind of file some bytes are, told from the bytes alone: a file's name may lie. */
import { UnsupportedFormatError } from './errors.ts';

/** Short, stable names; `unknown` is everything no reader could ever be asked for. */
export type MediaType =
  | 'pdf'
  | 'text'
  | 'html'
  | 'png'
  | 'jpeg'
  | 'tiff'
  | 'bmp'
  | 'gif'
  | 'webp'
  | 'doc'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'ods'
  | 'rtf'
  | 'zip'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'tar'
  | 'unknown';

export interface DetectedType {
  readonly mediaType: MediaType;
  /** What was found, for a person: `a Windows program (.exe)`. */
  readonly found: string;
}

/** Bytes of a file's beginning that detection wants to see; an office file names itself within its first entries. */
export const DETECTION_BYTES = 64 * 1024;

/** PDF 1.7, implementation note 13: viewers accept the header anywhere within the first 1024 bytes. */
const PDF_HEADER_WITHIN = 1024;

/** Share of control characters above which bytes are no text; random bytes hold about 10 %, texts none. */
const MAX_CONTROL_SHARE = 0.01;
/** Share of undecodable characters a text may hold: a few damaged bytes do not make a text a binary. */
const MAX_BROKEN_SHARE = 0.01;
/** Share of expected characters a text in UTF-16 holds at least; with its bytes swapped a Chinese text holds about half. */
const MIN_SCRIPT_SHARE = 0.9;
/** Share of printable ASCII bytes UTF-16 holds at most: half in English, half in Chinese. ASCII strings between zeros hold more. */
const MAX_ASCII_SHARE = 0.7;

const BY_EXTENSION: Readonly<Record<string, DetectedType>> = {
  pdf: { mediaType: 'pdf', found: 'a PDF' },
  png: { mediaType: 'png', found: 'a PNG image' },
  apng: { mediaType: 'png', found: 'a PNG image' },
  jpg: { mediaType: 'jpeg', found: 'a JPEG image' },
  tif: { mediaType: 'tiff', found: 'a TIFF image' },
  bmp: { mediaType: 'bmp', found: 'a BMP image' },
  gif: { mediaType: 'gif', found: 'a GIF image' },
  webp: { mediaType: 'webp', found: 'a WebP image' },
  cfb: { mediaType: 'doc', found: 'an old Office file (.doc, .xls or .ppt)' },
  docx: { mediaType: 'docx', found: 'a Word document (.docx)' },
  docm: { mediaType: 'docx', found: 'a Word document (.docm)' },
  xlsx: { mediaType: 'xlsx', found: 'an Excel workbook (.xlsx)' },
  xlsm: { mediaType: 'xlsx', found: 'an Excel workbook (.xlsm)' },
  pptx: { mediaType: 'pptx', found: 'a PowerPoint presentation (.pptx)' },
  odt: { mediaType: 'odt', found: 'an OpenDocument text (.odt)' },
  ods: { mediaType: 'ods', found: 'an OpenDocument spreadsheet (.ods)' },
  rtf: { mediaType: 'rtf', found: 'a rich text (.rtf)' },
  zip: { mediaType: 'zip', found: 'a ZIP archive' },
  rar: { mediaType: 'rar', found: 'a RAR archive' },
  '7z': { mediaType: '7z', found: 'a 7-Zip archive' },
  gz: { mediaType: 'gzip', found: 'a gzip archive' },
  tar: { mediaType: 'tar', found: 'a tar archive' },
  exe: { mediaType: 'unknown', found: 'a Windows program (.exe)' },
  elf: { mediaType: 'unknown', found: 'a Linux program (ELF)' },
  macho: { mediaType: 'unknown', found: 'a macOS program (Mach-O)' },
  sqlite: { mediaType: 'unknown', found: 'an SQLite database' },
};

/** The kind of file that begins with `head` (the whole file, or at least its first `DETECTION_BYTES`). */
export async function detectMediaType(head: Uint8Array): Promise<DetectedType> {
  if (holdsPdfHeader(head)) return BY_EXTENSION.pdf!;
  const text = decodeAsText(head);
  // Loaded with the first file that is no PDF: most imports meet none, and it takes as long to load as a page to read.
  const { fileTypeFromBuffer } = await import('file-type');
  const known = await fileTypeFromBuffer(head);
  // Some magic numbers are two bytes that a text may begin with (`BM`, the mark of UTF-16): text goes first, markup aside.
  if (known !== undefined && (text === null || MARKUP.has(known.ext))) {
    return BY_EXTENSION[known.ext] ?? { mediaType: 'unknown', found: `a .${known.ext} file (${known.mime})` };
  }
  // The library wants to see a TIFF's directory, which may stand at the end of a large file.
  if (beginsLikeTiff(head)) return BY_EXTENSION.tif!;
  if (text === null) return { mediaType: 'unknown', found: 'binary data of no known format' };
  if (/^\s*<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(text)) {
    return { mediaType: 'html', found: 'a web page (HTML)' };
  }
  return { mediaType: 'text', found: 'a plain text' };
}

/** Formats that are text on the outside. */
const MARKUP: ReadonlySet<string> = new Set(['xml', 'rtf', 'svg', 'eps', 'ps']);

/** The kinds of file there is a reader for. */
export const READABLE_TYPES: readonly MediaType[] = [
  'pdf',
  'text',
  'png',
  'jpeg',
  'tiff',
  'bmp',
  'gif',
  'webp',
];

/** @throws UnsupportedFormatError that names what was found and what can be read, where there is no reader for it. */
export function requireReadable(detected: DetectedType, path: string): void {
  if (READABLE_TYPES.includes(detected.mediaType)) return;
  throw new UnsupportedFormatError(
    `is ${detected.found}; expected one of: ${READABLE_TYPES.map((type) => FORMAT_NAMES[type]).join(', ')}`,
    { path },
  );
}

/** How the formats there is a reader for are called in messages. */
const FORMAT_NAMES: Readonly<Partial<Record<MediaType, string>>> = {
  pdf: 'PDF',
  text: 'plain text',
  png: 'PNG',
  jpeg: 'JPEG',
  tiff: 'TIFF',
  bmp: 'BMP',
  gif: 'GIF',
  webp: 'WebP',
};

function holdsPdfHeader(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, PDF_HEADER_WITHIN));
  return /%PDF-\d/u.test(start.toString('latin1'));
}

/** `II` or `MM` and 42 (TIFF 6.0) or 43 (BigTIFF) in that byte order. */
function beginsLikeTiff(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  const isVersion = (value: number | undefined) => value === 42 || value === 43;
  return (
    (a === 0x49 && b === 0x49 && isVersion(c) && d === 0) ||
    (a === 0x4d && b === 0x4d && c === 0 && isVersion(d))
  );
}

/** The beginning as text where it is one in UTF-8, UTF-16 or GB18030; null where it is none. The text reader decides for good. */
function decodeAsText(head: Uint8Array): string | null {
  for (const encoding of encodingsWorthTrying(head)) {
    const text = new TextDecoder(encoding).decode(head);
    if (readsAsText(text) && (!encoding.startsWith('utf-16') || readsAsUtf16(head, text))) return text;
  }
  return null;
}

function encodingsWorthTrying(head: Uint8Array): readonly string[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  // Zero bytes stand in no text but UTF-16, where each ASCII character has one.
  return head.includes(0) ? ['utf-16le', 'utf-16be'] : ['utf-8', 'gb18030'];
}

function readsAsText(text: string): boolean {
  const control = text.match(/[^\P{Cc}\s]/gu)?.length ?? 0;
  // The head may end inside a character: one broken character at the very end says nothing.
  const broken = text.slice(0, -1).match(/[\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  return control <= text.length * MAX_CONTROL_SHARE && broken <= text.length * MAX_BROKEN_SHARE;
}

/** Nearly any bytes are valid UTF-16; in a real text the characters are Chinese, ASCII and their punctuation. */
function readsAsUtf16(head: Uint8Array, text: string): boolean {
  const expected = text.match(EXPECTED_CHARACTERS)?.length ?? 0;
  const ascii = head.filter((byte) => byte >= 0x20 && byte < 0x7f).length;
  return expected >= text.length * MIN_SCRIPT_SHARE && ascii <= head.length * MAX_ASCII_SHARE;
}

const EXPECTED_CHARACTERS = /[\t\n\r -~\u00b1-\u00d7\u2000-\u22ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu;
