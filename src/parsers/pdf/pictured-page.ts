/** PDF pages whose text is only in a picture, or partly in one: read from the picture. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ScanReading } from '../ocr/engine-source.ts';
import type { LayerText } from '../ocr/hidden-layer.ts';
import type { ScanCarry } from '../ocr/read-scan.ts';
import type { Box, PositionedPage, Problem, TextRun } from '../page.ts';
import type { Raster } from '../raster.ts';
import { type PageDrawer, pagePicture } from './page-picture.ts';

/** Problems that say the page's text is not in its text: in an image, under a bad layer, drawn as shapes. */
const ONLY_PICTURED: ReadonlySet<string> = new Set(['scanned-page', 'suspect-text-layer', 'outlined-text']);
/** Of these the page's own text is worth nothing. */
const UNTRUSTED: ReadonlySet<string> = new Set(['suspect-text-layer']);

/** Mean belief in the text of a picture from which on it was read; less is a photograph's, or nothing. */
const READ = 0.5;
/** Sides of a page read and of the same page drawn differ by less than this (points), where neither lies on its side. */
const SAME_SIZE = 3;

export function isPictured(page: PositionedPage): boolean {
  return isOnlyPictured(page) || picturesOf(page).length > 0;
}

function isOnlyPictured(page: PositionedPage): boolean {
  return page.problems.some(({ code }) => ONLY_PICTURED.has(code));
}

function isUnreadPicture({ code, severity }: Problem): boolean {
  return code === 'picture' && severity === 'review';
}

/** Where a page of digital text has pictures that may show a table. */
function picturesOf({ problems }: PositionedPage): readonly Box[] {
  return problems
    .filter(isUnreadPicture)
    .flatMap(({ locator }) => (locator?.kind === 'box' ? [locator.box] : []));
}

/** Reads a page from its picture, given how its text reads and what text it hides. */
export type PictureReader = (
  page: PDFPageProxy,
  digital: PositionedPage,
  layer: readonly LayerText[],
) => Promise<PositionedPage>;

/** A reader for one document's pages, which are to come in their order. `drawn`: a page's picture, drawn. */
export function pictureReader(scans: ScanReading, drawn: PageDrawer): PictureReader {
  const carry: ScanCarry = { columns: null };
  return async (page, digital, layer) =>
    isOnlyPictured(digital)
      ? readPicturedPage(await pagePicture(page, drawn), digital, scans, carry, layer)
      : readMixedPage(await drawn(page.pageNumber), digital, scans, carry, layer);
}

/** The digital text, and what is recognised within the page's pictures. What cannot be read stays for review. */
async function readMixedPage(
  picture: Raster,
  digital: PositionedPage,
  scans: ScanReading,
  carry: ScanCarry,
  layer: readonly LayerText[],
): Promise<PositionedPage> {
  const { readScan } = await import('../ocr/read-scan.ts');
  const { page: read } = await readScan(picture, digital.number, await scans.engine(), { carry, layer });
  const isStraight =
    Math.abs(read.width - digital.width) < SAME_SIZE && Math.abs(read.height - digital.height) < SAME_SIZE;
  const pictures = picturesOf(digital);
  const isInside = (x: number, y: number) =>
    pictures.some(({ x0, y0, x1, y1 }) => x > x0 && x < x1 && y > y0 && y < y1);
  const runs = read.runs.filter(({ box }) => isInside((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2));
  const belief = runs.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, runs.length);
  if (!isStraight || belief < READ) return digital;
  const rulings = read.rulings.filter(({ axis, at, from, to }) => {
    const middle = (from + to) / 2;
    return axis === 'horizontal' ? isInside(middle, at) : isInside(at, middle);
  });
  const isOnPicture = ({ locator }: Problem): boolean =>
    locator?.kind === 'box' &&
    isInside((locator.box.x0 + locator.box.x1) / 2, (locator.box.y0 + locator.box.y1) / 2);
  const problems = digital.problems.map(
    (problem): Problem =>
      isUnreadPicture(problem)
        ? {
            ...problem,
            severity: 'info',
            message: `page ${digital.number}: an image beside its text was recognised`,
          }
        : problem,
  );
  return {
    ...digital,
    runs: [...digital.runs, ...runs],
    rulings: [...digital.rulings, ...rulings],
    problems: [...problems, ...read.problems.flatMap((own) => ofPicture(own, isOnPicture(own)))],
    remarks: [...(digital.remarks ?? []), ...(read.remarks ?? []).filter(isOnPicture)],
  };
}

/** What was drawn and not read is a chart's or a photo's as a rule where the page has digital text, and no matter beside its pictures. */
function ofPicture(problem: Problem, isOnPicture: boolean): readonly Problem[] {
  if (problem.code !== 'unread-area') return [problem];
  return isOnPicture ? [{ ...problem, severity: 'info' }] : [];
}

/** The page as its picture reads; what little digital text it has besides (a page number) stays. */
async function readPicturedPage(
  picture: Raster,
  digital: PositionedPage,
  scans: ScanReading,
  carry: ScanCarry,
  layer: readonly LayerText[],
): Promise<PositionedPage> {
  // Loaded with the first scan.
  const { readScan } = await import('../ocr/read-scan.ts');
  const hints = { carry, layer };
  const { page: read, sheet } = await readScan(picture, digital.number, await scans.engine(), hints);
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
