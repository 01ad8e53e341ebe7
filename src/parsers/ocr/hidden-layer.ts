/** Which pieces of a page's hidden text layer belong to which line of its scan. */
import type { PixelBox } from './pixel-tables.ts';
import { chained, inverse, mapped, scaling } from './plane-map.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanSheet } from './scan-sheet.ts';

/** Characters that one program wrote in one go, in their order. Places in points of the page's picture as the file has it. */
export interface LayerText {
  /** Where it begins: the left edge of its first character, at half height. */
  readonly start: LayerPlace;
  /** Each with its middle. */
  readonly characters: readonly (LayerPlace & { readonly text: string })[];
}

export interface LayerPlace {
  readonly x: number;
  readonly y: number;
}

export interface PlacedLayer {
  readonly byLine: ReadonlyMap<ScanLine, LayerSays>;
  /** Pieces that begin on no line. */
  readonly apart: readonly ApartText[];
}

/**
 * What the layer says of a line, from left to right. Programs place pieces well, and the characters in them as their stand-in font
 * happens to be wide; others write all columns of a row in one piece.
 */
export interface LayerSays {
  /** The pieces that begin on the line, whole. */
  readonly byStart: string;
  /** The characters that stand on it. */
  readonly byPlace: string;
}

export interface ApartText {
  readonly text: string;
  /** From its beginning to the middle of its last character, in pixels of the sheet; as high as the line's middle wavers. */
  readonly box: PixelBox;
}

/** A layer is out of place by up to this much of a line's height. */
const OUT_OF_PLACE = 0.3;

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export function placedLayer(
  layer: readonly LayerText[],
  sheet: ScanSheet,
  dpi: { readonly x: number; readonly y: number },
  lines: readonly ScanLine[],
): PlacedLayer {
  const toSheet = chained({ ...scaling(dpi.x / 72), e: dpi.y / 72 }, inverse(sheet.toSource));
  const byPlace = new Map<ScanLine, Placed[]>();
  const byStart = new Map<ScanLine, Placed[]>();
  const apart: ApartText[] = [];
  const onSheet = (text: string, { x, y }: LayerPlace): Placed => {
    const [u, v] = mapped(toSheet, x, y);
    return { text, x: u, y: v };
  };
  for (const { start, characters } of layer) {
    const text = characters.map((character) => character.text).join('');
    const begins = onSheet(text, start);
    const first = lineAt(lines, begins);
    const placed = characters.map((character) => onSheet(character.text, character));
    const own = placed.map((character) => lineAt(lines, character));
    own.forEach((line, i) => {
      if (line !== null) added(byPlace, line, placed[i]!);
    });
    if (first !== null) added(byStart, first, begins);
    else if (own.every((line) => line === null)) apart.push({ text, box: boxAround([begins, ...placed]) });
  }
  const told = (texts: ReadonlyMap<ScanLine, readonly Placed[]>, line: ScanLine): string =>
    [...(texts.get(line) ?? [])]
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join('');
  const met = lines.filter((line) => byPlace.has(line) || byStart.has(line));
  const says = (line: ScanLine): LayerSays => ({
    byStart: told(byStart, line),
    byPlace: told(byPlace, line),
  });
  return { byLine: new Map(met.map((line) => [line, says(line)])), apart };
}

function added(texts: Map<ScanLine, Placed[]>, line: ScanLine, piece: Placed): void {
  const known = texts.get(line);
  if (known === undefined) texts.set(line, [piece]);
  else known.push(piece);
}

/** The line whose middle is nearest to the place, of those it lies on. */
function lineAt(lines: readonly ScanLine[], { x, y }: Placed): ScanLine | null {
  let best: ScanLine | null = null;
  let least = Infinity;
  for (const line of lines) {
    const { x0, y0, x1, y1 } = line.box;
    const slack = OUT_OF_PLACE * (y1 - y0);
    if (x < x0 - slack || x > x1 + slack || y < y0 - slack || y > y1 + slack) continue;
    const away = Math.abs(y - (y0 + y1) / 2) + Math.max(0, x0 - x, x - x1);
    if (away >= least) continue;
    least = away;
    best = line;
  }
  return best;
}

function boxAround(placed: readonly Placed[]): PixelBox {
  const [xs, ys] = [placed.map(({ x }) => x), placed.map(({ y }) => y)];
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
