/** Pieces of worn print that were one character: strokes with a crack between them, which no dirt lies as near to. */
import type { InkPiece } from './ink-pieces.ts';

/** Cracks are up to this wide (em), two or three pixels of a 200 dpi sheet; lines stand twice as far apart. */
const CRACK = 0.12;
/** Pieces of fewer pixels are dirt, and bridge nothing. */
const LEAST_AREA = 4;

/** For each piece the whole it is part of; wholes come in the order of their first piece. */
export function wornPieces(pieces: readonly InkPiece[], em: number): ReadonlyMap<InkPiece, InkPiece> {
  const parent = pieces.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const reach = CRACK * em;
  const order = pieces
    .map((piece, i) => ({ piece, i }))
    .filter(({ piece }) => piece.area >= LEAST_AREA)
    .sort((a, b) => a.piece.x0 - b.piece.x0);
  let open: typeof order = [];
  for (const here of order) {
    open = open.filter(({ piece }) => here.piece.x0 - piece.x1 <= reach);
    for (const { piece, i } of open) {
      if (Math.max(here.piece.y0 - piece.y1, piece.y0 - here.piece.y1) > reach) continue;
      const [a, b] = [root(i), root(here.i)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
    open.push(here);
  }
  const wholes = new Map<number, InkPiece>();
  return new Map(pieces.map((piece, i) => [piece, grown(wholes, root(i), piece)]));
}

function grown(wholes: Map<number, InkPiece>, key: number, by: InkPiece): InkPiece {
  const whole = wholes.get(key);
  if (whole === undefined) {
    const first = { ...by };
    wholes.set(key, first);
    return first;
  }
  whole.x0 = Math.min(whole.x0, by.x0);
  whole.y0 = Math.min(whole.y0, by.y0);
  whole.x1 = Math.max(whole.x1, by.x1);
  whole.y1 = Math.max(whole.y1, by.y1);
  whole.area += by.area;
  return whole;
}
