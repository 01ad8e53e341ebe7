/** What any recogniser of text gives: one small interface, so that engines can be exchanged and compared. */
import type { GreyImage } from '../raster.ts';

/**
 * What a cell should hold; an engine uses it to decode under a grammar. `text` expects nothing. `target` is a value with or without
 * sign and unit, `sign`, `number` and `unit` are its parts in columns of their own, `level` names a level of the standard, `header` a
 * column.
 */
export type Expectation = 'text' | 'level' | 'header' | 'target' | 'sign' | 'number' | 'unit';

/** One recognised character and where its ink lies, as shares (0–1) of the line image's width. */
export interface ReadCharacter {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** 0–1, the engine's own belief; not calibrated. */
  readonly probability: number;
  /** A bracket of which the engine cannot tell whether it is full-width: nothing stands beside it. */
  readonly widthUnknown?: boolean;
  /** The 1 of an indicator's number, 指标1, that may be the stem of a 4: the numbers beside it tell. */
  readonly mayBeFour?: boolean;
}

/**
 * What was done beyond plain decoding: `grammar` another text than the freest reading, because the cell's expectation allows only such;
 * `operator-net` a leading sign told by its own net; `end-net` a `%` or `‰` at the end told by its own; `digit-net` a figure told by its own; `folded` a character changed for its look-alike; `context` another text than the
 * freest reading, because its characters stand together in words; `second-look` read again softened, and that
 * reading taken; `room` a character put where one stands that the reading left out; `vote` looked at in further pictures, which do not all say this.
 */
export type ReadingChange =
  | 'grammar'
  | 'context'
  | 'operator-net'
  | 'end-net'
  | 'digit-net'
  | 'folded'
  | 'second-look'
  | 'room'
  | 'vote';

export interface LineReading {
  /** `''` where the image holds nothing the engine could read. */
  readonly text: string;
  /** Calibrated chance that the text is right, 0–1; a cell's chance is the product over its lines. */
  readonly confidence: number;
  readonly characters: readonly ReadCharacter[];
  readonly changes: readonly ReadingChange[];
}

/** A line as recognised once. It can be decoded under any expectation without running the recogniser again. */
export interface RecognisedLine {
  /** Without any expectation: what `decode([line], 'text')` gives, unless the line was looked at further. */
  readonly free: LineReading;
}

/** Two characters each, the second behind the first, that stand together on a page beyond doubt. */
export type SurePairs = ReadonlySet<string>;

/** What a page surely says besides the lines told: no line is a witness of what it says itself. */
export type SureBesides = (own: readonly LineReading[]) => SurePairs;

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
  /**
   * Looks at single lines of text: upright, dark on light, cut out tight around the ink (the engine adds its own margin in the colour
   * of the paper), in their own resolution; what is not of the line (rulings, neighbours) painted over. One result a line.
   */
  recognise(lines: readonly GreyImage[]): Promise<readonly RecognisedLine[]>;
  /**
   * Reads the lines of one cell, from top to bottom, as one text of which `expected` is known: a level's name may run over its lines.
   * One reading a line. The lines must come from this engine. What the page surely says elsewhere (`sure`) may tell what a doubtful
   * character is.
   */
  decode(lines: readonly RecognisedLine[], expected: Expectation, sure?: SurePairs): readonly LineReading[];
  /**
   * The same line with looks at further pictures of it; `image` is the one it was recognised in. Decoded, its text is what most of the looks
   * tell, and in doubt where they differ. Engines that look once do without.
   */
  lookFurther?(line: RecognisedLine, image: GreyImage): Promise<RecognisedLine>;
  /** P(text | image) of a line this engine recognised, of any text; engines that cannot tell do without. */
  chanceOf?(line: RecognisedLine, text: string): number;
  /** How far a text is words: mean natural logarithm of the chance of each character behind the one before; null where there is no pair to tell by. */
  wordFit?(text: string): number | null;
  /** Finds lines of text on a page or part of one, in no given order. */
  detect(image: GreyImage): Promise<readonly Quad[]>;
  close(): Promise<void>;
}
