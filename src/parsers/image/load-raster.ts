/** The bytes of an image → a raster: decoded, turned as its camera held it, in grey or colour, no finer than can be of use. */
import { decode as decodeBmp } from 'bmp-ts';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Raster } from '../raster.ts';
import { shrinkTo } from './finest.ts';
import { MOST_PIXELS } from './most-pixels.ts';
import { tiffAspect } from './tiff-aspect.ts';

/** Sides of a page in inches: smaller and larger ones are taken for a density that means nothing. */
const SMALLEST_PAGE = 3;
const LARGEST_PAGE = 24;
/**
 * A sheet of this many pixels is longer than this (A5 has 8.3 in), or its density means nothing: 200 pixels a centimetre for 200 an
 * inch. Taken at its word such a sheet would be shrunk until nothing can be read; a piece cut out of a page and taken for a whole one is
 * only looked at larger.
 */
const SHORTEST_SHEET = 7;
const PIXELS_OF_A_SHEET = 1200;
/** Sides of A4 in inches, for pictures that do not say how large they are. */
const A4_LENGTH = 11.69;
const A4_WIDTH = 8.27;
/**
 * Height over width from which a picture is no sheet (legal paper has 1.65, a screen 1.78) but a strip of them: a page scrolled through
 * on a telephone, scans one above the other. Taken for one sheet it would be shrunk until nothing can be read. A picture as wide is a piece
 * cut out of a sheet.
 */
const STRIP = 1.8;

/** The picture a decoder gives; `pages` for TIFF, GIF and WebP. */
export interface OpenImage {
  readonly pageCount: number;
  /** Page from 1. */
  readonly load: (page: number) => Promise<LoadedPage>;
}

export interface LoadedPage extends Raster {
  /** Why a part of the picture could not be decoded and is blank; null where all of it was. */
  readonly damage: string | null;
}

/**
 * Opens an image file.
 *
 * @throws {Error} sharp's own where the bytes are none it can decode
 */
export async function openImage(bytes: Uint8Array, isBmp: boolean): Promise<OpenImage> {
  if (isBmp) {
    const picture = bmpPixels(bytes);
    const open = () => sharp(picture.data, { raw: picture.raw });
    const load = async () => ({ ...(await rasterOf(open, { aspect: 1, isSized: false })), damage: null });
    return { pageCount: 1, load };
  }
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  return {
    pageCount: metadata.format === 'tiff' ? (metadata.pages ?? 1) : 1,
    load: (page) => loadedPage(bytes, page),
  };
}

/** What can be decoded of a damaged picture is better than nothing, as long as it is said. */
async function loadedPage(bytes: Uint8Array, page: number): Promise<LoadedPage> {
  const open = (failOn: 'error' | 'none') => () =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn, page: page - 1 });
  const stated = { aspect: tiffAspect(bytes, page), isSized: true };
  try {
    return { ...(await rasterOf(open('error'), stated)), damage: null };
  } catch (cause) {
    const damage = cause instanceof Error ? cause.message : String(cause);
    return { ...(await rasterOf(open('none'), stated)), damage: damage.split('\n')[0]!.trim() };
  }
}

interface BmpPixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 };
}

/** Where a BMP states its width and height (negative where its first row is the uppermost), and where both have ended. */
const BMP_SIZE = { width: 18, height: 22, end: 26 } as const;

/** libvips reads no BMP. */
function bmpPixels(bytes: Uint8Array): BmpPixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= BMP_SIZE.end) {
    const pixels = Math.abs(view.getInt32(BMP_SIZE.width, true) * view.getInt32(BMP_SIZE.height, true));
    // The decoder makes room for what the header states before it looks at what is there.
    if (pixels > MOST_PIXELS)
      throw new RangeError(`it states ${pixels} pixels, above the limit of ${MOST_PIXELS}`);
  }
  const { data, width, height } = decodeBmp(Buffer.from(bytes), { toRGBA: true });
  const rgb = Buffer.alloc(width * height * 3);
  for (let i = 0, from = 0; i < rgb.length; i += 3, from += 4) {
    rgb[i] = data[from]!;
    rgb[i + 1] = data[from + 1]!;
    rgb[i + 2] = data[from + 2]!;
  }
  return { data: rgb, raw: { width, height, channels: 3 } };
}

interface Stated {
  /** Pixels down over pixels across of the same length, as the file lies. */
  readonly aspect: number;
  /** Whether what it states as its density is to be believed. */
  readonly isSized: boolean;
}

async function rasterOf(open: () => Sharp, { aspect, isSized }: Stated): Promise<Raster> {
  const metadata = await open().metadata();
  const upright = orientedSize(metadata);
  const shape = liesOnSide(metadata) ? 1 / aspect : aspect;
  const across = liesOnSide(metadata) ? aspect : 1;
  const density = isSized && metadata.density !== undefined ? metadata.density * across : null;
  const dpi = statedDpi(density, upright, shape);
  const shrink = shrinkTo(dpi);
  let image = open().autoOrient().flatten({ background: 'white' });
  if (shrink.x < 1 || shrink.y < 1) {
    image = image.resize(Math.round(upright.width * shrink.x), Math.round(upright.height * shrink.y), {
      fit: 'fill',
    });
  }
  const isGrey = metadata.space === 'b-w' || metadata.space === 'grey16' || (metadata.channels ?? 3) < 3;
  image = isGrey ? image.greyscale().toColourspace('b-w') : image.toColourspace('srgb');
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return {
    image: {
      kind: info.channels === 1 ? 'grey' : 'colour',
      width: info.width,
      height: info.height,
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
    },
    dpi: { x: dpi.x * shrink.x, y: dpi.y * shrink.y },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Values from 5 lie on their side (EXIF 2.3, tag 274). */
function liesOnSide({ orientation = 1 }: Metadata): boolean {
  return orientation >= 5;
}

/** The size after the camera's orientation is undone. */
function orientedSize(metadata: Metadata): Size {
  const { width, height } = metadata;
  return liesOnSide(metadata) ? { width: height, height: width } : { width, height };
}

/** What the file states of its pixels across, where that makes a page of a size paper has; else what makes it A4. */
function statedDpi(across: number | null, { width, height }: Size, aspect: number): Raster['dpi'] {
  if (across === null || across <= 0) return assumedDpi({ width, height }, aspect);
  const dpi = { x: across, y: across * aspect };
  const sides = [width / dpi.x, height / dpi.y];
  const isPaper = sides.every((side) => side >= SMALLEST_PAGE && side <= LARGEST_PAGE);
  const isCramped = Math.max(...sides) < SHORTEST_SHEET && Math.max(width, height) >= PIXELS_OF_A_SHEET;
  return isPaper && !isCramped ? dpi : assumedDpi({ width, height }, aspect);
}

/** What makes a sheet A4, and a tall strip as wide as A4. */
function assumedDpi({ width, height }: Size, aspect: number): Raster['dpi'] {
  const tall = height / aspect;
  const dpi = tall > STRIP * width ? width / A4_WIDTH : Math.max(width, tall) / A4_LENGTH;
  return { x: dpi, y: dpi * aspect };
}
