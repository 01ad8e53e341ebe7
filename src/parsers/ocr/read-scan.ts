/** A page's picture → the positioned page the table stage reads: recognised text and rulings, in points of the upright page. */

import type { Box, PositionedPage, Problem, Ruling, TextRun } from '../page.ts';
import type { Raster } from '../raster.ts';
import { withBracketHabits } from './bracket-habits.ts';
import {
  expectedAsAbove,
  type NamedColumn,
  namedColumns,
  type PlacedCell,
  type TableExtent,
} from './carried-columns.ts';
import { cellExpectations, expectationAlone, namingCells } from './cell-expectations.ts';
import { cutOut } from './cut-out.ts';
import { decodedTexts } from './decoded-texts.ts';
import type { Expectation, LineReading, OcrEngine, RecognisedLine } from './engine.ts';
import { heardLayer, type ReadText } from './hear-layer.ts';
import { type LayerText, placedLayer } from './hidden-layer.ts';
import {
  headerWithinStains,
  isStainsAlone,
  leftOutRemark,
  type NameWithinStains,
  nameAmongStains,
  nameWithinStains,
} from './level-stains.ts';
import { loneSigns } from './lone-signs.ts';
import { withNumberingMarks } from './numbering-marks.ts';
import { withNumbersInOrder } from './numbers-in-order.ts';
import type { PixelBox, PixelWall } from './pixel-tables.ts';
import { allLines, type ScanCell, type ScanLayout, type ScanLine } from './scan-layout.ts';
import { placedRemark } from './scan-remark.ts';
import { partedLine, type RunScale, scanRuns } from './scan-runs.ts';
import { type ScanSheet, scanSheet } from './scan-sheet.ts';
import { sealRemarks } from './sealed-lines.ts';
import { withoutStrayMarks } from './stray-marks.ts';
import { surePairs } from './sure-pairs.ts';
import { sureLabel } from './sure-labels.ts';
import { unreadAreas } from './unread-areas.ts';
import { upright } from './upright.ts';
import { wornLines } from './worn-print.ts';
import { bracketedLines } from './wrapped-brackets.ts';

/** Below this nothing was read. */
const UNREADABLE = 0.2;

/** What a document's pages tell the later ones. One a document, in the order of its pages. */
export interface ScanCarry {
  /** The columns of the last header; null before the first. */
  columns: readonly NamedColumn[] | null;
}

/** What a page has besides its picture. */
export interface ScanHints {
  /** What the pages before told; changed by this one. */
  readonly carry?: ScanCarry;
  /** The page's hidden text layer; none where it has none. */
  readonly layer?: readonly LayerText[];
}

/** What was read of a scan, and the sheet it was read from. */
export interface ReadScan {
  readonly page: PositionedPage;
  readonly sheet: ScanSheet;
}

/**
 * Reads one page.
 *
 * @param number the page's number in its document, from 1
 */
export async function readScan(
  raster: Raster,
  number: number,
  engine: OcrEngine,
  { carry = { columns: null }, layer = [] }: ScanHints = {},
): Promise<ReadScan> {
  const { sheet, layout, known } = await upright(scanSheet(raster), engine);
  const { lines, ...found } = await readTexts(sheet, layout, engine, known, carry);
  const read = withHabits(found.texts);
  const { texts, remarks: heard } =
    layer.length === 0
      ? { texts: read, remarks: [] }
      : heardLayer(read, placedLayer(layer, sheet, raster.dpi, lines), engine, sheet);
  const leftOut = texts.flatMap((text) => text.leftOut ?? []);
  const sure = new Set(texts.flatMap((text) => text.sureLines ?? []));
  const inDoubt = lines.filter((line) => !sure.has(line));
  const worn = layout.isWorn ? wornLines(texts, layout.hasLostStrokes) : [];
  const remarks = [...sealRemarks(sheet, layout.rings, inDoubt), ...heard, ...leftOut, ...worn];
  const runs = textRuns(texts, { points: 72 / sheet.dpi, em: layout.em });
  const points = 72 / sheet.dpi;
  const [width, height] = [sheet.image.width * points, sheet.image.height * points];
  const walls = [...layout.tables.flatMap(({ table }) => table.walls), ...layout.loose];
  const page: PositionedPage = {
    kind: 'positioned',
    number,
    width,
    height,
    runs,
    rulings: walls.map((wall) => rulingOf(wall, points)),
    problems: [
      ...problemsOf(runs, unread(texts), number, { x0: 0, y0: 0, x1: width, y1: height }),
      ...unreadAreas([...layout.high, ...withoutText(texts)], layout.em).map((box) =>
        unreadArea(scaled(box, points), number),
      ),
    ],
    ...(remarks.length > 0 && { remarks: remarks.map((remark) => placedRemark(remark, number, points)) }),
  };
  return { page, sheet };
}

