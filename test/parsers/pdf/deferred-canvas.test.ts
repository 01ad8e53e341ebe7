/** Alone in its process: what is loaded once stays loaded. */
import type * as CanvasLibrary from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { createCanvas } from '../../../src/parsers/pdf/canvas-library.ts';
import { requireAsPdfjs } from '../../../src/parsers/pdf/deferred-canvas.ts';
import { getDocument } from '../../../src/parsers/pdf/pdfjs.ts';

/** What pdf.js finds where a browser has these. */
const host = globalThis as unknown as Pick<typeof CanvasLibrary, 'DOMMatrix' | 'ImageData' | 'Path2D'>;

const place = requireAsPdfjs.resolve('@napi-rs/canvas');
const isLoaded = (): boolean => requireAsPdfjs.cache[place] !== undefined;

it('is loaded with the first thing that is drawn, and no sooner', () => {
  expect(getDocument).toBeTypeOf('function');
  expect(isLoaded()).toBe(false);
  const path = new host.Path2D();
  expect(isLoaded()).toBe(true);
  // The library's own from then on, for those made before too.
  const library = requireAsPdfjs('@napi-rs/canvas') as typeof CanvasLibrary;
  expect(host.Path2D).toBe(library.Path2D);
  expect(path).toBeInstanceOf(library.Path2D);
  expect(host.DOMMatrix).toBe(library.DOMMatrix);
});

it('stands in for classes that are asked for what is theirs', () => {
  const picture = createCanvas(2, 1).getContext('2d').getImageData(0, 0, 2, 1);
  expect(picture).toBeInstanceOf(host.ImageData);
  expect(new Uint8Array(2)).not.toBeInstanceOf(host.ImageData);
  expect(new host.ImageData(2, 1).data.length).toBe(8);
});
