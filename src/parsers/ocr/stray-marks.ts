/**
 * A stain at the end of a name is read as a mark that comes in pairs, as surely as if it were printed: 每公里河道治理成本】 under a seal, a
 * speck behind 满意度 as “. One without a partner in its cell is left out and named.
 */
import type { LineReading } from './engine.ts';
import type { ScanLine } from './scan-layout.ts';
import type { ScanRemark } from './scan-remark.ts';

/** Marks that come in pairs, partners together. Round brackets are none: a name may be cut by a page's end behind one. */
const PAIRS = ['【】', '《》', '〈〉', '「」', '『』', '〖〗', '[]', '“”"'];
/** A partner, but by itself inches, or the sign for the same as above. */
const INCHES = '"';
/** Chance left to a line beside such a mark: under what goes without review. */
const BESIDE_MARK = 0.8;

export interface WithoutStrayMarks {
  readonly readings: readonly LineReading[];
  readonly leftOut: readonly ScanRemark[];
}

/** The cell's lines without such marks at its beginning and end. A cell of nothing else stays. */
export function withoutStrayMarks(
  lines: readonly ScanLine[],
  readings: readonly LineReading[],
): WithoutStrayMarks {
  let kept = readings;
  const leftOut: ScanRemark[] = [];
  for (const end of ['first', 'last'] as const) {
    for (;;) {
      const line = lineAt(kept, end);
      const mark = line === null ? undefined : kept[line]!.characters.at(end === 'first' ? 0 : -1);
      if (line === null || mark === undefined || !isAlone(mark.text, kept)) break;
      kept = kept.map((reading, i) => (i === line ? without(reading, end) : reading));
      leftOut.push(remark(lines[line]!, mark.text));
    }
  }
  return kept.some(({ text }) => text !== '') ? { readings: kept, leftOut } : { readings, leftOut: [] };
}

/** The cell's first or last line that has any text. */
function lineAt(readings: readonly LineReading[], end: 'first' | 'last'): number | null {
  const has = ({ text }: LineReading): boolean => text !== '';
  const line = end === 'first' ? readings.findIndex(has) : readings.findLastIndex(has);
  return line < 0 ? null : line;
}

function isAlone(mark: string, readings: readonly LineReading[]): boolean {
  const pair = PAIRS.find((own) => own.includes(mark));
  if (pair === undefined || mark === INCHES) return false;
  const all = [...readings.map(({ text }) => text).join('')];
  return all.filter((own) => pair.includes(own)).length === 1;
}

function without(reading: LineReading, end: 'first' | 'last'): LineReading {
  const characters = end === 'first' ? reading.characters.slice(1) : reading.characters.slice(0, -1);
  const text = characters.map((character) => character.text).join('');
  return { ...reading, characters, text, confidence: Math.min(BESIDE_MARK, reading.confidence) };
}

function remark({ box }: ScanLine, mark: string): ScanRemark {
  const message = `read at the end of a cell, without its partner, taken for a stain and left out: “${mark}”`;
  return { code: 'text-left-out', message, severity: 'review', box };
}
