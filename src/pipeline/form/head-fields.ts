/** Label–value pairs of a form's head, from the rows of a grid above the indicators. */
import type { Cell } from '../tables/block.ts';
import type { Claims } from './claims.ts';
import { cellText, type GridIndex } from './grid-index.ts';
import { inlineField, isHeadLabel, isMoneyGroup } from '../../glossary/head-labels.ts';
import { headMatrixAt } from './head-matrix.ts';
import { headField, partOf, printed } from './printed.ts';
import type { HeadField, Printed } from './raw-form.ts';

export interface HeadRows {
  readonly fields: readonly HeadField[];
  readonly notes: readonly Printed[];
}

/** A label nobody listed is at most this long; longer texts are values or prose. */
const LONGEST_UNKNOWN_LABEL = 12;

/** What a total's label says of its period; the nearest total above a sum, or its own label, tells which it is of. */
const YEAR = /年度|当年|本年/u;
const OTHER_PERIOD = /中期|长期|实施期/u;

/** Reads rows `from` up to but not including `to`; every cell with text in it is claimed. */
export function headFields(index: GridIndex, from: number, to: number, claims: Claims): HeadRows {
  const reader = new HeadReader(index, claims);
  for (let row = from; row < to; ) {
    row = reader.matrix(row, to) ?? reader.row(row, to);
  }
  return { fields: reader.fields, notes: reader.notes };
}

class HeadReader {
  readonly fields: HeadField[] = [];
  readonly notes: Printed[] = [];
  private readonly index: GridIndex;
  private readonly claims: Claims;
  private readonly values = new Set<Cell>();
  private readonly groups = new Map<Cell, string>();

  constructor(index: GridIndex, claims: Claims) {
    this.index = index;
    this.claims = claims;
  }

  row(row: number, end: number): number {
    for (const cell of this.index.starting(row)) this.visit(cell, end);
    return row + 1;
  }

  /** Reads the matrix that begins in a row; gives the row below it, or null where none begins. */
  matrix(row: number, end: number): number | null {
    const found = headMatrixAt(this.index, row, end, this.claims);
    if (found === null) return null;
    for (const side of this.index.starting(row)) {
      if (!this.claims.has(side) && cellText(side) !== '') this.group(side);
    }
    for (let below = row + 1; below < found.end; below++) this.noteRest(below);
    const money = [...this.groups].find(([cell]) => cell.row + cell.rowSpan > row)?.[1];
    this.fields.push(...found.fields.map((field) => ({ ...field, group: money ?? null })));
    return found.end;
  }

  /** What stands beside a matrix and is no part of it. */
  private noteRest(row: number): void {
    for (const cell of this.index.starting(row)) {
      if (cellText(cell) === '' || this.claims.has(cell)) continue;
      this.claims.claim(cell, 'note');
      this.notes.push(printed([cell]));
    }
  }

  private visit(cell: Cell, end: number): void {
    if (this.claims.has(cell)) return;
    const text = cellText(cell);
    if (text === '') return;
    if (isHeadLabel(text)) {
      this.label(cell, end);
    } else if (inlineField(cell.lines.join('\n')) !== null) {
      this.inline(cell);
    } else if (this.isUnknownLabel(cell)) {
      this.label(cell, end);
    } else {
      this.claims.claim(cell, this.isSide(cell) ? 'side-label' : 'note');
      this.notes.push(printed([cell]));
    }
  }

  private label(cell: Cell, end: number): void {
    const right = this.index.right(cell);
    const below = this.index.below(cell);
    const rightFree = right !== undefined && !this.values.has(right);
    if (rightFree && !isHeadLabel(cellText(right))) {
      this.pair(cell, right);
    } else if (rightFree && (cell.rowSpan > right.rowSpan || this.isLabelled(right))) {
      this.group(cell);
    } else if (below !== undefined && below.row < end && !isHeadLabel(cellText(below))) {
      // A goal's heading over its text: 年度目标 | 长期目标 in one row, the texts below.
      this.pair(cell, below);
    } else {
      this.claims.claim(cell, 'head-label');
      this.fields.push(headField(cell.lines.join(''), { ...printed([cell]), raw: '' }, this.groupOf(cell)));
    }
  }

