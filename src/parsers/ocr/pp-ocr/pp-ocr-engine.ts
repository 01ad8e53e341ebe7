/** The default engine: PP-OCR's detection and recognition models on ONNX Runtime. */
import { readFile } from 'node:fs/promises';
import type { GreyImage } from '../../raster.ts';
import type { Expectation, LineReading, OcrEngine, ReadCharacter, RecognisedLine } from '../engine.ts';
import { createDetector } from './detector.ts';
import type { Dictionary } from './dictionary.ts';
import { type DecodedPath, freePath } from './free-path.ts';
import type { ModelFiles } from './model-files.ts';
import { createRecogniser, type LookedAt } from './recogniser.ts';
import { openModel } from './session.ts';
import { logTextChance } from './text-chance.ts';

/** @throws {UsageError} the files are no models, or do not go together */
export async function openPpOcr(files: ModelFiles): Promise<OcrEngine> {
  const recognition = await openModel(files.recognition);
  const detection = await openModel(files.detection);
  const paths = { model: files.recognition, keys: files.dictionary };
  const recogniser = createRecogniser(recognition, await readFile(files.dictionary, 'utf8'), paths);
  const detector = createDetector(detection, files.detection);
  const looks = new WeakMap<RecognisedLine, LookedAt>();
  return {
    name: 'pp-ocr',
    recognise: async (lines) => {
      const recognised: RecognisedLine[] = [];
      // One after the other: a batch of 16 lines took twice the time, as all are padded to the widest.
      for (const line of lines) {
        const looked = await recogniser.look(line);
        const result = { free: readingOf(looked, line, recogniser.dictionary) };
        looks.set(result, looked);
        recognised.push(result);
      }
      return recognised;
    },
    decode: (lines, _expected: Expectation) => lines.map((line) => line.free),
    detect: (image) => detector.detect(image),
    close: async () => {
      await recognition.close();
      await detection.close();
    },
  };
}

function readingOf(looked: LookedAt, line: GreyImage, dictionary: Dictionary): LineReading {
  const path = freePath(looked.emissions, dictionary);
  const spelled = path.characters.map((character) => [dictionary.classOf.get(character.text)!]);
  return {
    text: path.characters.map((character) => character.text).join(''),
    confidence: looked.emissions.frames === 0 ? 1 : Math.exp(logTextChance(looked.emissions, spelled)),
    characters: placed(path, looked, line),
    changes: [],
  };
}

/** Characters as shares of the line's width: a frame's place in the strip, less the margin. */
function placed(path: DecodedPath, looked: LookedAt, line: GreyImage): readonly ReadCharacter[] {
  const { strip, step } = looked;
  if (strip === null) return [];
  const share = (pixel: number): number =>
    Math.min(1, Math.max(0, (pixel - strip.offset) / (strip.scale * line.width)));
  return path.characters.map((character) => ({
    text: character.text,
    x0: share(character.from * step),
    x1: share((character.to + 1) * step),
    probability: character.probability,
  }));
}
