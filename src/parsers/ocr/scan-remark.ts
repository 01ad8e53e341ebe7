/** What is to be said of a place on a sheet; the rows that stand there take it over. */
import type { Problem } from '../page.ts';
import type { PixelBox } from './pixel-tables.ts';

export interface ScanRemark {
  readonly code: string;
  readonly message: string;
  readonly severity: Problem['severity'];
  /** In pixels of the sheet. */
  readonly box: PixelBox;
}

/** As a problem of the page of that number. */
export function placedRemark({ box, ...remark }: ScanRemark, page: number, points: number): Problem {
  const at = { x0: box.x0 * points, y0: box.y0 * points, x1: box.x1 * points, y1: box.y1 * points };
  return { ...remark, locator: { kind: 'box', page, box: at } };
}
