/** The default engine: PP-OCR's detection and recognition models on ONNX Runtime. */
import { readFile } from 'node:fs/promises';
import type { GreyImage } from '../../raster.ts';
import { calibrated } from '../calibration.ts';
import { type CharacterPairs, openCharacterPairs } from '../character-pairs.ts';
import { openDigitNet } from '../digit-net.ts';
import type {
  Expectation,
  LineReading,
  OcrEngine,
  ReadCharacter,
  RecognisedLine,
  SurePairs,
} from '../engine.ts';
import { openEndNet } from '../end-net.ts';
import { openOperatorNet } from '../operator-net.ts';
import { createDetector, type Detector } from './detector.ts';
import type { ModelFiles } from './model-files.ts';
import { type CellReader, createCellReader } from './read-cell.ts';
import type { ReadLine } from './read-line.ts';
import { isUntold, withPageTold } from './page-told.ts';
import { leavesPointOut, withPointsLeft } from './points-left.ts';
import { createRecogniser, type LookedAt, type Recogniser } from './recogniser.ts';
import { furtherPictures } from './further-looks.ts';
import { strokeShape } from './lone-strokes.ts';
import { SECOND_LOOK, softened } from './second-look.ts';
import { votedReadings } from './voted-readings.ts';
import { type Model, openModel } from './session.ts';
import { trainedFurther } from './trained-further.ts';
import { isOfFigures, withUnlikeFigures } from './unlike-figures.ts';
import { withoutWideBlanks } from '../wide-blanks.ts';

/** @throws {UsageError} the files are no models, or do not go together */
export async function openPpOcr(files: ModelFiles): Promise<OcrEngine> {
  const recognition = await openModel(files.recognition, trainedFurther);
  const paths = { model: files.recognition, keys: files.dictionary };
  const recogniser = createRecogniser(recognition, await readFile(files.dictionary, 'utf8'), paths);
  const detector = openedOnce(files.detection);
  const nets = { operator: await openOperatorNet(), end: await openEndNet(), digit: await openDigitNet() };
  const pairs = await openCharacterPairs();
  const reader = createCellReader(recogniser.dictionary, nets, pairs);
  const looks = new WeakMap<RecognisedLine, Seen>();
  const seen = (line: RecognisedLine): Seen => {
    const found = looks.get(line);
    if (found === undefined) throw new TypeError('expected a line this engine recognised');
    return found;
  };
  const known = (own: Seen): RecognisedLine => {
    const result = { free: readingOf(own.free, own) };
    looks.set(result, own);
    return result;
  };
  return {
    name: 'pp-ocr',
    recognise: async (lines) => {
      const recognised: RecognisedLine[] = [];
      // One after the other: a batch of 16 lines took twice the time, as all are padded to the widest.
      for (const line of lines) recognised.push(known(await believed(line, recogniser, reader)));
      return recognised;
    },
    lookFurther: async (line, image) => known(await lookedFurther(seen(line), image, recogniser, reader)),
    decode: (lines, expected, sure) => {
      const own = lines.map(seen);
      // Two looks tell less than the more believed of both.
      const voters = own.map(({ further }) => (further.length > 1 ? further : []));
      const most = Math.max(0, ...voters.map(({ length }) => length));
      const pictures = Array.from({ length: most }, (_, k) => own.map((line, i) => voters[i]![k] ?? line));
      const isPointLeft = own.map(() => false);
      const readingsOf = (looks: readonly Look[]): readonly LineReading[] =>
        decoded(looks, expected, sure, reader).map((line, i) => {
          const { emissions } = looks[i]!.looked;
          isPointLeft[i] ||= leavesPointOut(line.characters, emissions, recogniser.dictionary);
          return readingOf(line, looks[i]!);
        });
      const stands = readingsOf(own);
      if (most > 0) {
        const voted = votedReadings([stands, ...pictures.map(readingsOf)], expected !== 'text');
        return withPointsLeft(voted, isPointLeft);
      }
      if (!isOfFigures(expected) || own.every(({ further }) => further.length === 0)) return stands;
      const other = readingsOf(own.map((line) => line.further[0] ?? line));
      return withPointsLeft(withUnlikeFigures(stands, other), isPointLeft);
    },
    chanceOf: (line, text) => reader.chanceOf(seen(line).looked, text),
    wordFit: (text) => meanLogChance(text, pairs),
    detect: async (image) => await (await detector.get()).detect(image),
    close: async () => {
      await recognition.close();
      await detector.close();
    },
  };
}

function meanLogChance(text: string, pairs: CharacterPairs): number | null {
  const characters = [...text];
  const logs = characters.slice(1).flatMap((own, i) => pairs.logChance(characters[i]!, own) ?? []);
  return logs.length === 0 ? null : logs.reduce((sum, log) => sum + log, 0) / logs.length;
}

