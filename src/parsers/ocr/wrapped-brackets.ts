/** Lines without a cell that a bracket holds together: one opens at the end of a line, the line under it closes it. */
import type { ScanLine } from './scan-layout.ts';

/** A text goes on no further below than this (heights of its line). */
const NEXT_LINE = 1;
/** Share of the narrower line that lies under the other: lines of one cell, whichever side they are set to. */
const UNDER = 0.5;
/** A bracket closes within so many lines. */
const MOST_LINES = 3;

/**
 * @param texts as the lines read by themselves
 * @returns the indexes of lines, in groups of one text each, in the order of their first line
 */
export function bracketedLines(
  lines: readonly ScanLine[],
  texts: readonly string[],
): readonly (readonly number[])[] {
  const grouped = new Set<number>();
  return lines.flatMap((_, i) => {
    if (grouped.has(i)) return [];
    const group = groupFrom(i, lines, texts).filter((line) => !grouped.has(line));
    for (const line of group) grouped.add(line);
    return [group];
  });
}

/** The line and those below it up to where its bracket closes; by itself where it does not. */
function groupFrom(start: number, lines: readonly ScanLine[], texts: readonly string[]): readonly number[] {
  const group = [start];
  let open = openAtEnd(texts[start]!);
  while (open > 0 && group.length < MOST_LINES) {
    const next = nextLine(lines, group.at(-1)!);
    if (next === null) break;
    group.push(next);
    open += openAtEnd(texts[next]!);
  }
  return open === 0 ? group : [start];
}

/** Brackets that open in a text without closing; below zero, those that close without opening. */
function openAtEnd(text: string): number {
  return [...text].reduce((sum, c) => sum + (/[（(]/u.test(c) ? 1 : /[）)]/u.test(c) ? -1 : 0), 0);
}

function nextLine(lines: readonly ScanLine[], above: number): number | null {
  const { box } = lines[above]!;
  const reach = box.y1 + NEXT_LINE * (box.y1 - box.y0);
  let best: number | null = null;
  for (const [i, { box: own }] of lines.entries()) {
    if (own.y0 <= (box.y0 + box.y1) / 2 || own.y0 > reach) continue;
    const shared = Math.min(own.x1, box.x1) - Math.max(own.x0, box.x0);
    if (shared < UNDER * Math.min(own.x1 - own.x0, box.x1 - box.x0)) continue;
    if (best === null || own.y0 < lines[best]!.box.y0) best = i;
  }
  return best;
}
