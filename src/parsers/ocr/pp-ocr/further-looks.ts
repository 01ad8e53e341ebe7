/**
 * Pictures of a line that a second look left in doubt: narrower, and softened twice. A recogniser that is sure of a character reads it in any
 * of them; what it reads in one alone is chance. Padded, widened and flattened pictures, and the model as it was before it was trained further,
 * told no more; the means of what the looks believe at each place told less than their texts.
 */
import type { GreyImage } from '../../raster.ts';
import { drawn, STILL } from '../plane-map.ts';
import { softened } from './second-look.ts';

/** Width of the narrower picture, as a share: 1.12 told nothing beside it. */
const NARROWER = 0.88;

/** A picture of the line, and how far apart its columns are in the line's own pixels. */
export interface FurtherPicture {
  readonly image: GreyImage;
  readonly step: number;
}

export function furtherPictures(line: GreyImage): readonly FurtherPicture[] {
  const soft = softened(line);
  return [
    { image: narrowed(soft), step: line.width / Math.max(1, Math.round(line.width * NARROWER)) },
    { image: softened(soft), step: 1 },
  ];
}

function narrowed(image: GreyImage): GreyImage {
  const width = Math.max(1, Math.round(image.width * NARROWER));
  const extent = { x0: 0, y0: 0, width, height: image.height };
  return drawn(image, { ...STILL, a: image.width / width }, extent);
}
