/** Minimal PDFs written by hand, byte for byte: what a test is about stands in it, and nothing else. */
import { readPdf } from '../../../src/parsers/pdf/read-pdf.ts';
import type { PositionedPage } from '../../../src/parsers/page.ts';

export interface PageSpec {
  /** Content stream. */
  readonly content?: string;
  /** Default A4 upright in whole points: 0 0 600 800. */
  readonly mediaBox?: string;
  /** Resources besides the fonts of every page: F (Helvetica), S (Song, UniGB-UCS2-H), V (the same, written downwards). */
  readonly resources?: string;
  /** Fonts besides those. */
  readonly fonts?: string;
  /** More entries of the page's dictionary. */
  readonly entries?: string;
  /** Stands for the page object as a whole. */
  readonly raw?: string;
}

export interface PdfSpec {
  readonly pages: readonly PageSpec[];
  /** Further objects by name; `@name` anywhere refers to one. */
  readonly objects?: Readonly<Record<string, string>>;
  readonly catalog?: string;
  readonly trailer?: string;
  /** Encrypts strings and streams: the object number and the plain bytes → the bytes to write. */
  readonly encrypt?: (number: number, data: Buffer) => Buffer;
}

const SONG = (map: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${map} /DescendantFonts [
  << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [814 907 500]
  /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>
  /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0
  /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >> ] >>`;

const FONTS = {
  helvetica: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  song: SONG('UniGB-UCS2-H'),
  songDown: SONG('UniGB-UCS2-V'),
};

/** A stream object; its data is taken as Latin-1. */
export function stream(data: string, entries = ''): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

/** The bytes of a PDF with a right cross-reference table. */
export function makePdf(spec: PdfSpec): Uint8Array {
  const named: Record<string, string> = { ...FONTS, ...spec.objects };
  const kids: string[] = [];
  spec.pages.forEach((page, i) => {
    kids.push(`@page${i}`);
    named[`content${i}`] = stream(page.content ?? '');
    named[`page${i}`] =
      page.raw ??
      `<< /Type /Page /Parent @pages /MediaBox [${page.mediaBox ?? '0 0 600 800'}] /Contents @content${i}
      /Resources << /Font << /F @helvetica /S @song /V @songDown ${page.fonts ?? ''} >> ${page.resources ?? ''} >> ${page.entries ?? ''} >>`;
  });
  named.pages = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`;
  named.catalog = `<< /Type /Catalog /Pages @pages ${spec.catalog ?? ''} >>`;
  const names = Object.keys(named);
  const refer = (text: string) =>
    text.replace(/@(\w+)/gu, (whole, name: string) => {
      const index = names.indexOf(name);
      return index < 0 ? whole : `${index + 1} 0 R`;
    });
  return assemble(
    names.map((name) => refer(named[name]!)),
    refer(`/Root @catalog ${spec.trailer ?? ''}`),
    spec.encrypt,
  );
}

function assemble(objects: readonly string[], trailer: string, encrypt?: PdfSpec['encrypt']): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, i) => {
    offsets.push(length);
    add(Buffer.from(`${i + 1} 0 obj\n`));
    add(encrypt === undefined ? Buffer.from(object, 'latin1') : encrypted(object, i + 1, encrypt));
    add(Buffer.from('\nendobj\n'));
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  add(
    Buffer.from(
      `trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return Buffer.concat(parts);
}

/** Streams alone are encrypted: the tests' strings outside of them stand in no encrypted file. */
function encrypted(object: string, number: number, encrypt: NonNullable<PdfSpec['encrypt']>): Buffer {
  const match = /^([\s\S]*\nstream\n)([\s\S]*)(\nendstream)$/u.exec(object);
  if (match === null) return Buffer.from(object, 'latin1');
  const data = encrypt(number, Buffer.from(match[2]!, 'latin1'));
  return Buffer.concat([Buffer.from(match[1]!, 'latin1'), data, Buffer.from(match[3]!, 'latin1')]);
}

/** A text at x, y (PDF space, baseline): Song where it holds Chinese, else Helvetica. */
export function show(x: number, y: number, text: string, size = 10): string {
  return `BT ${font(text)} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${literal(text)} Tj ET\n`;
}

/** The font a text is set in. */
export function font(text: string): string {
  return /[^ -ÿ]/u.test(text) ? '/S' : '/F';
}

/** A text as an operand of Tj in its font. */
export function literal(text: string): string {
  if (font(text) === '/S') return hex(text);
  return `(${text.replace(/[\\()]/gu, '\\$&')})`;
}

/** UTF-16 in hexadecimal. */
export function hex(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return `<${units.map((unit) => unit.toString(16).padStart(4, '0')).join('')}>`;
}

/** All pages of a PDF. */
export async function pagesOf(bytes: Uint8Array): Promise<PositionedPage[]> {
  const { pages } = await readPdf(bytes, 'test.pdf');
  const found: PositionedPage[] = [];
  for await (const page of pages) found.push(page as PositionedPage);
  return found;
}

/** The one page of a PDF with this content. */
export async function pageOf(
  page: PageSpec,
  objects: Readonly<Record<string, string>> = {},
): Promise<PositionedPage> {
  return (await pagesOf(makePdf({ pages: [page], objects })))[0]!;
}

/** A page's texts from top to bottom, left to right. */
export function texts(page: PositionedPage): string[] {
  return [...page.runs].sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0).map((run) => run.text);
}

/** Each run as `text x0 y0 x1 y1`, in whole points. */
export function placed(page: PositionedPage): string[] {
  return [...page.runs]
    .sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0)
    .map(({ text, box }) =>
      [text, box.x0, box.y0, box.x1, box.y1]
        .map((v) => (typeof v === 'number' ? Math.round(v) : v))
        .join(' '),
    );
}

/** Each ruling as `h at from to` or `v …`, in tenths of points, sorted. */
export function ruled(page: PositionedPage): string[] {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  return page.rulings
    .map((r) => `${r.axis === 'horizontal' ? 'h' : 'v'} ${tenth(r.at)} ${tenth(r.from)} ${tenth(r.to)}`)
    .sort();
}

/** Codes of a page's problems with their severity. */
export function problemsOf(page: PositionedPage): string[] {
  return page.problems.map(({ code, severity }) => `${code} ${severity}`);
}
