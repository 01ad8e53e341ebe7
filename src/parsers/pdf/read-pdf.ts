/** PDF bytes → pages of positioned text and rulings. The sole importer of pdf.js is this folder. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DamagedFileError } from '../errors.ts';
import type { DocumentPages, PositionedPage, Problem, Ruling, TextRun } from '../page.ts';
import { glyphRuns } from './glyph-runs.ts';
import { openPdf } from './open-pdf.ts';
import type { PaintedGlyph, PaintedLine, PaintedPage } from './painted-page.ts';
import { type PaintFont, paintPage } from './paint-page.ts';
import { uprightPage } from './upright.ts';

/** An image over this share of a page with no text on it is a scan. */
const SCAN_COVER = 0.5;
/** Glyphs whose code maps to no character: more than this share of a page's text cannot be trusted. */
const UNMAPPED_SHARE = 0.02;
const UNMAPPED = /[\ue000-\uf8ff\ufffd\u0000-\u0008\u000e-\u001f]|^$/u;

/**
 * Opens a PDF and hands out its pages one at a time.
 *
 * A page that pdf.js cannot interpret comes out empty with the problem `page-failed`; the others are read all the same.
 *
 * @throws {EmptyFileError | DamagedFileError | PasswordProtectedError} see `openPdf`
 */
export async function readPdf(bytes: Uint8Array, source: string): Promise<DocumentPages> {
  const document = await openPdf(bytes, source);
  return { pageCount: document.numPages, pages: pagesOf(document, source) };
}

async function* pagesOf(document: PDFDocumentProxy, source: string): AsyncGenerator<PositionedPage> {
  let failed = 0;
  try {
    const layers = await document.getOptionalContentConfig();
    const isVisible = (group: unknown) => layers.isVisible(group as never);
    for (let number = 1; number <= document.numPages; number++) {
      try {
        yield await readPage(document, number, isVisible);
      } catch (cause) {
        failed++;
        yield failedPage(number, cause);
      }
    }
    if (failed === document.numPages) {
      throw new DamagedFileError(`none of the PDF's ${failed} pages could be read`, {
        path: source,
        page: 1,
      });
    }
  } finally {
    await document.loadingTask.destroy();
  }
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  isVisible: (group: unknown) => boolean,
): Promise<PositionedPage> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const painted = await paintedPage(page, isVisible);
  page.cleanup();
  return assemble(painted, number, width, height);
}

/** What a page paints, in the space of its viewport at scale 1: upright by its /Rotate, not yet by its text. */
export async function paintedPage(
  page: PDFPageProxy,
  isVisible: (group: unknown) => boolean,
): Promise<PaintedPage> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  return paintPage(operators, {
    transform,
    width,
    height,
    fontOf: (name) => fontOf(page, name),
    isVisible,
  });
}

function fontOf(page: PDFPageProxy, name: string): PaintFont | null {
  // `get` throws on a font that failed to load; its glyphs then have no known width and cannot be placed.
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as PaintFont) : null;
}

function assemble(
  painted: PaintedPage,
  number: number,
  pageWidth: number,
  pageHeight: number,
): PositionedPage {
  const { glyphs, askew, lines, width, height } = uprightPage(painted, pageWidth, pageHeight);
  const inside = glyphs.filter((g) => g.x > -g.size && g.x < width && g.y > 0 && g.y < height + g.size);
  const rulings = lines.map(toRuling);
  return {
    kind: 'positioned',
    number,
    width,
    height,
    runs: glyphRuns(inside, rulings) satisfies TextRun[],
    rulings,
    problems: pageProblems(painted, inside, askew, number, { x0: 0, y0: 0, x1: width, y1: height }),
  };
}

function toRuling(line: PaintedLine): Ruling {
  return line.x1 - line.x0 >= line.y1 - line.y0
    ? { axis: 'horizontal', at: line.y0, from: line.x0, to: line.x1, thickness: line.thickness }
    : { axis: 'vertical', at: line.x0, from: line.y0, to: line.y1, thickness: line.thickness };
}

function pageProblems(
  painted: PaintedPage,
  glyphs: readonly PaintedGlyph[],
  askew: readonly PaintedGlyph[],
  page: number,
  box: PositionedPage['runs'][number]['box'],
): Problem[] {
  const locator = { kind: 'box', page, box } as const;
  const problems: Problem[] = [];
  if (glyphs.length === 0 && painted.imageCover > SCAN_COVER) {
    const layer = painted.invisibleGlyphs > 0 ? '; its hidden text layer was not trusted' : '';
    problems.push({
      code: 'scanned-page',
      message: `page ${page} is an image without text${layer}: it was not read`,
      severity: 'review',
      locator,
    });
  }
  const inked = glyphs.filter((g) => g.text.trim() !== '' || g.text === '');
  const unmapped = inked.filter((g) => UNMAPPED.test(g.text)).length;
  if (unmapped > 2 && unmapped > inked.length * UNMAPPED_SHARE) {
    problems.push({
      code: 'suspect-text-layer',
      message: `page ${page}: ${unmapped} of ${inked.length} characters have no known meaning in the file's fonts`,
      severity: 'review',
      locator,
    });
  }
  if (askew.length > 0) {
    const text = askew
      .map((g) => g.text)
      .join('')
      .trim();
    if (text !== '') {
      problems.push({
        code: 'askew-text',
        message: `page ${page}: text that runs askew was left out: ${text.slice(0, 80)}`,
        severity: 'info',
        locator,
      });
    }
  }
  return problems;
}

function failedPage(number: number, cause: unknown): PositionedPage {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return {
    kind: 'positioned',
    number,
    width: 0,
    height: 0,
    runs: [],
    rulings: [],
    problems: [
      {
        code: 'page-failed',
        message: `page ${number} could not be read: ${reason}`,
        severity: 'review',
        locator: null,
      },
    ],
  };
}
