/** A scan as read, with its hidden text layer heard: surer or less sure, and a remark wherever the two cannot be reconciled. */
import type { LineReading, OcrEngine, RecognisedLine } from './engine.ts';
import type { ApartText, PlacedLayer } from './hidden-layer.ts';
import {
  type ComparedLine,
  folded,
  layerErrors,
  settledChance,
  type Weighed,
  weighed,
} from './layer-evidence.ts';
import type { PixelBox } from './pixel-tables.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';
import type { ScanSheet } from './scan-sheet.ts';

/** The lines of a cell, or one line outside every cell. */
export interface ReadText {
  readonly lines: readonly ScanLine[];
  readonly looked: readonly RecognisedLine[];
  readonly readings: readonly LineReading[];
  readonly isInCell: boolean;
  /** What was read in the cell and taken for stains. */
  readonly leftOut?: readonly ScanRemark[];
  /** The cell's lines, where they are a label no seal can have changed. */
  readonly sureLines?: readonly ScanLine[];
}

export interface HeardLayer {
  readonly texts: readonly ReadText[];
  readonly remarks: readonly ScanRemark[];
}

/** A reading below this has a remark where the layer differs. */
const CONFIDENT = 0.95;
/** Chance left to a reading with such a remark: its row is for review (`low-ocr-confidence`). */
const IN_DISPUTE = 0.75;

export function heardLayer(
  texts: readonly ReadText[],
  layer: PlacedLayer,
  engine: OcrEngine,
  sheet: ScanSheet,
): HeardLayer {
  const compared = (line: ScanLine, { text, confidence }: LineReading): ComparedLine | null => {
    const said = layer.byLine.get(line);
    return said === undefined ? null : { text, confidence, layer: said };
  };
  const all = new Set(texts.flatMap(({ readings }) => readings.map(({ text }) => folded(text))));
  const errors = layerErrors(
    texts.flatMap(({ lines, readings }) => lines.flatMap((line, i) => compared(line, readings[i]!) ?? [])),
    all,
  );
  const remarks: ScanRemark[] = [];
  const heard = texts.map((text): ReadText => {
    const readings = text.readings.map((reading, i) => {
      const line = compared(text.lines[i]!, reading);
      if (line === null) return reading;
      const weight = weighed(line, errors, all);
      const settled = weight.verdict === 'differs' ? settledReading(text, i, weight, engine) : null;
      const remark = remarkOn(text.lines[i]!.box, reading, weight, settled);
      if (remark !== null) remarks.push(remark);
      const most = remark === null ? 1 : IN_DISPUTE;
      return settled ?? { ...reading, confidence: Math.min(most, weight.confidence) };
    });
    return { ...text, readings };
  });
  return { texts: heard, remarks: [...remarks, ...layer.apart.flatMap((text) => apartRemark(text, sheet))] };
}

function remarkOn(
  box: PixelBox,
  reading: LineReading,
  { verdict, layer, confidence }: Weighed,
  settled: LineReading | null,
): ScanRemark | null {
  if (settled !== null) {
    const message = `the picture reads ${quoted(reading.text)} or ${quoted(layer)}; the file’s hidden text says the latter, which was taken`;
    return { code: 'settled-by-hidden-text', message, severity: 'review', box };
  }
  if (verdict !== 'differs' || confidence >= CONFIDENT) return null;
  const message = `the picture reads ${quoted(reading.text)}, the file’s hidden text says ${quoted(layer)}`;
  return { code: 'hidden-text-differs', message, severity: 'review', box };
}

/** What a grammar or the net of signs has changed rests on more than the line's picture: the layer does not undo it. */
function settledReading(
  { looked, readings, lines, isInCell }: ReadText,
  i: number,
  { layer, confidence, layerRight }: Weighed,
  engine: OcrEngine,
): LineReading | null {
  const reading = readings[i]!;
  const isChanged = reading.changes.includes('grammar') || reading.changes.includes('operator-net');
  // A line that runs over several columns is parted by where its own characters stand.
  const isOne = isInCell || lines[i]!.stretches.length < 2;
  if (confidence >= CONFIDENT || isChanged || !isOne || engine.chanceOf === undefined) return null;
  const chances = {
    reading: engine.chanceOf(looked[i]!, reading.text),
    layer: engine.chanceOf(looked[i]!, layer),
  };
  const chance = settledChance(chances, layerRight);
  return chance === null ? null : { text: layer, confidence: chance, characters: [], changes: [] };
}

/** Ink is darker than this on a sheet, whose paper is white. */
const INK = 128;
/** Share of a text's place that is ink, from its first character's middle to its last's; a stray speck has less. */
const INKED = 0.04;
/** A piece's place is taken for this high (in its characters' pitch): what is between the middles of one line has no height. */
const HEIGHT = 0.8;

/** Where the layer has text, there is ink, and nothing was read. */
function apartRemark({ text, box }: ApartText, sheet: ScanSheet): ScanRemark[] {
  const length = [...text].length;
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const pitch = length > 1 ? (box.x1 - box.x0) / (length - 1) : 0.1 * sheet.dpi;
  const half = (HEIGHT * Math.max(pitch, 0.05 * sheet.dpi)) / 2;
  const place = {
    x0: Math.max(0, Math.floor(box.x0 - half)),
    y0: Math.max(0, Math.floor(box.y0 - half)),
    x1: Math.min(sheet.image.width, Math.ceil(box.x1 + half)),
    y1: Math.min(sheet.image.height, Math.ceil(box.y1 + half)),
  };
  if (inkShare(place, sheet) < INKED) return [];
  const message = `nothing was read where the file’s hidden text says ${quoted(text)}`;
  return [{ code: 'hidden-text-alone', message, severity: 'review', box: place }];
}

function inkShare({ x0, y0, x1, y1 }: PixelBox, { image: { width, data } }: ScanSheet): number {
  let ink = 0;
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (data[y * width + x]! < INK) ink++;
  return ink / Math.max(1, (x1 - x0) * (y1 - y0));
}

/** Texts quoted in a message, in characters. */
const QUOTED = 60;

function quoted(text: string): string {
  const characters = [...text];
  return `“${characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : text}”`;
}
