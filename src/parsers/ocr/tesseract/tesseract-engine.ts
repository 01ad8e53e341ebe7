/**
 * The second engine: tesseract.js with simplified Chinese, offline. It has no `≥` in its character set: the operator net tells a value's
 * leading sign here too. It gives no alternatives, so that levels and units stay as they are read.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import chiSim from '@tesseract.js-data/chi_sim';
import sharp from 'sharp';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { UsageError } from '../../errors.ts';
import type { GreyImage } from '../../raster.ts';
import type { LineReading, OcrEngine, Quad, ReadCharacter, RecognisedLine } from '../engine.ts';
import { isBlank, type LineStrip, lineStrip } from '../line-strip.ts';
import { bestSign, type OperatorNet, openOperatorNet, SIGN_CHANCE } from '../operator-net.ts';
import { firstGlyphEnd } from '../sign-window.ts';

/** The smaller of the package's two models: as good on cells, a tenth of the size (1.7 MB). */
const TRAINED_DATA = join(dirname(chiSim.langPath), '4.0.0_best_int');
/** White around a line, as a share of its height: tesseract misses characters at the edge. */
const MARGIN = 0.3;
/** What tesseract is told; it only guesses sizes of fonts by it. */
const STATED_DPI = 200;
/** Height the operator net's strips have. */
const STRIP_HEIGHT = 48;

/**
 * @param trainedData the folder with tesseract's data
 * @throws {UsageError} it is not there
 */
export async function openTesseract(trainedData: string = TRAINED_DATA): Promise<OcrEngine> {
  const path = join(trainedData, 'chi_sim.traineddata.gz');
  // Its own error for this comes out of an event, where nobody could catch it, and would end the program.
  if (!existsSync(path))
    throw new UsageError("expected tesseract's data for simplified Chinese, found none", { path });
  const net = await openOperatorNet();
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: trainedData,
    gzip: true,
    // Anything else writes the unpacked data into the current folder.
    cacheMethod: 'none',
  });
  await worker.setParameters({
    // What one page taught must not change the next.
    classify_enable_learning: '0',
    classify_enable_adaptive_matcher: '0',
    preserve_interword_spaces: '0',
  });
  const thread = threadOf(worker);
  thread?.unref();
  const strips = new WeakMap<RecognisedLine, LineStrip>();
  return {
    name: 'tesseract',
    recognise: (lines) =>
      heldOpen(thread, async () => {
        await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
        const recognised: RecognisedLine[] = [];
        for (const line of lines) {
          const result = { free: isBlank(line) ? NOTHING : await readLine(worker, line) };
          if (!isBlank(line)) strips.set(result, lineStrip(line, STRIP_HEIGHT));
          recognised.push(result);
        }
        return recognised;
      }),
    decode: (lines, expected) => {
      if (expected !== 'target' && expected !== 'sign') return lines.map((line) => line.free);
      const first = lines.findIndex((line) => strips.has(line));
      return lines.map((line, i) => (i === first ? withSign(line.free, strips.get(line)!, net) : line.free));
    },
    detect: (image) => heldOpen(thread, () => detect(worker, image)),
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The thread tesseract.js runs in; it would keep a program alive that has nothing left to do. */
interface Thread {
  readonly ref: () => void;
  readonly unref: () => void;
}

function threadOf(worker: Worker): Thread | null {
  // Not in its types; a version without it only keeps the program open until the engine is closed.
  return (worker as { readonly worker?: Thread }).worker ?? null;
}

/** Keeps the thread from ending the program while it works. */
async function heldOpen<T>(thread: Thread | null, work: () => Promise<T>): Promise<T> {
  thread?.ref();
  try {
    return await work();
  } finally {
    thread?.unref();
  }
}

const NOTHING: LineReading = { text: '', confidence: 1, characters: [], changes: [] };

async function pictureOf(image: GreyImage, margin: number): Promise<Buffer> {
  const { width, height, data } = image;
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: 'white' })
    // A picture that states no resolution is warned about, line by line.
    .withMetadata({ density: STATED_DPI })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function readLine(worker: Worker, line: GreyImage): Promise<LineReading> {
  const margin = Math.round(line.height * MARGIN);
  const { data } = await worker.recognize(await pictureOf(line, margin), {}, { blocks: true, text: false });
  const share = (x: number): number => Math.min(1, Math.max(0, (x - margin) / line.width));
  const characters = (data.blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    .flatMap((found) => found.words.flatMap((word) => word.symbols))
    .map(
      (symbol): ReadCharacter => ({
        text: symbol.text,
        x0: share(symbol.bbox.x0),
        x1: share(symbol.bbox.x1),
        probability: symbol.confidence / 100,
      }),
    );
  return readingOf(characters, [], 1);
}

/** Tesseract's belief in its least certain character is the best there is; calibrated it is not. */
function readingOf(
  characters: readonly ReadCharacter[],
  changes: LineReading['changes'],
  chance: number,
): LineReading {
  const least = Math.min(1, ...characters.map((character) => character.probability));
  return {
    text: characters.map((character) => character.text).join(''),
    confidence: characters.length === 0 ? 0 : least * chance,
    characters,
    changes,
  };
}

/** The leading sign by the net, in place of what was read out of the same glyph. */
function withSign(reading: LineReading, strip: LineStrip, net: OperatorNet): LineReading {
  const [sign, chance] = bestSign(net.look(strip));
  const end = firstGlyphEnd(strip);
  if (chance < SIGN_CHANCE || end === null) return reading;
  const edge = (end - strip.offset) / (strip.width - 2 * strip.offset);
  const rest = reading.characters.filter(({ x0, x1 }) => (x0 + x1) / 2 > edge);
  const character = { text: sign, x0: 0, x1: Math.max(0, edge), probability: chance };
  const read = readingOf([character, ...rest], ['operator-net'], 1);
  return read.text === reading.text ? { ...read, changes: [] } : read;
}

async function detect(worker: Worker, image: GreyImage): Promise<readonly Quad[]> {
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT });
  const { data } = await worker.recognize(await pictureOf(image, 0), {}, { blocks: true, text: false });
  return (data.blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    .map(({ bbox: { x0, y0, x1, y1 } }) => [
      { x: x0, y: y0 },
      { x: x1, y: y0 },
      { x: x1, y: y1 },
      { x: x0, y: y1 },
    ]);
}
