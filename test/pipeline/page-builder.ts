/** Draws pages in memory for tests: text at positions, rulings, tables with merged cells, and pictures in characters. */
import type { PositionedPage, Ruling, TextRun } from '../../src/parsers/page.ts';
import { displayWidth } from '../../src/glossary/compact.ts';
import { type GridNotation, spansOf } from './grid-notation.ts';

/** What stands on a page; drawings are put together by `page`. */
export interface Drawing {
  readonly runs: readonly TextRun[];
  readonly rulings: readonly Ruling[];
}

const SIZE = 10;
const LINE_PITCH = 13;

/** Text with its upper left corner at (x, y). */
export function run(text: string, x: number, y: number, fontSize = SIZE): TextRun {
  const width = (displayWidth(text) / 2) * fontSize;
  return {
    text,
    box: { x0: x, y0: y, x1: x + width, y1: y + fontSize },
    fontSize,
    source: 'digital',
    confidence: 1,
  };
}

export function horizontal(at: number, from: number, to: number, thickness = 0.5): Ruling {
  return { axis: 'horizontal', at, from, to, thickness };
}

export function vertical(at: number, from: number, to: number, thickness = 0.5): Ruling {
  return { axis: 'vertical', at, from, to, thickness };
}

/** An A4 page of these drawings. */
export function page(drawings: readonly Drawing[], number = 1): PositionedPage {
  return {
    kind: 'positioned',
    number,
    width: 595,
    height: 842,
    runs: drawings.flatMap((drawing) => drawing.runs),
    rulings: drawings.flatMap((drawing) => drawing.rulings),
    problems: [],
  };
}

export interface TableSpec {
  readonly x: number;
  readonly y: number;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly cells: GridNotation;
}

/** A ruled table: each cell's four sides are drawn, its lines centred in it. */
export function table({ x, y, widths, heights, cells }: TableSpec): Drawing {
  const xs = sums(x, widths);
  const ys = sums(y, heights);
  const runs: TextRun[] = [];
  const rulings: Ruling[] = [];
  for (const { row, column, rowSpan, columnSpan, text } of spansOf(cells)) {
    const [x0, x1] = [xs[column]!, xs[column + columnSpan]!];
    const [y0, y1] = [ys[row]!, ys[row + rowSpan]!];
    rulings.push(horizontal(y0, x0, x1), horizontal(y1, x0, x1), vertical(x0, y0, y1), vertical(x1, y0, y1));
    const lines = text === '' ? [] : text.split('\n');
    const top = (y0 + y1) / 2 - (SIZE + (lines.length - 1) * LINE_PITCH) / 2;
    lines.forEach((line, i) => {
      const left = (x0 + x1) / 2 - (displayWidth(line) / 4) * SIZE;
      runs.push(run(line, left, top + i * LINE_PITCH));
    });
  }
  return { runs, rulings };
}

function sums(start: number, steps: readonly number[]): number[] {
  const result = [start];
  for (const step of steps) result.push(result.at(-1)! + step);
  return result;
}

export interface PictureOptions {
  readonly x?: number;
  readonly y?: number;
  /** Height of one line of the picture in points: half a line of text, so that a label can stand between two rows. */
  readonly step?: number;
}

/**
 * A picture in characters: a half-width character is 5 points wide, a full-width one 10; two blanks or more part runs; `────` is
 * a ruling. A line of text is two lines of the picture high, so lines of one cell stand two apart.
 */
export function picture(text: string, { x = 60, y = 100, step = 7 }: PictureOptions = {}): Drawing {
  const runs: TextRun[] = [];
  const rulings: Ruling[] = [];
  const lines = text
    .replace(/^\n/u, '')
    .replace(/\n\s*$/u, '')
    .split('\n');
  lines.forEach((line, i) => {
    const top = y + i * step;
    for (const match of line.matchAll(/─+|[^\s─]+(?: [^\s─]+)*/gu)) {
      const left = x + displayWidth(line.slice(0, match.index)) * (SIZE / 2);
      if (match[0].startsWith('─')) {
        rulings.push(horizontal(top + SIZE / 2, left, left + match[0].length * (SIZE / 2)));
      } else {
        runs.push(run(match[0], left, top));
      }
    }
  });
  return { runs, rulings };
}
