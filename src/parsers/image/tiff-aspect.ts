/**
 * The shape of a TIFF's pixels. A fax of standard resolution has 204 of them an inch across and 98 down; libvips tells the first number only,
 * and the page would be read at half its height.
 */

/** TIFF 6.0: entries of an image file directory, 12 bytes each, and the type of a fraction. */
const ENTRY = 12;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RATIONAL = 5;
/** Pixels further from square than this are no scanner's; fax has 204 × 98 and 204 × 391. */
const MOST = 2.5;

/** Pixels down over pixels across of the same length, of a page from 1; 1 where nothing, or nothing sensible, is stated. */
export function tiffAspect(bytes: Uint8Array, page: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = directoryOf(view, page);
  if (at === null) return 1;
  const [x, y] = [fractionOf(view, at, X_RESOLUTION), fractionOf(view, at, Y_RESOLUTION)];
  if (x === null || y === null) return 1;
  const aspect = y / x;
  return aspect >= 1 / MOST && aspect <= MOST ? aspect : 1;
}

interface Directory {
  readonly start: number;
  readonly entries: number;
  readonly isLittle: boolean;
}

function directoryOf(view: DataView, page: number): Directory | null {
  if (view.byteLength < 8) return null;
  const order = view.getUint16(0);
  const isLittle = order === 0x4949;
  if ((!isLittle && order !== 0x4d4d) || view.getUint16(2, isLittle) !== 42) return null;
  let start = view.getUint32(4, isLittle);
  for (let left = page; ; left -= 1) {
    if (start < 8 || start + 2 > view.byteLength) return null;
    const entries = view.getUint16(start, isLittle);
    const end = start + 2 + entries * ENTRY;
    if (end + 4 > view.byteLength) return null;
    if (left <= 1) return { start, entries, isLittle };
    start = view.getUint32(end, isLittle);
  }
}

function fractionOf(view: DataView, { start, entries, isLittle }: Directory, tag: number): number | null {
  for (let i = 0; i < entries; i += 1) {
    const at = start + 2 + i * ENTRY;
    if (view.getUint16(at, isLittle) !== tag || view.getUint16(at + 2, isLittle) !== RATIONAL) continue;
    const value = view.getUint32(at + 8, isLittle);
    if (value + 8 > view.byteLength) return null;
    const fraction = view.getUint32(value, isLittle) / view.getUint32(value + 4, isLittle);
    return fraction > 0 && Number.isFinite(fraction) ? fraction : null;
  }
  return null;
}
