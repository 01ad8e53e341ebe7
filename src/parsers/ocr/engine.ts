/** What any recogniser of text gives: one small interface, so that engines can be exchanged and compared. */
import type { GreyImage } from '../raster.ts';

/** What a piece of text should be; an engine uses it to decode under a grammar. `text` expects nothing. */
export type Expectation = 'text' | 'level' | 'target' | 'sign' | 'number' | 'unit';

/** One recognised character and where its ink lies, as shares (0–1) of the line image's width. */
export interface ReadCharacter {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** 0–1, the engine's own belief; not calibrated. */
  readonly probability: number;
}

export interface LineReading {
  /** `''` where the image holds nothing the engine could read. */
  readonly text: string;
  /** Calibrated chance that the text is right, 0–1. */
  readonly confidence: number;
  readonly characters: readonly ReadCharacter[];
  /** What was done beyond plain decoding, by stable names: `grammar`, `operator-net`, `folded`. */
  readonly changes: readonly string[];
}

/** A line as recognised once; it can be decoded again under another expectation without running the recogniser again. */
export interface RecognisedLine {
  decode(expected: Expectation): LineReading;
}

/** A quadrilateral in pixels, clockwise from the top left corner of the text. */
export type Quad = readonly [Point, Point, Point, Point];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A recogniser. One instance belongs to one worker and is used for one call at a time; no call leaves state behind that could change
 * a later one.
 */
export interface OcrEngine {
  /** `pp-ocr`, `tesseract`; stands in problems and explanations. */
  readonly name: string;
  /** Reads single lines of text: upright, dark on light, cut out with little margin, in their own resolution. One result a line. */
  recognise(lines: readonly GreyImage[]): Promise<readonly RecognisedLine[]>;
  /** Finds lines of text on a page or part of one, in no given order. */
  detect(image: GreyImage): Promise<readonly Quad[]>;
  close(): Promise<void>;
}
