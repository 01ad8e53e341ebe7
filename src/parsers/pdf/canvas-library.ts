/** The canvas pdf.js draws on. */
import type * as CanvasLibrary from '@napi-rs/canvas';
import './pdfjs.ts';
import { requireAsPdfjs } from './deferred-canvas.ts';

/** Loaded with the first page that is drawn; once pdf.js is, which is kept from it until then. */
export function canvasLibrary(): typeof CanvasLibrary {
  return requireAsPdfjs('@napi-rs/canvas') as typeof CanvasLibrary;
}

export function createCanvas(width: number, height: number): CanvasLibrary.Canvas {
  return canvasLibrary().createCanvas(width, height);
}
