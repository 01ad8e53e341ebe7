/** The default engine: PP-OCR's detection and recognition models on ONNX Runtime. */
import { readFile } from 'node:fs/promises';
import { calibrated } from '../calibration.ts';
import { openCharacterPairs } from '../character-pairs.ts';
import type { LineReading, OcrEngine, ReadCharacter, RecognisedLine } from '../engine.ts';
import { openOperatorNet } from '../operator-net.ts';
import { createDetector } from './detector.ts';
import type { ModelFiles } from './model-files.ts';
import { createCellReader, type ReadLine } from './read-cell.ts';
import { createRecogniser, type LookedAt } from './recogniser.ts';
import { openModel } from './session.ts';

/** @throws {UsageError} the files are no models, or do not go together */
export async function openPpOcr(files: ModelFiles): Promise<OcrEngine> {
  const recognition = await openModel(files.recognition);
  const detection = await openModel(files.detection);
  const paths = { model: files.recognition, keys: files.dictionary };
  const recogniser = createRecogniser(recognition, await readFile(files.dictionary, 'utf8'), paths);
  const detector = createDetector(detection, files.detection);
  const reader = createCellReader(recogniser.dictionary, await openOperatorNet(), await openCharacterPairs());
  const looks = new WeakMap<RecognisedLine, Seen>();
  const seen = (line: RecognisedLine): Seen => {
    const found = looks.get(line);
    if (found === undefined) throw new TypeError('expected a line this engine recognised');
    return found;
  };
  return {
    name: 'pp-ocr',
    recognise: async (lines) => {
      const recognised: RecognisedLine[] = [];
      // One after the other: a batch of 16 lines took twice the time, as all are padded to the widest.
      for (const line of lines) {
        const own = { looked: await recogniser.look(line), width: line.width };
        const [free] = reader.read([own.looked], 'text');
        const result = { free: readingOf(free!, own) };
        looks.set(result, own);
        recognised.push(result);
      }
      return recognised;
    },
    decode: (lines, expected) => {
      if (expected === 'text') return lines.map((line) => line.free);
      const own = lines.map(seen);
      const read = reader.read(
        own.map(({ looked }) => looked),
        expected,
      );
      return read.map((line, i) => readingOf(line, own[i]!));
    },
    detect: (image) => detector.detect(image),
    close: async () => {
      await recognition.close();
      await detection.close();
    },
  };
}

interface Seen {
  readonly looked: LookedAt;
  /** Of the line's picture, in its own pixels. */
  readonly width: number;
}

function readingOf(line: ReadLine, seen: Seen): LineReading {
  return {
    text: line.characters.map((character) => character.text).join(''),
    confidence: calibrated(line.chance, line.basis, line.changes),
    characters: placed(line, seen),
    changes: line.changes,
  };
}

/** Characters as shares of the line's width: a frame's place in the strip, less the margin. */
function placed(line: ReadLine, { looked, width }: Seen): readonly ReadCharacter[] {
  const { strip, step } = looked;
  if (strip === null) return [];
  const share = (pixel: number): number =>
    Math.min(1, Math.max(0, (pixel - strip.offset) / (strip.scale * width)));
  return line.characters.map((character) => ({
    text: character.text,
    x0: share(character.from * step),
    x1: share((character.to + 1) * step),
    probability: character.probability,
  }));
}
