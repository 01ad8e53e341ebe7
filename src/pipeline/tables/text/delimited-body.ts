/**
 * The rows of an indicator table whose cells are marked: which lines make a row, and which column each piece is of. As in
 * running text the cheapest reading of all lines together is taken, and what the next best costs more is the margin.
 */
import { compact } from '../../../glossary/compact.ts';
import { beginsFoot } from '../../../glossary/head-labels.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { isSumRow } from '../../../glossary/sums.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { assignments, dropsEmpties, type MarkedRole } from './assign-columns.ts';
import { isNote } from './cell-cost.ts';
import type { DelimitedItem } from './delimited-rows.ts';
import { isPeriodBand } from './head-labels.ts';
import { bestPath, type Edge, shortestFromStart, shortestToEnd } from './shortest-path.ts';

/** A row read: its texts by column, lines as printed. */
export interface ReadRow {
  readonly cells: ReadonlyMap<number, readonly string[]>;
  readonly from: number;
  readonly to: number;
  readonly margin: number;
  /** The row is one cell across the whole table that names a period. */
  readonly band: boolean;
}

export interface DelimitedBody {
  readonly rows: readonly ReadRow[];
  /** Items that are part of no row, by index. */
  readonly left: readonly number[];
}

/** Lines one row may be broken into. */
const MAX_LINES = 5;
const JOIN_LINE = 1.5;
/** A line with marks of its own is seldom the rest of the row above. */
const JOIN_MARKED_LINE = 3.5;
/** The broken cell is not the last on its line: lines were copied as they are seen, side by side. */
const JOIN_INNER_CELL = 1.5;
const JOIN_OVER_BLANK = 4;
/** A line without marks that is part of no row: a note, a page number, the heading of what follows. */
const PLAIN_LINE = 3;
const NOTE_LINE = 0.3;
/** A line with marks that is part of no row, or whose pieces outnumber the columns. */
const MARKED_LINE = 14;
/** A line without marks that is a row: all its marks are lost but those of a single cell. */
const ROW_WITHOUT_MARKS = 2;

interface Reading extends Edge {
  /** Items `source`..`target` as one row; null where they are no row. */
  readonly cells: ReadonlyMap<number, readonly string[]> | null;
  readonly band: boolean;
}

/** Reads the items below a header with these roles. */
export function delimitedBody(items: readonly DelimitedItem[], roles: readonly MarkedRole[]): DelimitedBody {
  const dropped = dropsEmpties(items.flatMap((item) => (item.kind === 'row' ? [item.row.pieces] : [])));
  const readings = items.flatMap((_, at) => readingsFrom(items, at, { roles, dropped }));
  const forward = shortestFromStart(readings, items.length + 1);
  const backward = shortestToEnd(readings, items.length + 1);
  const path = items.length === 0 ? [] : bestPath(readings, forward);
  const best = forward[items.length] as number;
  const others = cheapestOthers(readings, path, forward, backward, items.length);
  const rows: ReadRow[] = [];
  const left: number[] = [];
  for (const reading of path) {
    const covered = items.slice(reading.source, reading.target);
    if (reading.cells === null) left.push(...covered.map((_, k) => reading.source + k));
    else {
      const margin = Math.min(...others.subarray(reading.source, reading.target)) - best;
      rows.push({
        cells: reading.cells,
        from: firstLine(covered[0]),
        to: lastLine(covered.at(-1)),
        margin,
        band: reading.band,
      });
    }
  }
  return { rows, left };
}

function cheapestOthers(
  readings: readonly Reading[],
  path: readonly Reading[],
  forward: Float64Array,
  backward: Float64Array,
  count: number,
): Float64Array {
  const cheapest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const taken = new Set(path);
  for (const reading of readings) {
    if (taken.has(reading)) continue;
    const through = (forward[reading.source] as number) + reading.cost + (backward[reading.target] as number);
    for (let at = reading.source; at < reading.target; at++) {
      if (through < (cheapest[at] as number)) cheapest[at] = through;
    }
  }
  return cheapest;
}

interface TableColumns {
  readonly roles: readonly MarkedRole[];
  /** Whether the table has lost its empty cells with their marks. */
  readonly dropped: boolean;
}

function readingsFrom(
  items: readonly DelimitedItem[],
  at: number,
  columns: TableColumns,
): readonly Reading[] {
  const band = bandOf(items[at] as DelimitedItem);
  if (band !== null)
    return [{ source: at, target: at + 1, cost: 0, cells: new Map([[0, [band]]]), band: true }];
  const readings: Reading[] = [leftOut(items[at] as DelimitedItem, at)];
  if (isSumOrFoot(items[at] as DelimitedItem)) return readings;
  let texts: readonly Joined[] = [];
  for (let to = at; to < Math.min(items.length, at + MAX_LINES); to++) {
    const item = items[to] as DelimitedItem;
    if (item.kind === 'rule' || isSumOrFoot(item) || (to > at && beginsWithLabel(item))) break;
    texts =
      to === at
        ? beginnings(item)
        : texts.flatMap((joined) => extend(joined, item, items[to - 1] as DelimitedItem));
    for (const joined of texts) readings.push(...readingsOf(joined, columns, at, to + 1));
  }
  return readings;
}

/** The text of a band that names a period: alone on its line, or alone in its row. */
function bandOf(item: DelimitedItem): string | null {
  if (item.kind === 'rule') return null;
  const filled =
    item.kind === 'line' ? [item.line.text.trim()] : item.row.pieces.filter((piece) => piece !== '');
  const [text] = filled;
  return filled.length === 1 && text !== undefined && isPeriodBand(text) ? text : null;
}