  private pair(label: Cell, value: Cell): void {
    this.claims.claim(label, 'head-label');
    this.values.add(value);
    if (cellText(value) !== '') this.claims.claim(value, 'head-value');
    this.fields.push(headField(label.lines.join(''), printed([value]), this.groupOf(label)));
  }

  /** A label over several rows whose right neighbours are labels themselves. */
  private group(cell: Cell): void {
    this.claims.claim(cell, 'side-label');
    const text = cellText(cell);
    if (isMoneyGroup(text)) this.groups.set(cell, text);
    else this.notes.push(printed([cell]));
  }

  private inline(cell: Cell): void {
    this.claims.claim(cell, 'head-value');
    const whole = printed([cell]);
    for (const piece of inlinePieces(cell.lines)) {
      const { label, value } = inlineField(piece)!;
      this.fields.push(headField(label, partOf(whole, value), this.groupOf(cell)));
    }
  }

  /** Whether a value stands right of a label, so that what is left of the label can only name its group. */
  private isLabelled(label: Cell): boolean {
    const value = this.index.right(label);
    return value !== undefined && cellText(value) !== '' && !isHeadLabel(cellText(value));
  }

  /** The money label left of a cell that spans its row, and the period of the total above it: 中期资金总额 over 其中：财政拨款. */
  private groupOf(cell: Cell): string | null {
    for (const [group, text] of this.groups) {
      if (cell.row >= group.row + group.rowSpan || cell.column <= group.column) continue;
      if (YEAR.test(cellText(cell)) || OTHER_PERIOD.test(cellText(cell))) return text;
      for (let row = cell.row - 1; row >= group.row; row--) {
        const above = cellText(this.index.at(row, cell.column));
        if (YEAR.test(above)) break;
        if (OTHER_PERIOD.test(above)) return `${text}/${above.replace(/[:：]$/u, '')}`;
      }
      return text;
    }
    return null;
  }

  private isSide(cell: Cell): boolean {
    return cell.rowSpan > 1 && cell.column === 0;
  }

  /** A short text with a value right of it, in a place where a label stands: first in its row, or after a value. */
  private isUnknownLabel(cell: Cell): boolean {
    const text = cellText(cell);
    if (text.length > LONGEST_UNKNOWN_LABEL || /^[\d,.]+$|[。；;]/u.test(text) || cell.rowSpan > 3)
      return false;
    const right = this.index.right(cell);
    if (right === undefined || right.row !== cell.row || this.values.has(right)) return false;
    if (isHeadLabel(cellText(right)) || cellText(right) === '') return false;
    const left = this.index.at(cell.row, cell.column - 1);
    return left === undefined || this.values.has(left) || left.rowSpan > cell.rowSpan;
  }
}

/** Whether a table of its own goes on with a form's fields: half its rows begin with a label. A header row alone is another table's. */
export function isMostlyLabelled(index: GridIndex, rows: number): boolean {
  let labelled = 0;
  let written = 0;
  for (let row = 0; row < rows; row++) {
    const first = index.starting(row).find((cell) => cellText(cell) !== '');
    if (first === undefined) continue;
    written++;
    if (isHeadLabel(cellText(first)) || inlineField(first.lines.join('\n')) !== null) labelled++;
  }
  return labelled * 2 >= written;
}

/** The lines of a cell that holds one `label：value` or several, each with the lines that run on from it; the first label may run on itself. */
function inlinePieces(lines: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const above = pieces.at(-1);
    if (above === undefined || (inlineField(above) !== null && inlineField(line) !== null)) pieces.push(line);
    else pieces[pieces.length - 1] = `${above}\n${line}`;
  }
  return pieces;
}
