/** Pictures in memory: what image files and PDF pages become before anything is read from them. This module imports nothing. */

/** A picture of grey values: row by row from the top left, one byte a pixel, 0 black to 255 white. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture in red, green and blue: row by row from the top left, three bytes a pixel. */
export interface ColourImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One page as a picture, as it lies in the file: not yet upright, deskewed or cleaned. */
export interface Raster {
  readonly image: { readonly kind: 'grey' | 'colour' } & GreyImage;
  /** Pixels an inch across and down; what the file states, else what makes the page A4. */
  readonly dpi: { readonly x: number; readonly y: number };
}
