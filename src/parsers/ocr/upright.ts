/** Which way up a page's picture is: told by reading a few of its lines. */
import { cutOut } from './cut-out.ts';
import type { OcrEngine, RecognisedLine } from './engine.ts';
import { beliefInProbes, isTelling, type Probe } from './probe-belief.ts';
import { allLines, type ScanLayout, type ScanLine, scanLayout } from './scan-layout.ts';
import { halfTurned, quarterTurned, type ScanSheet } from './scan-sheet.ts';

/** Lines looked at to tell which way up a page is. */
const PROBES = 5;
/** … where those do not tell: letters set wide, dirt and figures were all five of a scanned list. */
const MORE_PROBES = 15;
/** Lines that must tell it: on a page of one row a label's five characters stood in its column as well. */
const FEWEST_TELLING = 5;
/** Nats a pair of characters by which lines are words sooner the other way. */
const MORE_WORDS = 0.7;
/** In em: what is lower is a dash, or dirt. */
const LOWEST = 0.7;
/** A probe's length over its height: long enough to be words, short enough to cost little. */
const PROBE_LEAST = 3;
const PROBE_MOST = 15;
/** Belief in the probes above which a page is the right way up without asking further: upright ones have 0.7–1, others under 0.1. */
const UPRIGHT = 0.5;
/** Below this nothing was read. */
const UNREADABLE = 0.2;
/** Where so much of the ink says which way lines run (pages of text have 0.9 and more), it is not asked whether the sheet lies on its side. */
const CLEARLY_ACROSS = 0.7;

export interface Upright {
  readonly sheet: ScanSheet;
  readonly layout: ScanLayout;
  /** Lines recognised on the way. */
  readonly known: ReadonlyMap<ScanLine, RecognisedLine>;
}

/** The sheet the way up in which its lines read best; as it lies where that is good, or where nothing reads. */
export async function upright(first: ScanSheet, engine: OcrEngine): Promise<Upright> {
  let best: (Upright & { readonly belief: number }) | null = null;
  let sheet = first;
  for (let quarter = 0; quarter < 4; quarter++) {
    const layout = scanLayout(sheet);
    const { known, belief } = await probed(sheet, layout, engine);
    if (best === null || belief > best.belief) best = { sheet, layout, known, belief };
    if (best.belief >= UPRIGHT || known.size === 0) break;
    // Upside down first: lying on its side is told from the ink.
    if (quarter === 1 && (best.belief > UNREADABLE || sheet.acrossness >= CLEARLY_ACROSS)) break;
    sheet = quarter === 1 ? quarterTurned(sheet) : halfTurned(sheet);
  }
  const isTold = best!.sheet.acrossness >= CLEARLY_ACROSS || best!.belief < UPRIGHT;
  return isTold ? best! : ((await betterOnItsSide(best!, engine)) ?? best!);
}

/**
 * The sheet laid on its side, where its lines read as well and are words sooner; null where they do not, and of an engine that knows no words. Cells
 * of a few characters a line stand in columns as much as in lines, and characters that lie on their side are read with .99 as well.
 */
async function betterOnItsSide(found: Upright, engine: OcrEngine): Promise<Upright | null> {
  if (engine.wordFit === undefined) return null;
  const least = meanFit(found, engine.wordFit) + MORE_WORDS;
  let sheet = quarterTurned(found.sheet);
  for (const isLast of [false, true]) {
    const layout = scanLayout(sheet);
    const { known, belief } = await probed(sheet, layout, engine);
    const own = { sheet, layout, known };
    const isTold = fitsOf(own, engine.wordFit).length >= FEWEST_TELLING;
    if (isTold && belief >= UPRIGHT && meanFit(own, engine.wordFit) > least) return own;
    if (!isLast) sheet = halfTurned(sheet);
  }
  return null;
}

type WordFit = (text: string) => number | null;

function fitsOf({ known }: Upright, wordFit: WordFit): readonly number[] {
  return [...known.values()].flatMap(({ free }) => wordFit(free.text) ?? []);
}

function meanFit(own: Upright, wordFit: WordFit): number {
  const fits = fitsOf(own, wordFit);
  return fits.length === 0 ? -Infinity : fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
}

interface Probed {
  readonly known: ReadonlyMap<ScanLine, RecognisedLine>;
  /** 0–1 */
  readonly belief: number;
}

async function probed(sheet: ScanSheet, layout: ScanLayout, engine: OcrEngine): Promise<Probed> {
  const lines = allLines(layout)
    .filter((line) => line.box.y1 - line.box.y0 > LOWEST * layout.em)
    .filter((line) => lengthOf(line) >= PROBE_LEAST && lengthOf(line) <= PROBE_MOST);
  const known = new Map<ScanLine, RecognisedLine>();
  const look = async (most: number): Promise<readonly Probe[]> => {
    const probes = spread(lines, most).filter((line) => !known.has(line));
    const pictures = probes.map((line) => cutOut(sheet, layout, line));
    const recognised = pictures.length === 0 ? [] : await engine.recognise(pictures);
    for (const [i, line] of probes.entries()) known.set(line, recognised[i]!);
    return [...known].map(([line, { free }]) => ({ room: lengthOf(line), reading: free }));
  };
  const few = await look(PROBES);
  if (few.some(isTelling) && beliefInProbes(few) >= UPRIGHT) return { known, belief: beliefInProbes(few) };
  return { belief: beliefInProbes(await look(MORE_PROBES)), known };
}

/** At most so many of them, from all over the page. */
function spread(lines: readonly ScanLine[], most: number): readonly ScanLine[] {
  if (lines.length <= most) return lines;
  return Array.from({ length: most }, (_, i) => lines[Math.floor((i * lines.length) / most)]!);
}

/** In heights: about as many Chinese characters, or half as many digits, as stand in it. */
function lengthOf({ box }: ScanLine): number {
  return (box.x1 - box.x0) / (box.y1 - box.y0);
}