/** What is read, and all lines that were looked at, also those that came to nothing: columns found as one line are lines of their own. */
async function readTexts(
  sheet: ScanSheet,
  layout: ScanLayout,
  engine: OcrEngine,
  known: ReadonlyMap<ScanLine, RecognisedLine>,
  carry: ScanCarry,
): Promise<{ readonly lines: readonly ScanLine[]; readonly texts: readonly ReadText[] }> {
  const unknown = allLines(layout).filter((line) => !known.has(line));
  const looked = await engine.recognise(unknown.map((line) => cutOut(sheet, layout, line)));
  const recognised = new Map(known);
  for (const [i, line] of unknown.entries()) recognised.set(line, looked[i]!);
  const free = (cell: ScanCell): string => cell.lines.map((line) => recognised.get(line)!.free.text).join('');
  const cells = layout.tables.flatMap((table) => {
    const expected = expectationsOf(
      table.cells.map((cell) => ({ ...cell, x0: cell.inner.x0, x1: cell.inner.x1, text: free(cell) })),
      table.table.box,
      carry,
    );
    return table.cells.map((cell, i) => [cell.lines, expected[i]!] as const);
  });
  const lone = await partedLines(sheet, layout, engine, recognised);
  const texts = lone.map((line) => recognised.get(line)!.free.text);
  const signs = loneSigns(lone, texts, layout.em);
  const loose = bracketedLines(lone, texts).map((group) => {
    const text = group.map((line) => texts[line]!).join('');
    const isSign = group.length === 1 && signs.has(group[0]!);
    return [group.map((line) => lone[line]!), isSign ? 'sign' : expectationAlone(text)] as const;
  });
  const sureBesides = surePairs([...recognised.values()].map(({ free }) => free));
  const inCells = new Set(cells.flatMap(([own]) => own));
  const decodings = await decodedTexts([...loose, ...cells], {
    sheet,
    layout,
    engine,
    recognised,
    sureBesides,
  });
  const read = decodings.flatMap(({ own, expected, looked, decoded, sure }): readonly ReadText[] => {
    // A line without a cell may be part of a wrapped name: what is expected tells characters apart, it adds and drops none.
    const isWhole =
      inCells.has(own[0]!) ||
      decoded.every((reading, i) => lengthOfText(reading) === lengthOfText(looked[i]!.free));
    const readings = isWhole ? decoded : engine.decode(looked, 'text', sure);
    const isInCell = inCells.has(own[0]!);
    const heights = own.map(({ box }) => (box.y1 - box.y0) / layout.em);
    const named =
      expected === 'level' && isInCell ? nameAmongStains(looked, readings, engine, heights) : null;
    if (named !== null) {
      const to = named.from + named.readings.length;
      const [lines, kept] = [own.slice(named.from, to), looked.slice(named.from, to)];
      const leftOut = own.flatMap((line, i) =>
        i >= named.from && i < to ? [] : leftOutRemark(line, looked[i]!.free.text),
      );
      return [{ lines, looked: kept, readings: named.readings, isInCell, leftOut }];
    }
    if (expected === 'level' && isInCell && isStainsAlone(looked, readings, heights)) {
      const leftOut = own.flatMap((line, i) => leftOutRemark(line, looked[i]!.free.text, true));
      return [{ lines: [], looked: [], readings: [], isInCell, leftOut }];
    }
    const label = expected === 'level' && isInCell ? sureLabel(own, readings, layout.em) : null;
    if (label !== null) {
      const [lines, kept] = [label.map((i) => own[i]!), label.map((i) => looked[i]!)];
      return [{ lines, looked: kept, readings: label.map((i) => readings[i]!), isInCell, sureLines: own }];
    }
    const within = isInCell && readings.length === 1 ? withinStains(readings[0]!, expected) : null;
    if (within !== null) {
      const leftOut = leftOutRemark(own[0]!, within.leftOut);
      return [{ lines: own, looked, readings: [within.reading], isInCell, leftOut }];
    }
    if (!isInCell && own.length === 1 && isMarginDirt(own[0]!, readings[0]!.text, sheet)) return [];
    if (!isInCell || expected !== 'text') return [{ lines: own, looked, readings, isInCell }];
    return [{ lines: own, looked, isInCell, ...withoutStrayMarks(own, readings) }];
  });
  return { lines: [...lone, ...inCells], texts: read };
}

