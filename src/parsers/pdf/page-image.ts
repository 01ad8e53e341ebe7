/** The picture a scanned page consists of, in its own resolution: one image over the page, or a stack of strips. */
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Raster } from '../raster.ts';
import { IDENTITY, listOf, type Matrix, matrixOf, multiply } from './graphics-state.ts';
import type { OperatorList } from './paint-page.ts';
import { ImageKind, OPS } from './pdfjs.ts';

/** The images reach the page's edges within this share of its sides; else the page is rendered, so that places stay right. */
const EDGE = 0.02;
/** Strips follow each other within this many points. */
const JOINT = 1.5;
/** Operators that paint something beside images: over a scan these are seals, lines, text; the page is rendered then. Operator lists name no others. */
const OTHER_PAINT: ReadonlySet<number> = new Set([
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
  OPS.shadingFill,
]);

interface PlacedImage {
  readonly name: string;
  /** From the unit square to the page at scale 1, y down. */
  readonly matrix: Matrix;
}

/**
 * The page's own picture, as the page shows it; null where something else must be drawn with it (masks, several images side by
 * side, an image aslant or mirrored): then only rendering shows what a reader sees.
 */
export async function pageImage(page: PDFPageProxy): Promise<Raster | null> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const images = placedImages(await page.getOperatorList(), multiply(transform as Matrix, IDENTITY));
  if (images === null || images.length === 0) return null;
  const strips = images.map((image) => ({ ...image, box: boxOf(image.matrix) }));
  if (!images.every(({ matrix }) => isUpright(matrix))) return null;
  strips.sort((a, b) => a.box.y0 - b.box.y0);
  const [first, last] = [strips[0]!.box, strips.at(-1)!.box];
  const fits = strips.every(
    ({ box }, i) =>
      Math.abs(box.x0) <= EDGE * width &&
      Math.abs(box.x1 - width) <= EDGE * width &&
      (i === 0 || Math.abs(box.y0 - strips[i - 1]!.box.y1) <= JOINT),
  );
  if (!fits || Math.abs(first.y0) > EDGE * height || Math.abs(last.y1 - height) > EDGE * height) return null;
  const decoded: DecodedImage[] = [];
  for (const { name } of strips) {
    const image = await imageNamed(page, name);
    if (image === null || (decoded.length > 0 && image.width !== decoded[0]!.width)) return null;
    decoded.push(image);
  }
  return stacked(decoded, width, height);
}

/** Null where anything but plain images is painted. */
function placedImages({ fnArray, argsArray }: OperatorList, start: Matrix): PlacedImage[] | null {
  const images: PlacedImage[] = [];
  const stack: Matrix[] = [];
  let matrix = start;
  for (let i = 0; i < fnArray.length; i++) {
    const op = fnArray[i]!;
    const args = (argsArray[i] ?? []) as readonly unknown[];
    if (OTHER_PAINT.has(op) || op === OPS.beginGroup) return null;
    if (op === OPS.save) stack.push(matrix);
    else if (op === OPS.restore || op === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? matrix;
    else if (op === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (op === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      const own = matrixOf(args[0]);
      if (own !== null) matrix = multiply(matrix, own);
    } else if (op === OPS.paintImageXObject) images.push({ name: args[0] as string, matrix });
    // A field painted under the picture is hidden by it, one over it hides a part.
    else if (op === OPS.constructPath && args[0] !== OPS.endPath && images.length > 0) return null;
  }
  return images;
}

/** The box of an upright image. */
function boxOf([a, , , d, e, f]: Matrix) {
  return { x0: e, x1: e + a, y0: f + d, y1: f };
}

/** Whether an image has its first row on top and is not mirrored. */
function isUpright([a, b, c, d]: Matrix): boolean {
  const slant = Math.max(Math.abs(b), Math.abs(c)) / Math.max(Math.abs(a), Math.abs(d));
  return a > 0 && d < 0 && slant < 1e-3;
}

interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array;
}

async function imageNamed(page: PDFPageProxy, name: string): Promise<DecodedImage | null> {
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  const image = await new Promise<Partial<DecodedImage> | null>((resolve) => {
    objects.get(name, resolve);
  });
  const { width, height, kind, data } = image ?? {};
  if (width === undefined || height === undefined || kind === undefined || listOf(data) === null) return null;
  return { width, height, kind, data: data! };
}

/** The strips as one picture. */
function stacked(strips: readonly DecodedImage[], pageWidth: number, pageHeight: number): Raster | null {
  const width = strips[0]!.width;
  const height = strips.reduce((sum, strip) => sum + strip.height, 0);
  const isGrey = strips.every(({ kind }) => kind === ImageKind.GRAYSCALE_1BPP);
  const channels = isGrey ? 1 : 3;
  const whole = strips.length === 1 ? pixelsOf(strips[0]!) : null;
  const data = whole ?? new Uint8Array(width * height * channels);
  let at = 0;
  for (const strip of whole === null ? strips : []) {
    if (!copied(strip, data, at, channels)) return null;
    at += width * strip.height * channels;
  }
  return {
    image: { kind: isGrey ? 'grey' : 'colour', width, height, data },
    dpi: { x: (width * 72) / pageWidth, y: (height * 72) / pageHeight },
  };
}

/** A picture's pixels where they are laid out as ours: without a copy, which is 26 MB of a page at 300 pixels an inch. */
function pixelsOf({ width, height, kind, data }: DecodedImage): Uint8Array | null {
  return kind === ImageKind.RGB_24BPP && data.length === width * height * 3 ? data : null;
}

function copied(
  { width, height, kind, data }: DecodedImage,
  to: Uint8Array,
  at: number,
  channels: number,
): boolean {
  const pixels = width * height;
  if (kind === ImageKind.GRAYSCALE_1BPP) {
    const stride = (width + 7) >> 3;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        // pdf.js has applied /Decode and the polarity of the filter: a set bit is white.
        const value = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
        const index = at + (y * width + x) * channels;
        to[index] = value;
        if (channels === 3) to[index + 1] = to[index + 2] = value;
      }
    }
    return true;
  }
  if (kind === ImageKind.RGB_24BPP) {
    to.set(data.subarray(0, pixels * 3), at);
    return true;
  }
  if (kind !== ImageKind.RGBA_32BPP) return false;
  for (let i = 0; i < pixels; i++) {
    const alpha = data[i * 4 + 3]! / 255;
    for (let c = 0; c < 3; c++) to[at + i * 3 + c] = 255 + (data[i * 4 + c]! - 255) * alpha;
  }
  return true;
}
