/** The fonts of a document that pdf.js has loaded: what the reader asks of each, and how much memory they hold. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PaintFont } from './painted-page.ts';

/** A font object of pdf.js. Each of its fields is decoded from bytes every time it is asked for. */
interface LoadedFont extends PaintFont {
  readonly data?: Uint8Array;
  /** Lets go of the font's file, which only a browser draws with. */
  clearData(): void;
}

/**
 * pdf.js keeps every font of a document; a file joined from hundreds of others would fill the memory. Fonts that hold more than this are let
 * go, and those that come again are read again. A file of one producer has some four fonts, each a tenth of it or less.
 */
const MOST_BYTES = 64 * 1024 * 1024;
/** What a font takes beside its own file, of which pdf.js keeps one: measured 25 KiB over 1,300 small fonts. */
const BYTES_BESIDE_FILE = 32 * 1024;

export class DocumentFonts {
  readonly #known = new Map<string, PaintFont>();
  #bytes = 0;

  /** The font of that name, or null where it could not be loaded. */
  get(page: PDFPageProxy, name: string): PaintFont | null {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const loaded: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    // For a font that failed to load pdf.js keeps the error's message in its place.
    if (typeof loaded !== 'object' || loaded === null) return null;
    const font = loaded as LoadedFont;
    this.#bytes += BYTES_BESIDE_FILE + (font.data?.byteLength ?? 0);
    font.clearData();
    const paint = paintFont(font);
    this.#known.set(name, paint);
    return paint;
  }

  get areTooMany(): boolean {
    return this.#bytes > MOST_BYTES;
  }

  /** pdf.js has let go of them. */
  forget(): void {
    this.#known.clear();
    this.#bytes = 0;
  }
}

function paintFont(font: LoadedFont): PaintFont {
  const {
    name,
    vertical,
    fontMatrix,
    defaultVMetrics,
    isType3Font,
    composite,
    toUnicode,
    cMap,
    differences,
  } = font;
  return {
    name,
    vertical,
    fontMatrix,
    defaultVMetrics,
    isType3Font,
    composite,
    toUnicode,
    cMap,
    differences,
  };
}
