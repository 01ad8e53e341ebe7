/**
 * The stroke of a seal's ring on a scan without colour ties what it crosses into one piece of ink, eleven lines high, and the label within is
 * lost as no line of text. Its lines are found without the stroke; what reads them sees it.
 */
import type { InkImage } from './ink.ts';
import type { SealRing } from './seal-rings.ts';

// In millimetres.
/** A page photographed aslant has its rings' strokes this far from the circle, in and out. */
const REACH = 1.6;
/** The stroke of a ring is no wider; seals have a millimetre and more (`seal-rings.ts`). Longer runs of ink are text that it crosses. */
const WIDEST = 2;
/** Parts of a ring whose strokes lie as far from the circle: 15 degrees. */
const SECTORS = 24;
/** Pixels at the stroke's edges, and by which a ring squeezed by 2 % leaves its circle within a sector. */
const EDGE = 1;

/** Takes the strokes of the rings off the ink. @param rings in pixels of the ink, `dpi` an inch */
export function eraseRings(ink: InkImage, rings: readonly SealRing[], dpi: number): void {
  for (const ring of rings) eraseRing(ink, ring, dpi / 25.4);
}

/** Ink on a ray from the ring's middle: from and to where, in pixels from the circle. */
interface Crossing {
  readonly from: number;
  readonly to: number;
}

function eraseRing(ink: InkImage, ring: SealRing, millimetre: number): void {
  const reach = Math.round(REACH * millimetre);
  // Two rays a pixel of the outermost circle, and two places a pixel on each: none is left out.
  const rays = Math.ceil((2 * Math.PI * (ring.radius + reach) * 2) / SECTORS) * SECTORS;
  const crossings = Array.from({ length: rays }, (_, ray) =>
    strokeOn(ink, ring, angleOf(ray, rays), reach, WIDEST * millimetre),
  );
  const clean = crossings.filter((crossing) => crossing !== null);
  if (clean.length === 0) return;
  const half = median(clean.map(({ from, to }) => to - from)) / 2 + EDGE;
  const usual = median(clean.map(middleOf));
  for (let sector = 0; sector < SECTORS; sector++) {
    const first = (sector * rays) / SECTORS;
    const own = crossings.slice(first, first + rays / SECTORS).filter((crossing) => crossing !== null);
    const middle = own.length === 0 ? usual : median(own.map(middleOf));
    for (let ray = first; ray < first + rays / SECTORS; ray++)
      eraseOn(ink, ring, angleOf(ray, rays), { from: middle - half, to: middle + half });
  }
}

function angleOf(ray: number, rays: number): number {
  return (2 * Math.PI * ray) / rays;
}

/** The run of ink nearest to the circle; null where there is none within reach, or one too wide for a stroke. */
function strokeOn(
  ink: InkImage,
  ring: SealRing,
  angle: number,
  reach: number,
  widest: number,
): Crossing | null {
  let best: Crossing | null = null;
  let from: number | null = null;
  for (let away = -reach; away <= reach + 1; away++) {
    const isInk = away <= reach && inkAt(ink, placeOn(ink, ring, angle, away)) === 1;
    if (isInk && from === null) from = away;
    if (isInk || from === null) continue;
    const run = { from, to: away };
    if (best === null || Math.abs(middleOf(run)) < Math.abs(middleOf(best))) best = run;
    from = null;
  }
  return best !== null && best.to - best.from <= widest ? best : null;
}

function eraseOn(ink: InkImage, ring: SealRing, angle: number, { from, to }: Crossing): void {
  for (let away = Math.floor(from); away <= Math.ceil(to); away += 0.5) {
    const at = placeOn(ink, ring, angle, away);
    if (at !== null) ink.data[at] = 0;
  }
}

/** Index of a pixel so far outside the circle; null off the page. */
function placeOn(
  { width, height }: InkImage,
  { x, y, radius }: SealRing,
  angle: number,
  away: number,
): number | null {
  const column = Math.round(x + (radius + away) * Math.cos(angle));
  const row = Math.round(y + (radius + away) * Math.sin(angle));
  return column >= 0 && row >= 0 && column < width && row < height ? row * width + column : null;
}

function inkAt({ data }: InkImage, at: number | null): number {
  return at === null ? 0 : data[at]!;
}

function middleOf({ from, to }: Crossing): number {
  return (from + to - 1) / 2;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
