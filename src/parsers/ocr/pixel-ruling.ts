/** A straight line in a picture. */

/** A line in pixels, along one axis: its middle is `at + slope × (position − from)`. */
export interface PixelRuling {
  readonly from: number;
  readonly to: number;
  /** Middle of the line where it begins. */
  readonly at: number;
  readonly slope: number;
  readonly thickness: number;
}

/** The middle of a line at a position along it. */
export function middleAt(ruling: PixelRuling, position: number): number {
  return ruling.at + ruling.slope * (position - ruling.from);
}
