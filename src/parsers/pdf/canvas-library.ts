/** The canvas pdf.js draws on. */
import { createRequire } from 'node:module';
import type * as CanvasLibrary from '@napi-rs/canvas';

const pdfjsPackage = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');

/** pdf.js draws only on canvases of the very copy of the library it loads itself: it is asked for from where pdf.js stands. */
export const canvasLibrary = createRequire(pdfjsPackage)('@napi-rs/canvas') as typeof CanvasLibrary;

export function createCanvas(width: number, height: number): CanvasLibrary.Canvas {
  return canvasLibrary.createCanvas(width, height);
}
