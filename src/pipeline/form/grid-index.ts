/** Answers "which cell is there?" for a grid. */
import { compact } from '../../glossary/compact.ts';
import type { Cell, Grid } from '../tables/block.ts';

export class GridIndex {
  readonly grid: Grid;
  private readonly owner: (Cell | undefined)[];

  constructor(grid: Grid) {
    this.grid = grid;
    this.owner = new Array<Cell | undefined>(grid.rowCount * grid.columnCount);
    for (const cell of grid.cells) {
      for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
        for (let c = cell.column; c < cell.column + cell.columnSpan; c++) {
          this.owner[r * grid.columnCount + c] = cell;
        }
      }
    }
  }

  /** The cell that covers a place, if any. */
  at(row: number, column: number): Cell | undefined {
    if (row < 0 || row >= this.grid.rowCount || column < 0 || column >= this.grid.columnCount)
      return undefined;
    return this.owner[row * this.grid.columnCount + column];
  }

  /** The cells that cover a row, from left to right, each once. */
  covering(row: number, from = 0, to = this.grid.columnCount): Cell[] {
    const cells: Cell[] = [];
    for (let c = from; c < to; c++) {
      const cell = this.at(row, c);
      if (cell !== undefined && cells.at(-1) !== cell) cells.push(cell);
    }
    return cells;
  }

  /** The cells that begin in a row. */
  starting(row: number): Cell[] {
    return this.covering(row).filter((cell) => cell.row === row);
  }

  right(cell: Cell): Cell | undefined {
    return this.at(cell.row, cell.column + cell.columnSpan);
  }

  below(cell: Cell): Cell | undefined {
    const under = this.at(cell.row + cell.rowSpan, cell.column);
    return under !== undefined && under.column === cell.column && under.columnSpan === cell.columnSpan
      ? under
      : undefined;
  }
}

const texts = new WeakMap<Cell, string>();

/** A cell's text without white space. Every question about a grid begins with it, so it is made once a cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  let text = texts.get(cell);
  if (text === undefined) {
    text = compact(cell.lines.join(''));
    texts.set(cell, text);
  }
  return text;
}

/** The cells that begin in rows `from` up to but not including `to`. */
export function cellsOf(grid: Grid, from: number, to: number): Cell[] {
  return grid.cells.filter((cell) => cell.row >= from && cell.row < to);
}
