/** A page's picture laid straight: evenly lit, upright but for a half turn, deskewed, at the resolution it is looked at. */
import type { GreyImage, Raster } from '../raster.ts';
import { withoutDarkBorder } from './dark-border.ts';
import { evenLight } from './even-light.ts';
import { greyOf } from './grey-of-raster.ts';
import { inkOf, otsuThreshold } from './ink.ts';
import { inkPieces } from './ink-pieces.ts';
import { keystoneOf } from './keystone.ts';
import { darkOnLight } from './light-on-dark.ts';
import type { PixelBox } from './pixel-tables.ts';
import { chained, drawn, type PlaneMap, quarterTurnBack, scaling, STILL, tiltBack } from './plane-map.ts';
import { shrunk } from './shrink.ts';
import { skewAngle } from './skew-angle.ts';
import { runsAcross, textHeight } from './text-height.ts';

/** What is read of a page, and how its pixels lie in the file's picture. */
export interface ScanSheet {
  /** The straight page in grey, paper white. */
  readonly image: GreyImage;
  /** Pixels an inch of `image`. */
  readonly dpi: number;
  /** The evenly lit picture in its own resolution, from which lines are cut. */
  readonly source: GreyImage;
  /** From pixels of `image` to pixels of `source`. */
  readonly toSource: PlaneMap;
  /** Where red ink may be a seal's, in pixels of `source`. */
  readonly doubtful: readonly PixelBox[];
  /** How far the ink itself says that lines run across the sheet: 0 (cannot tell) to 1; a half turn leaves it open. */
  readonly acrossness: number;
}

/** Pixels an inch the page is looked at: more finds no more rulings, and costs. */
const SHEET_DPI = 200;
/** Pixels an inch that tell skew and direction. */
const ROUGH_DPI = 100;
/** Below this many votes for lines across the page, it lies on its side. */
const ON_ITS_SIDE = -0.1;

/** @param raster no larger than about 300 pixels an inch; see `loadRaster` */
export function scanSheet(raster: Raster): ScanSheet {
  const { x: dpiX, y: dpiY } = raster.dpi;
  const { image, doubtful } = greyOf(raster);
  const grey = darkOnLight(raster, image);
  const least = Math.min(dpiX, dpiY);
  // The file's own pixels stay as they are; a plane made of them here becomes the next one.
  const lit = evenLight(grey, least, grey.data === raster.image.data ? undefined : grey.data);
  const source = withoutDarkBorder(lit, least);
  const dpi = Math.min(SHEET_DPI, Math.max(dpiX, dpiY));
  const square: PlaneMap = { ...STILL, a: dpiX / dpi, e: dpiY / dpi };
  const width = Math.round((source.width * dpi) / dpiX);
  const height = Math.round((source.height * dpi) / dpiY);
  const { degrees, turn, aslant, acrossness } = tiltAndTurn(source, dpiX, dpiY, dpi);
  // Undone from the last to the first: the page was turned, then tilted, then scanned.
  const turned = turn === 0 ? STILL : quarterTurnBack(turn, width, height);
  const tilted = degrees === 0 ? STILL : tiltBack(degrees, width / 2, height / 2);
  const level = aslant === null ? tilted : chained(aslant, tilted);
  const toSource = chained(chained(turned, level), square);
  const [w, h] = turn % 2 === 0 ? [width, height] : [height, width];
  const isPlain = turn === 0 && degrees === 0 && aslant === null && dpiX === dpi && dpiY === dpi;
  const straight = isPlain ? source : drawn(source, toSource, { x0: 0, y0: 0, width: w, height: h });
  return { image: straight, dpi, source, toSource, doubtful, acrossness };
}

/** The sheet upside down. */
export function halfTurned(sheet: ScanSheet): ScanSheet {
  const { image, toSource } = sheet;
  const { width, height } = image;
  return {
    ...sheet,
    image: { width, height, data: Uint8Array.from(image.data).reverse() },
    toSource: chained(quarterTurnBack(2, width, height), toSource),
  };
}

/** The sheet laid on its other side. */
export function quarterTurned(sheet: ScanSheet): ScanSheet {
  const { image, source } = sheet;
  const { width, height } = image;
  const toSource = chained(quarterTurnBack(1, width, height), sheet.toSource);
  const extent = { x0: 0, y0: 0, width: height, height: width };
  return { ...sheet, image: drawn(source, toSource, extent), toSource };
}

interface Tilt {
  readonly degrees: number;
  /** Quarters (clockwise) the sheet has to be turned by; 0 or 1. */
  readonly turn: number;
  /** From pixels of a page seen straight on to those of this one, deskewed, at the sheet's resolution; null where it is seen so. */
  readonly aslant: PlaneMap | null;
  readonly acrossness: number;
}

function tiltAndTurn(source: GreyImage, dpiX: number, dpiY: number, sheetDpi: number): Tilt {
  const step = Math.max(1, Math.round(Math.min(dpiX, dpiY) / ROUGH_DPI));
  let rough = shrunk(source, step);
  // Unequal resolutions (a fax in coarse mode) would bend angles.
  if (Math.abs(dpiX / dpiY - 1) > 0.03) {
    const [sx, sy] = [dpiX / Math.min(dpiX, dpiY), dpiY / Math.min(dpiX, dpiY)];
    const extent = { x0: 0, y0: 0, width: rough.width / sx, height: rough.height / sy };
    rough = drawn(rough, { ...scaling(sx), e: sy }, extent);
  }
  const dpi = Math.min(dpiX, dpiY) / step;
  const ink = inkOf(rough, otsuThreshold(rough));
  const [rows, columns] = [skewAngle(ink, 'horizontal'), skewAngle(ink, 'vertical')];
  const degrees = rows.sharpness >= columns.sharpness ? rows.degrees : columns.degrees;
  const centre = [rough.width / 2, rough.height / 2] as const;
  const level =
    degrees === 0
      ? rough
      : drawn(rough, tiltBack(degrees, ...centre), {
          x0: 0,
          y0: 0,
          width: rough.width,
          height: rough.height,
        });
  const { pieces } = inkPieces(inkOf(level, otsuThreshold(level)));
  const keystone = keystoneOf(level);
  const scale = sheetDpi / dpi;
  const across = runsAcross(pieces, textHeight(pieces, dpi));
  return {
    degrees,
    turn: across < ON_ITS_SIDE ? 1 : 0,
    acrossness: Math.abs(across),
    aslant: keystone === null ? null : chained(chained(scaling(1 / scale), keystone), scaling(scale)),
  };
}
