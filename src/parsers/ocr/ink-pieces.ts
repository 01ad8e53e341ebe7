/** Ink → connected pieces (8 neighbours): strokes, characters, specks. */
import type { InkImage } from './ink.ts';

/** One connected piece of ink; the far edges lie outside it. */
export interface InkPiece {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Pixels. */
  area: number;
}

export interface InkPieces {
  readonly pieces: readonly InkPiece[];
  /** Takes the pieces for which `unwanted` holds out of the picture they were found in. */
  readonly erase: (unwanted: (piece: InkPiece) => boolean) => void;
}

/** Grows as runs are found; a page of text has about 200,000. */
class Runs {
  starts = new Int32Array(1 << 16);
  ends = new Int32Array(1 << 16);
  parents = new Int32Array(1 << 16);
  count = 0;

  add(start: number, end: number): number {
    if (this.count === this.starts.length) {
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
      this.parents = doubled(this.parents);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.parents[this.count] = this.count;
    return this.count++;
  }

  root(run: number): number {
    let at = run;
    while (this.parents[at] !== at) {
      this.parents[at] = this.parents[this.parents[at]!]!;
      at = this.parents[at]!;
    }
    return at;
  }

  /** The older one stays the root, so that pieces come in the order of their first pixel. */
  join(a: number, b: number): void {
    const [ra, rb] = [this.root(a), this.root(b)];
    if (ra < rb) this.parents[rb] = ra;
    else this.parents[ra] = rb;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The pieces, from top to bottom by their first pixel. */
export function inkPieces(ink: InkImage): InkPieces {
  const { width, height, data } = ink;
  const runs = new Runs();
  const firstOfRow = new Int32Array(height + 1);
  for (let y = 0; y < height; y++) {
    firstOfRow[y] = runs.count;
    const row = y * width;
    let above = y === 0 ? 0 : firstOfRow[y - 1]!;
    const aboveEnd = y === 0 ? 0 : firstOfRow[y]!;
    for (let x = 0; x < width; x++) {
      if (data[row + x] === 0) continue;
      const start = x;
      while (x < width && data[row + x] === 1) x++;
      const run = runs.add(start, x);
      while (above < aboveEnd && runs.ends[above]! < start) above++;
      for (let k = above; k < aboveEnd && runs.starts[k]! <= x; k++) runs.join(run, k);
    }
  }
  firstOfRow[height] = runs.count;
  return collected(ink, runs, firstOfRow);
}

function collected(ink: InkImage, runs: Runs, firstOfRow: Int32Array): InkPieces {
  const { width, height, data } = ink;
  const pieceOf = new Int32Array(runs.count);
  const pieces: InkPiece[] = [];
  for (let y = 0; y < height; y++) {
    for (let run = firstOfRow[y]!; run < firstOfRow[y + 1]!; run++) {
      const root = runs.root(run);
      const [start, end] = [runs.starts[run]!, runs.ends[run]!];
      if (root === run) {
        pieceOf[run] = pieces.length;
        pieces.push({ x0: start, y0: y, x1: end, y1: y + 1, area: end - start });
        continue;
      }
      const index = pieceOf[root]!;
      pieceOf[run] = index;
      const piece = pieces[index]!;
      if (start < piece.x0) piece.x0 = start;
      if (end > piece.x1) piece.x1 = end;
      piece.y1 = y + 1;
      piece.area += end - start;
    }
  }
  const erase = (unwanted: (piece: InkPiece) => boolean): void => {
    const gone = pieces.map(unwanted);
    for (let y = 0; y < height; y++) {
      for (let run = firstOfRow[y]!; run < firstOfRow[y + 1]!; run++) {
        if (gone[pieceOf[run]!]) data.fill(0, y * width + runs.starts[run]!, y * width + runs.ends[run]!);
      }
    }
  };
  return { pieces, erase };
}