/** Lines without a cell, those of several texts in parts, each looked at by itself; `recognised` knows the parts instead of the whole. */
async function partedLines(
  sheet: ScanSheet,
  layout: ScanLayout,
  engine: OcrEngine,
  recognised: Map<ScanLine, RecognisedLine>,
): Promise<readonly ScanLine[]> {
  const parted = layout.lines.map((line) => partedLine(line, recognised.get(line)!.free, layout.em));
  const parts = parted.filter((own) => own.length > 1).flat();
  const looked = await engine.recognise(parts.map((line) => cutOut(sheet, layout, line)));
  for (const [i, line] of layout.lines.entries()) if (parted[i]!.length > 1) recognised.delete(line);
  for (const [i, line] of parts.entries()) recognised.set(line, looked[i]!);
  return parted.flat();
}

function withinStains(reading: LineReading, expected: Expectation): NameWithinStains | null {
  if (expected === 'level') return nameWithinStains(reading);
  return expected === 'header' ? headerWithinStains(reading) : null;
}

/** Brackets and the marks behind numbers are set alike all over a page, and numbers count on. */
function withHabits(texts: readonly ReadText[]): ReadText[] {
  const alike = withNumbersInOrder(
    withNumberingMarks(withBracketHabits(texts.map(({ readings }) => readings))),
  );
  return texts.map((text, i) => ({ ...text, readings: alike[i]! }));
}

function textRuns(texts: readonly ReadText[], scale: RunScale): TextRun[] {
  return texts.flatMap(({ lines, readings }) => {
    const chance = readings.reduce((product, reading) => product * reading.confidence, 1);
    return lines.flatMap((line, i) => scanRuns(line, readings[i]!, chance, scale));
  });
}

/** In inches from the left and right edge of the sheet: no page is printed there. */
const MARGIN = 0.3;
/** What the shade of a fold or the edge of the paper reads as: a letter or two, a stroke. Digits may be a page's number. */
const DIRT_TEXT = /^[^\p{Script=Han}\d]{0,2}$/u;

/** A line between a form's table and the next page's rows would end the form. */
function isMarginDirt({ box }: ScanLine, text: string, { image, dpi }: ScanSheet): boolean {
  const isInMargin = box.x1 <= MARGIN * dpi || box.x0 >= image.width - MARGIN * dpi;
  return isInMargin && DIRT_TEXT.test(text.trim());
}

function lengthOfText({ text }: LineReading): number {
  return [...text.replace(/\s/gu, '')].length;
}

/** By the table's own header, else by that of an earlier page, else by what its cells look like. */
function expectationsOf(
  cells: readonly PlacedCell[],
  extent: TableExtent,
  carry: ScanCarry,
): readonly Expectation[] {
  const own = cellExpectations(cells);
  const named = namingCells(cells);
  if (named.size > 0) {
    carry.columns = namedColumns(cells, named, extent);
    return own;
  }
  const above = carry.columns === null ? null : expectedAsAbove(cells, carry.columns, extent);
  return own.map((expected, i) => above?.[i] ?? expected);
}

/** Lines in which nothing was read: most of a page that lies upside down. Outside cells they are dirt as often. */
function unread(texts: readonly ReadText[]): number {
  const inCells = texts.filter(({ isInCell }) => isInCell);
  return inCells.flatMap(({ readings }) => readings).filter(({ text }) => text === '').length;
}

function rulingOf(wall: PixelWall, points: number): Ruling {
  return {
    axis: wall.axis,
    at: wall.at * points,
    from: wall.from * points,
    to: wall.to * points,
    thickness: wall.thickness * points,
  };
}

/** Lines outside cells of which nothing was read. */
function withoutText(texts: readonly ReadText[]): readonly PixelBox[] {
  const free = texts.filter(({ isInCell }) => !isInCell);
  return free.flatMap(({ lines, readings }) =>
    lines.filter((_, i) => readings[i]!.text.trim() === '').map(({ box }) => box),
  );
}

function scaled({ x0, y0, x1, y1 }: PixelBox, points: number): Box {
  return { x0: x0 * points, y0: y0 * points, x1: x1 * points, y1: y1 * points };
}

function unreadArea(box: Box, page: number): Problem {
  return {
    code: 'unread-area',
    message: `page ${page}: nothing was read of what its picture shows here; a picture, or a table whose lines were not found`,
    severity: 'review',
    locator: { kind: 'box', page, box },
  };
}

function problemsOf(runs: readonly TextRun[], unread: number, number: number, box: Box): Problem[] {
  const problem = (code: string, message: string, at: Box): Problem => ({
    code,
    message: `page ${number}: ${message}`,
    severity: 'review',
    locator: { kind: 'box', page: number, box: at },
  });
  if (runs.length === 0) return [];
  const mean = runs.reduce((sum, run) => sum + run.confidence, 0) / (runs.length + unread);
  return mean < UNREADABLE
    ? [
        problem(
          'unreadable-scan',
          `what its picture shows could not be read with any confidence (${mean.toFixed(2)})`,
          box,
        ),
      ]
    : [];
}
