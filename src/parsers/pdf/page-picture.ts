/** A PDF page as a raster: its own image where it is one, else drawn. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Raster } from '../raster.ts';
import { createCanvas } from './canvas-library.ts';
import { pageImage } from './page-image.ts';

/** Pixels an inch a page is drawn at; 300 bought nothing in recognition. */
const DRAWN_DPI = 200;
/** Pixels of a drawn page: a larger one is drawn coarser. */
const MOST_DRAWN = 40_000_000;

/** Draws a page by its number. */
export type PageDrawer = (number: number) => Promise<Raster>;

/** What the page shows at scale 1, turned by its /Rotate. */
export async function pagePicture(page: PDFPageProxy, drawn: PageDrawer): Promise<Raster> {
  const own = await pageImage(page);
  if (own === null) return drawn(page.pageNumber);
  const { finest } = await import('../image/finest.ts');
  return finest(own);
}

/** A document's pages drawn, the document opened for it when the first page is asked for. */
export class DrawnPages {
  readonly #open: () => Promise<PDFDocumentProxy>;
  #document: Promise<PDFDocumentProxy> | null = null;

  /** @param open opens the document for drawing: one that was opened to be read has no outlines of its glyphs */
  constructor(open: () => Promise<PDFDocumentProxy>) {
    this.#open = open;
  }

  async draw(number: number): Promise<Raster> {
    this.#document ??= this.#open();
    const page = await (await this.#document).getPage(number);
    try {
      return await drawnPage(page);
    } finally {
      page.cleanup();
    }
  }

  /** What did not open was a failure of the pages that were to be drawn, and is none of the end. */
  async close(): Promise<void> {
    await this.#document?.then(
      (document) => document.loadingTask.destroy(),
      () => undefined,
    );
  }
}

async function drawnPage(page: PDFPageProxy): Promise<Raster> {
  const size = page.getViewport({ scale: 1 });
  const fits = Math.sqrt(MOST_DRAWN / (size.width * size.height));
  const viewport = page.getViewport({ scale: Math.min(DRAWN_DPI / 72, fits) });
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  // pdf.js names the browser's types; in Node it draws on these.
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, from = 0; i < data.length; i += 3, from += 4) {
    data[i] = rgba[from]!;
    data[i + 1] = rgba[from + 1]!;
    data[i + 2] = rgba[from + 2]!;
  }
  return {
    image: { kind: 'colour', width, height, data },
    dpi: { x: (width * 72) / size.width, y: (height * 72) / size.height },
  };
}
