/** Pixels of a picture nobody means to be read: A0 at 300 dpi has 140 million. More is a mistake, or made to fill the memory. */
export const MOST_PIXELS = 150_000_000;
