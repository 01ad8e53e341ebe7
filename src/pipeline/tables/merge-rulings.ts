/** Rulings as painted → the lines a reader sees: pieces, dashes and double lines made one. */
import type { Ruling } from '../../parsers/page.ts';

/** Parallel lines this close (points) are one line drawn twice or a double border; no row or column is that narrow. */
const SAME_LINE = 3;
/** A gap this wide (points) in a line is a dash or a joint, not an opening; dashes of office programs stay under it. */
const DASH_GAP = 4;
/** What remains this short (points) after joining is part of a letter or a tick, not a ruling. */
const SHORTEST = 7;

/** Merged rulings, horizontal ones first, each sorted by position. */
export function mergeRulings(rulings: readonly Ruling[]): readonly Ruling[] {
  return [...mergeAxis(rulings, 'horizontal'), ...mergeAxis(rulings, 'vertical')];
}

function mergeAxis(rulings: readonly Ruling[], axis: Ruling['axis']): Ruling[] {
  const sorted = rulings.filter((r) => r.axis === axis).sort((a, b) => a.at - b.at);
  const merged: Ruling[] = [];
  let group: Ruling[] = [];
  for (const ruling of sorted) {
    // Measured from the group's first member, so that a staircase of lines does not melt into one.
    if (group.length > 0 && ruling.at - group[0]!.at > SAME_LINE) {
      merged.push(...joinPieces(group));
      group = [];
    }
    group.push(ruling);
  }
  return [...merged, ...joinPieces(group)];
}

/** Dashes are short, and gaps between them not much longer than they are. No cell is that narrow. */
const LONGEST_DASH = 10;
const WIDEST_DASH_GAP = 8;
const GAP_TO_DASH = 1.5;

function isDash(before: number, piece: Ruling, end: number): boolean {
  const length = piece.to - piece.from;
  const gap = piece.from - end;
  if (Math.max(before, length) > LONGEST_DASH || gap > WIDEST_DASH_GAP) return false;
  return gap <= Math.max(before, length) * GAP_TO_DASH;
}

function joinPieces(group: readonly Ruling[]): Ruling[] {
  const pieces = [...group].sort((a, b) => a.from - b.from);
  const joined: {
    from: number;
    to: number;
    weight: number;
    sum: number;
    thickness: number;
    lastLength: number;
  }[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const length = piece.to - piece.from + 0.01;
    if (last !== undefined && (piece.from <= last.to + DASH_GAP || isDash(last.lastLength, piece, last.to))) {
      last.to = Math.max(last.to, piece.to);
      last.lastLength = length;
      last.weight += length;
      last.sum += piece.at * length;
      last.thickness = Math.max(last.thickness, piece.thickness);
    } else {
      joined.push({
        from: piece.from,
        to: piece.to,
        weight: length,
        sum: piece.at * length,
        thickness: piece.thickness,
        lastLength: length,
      });
    }
  }
  return joined
    .filter((line) => line.to - line.from >= SHORTEST)
    .map((line) => ({
      axis: group[0]!.axis,
      at: line.sum / line.weight,
      from: line.from,
      to: line.to,
      thickness: line.thickness,
    }));
}
