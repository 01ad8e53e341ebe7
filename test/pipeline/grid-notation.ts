/**
 * Grids as tests write and compare them: rows of texts, lines parted by `\n`, with `<` where the cell on the left reaches over,
 * `^` where the one above does, and `.` where no cell is.
 */
import type { Locator } from '../../src/parsers/page.ts';
import type { Cell, Grid, GridOrigin } from '../../src/pipeline/tables/block.ts';

export type GridNotation = readonly (readonly string[])[];

export interface Span {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

/** The cells a notation states, row by row. */
export function spansOf(cells: GridNotation): Span[] {
  return cells.flatMap((texts, row) =>
    texts.flatMap((text, column) => {
      if (text === '<' || text === '^' || text === '.') return [];
      let columnSpan = 1;
      while (texts[column + columnSpan] === '<') columnSpan++;
      let rowSpan = 1;
      while (cells[row + rowSpan]?.[column] === '^') rowSpan++;
      return [{ row, column, rowSpan, columnSpan, text }];
    }),
  );
}

export interface GridPlace {
  readonly page?: number;
  readonly origin?: GridOrigin;
  /** Column bounds in points; by default 100 points a column from 50 on. */
  readonly edges?: readonly number[] | null;
}

const ROW_HEIGHT = 20;

/** The grid of a notation, its cells in a raster on the page. */
export function grid(cells: GridNotation, { page = 1, origin = 'ruled', edges }: GridPlace = {}): Grid {
  const columnCount = Math.max(...cells.map((texts) => texts.length));
  const columnEdges =
    edges === undefined ? Array.from({ length: columnCount + 1 }, (_, i) => 50 + i * 100) : edges;
  const at = (i: number) => columnEdges?.[i] ?? 50 + i * 100;
  const box = (row: number, column: number, rowSpan: number, columnSpan: number): Locator => ({
    kind: 'box',
    page,
    box: {
      x0: at(column),
      y0: 100 + row * ROW_HEIGHT,
      x1: at(column + columnSpan),
      y1: 100 + (row + rowSpan) * ROW_HEIGHT,
    },
  });
  return {
    kind: 'grid',
    origin,
    page,
    rowCount: cells.length,
    columnCount,
    cells: spansOf(cells).map(
      ({ text, ...span }): Cell => ({
        ...span,
        lines: text === '' ? [] : text.split('\n'),
        locator: box(span.row, span.column, span.rowSpan, span.columnSpan),
        confidence: 1,
      }),
    ),
    locator: box(0, 0, cells.length, columnCount),
    columnEdges,
  };
}

/** A grid in the notation. */
export function shownGrid(of: Grid): string[][] {
  const shown = Array.from({ length: of.rowCount }, () => new Array<string>(of.columnCount).fill('.'));
  for (const cell of of.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        shown[row]![column] = row > cell.row ? '^' : column > cell.column ? '<' : cell.lines.join('\n');
      }
    }
  }
  return shown;
}
