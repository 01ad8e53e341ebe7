/**
 * Dots in a row made one line. A dotted border is painted as hundreds of little squares; a square's own axis says nothing (which side is
 * longer is a matter of rounding), so the axis is told by where its neighbours stand, before anything is called horizontal or vertical.
 */
import type { PaintedLine } from './painted-page.ts';

/** A mark up to this long and thick (points) may be a dot: borders in published forms are up to 2.25 pt, and a dot is as long as thick. */
const LARGEST_DOT = 3;
/** Dots of one line stand this exactly on it (points): producers place them to a quarter of a point. */
const OFF_LINE = 0.4;
/** Between two dots is a gap of one dot in CSS, of two in LibreOffice's fine dots; the dots of an ellipsis stand three apart. */
const WIDEST_GAP = 2.5;
/** Fewer dots in a row are a colon, an ellipsis, a pattern's corner. A wall beside one line of text has five at the least. */
const FEWEST_DOTS = 4;
/** Steps from dot to dot differ by less than this share of the usual one, but for the joints between cells. */
const STEP_SPREAD = 0.35;
const EVEN_SHARE = 0.6;
/** Dots of a line stand in a second line where two cross; where more than this share do, the dots fill an area: a pattern. */
const CROSSING_SHARE = 0.5;

type Axis = 'x' | 'y';

interface Dot {
  readonly line: PaintedLine;
  readonly x: number;
  readonly y: number;
  /** Half of its extent along each axis. */
  readonly halfX: number;
  readonly halfY: number;
}

/** The lines with rows of dots joined; dots that make no row, and everything longer, as they are. */
export function joinDots(lines: readonly PaintedLine[]): readonly PaintedLine[] {
  const dots = lines.filter(isDot).map(dotOf);
  if (dots.length < FEWEST_DOTS) return lines;
  const rows = dotRows(dots, 'x');
  const columns = dotRows(dots, 'y');
  const inRow = new Set(rows.flat());
  const inColumn = new Set(columns.flat());
  const joined = [
    ...rows.filter((row) => !isPattern(row, inColumn)).map((row) => lineOf(row, 'x')),
    ...columns.filter((column) => !isPattern(column, inRow)).map((column) => lineOf(column, 'y')),
  ];
  const used = new Set([...inRow, ...inColumn].map((dot) => dot.line));
  return [...lines.filter((line) => !used.has(line)), ...joined];
}

function isDot({ x0, y0, x1, y1, thickness }: PaintedLine): boolean {
  return thickness > 0 && thickness <= LARGEST_DOT && Math.max(x1 - x0, y1 - y0) <= LARGEST_DOT;
}

function dotOf(line: PaintedLine): Dot {
  const { x0, y0, x1, y1, thickness } = line;
  return {
    line,
    x: (x0 + x1) / 2,
    y: (y0 + y1) / 2,
    halfX: Math.max(x1 - x0, x1 - x0 > y1 - y0 ? 0 : thickness) / 2,
    halfY: Math.max(y1 - y0, x1 - x0 > y1 - y0 ? thickness : 0) / 2,
  };
}

/** Every row of dots along an axis, each from its lower to its upper end. */
function dotRows(dots: readonly Dot[], along: Axis): Dot[][] {
  const across: Axis = along === 'x' ? 'y' : 'x';
  const sorted = [...dots].sort((a, b) => a[across] - b[across]);
  const rows: Dot[][] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]![across] - sorted[from]![across] <= OFF_LINE) to++;
    const level = sorted.slice(from, to).sort((a, b) => a[along] - b[along]);
    rows.push(...chains(level, along).filter((chain) => isEven(chain, along)));
    from = to;
  }
  return rows;
}

/** Dots on one level, parted where a gap is too wide. */
function chains(level: readonly Dot[], along: Axis): Dot[][] {
  const half = (dot: Dot) => (along === 'x' ? dot.halfX : dot.halfY);
  const found: Dot[][] = [];
  for (const dot of level) {
    const chain = found.at(-1);
    const last = chain?.at(-1);
    const gap = last === undefined ? Infinity : dot[along] - half(dot) - (last[along] + half(last));
    if (chain !== undefined && gap <= WIDEST_GAP * 2 * Math.max(half(dot), half(last!))) chain.push(dot);
    else found.push([dot]);
  }
  return found;
}

function isEven(chain: readonly Dot[], along: Axis): boolean {
  // Dots drawn twice, by both cells of a border, are no steps.
  const steps = chain.slice(1).map((dot, i) => dot[along] - chain[i]![along]);
  const real = steps.filter((step) => step > OFF_LINE).sort((a, b) => a - b);
  const usual = real[real.length >> 1];
  if (usual === undefined || real.length < FEWEST_DOTS - 1) return false;
  const even = real.filter((step) => Math.abs(step - usual) <= usual * STEP_SPREAD).length;
  return even >= real.length * EVEN_SHARE;
}

function isPattern(row: readonly Dot[], inOther: ReadonlySet<Dot>): boolean {
  return row.filter((dot) => inOther.has(dot)).length > row.length * CROSSING_SHARE;
}

function lineOf(row: readonly Dot[], along: Axis): PaintedLine {
  const first = row[0]!;
  const last = row.at(-1)!;
  const mean = (of: (dot: Dot) => number) => row.reduce((sum, dot) => sum + of(dot), 0) / row.length;
  const thickness = Math.max(...row.map((dot) => 2 * (along === 'x' ? dot.halfY : dot.halfX)));
  if (along === 'x') {
    const y = mean((dot) => dot.y);
    return { x0: first.x - first.halfX, x1: last.x + last.halfX, y0: y, y1: y, thickness };
  }
  const x = mean((dot) => dot.x);
  return { x0: x, x1: x, y0: first.y - first.halfY, y1: last.y + last.halfY, thickness };
}
