/** Light print on dark ground (a header filled in a colour, a screen in dark mode, a negative) → dark print on light ground, as the rest is. */
import type { GreyImage, Raster } from '../raster.ts';
import { EDGE, groundAreas } from './ground-areas.ts';
import type { GroundArea } from './light-print.ts';

/** Pixels an inch at which areas are looked for. */
const ROUGH_DPI = 100;
/** No text that can be read has fewer: a small picture that is taken for a whole sheet is a piece of one. */
const LEAST_DPI = 90;
/** Every so many pixels each way tell as much of a block's brightness, from blocks of `SKIPPED_FROM` pixels on. */
const SKIP = 2;
const SKIPPED_FROM = 3;
/** Ground darker than this shows no ink that is darker still. */
const DARKEST_GROUND = 40;
/** Shares of the ground's brightness: up to the first it is a rule, from the second on the ground's noise and the rims a JPEG gives print. */
const RULE = 0.3;
const GROUND = 0.8;

/**
 * The grey picture with its areas of light print turned: their ground becomes paper, their print ink. Where an area ends there is a
 * rule; rules within it are kept.
 * They are found and read in brightness, not in the grey of the page, in which a red or orange ground is as light as paper.
 *
 * @param grey the same picture in grey; returned as it is where nothing is to be turned
 */
export function darkOnLight({ image, dpi }: Raster, grey: GreyImage): GreyImage {
  const own = Math.min(dpi.x, dpi.y);
  const step = Math.max(1, Math.round(own / ROUGH_DPI));
  const rough = roughBrightness(image, step);
  const found = groundAreas(rough, Math.max(LEAST_DPI, own / step));
  if (found === null) return grey;
  const { width, height } = grey;
  const data = Uint8Array.from(grey.data);
  const tables = found.areas.map(turningTable);
  for (let y = 0; y < Math.min(height, rough.height * step); y++) {
    const row = Math.floor(y / step) * rough.width;
    for (let block = 0; block < rough.width; block++) {
      const area = found.areaOf[row + block]!;
      if (area === 0) continue;
      const end = y * width + (block + 1) * step;
      for (let i = y * width + block * step; i < end; i++)
        data[i] = area === EDGE ? 0 : tables[area - 1]![brightnessAt(image, i)]!;
    }
  }
  return { width, height, data };
}

/** Ground is white, its print black, and so are rules much darker than the ground. */
function turningTable({ ground, print }: GroundArea): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, value) => {
    if (value >= ground) return Math.max(0, 255 - ((value - ground) * 255) / (print - ground));
    if (ground < DARKEST_GROUND) return 255;
    return Math.min(255, Math.max(0, ((value / ground - RULE) * 255) / (GROUND - RULE)));
  });
}

/** Of ITU-R BT.601. */
function brightnessAt({ kind, data }: Raster['image'], i: number): number {
  return kind === 'grey'
    ? data[i]!
    : (data[3 * i]! * 77 + data[3 * i + 1]! * 150 + data[3 * i + 2]! * 29) >> 8;
}

function roughBrightness({ kind, width, height, data }: Raster['image'], step: number): GreyImage {
  const [w, h] = [Math.max(1, Math.floor(width / step)), Math.max(1, Math.floor(height / step))];
  const out = new Uint8Array(w * h);
  const skip = step >= SKIPPED_FROM ? SKIP : 1;
  const channels = kind === 'grey' ? 1 : 3;
  const count = Math.ceil(step / skip) ** 2;
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let v = 0; v < step; v += skip) {
        let at = ((y * step + v) * width + x * step) * channels;
        for (let u = 0; u < step; u += skip, at += skip * channels)
          sum +=
            channels === 1 ? data[at]! : (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
      }
      out[y * w + x] = sum / count;
    }
  }
  return { width: w, height: h, data: out };
}
