/**
 * A page that is one JPEG costs pdf.js half a second to decode in JavaScript; in a browser an `ImageDecoder` does it. This is one on sharp: a
 * sixth of the time. It takes nothing but JPEGs in red, green and blue out of files announced to it, and refuses all else, which pdf.js then
 * decodes itself.
 *
 * To be imported before pdf.js, which looks once whether there is such a thing.
 */

/** A decoded picture where pdf.js expects a browser's: red, green, blue. */
export class NativePicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number, data: Uint8Array) {
    this.width = width;
    this.height = height;
    this.data = data;
  }
}

/** Files whose pictures go to a reader that knows a `NativePicture`. */
let announced: readonly WeakRef<ArrayBufferLike>[] = [];

/** Has the pictures of the file in this buffer decoded natively. */
export function announceFile(buffer: ArrayBufferLike): void {
  announced = [...announced.filter((file) => file.deref() !== undefined), new WeakRef(buffer)];
}

/** Bytes at the end of a JPEG that no other file has: coded pixels. */
const TAIL = 256;

/** Whether a picture lies in a file announced. One with EXIF comes as a copy, made by pdf.js to take that out. */
function isAnnounced(picture: Uint8Array): boolean {
  const isCopy = picture.length === picture.buffer.byteLength;
  return announced.some((reference) => {
    const file = reference.deref();
    if (file === undefined || file === picture.buffer) return file !== undefined;
    return isCopy && Buffer.from(file).includes(Buffer.from(picture.subarray(-TAIL)));
  });
}

/** Width and height together below which pdf.js sends a picture in a list with others; it decodes such ones itself. */
const SMALL = 200;

interface EncodedImage {
  readonly data: Uint8Array;
}

/** What pdf.js uses of the browser's. What it throws makes pdf.js decode the picture itself. */
class JpegDecoder {
  static async isTypeSupported(type: string): Promise<boolean> {
    return type === 'image/jpeg';
  }

  readonly #bytes: Uint8Array;

  constructor({ data }: EncodedImage) {
    if (!isAnnounced(data)) throw new TypeError('expected a picture of a file announced');
    this.#bytes = data;
  }

  async decode(): Promise<{ readonly image: NativePicture }> {
    // Loaded with the first picture, and with what this program sets of it.
    const [{ default: sharp }] = await Promise.all([import('sharp'), import('../image/finest.ts')]);
    const picture = sharp(this.#bytes, { failOn: 'truncated', limitInputPixels: false });
    const { data, info } = await picture
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3)
      throw new TypeError(`expected a picture of three channels, found ${info.channels}`);
    if (info.width + info.height < SMALL) throw new TypeError('expected a picture of a page');
    const own = new Uint8Array(data.buffer, data.byteOffset, data.length);
    return { image: new NativePicture(info.width, info.height, own) };
  }

  close(): void {
    // Nothing is kept open.
  }
}

const host = globalThis as { ImageDecoder?: unknown };
// A host that brings its own is left alone.
host.ImageDecoder ??= JpegDecoder;
