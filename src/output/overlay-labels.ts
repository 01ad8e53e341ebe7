/** Finds places for small labels where they cover no text. */
import type { Box } from '../parsers/page.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room between a label and the edge it stands at, in points. */
const GAP = 1;

/** Keeps count of what is taken on a page; labels that were placed are taken too. */
export class LabelPlaces {
  private readonly taken: Box[];
  private readonly page: Size;

  constructor(page: Size, texts: readonly Box[]) {
    this.page = page;
    this.taken = [...texts];
  }

  /** The first of these places that covers nothing, else the one that covers least; moved into the page. */
  take(size: Size, corners: readonly (readonly [x: number, y: number])[]): Box {
    let best: { box: Box; covered: number } | null = null;
    for (const [x, y] of corners) {
      const box = this.inside(x, y, size);
      const covered = this.taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (best === null || covered < best.covered) best = { box, covered };
      if (covered === 0) break;
    }
    const { box } = best ?? { box: this.inside(0, 0, size) };
    this.taken.push(box);
    return box;
  }

  private inside(x: number, y: number, { width, height }: Size): Box {
    const x0 = Math.max(0, Math.min(x, this.page.width - width));
    const y0 = Math.max(0, Math.min(y, this.page.height - height));
    return { x0, y0, x1: x0 + width, y1: y0 + height };
  }
}

/** Upper left corners for a label at a box's sides: inside it first, then across its border, then outside. */
export function besideBox(box: Box, { width, height }: Size): (readonly [number, number])[] {
  const middle = (box.y0 + box.y1 - height) / 2;
  const inner = [box.x1 - width - GAP, box.x0 + GAP];
  return [
    ...inner.map((x) => [x, middle] as const),
    ...inner.flatMap((x) => [[x, box.y0 + GAP] as const, [x, box.y1 - height - GAP] as const]),
    [box.x1 - width / 2, middle],
    [box.x0 - width / 2, middle],
    [box.x1 + GAP, middle],
    [box.x0 - width - GAP, middle],
  ];
}

/** Upper left corners for a label along a box's edges: inside the upper edge first, then across the edges. */
export function alongBox(box: Box, { width, height }: Size): (readonly [number, number])[] {
  const centre = (box.x0 + box.x1 - width) / 2;
  const xs = [centre, box.x0 + GAP, box.x1 - width - GAP];
  const ys = [box.y0 + GAP, box.y1 - height - GAP, box.y0 - height / 2, box.y1 - height / 2];
  return ys.flatMap((y) => xs.map((x) => [x, y] as const));
}

/** Corners of a strip across the page, from the foot upwards, then from the head: the margins before the text. */
export function strips({ width, height }: Size, strip: Size): (readonly [number, number])[] {
  const x = (width - strip.width) / 2;
  const steps = Math.floor(height / strip.height / 2);
  const margins = Array.from({ length: steps }, (_, i) => (i + 0.5) * strip.height);
  return [
    ...margins.map((y) => [x, height - strip.height - y] as const),
    ...margins.map((y) => [x, y] as const),
  ];
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return width > 0 && height > 0 ? width * height : 0;
}