/** Whether a line with marks is the sum of a column or who filled in the form: part of no row, and of none above it. */
export function isSumOrFoot(item: DelimitedItem): boolean {
  if (item.kind !== 'row') return false;
  const filled = item.row.pieces.filter((piece) => compact(piece) !== '');
  return isSumRow(filled) || beginsFoot(item.row.pieces[0] ?? '');
}

function leftOut(item: DelimitedItem, at: number): Reading {
  const cost =
    item.kind === 'rule' || isSumOrFoot(item)
      ? 0
      : item.kind === 'row'
        ? MARKED_LINE
        : isNote(compact(item.line.text))
          ? NOTE_LINE
          : beginsWithLabel(item)
            ? MARKED_LINE
            : PLAIN_LINE;
  return { source: at, target: at + 1, cost, cells: null, band: false };
}

/**
 * Whether a line without marks is a row that has lost them: `效益指标`, since editors cut white space off the ends of lines, or
 * `质量指标 合格率 100%`, whose marks have become spaces. It is no note, nor part of the row above.
 */
export function beginsWithLabel(item: DelimitedItem): boolean {
  if (item.kind !== 'line') return false;
  const [first = ''] = item.line.text.trim().split(/\s+/u);
  return /指标$/u.test(first) && (isLevel1Name(first) || isLevel2Name(first));
}

/** Pieces of lines put together, each with its lines. */
interface Joined {
  readonly pieces: readonly (readonly string[])[];
  /** All marks are lost, and with them those of empty cells. */
  readonly unmarked: boolean;
  readonly cost: number;
}

/** What a row may begin with: a label and other words behind spaces are no cell. */
function beginnings(item: DelimitedItem): readonly Joined[] {
  const parted = markTurnedSpace(item);
  return parted.length > 0 && beginsWithLabel(item) ? parted : [beginning(item), ...parted];
}

function beginning(item: DelimitedItem): Joined {
  return {
    pieces: piecesOf(item),
    unmarked: item.kind === 'line',
    cost: item.kind === 'line' ? ROW_WITHOUT_MARKS : 0,
  };
}

/** A mark that has become a space: dearer than to read the piece as the one cell it is marked as. */
const MARK_TURNED_SPACE = 2.5;

/** The row with a value parted from what it stands behind with a space between; with all marks turned spaces in a line without any. */
function markTurnedSpace(item: DelimitedItem): readonly Joined[] {
  const pieces = piecesOf(item);
  const last = pieces.findLastIndex((lines) => lines.length > 0);
  const parts = (pieces[last]?.length === 1 ? (pieces[last]?.[0] ?? '') : '').split(/[ \u3000]+/u);
  const isValue = valueShape(parts.at(-1) ?? '') >= SURE_VALUE;
  if (parts.length < 2 || !(isValue || beginsWithLabel(item))) return [];
  const parted = item.kind === 'line' ? parts : [parts.slice(0, -1).join(' '), parts.at(-1) ?? ''];
  return [
    {
      pieces: [...pieces.slice(0, last), ...parted.map((part) => [part])],
      unmarked: item.kind === 'line',
      cost: beginning(item).cost + MARK_TURNED_SPACE,
    },
  ];
}

const SURE_VALUE = 0.9;

function piecesOf(item: DelimitedItem): readonly (readonly string[])[] {
  if (item.kind === 'row') return item.row.pieces.map((piece) => (piece === '' ? [] : piece.split('\n')));
  return [[item.line.text.trim()]];
}

/** The next line goes on in the last cell that holds something; one without marks may go on in any. */
function extend(joined: Joined, item: DelimitedItem, before: DelimitedItem): readonly Joined[] {
  if (before.kind === 'row' && before.row.closed) return [];
  const next = piecesOf(item);
  const filled = [...joined.pieces.keys()].filter((place) => (joined.pieces[place]?.length ?? 0) > 0);
  const last = filled.at(-1);
  if (last === undefined || (next[0]?.length ?? 0) === 0) return [];
  const blank = firstLine(item) > lastLine(before) + 1 ? JOIN_OVER_BLANK : 0;
  const places = next.length === 1 ? filled : [last];
  return places.map((place) => ({
    unmarked: joined.unmarked && item.kind === 'line',
    pieces: [
      ...joined.pieces.slice(0, place),
      [...(joined.pieces[place] ?? []), ...(next[0] ?? [])],
      ...(next.length === 1 ? joined.pieces.slice(place + 1) : next.slice(1)),
    ],
    cost:
      joined.cost +
      (item.kind === 'row' ? JOIN_MARKED_LINE : JOIN_LINE) +
      blank +
      (place === last ? 0 : JOIN_INNER_CELL),
  }));
}

/** The two cheapest readings of these pieces as a row: the second is there for the margin. */
function readingsOf(
  joined: Joined,
  { roles, dropped }: TableColumns,
  source: number,
  target: number,
): readonly Reading[] {
  const texts = joined.pieces.map((lines) => lines.join(''));
  return assignments(texts, roles, dropped || joined.unmarked).map((assignment) => ({
    source,
    target,
    cost: joined.cost + assignment.cost,
    cells: new Map([...assignment.columns].map(([place, column]) => [column, joined.pieces[place] ?? []])),
    band: false,
  }));
}

function firstLine(item: DelimitedItem | undefined): number {
  if (item === undefined) return 0;
  return item.kind === 'row' ? item.row.from : item.line.number;
}

function lastLine(item: DelimitedItem | undefined): number {
  if (item === undefined) return 0;
  return item.kind === 'row' ? item.row.to : item.line.number;
}
