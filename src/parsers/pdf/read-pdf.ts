/** PDF bytes → pages of positioned text and rulings. The sole importer of pdf.js is this folder. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DamagedFileError } from '../errors.ts';
import type { ScanReading } from '../ocr/engine-source.ts';
import type { DocumentPages, PositionedPage, Problem } from '../page.ts';
import { MOST_PIXELS } from '../image/most-pixels.ts';
import { areaLines } from './area-lines.ts';
import { cutTexts } from './cut-texts.ts';
import { struckTexts } from './struck-texts.ts';
import { joinDots } from './dotted-lines.ts';
import { DocumentFonts } from './document-fonts.ts';
import { type AnnotationData, type FieldTexts, fieldTexts } from './form-fields.ts';
import { glyphRuns } from './glyph-runs.ts';
import { hiddenLayer } from './hidden-layer.ts';
import { openPdf } from './open-pdf.ts';
import { DrawnPages } from './page-picture.ts';
import { pageProblems } from './page-problems.ts';
import { paintPage } from './paint-page.ts';
import type { PaintedPage } from './painted-page.ts';
import { clippedLine } from './path-lines.ts';
import { isPictured, type PictureReader, pictureReader } from './pictured-page.ts';
import { sidewaysRuns, toRuling } from './sideways-runs.ts';
import { trustedText } from './text-trust.ts';
import { turnBox, type UprightPage, uprightPage } from './upright.ts';
import { tooLargeImage } from './too-large-image.ts';
import { imagesOverText, visibleText } from './visible-text.ts';
import { withoutWatermarks } from './watermark.ts';

/**
 * Opens a PDF and hands out its pages one at a time.
 *
 * A page that pdf.js cannot interpret comes out empty with the problem `page-failed`; the others are read all the same.
 *
 * @param scans reads pages whose text is only in a picture; null: they keep their problem
 * @throws {EmptyFileError | DamagedFileError | PasswordProtectedError} see `openPdf`
 */
export async function readPdf(
  bytes: Uint8Array,
  source: string,
  scans: ScanReading | null = null,
): Promise<DocumentPages> {
  const document = await openPdf(bytes, source, 'read');
  return { pageCount: document.numPages, pages: pagesOf(document, source, fileFacts(bytes), scans) };
}

/** What the bytes themselves tell, before pdf.js makes do with what it finds. */
interface FileFacts {
  /** Objects stand behind the last end mark: the rest of the file is missing. */
  readonly isCutShort: boolean;
  /** It names annotations, or has compressed objects, which may. Asking pdf.js costs 0.1 ms a page, and many files have none. */
  readonly mayBeAnnotated: boolean;
  /** Pixels of its largest image above the limit, which pdf.js leaves out without a word; null where there is none. */
  readonly tooLarge: number | null;
}

function fileFacts(bytes: Uint8Array): FileFacts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    isCutShort: file.includes('endobj', Math.max(0, file.lastIndexOf('%%EOF'))),
    mayBeAnnotated: file.includes('/Annots') || file.includes('/ObjStm'),
    tooLarge: tooLargeImage(file),
  };
}

async function* pagesOf(
  document: PDFDocumentProxy,
  source: string,
  facts: FileFacts,
  scans: ScanReading | null,
): AsyncGenerator<PositionedPage> {
  let failed = 0;
  const fonts = new DocumentFonts();
  const drawn = new DrawnPages(async () => openPdf(await document.getData(), source, 'draw'));
  const pictured = scans === null ? null : pictureReader(scans, (number) => drawn.draw(number));
  try {
    const layers = await document.getOptionalContentConfig();
    const isVisible = (group: unknown) => layers.isVisible(group as never);
    for (let number = 1; number <= document.numPages; number++) {
      const isLast = number === document.numPages;
      let page: PositionedPage;
      try {
        page = await readPage(document, number, isVisible, facts, pictured, fonts);
        await forgetFonts(document, fonts);
      } catch (cause) {
        failed++;
        page = failedPage(number, isLast, cause);
      }
      const more = isLast ? ofFile(facts) : [];
      yield more.length > 0 ? { ...page, problems: [...page.problems, ...more] } : page;
    }
    if (failed === document.numPages) {
      throw new DamagedFileError(`none of the PDF's ${failed} pages could be read`, {
        path: source,
        page: 1,
      });
    }
  } finally {
    await document.loadingTask.destroy();
    await drawn.close();
  }
}

async function forgetFonts(document: PDFDocumentProxy, fonts: DocumentFonts): Promise<void> {
  if (!fonts.areTooMany) return;
  await document.cleanup();
  fonts.forget();
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  isVisible: (group: unknown) => boolean,
  facts: FileFacts,
  pictured: PictureReader | null,
  fonts: DocumentFonts,
): Promise<PositionedPage> {
  const page = await document.getPage(number);
  try {
    return await readOpenPage(page, isVisible, facts, pictured, fonts);
  } finally {
    page.cleanup();
  }
}

