/** PDF pages whose text is only in a picture: read from the picture. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ScanReading } from '../ocr/engine-source.ts';
import type { ScanCarry } from '../ocr/read-scan.ts';
import type { PositionedPage, TextRun } from '../page.ts';
import type { Raster } from '../raster.ts';
import { type PageDrawer, pagePicture } from './page-picture.ts';

/** Problems that say the page's text is not in its text: in an image, under a bad layer, drawn as shapes. */
const ONLY_PICTURED: ReadonlySet<string> = new Set(['scanned-page', 'suspect-text-layer', 'outlined-text']);
/** Of these the page's own text is worth nothing. */
const UNTRUSTED: ReadonlySet<string> = new Set(['suspect-text-layer']);

export function isPictured(page: PositionedPage): boolean {
  return page.problems.some(({ code }) => ONLY_PICTURED.has(code));
}

/** Reads a page from its picture, given how its text reads. */
export type PictureReader = (page: PDFPageProxy, digital: PositionedPage) => Promise<PositionedPage>;

/** A reader for one document's pages, which are to come in their order. `drawn`: a page's picture, drawn. */
export function pictureReader(scans: ScanReading, drawn: PageDrawer): PictureReader {
  const carry: ScanCarry = { columns: null };
  return async (page, digital) => readPicturedPage(await pagePicture(page, drawn), digital, scans, carry);
}

/** The page as its picture reads; what little digital text it has besides (a page number) stays. */
async function readPicturedPage(
  picture: Raster,
  digital: PositionedPage,
  scans: ScanReading,
  carry: ScanCarry,
): Promise<PositionedPage> {
  // Loaded with the first scan.
  const { readScan } = await import('../ocr/read-scan.ts');
  const { page: read, sheet } = await readScan(picture, digital.number, await scans.engine(), carry);
  scans.onSheet?.(digital.number, sheet.image);
  const doubted = digital.problems.some(({ code }) => UNTRUSTED.has(code));
  const kept = doubted ? [] : digital.runs.filter((run) => !isReadAgain(run, read.runs));
  return {
    ...read,
    runs: [...read.runs, ...kept],
    problems: [...digital.problems.filter(({ code }) => !ONLY_PICTURED.has(code)), ...read.problems],
  };
}

/** The picture shows the digital text as well (it was drawn with it). */
function isReadAgain({ box }: TextRun, runs: readonly TextRun[]): boolean {
  const x = (box.x0 + box.x1) / 2;
  const y = (box.y0 + box.y1) / 2;
  return runs.some(({ box: b }) => x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1);
}