/** The detector, opened when it is first asked for: pages with cells or separate lines never do, and it takes as long to open as a third of a page. */
function openedOnce(path: string): { get: () => Promise<Detector>; close: () => Promise<void> } {
  let opened: Promise<{ model: Model; detector: Detector }> | null = null;
  const open = async () => {
    const model = await openModel(path);
    return { model, detector: createDetector(model, path) };
  };
  return {
    get: async () => {
      opened ??= open();
      return (await opened).detector;
    },
    close: async () => await (await opened)?.model.close(),
  };
}

/** One look at a line. */
interface Look {
  readonly looked: LookedAt;
  /** Width of the line's picture, in its own pixels. */
  readonly width: number;
  /** A place in what was looked at → in the line's picture, in pixels of it. */
  readonly placeInLine: (x: number) => number;
  /** The line without any expectation. */
  readonly free: ReadLine;
  /** Whether the second look was the better one. */
  readonly again: boolean;
}

interface Seen extends Look {
  /** Other looks at a line that is in doubt. */
  readonly further: readonly Look[];
}

/** A look at a further picture, read without an expectation only where that is asked for. */
function lookOf(
  looked: LookedAt,
  line: GreyImage,
  placeInLine: (x: number) => number,
  reader: CellReader,
): Look {
  let free: ReadLine | null = null;
  return {
    looked,
    width: line.width,
    placeInLine,
    again: true,
    get free() {
      free ??= reader.read([looked], 'text')[0]!;
      return free;
    },
  };
}

/** The line as looked at once, or softened where the first look left it in doubt and the second is surer. */
async function believed(line: GreyImage, recogniser: Recogniser, reader: CellReader): Promise<Seen> {
  const { image, placeInLine } = withoutWideBlanks(line);
  const lookAt = async (picture: GreyImage, again: boolean): Promise<Look> => {
    const looked = await recogniser.look(picture);
    const [free] = reader.read([looked], 'text');
    return { looked, width: line.width, placeInLine, free: free!, again };
  };
  const first = await lookAt(image, false);
  if (first.looked.strip === null || first.free.chance >= SECOND_LOOK) return { ...first, further: [] };
  const second = await lookAt(softened(image), true);
  const [better, other] = second.free.chance > first.free.chance ? [second, first] : [first, second];
  return { ...better, further: [other] };
}

/** The line with looks at further pictures of it, where the second left it in doubt. A lone stroke is told by its shape, which a narrower picture spoils. */
async function lookedFurther(
  own: Seen,
  line: GreyImage,
  recogniser: Recogniser,
  reader: CellReader,
): Promise<Seen> {
  const { strip } = own.looked;
  const isStroke = own.free.characters.length <= 1 && strip !== null && strokeShape(strip) !== null;
  if (own.further.length === 0 || isStroke) return own;
  const { image, placeInLine } = withoutWideBlanks(line);
  const further = [...own.further];
  for (const { image: picture, step } of furtherPictures(image)) {
    const looked = await recogniser.look(picture);
    further.push(lookOf(looked, line, (x) => placeInLine(x * step), reader));
  }
  return { ...own, further };
}

/** The lines of a cell, each by one look. */
function decoded(
  looks: readonly Look[],
  expected: Expectation,
  sure: SurePairs | undefined,
  reader: CellReader,
): readonly ReadLine[] {
  const looked = looks.map((line) => line.looked);
  // Of several lines words go on over their ends, and brackets are told in pairs.
  const isAlone = looks.length === 1;
  const plain =
    expected === 'text' && isAlone ? looks.map(({ free }) => free) : reader.read(looked, expected);
  return sure === undefined || !plain.some(isUntold)
    ? plain
    : withPageTold(plain, reader.read(looked, expected, sure));
}

function textOf({ characters }: ReadLine): string {
  return characters.map((character) => character.text).join('');
}

function readingOf(line: ReadLine, seen: Look): LineReading {
  return {
    text: textOf(line),
    confidence: calibrated(line.chance, line.basis, line.changes),
    characters: placed(line, seen),
    changes: seen.again ? [...line.changes, 'second-look'] : line.changes,
  };
}

/** Characters as shares of the line's width: a frame's place in the strip, less the margin. */
function placed(line: ReadLine, { looked, width, placeInLine }: Look): readonly ReadCharacter[] {
  const { strip, step } = looked;
  if (strip === null) return [];
  const share = (pixel: number): number =>
    Math.min(1, Math.max(0, placeInLine((pixel - strip.offset) / strip.scale) / width));
  return line.characters.map((character) => ({
    text: character.text,
    x0: share(character.from * step),
    x1: share((character.to + 1) * step),
    probability: character.probability,
    ...(character.widthUnknown && { widthUnknown: true }),
    ...(character.mayBeFour && { mayBeFour: true }),
  }));
}