async function readOpenPage(
  page: PDFPageProxy,
  isVisible: (group: unknown) => boolean,
  facts: FileFacts,
  pictured: PictureReader | null,
  fonts: DocumentFonts,
): Promise<PositionedPage> {
  const number = page.pageNumber;
  const viewport = page.getViewport({ scale: 1 });
  const painted = await paintedPage(page, isVisible, fonts);
  const annotations = facts.mayBeAnnotated ? ((await page.getAnnotations()) as AnnotationData[]) : [];
  const upright = uprightPage(painted, viewport.width, viewport.height);
  const boxOf = (rect: readonly number[]) => {
    const [ax, ay, bx, by] = viewport.convertToViewportRectangle([...rect]) as [
      number,
      number,
      number,
      number,
    ];
    const box = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
    return turnBox(box, upright.turn, viewport.width, viewport.height);
  };
  const read = assemble(painted, upright, fieldTexts(annotations, painted, number, boxOf), number);
  return pictured !== null && isPictured(read) ? pictured(page, read, hiddenLayer(painted)) : read;
}

/** What a page paints, in the space of its viewport at scale 1: upright by its /Rotate, not yet by its text. */
export async function paintedPage(
  page: PDFPageProxy,
  isVisible: (group: unknown) => boolean,
  fonts: DocumentFonts = new DocumentFonts(),
): Promise<PaintedPage> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const fontOf = (name: string) => fonts.get(page, name);
  const painting = paintPage(operators, { transform, width, height, fontOf, isVisible });
  return visibleText(painting, await translucentImages(page, imagesOverText(painting)));
}

/** pdf.js's kind of an image with an alpha channel. */
const RGBA = 3;

/** Waits for the images: whether they are there already depends on timing, and the result must not. */
async function translucentImages(
  page: PDFPageProxy,
  names: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const translucent = new Set<string>();
  for (const name of names) {
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
    const image = await new Promise<{ readonly kind?: number } | null>((resolve) => {
      objects.get(name, resolve);
    });
    if (image === null || image.kind === undefined || image.kind === RGBA) translucent.add(name);
  }
  return translucent;
}

function assemble(
  painted: PaintedPage,
  upright: UprightPage,
  fields: FieldTexts,
  number: number,
): PositionedPage {
  const { width, height } = upright;
  const box = { x0: 0, y0: 0, x1: width, y1: height };
  const inside = upright.glyphs.filter(
    (g) => g.x > -g.size && g.x < width && g.y > 0 && g.y < height + g.size && !fields.replaced.has(g),
  );
  const trusted = trustedText(inside);
  const drawn = [...joinDots(upright.lines), ...areaLines(upright.areas, trusted.glyphs)].flatMap(
    (line) => clippedLine(line, box) ?? [],
  );
  const { lines, remarks: struck } = struckTexts(trusted.glyphs, drawn, number);
  const rulings = lines.map(toRuling);
  const { glyphs, watermark } = withoutWatermarks(trusted.glyphs, rulings);
  const { runs, overprinted } = glyphRuns(glyphs, rulings);
  const sideways = upright.sideways.flatMap((text) => sidewaysRuns(text, lines, width, height));
  const { askew } = upright;
  const clipped = painted.hidden.clipped.filter((glyph) => !fields.restored.has(glyph));
  const problems = pageProblems({ number, box, painted, clipped, trusted, askew, watermark, overprinted });
  const [paintedWidth, paintedHeight] = upright.turn % 2 === 0 ? [width, height] : [height, width];
  const turned = { turn: upright.turn, width: paintedWidth, height: paintedHeight };
  const remarks = [...cutTexts(clipped, painted, number, turned), ...struck];
  return {
    kind: 'positioned',
    number,
    width,
    height,
    runs: [...runs, ...sideways, ...fields.runs],
    rulings,
    problems: [...problems, ...fields.problems],
    ...(remarks.length > 0 && { remarks }),
  };
}

/** Stands on the last page: what is missing comes behind it, or nobody knows where. */
const CUT_SHORT: Problem = {
  code: 'file-cut-short',
  message: 'the end of the file is missing: pages or parts of pages may be lost',
  severity: 'review',
  locator: null,
};

function ofFile({ isCutShort, tooLarge }: FileFacts): readonly Problem[] {
  const found = isCutShort ? [CUT_SHORT] : [];
  return tooLarge === null ? found : [...found, leftOut(tooLarge)];
}

/** Stands on the last page too: the file says how large the image is, not where it is shown. */
function leftOut(pixels: number): Problem {
  const message = `an image of ${pixels} pixels, above the limit of ${MOST_PIXELS}, was not read`;
  return { code: 'picture-too-large', message, severity: 'review', locator: null };
}

/** pdf.js stops counting pages at one it cannot find; there may be more behind a last one. */
function failedPage(number: number, isLast: boolean, cause: unknown): PositionedPage {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const more = isLast ? ', nor any page behind it' : '';
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
        message: `page ${number} could not be read${more}: ${reason}`,
        severity: 'review',
        locator: null,
      },
    ],
  };
}
