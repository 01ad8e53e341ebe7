/** PDF page → picture, turned exactly as the reader turns the page, so that the positions it gives lie where they belong. */
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as CanvasLibrary from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DamagedFileError, UsageError } from '../errors.ts';
import { canvasLibrary } from './canvas-library.ts';
import { openPdf } from './open-pdf.ts';
import { paintedPage } from './read-pdf.ts';
import { uprightPage } from './upright.ts';

/** A picture that can be drawn on: pixels are the reader's points × scale. */
export type PagePicture = CanvasLibrary.Canvas;

/** Font family for what is drawn on a picture: Latin only, always there, because pdf.js brings it. */
export const LABEL_FONT = 'jixiao-label';

/** Skia makes no larger canvas, in pixels a side. */
const LARGEST_SIDE = 32_767;
/** Pixels of a picture: 400 MB of memory. */
const MOST_PIXELS = 100_000_000;

canvasLibrary().GlobalFonts.registerFromPath(
  path.join(
    path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
    'standard_fonts/LiberationSans-Bold.ttf',
  ),
  LABEL_FONT,
);

/** An opened PDF that gives pictures of its pages; the caller must `close()` it. */
export interface PageRenderer {
  /**
   * The page (from 1) at `scale` pixels a point.
   *
   * @throws {UsageError} the picture would be larger than a canvas can be
   * @throws {DamagedFileError} pdf.js cannot draw the page
   */
  readonly render: (page: number, scale: number) => Promise<PagePicture>;
  readonly close: () => Promise<void>;
}

/** @throws {EmptyFileError | DamagedFileError | PasswordProtectedError} see `openPdf` */
export async function openRenderer(bytes: Uint8Array, source: string): Promise<PageRenderer> {
  const document = await openPdf(bytes, source, 'draw');
  return {
    render: async (page, scale) => {
      try {
        return await renderPage(document, page, scale);
      } catch (cause) {
        if (cause instanceof UsageError) throw cause;
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new DamagedFileError(`cannot be drawn: ${reason}`, { path: source, page, cause });
      }
    },
    close: () => document.loadingTask.destroy(),
  };
}

async function renderPage(document: PDFDocumentProxy, number: number, scale: number): Promise<PagePicture> {
  const page = await document.getPage(number);
  const turn = await turnOf(document, page);
  const viewport = page.getViewport({ scale, rotation: (page.rotate + 270 * turn) % 360 });
  const width = Math.round(viewport.width);
  const height = Math.round(viewport.height);
  if (Math.max(width, height) > LARGEST_SIDE || width * height > MOST_PIXELS) {
    throw new UsageError(
      `page ${number} at scale ${scale} makes ${width} × ${height} pixels; take a smaller scale`,
    );
  }
  const canvas = canvasLibrary().createCanvas(width, height);
  // pdf.js names the browser's types; in Node it draws on these.
  await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport })
    .promise;
  page.cleanup();
  return canvas;
}

/** The quarter turn the reader gives the page. */
async function turnOf(document: PDFDocumentProxy, page: PDFPageProxy): Promise<number> {
  const layers = await document.getOptionalContentConfig();
  const painted = await paintedPage(page, (group) => layers.isVisible(group as never));
  const { width, height } = page.getViewport({ scale: 1 });
  return uprightPage(painted, width, height).turn;
}
