/** Labels printed across the first two levels of a table without lines. */
import { isLevel1Name, splitLevelWeight } from '../../../glossary/levels.ts';
import type { TextRun } from '../../../parsers/page.ts';

/** Lines of one label follow each other within this (in em). */
const STACK_PITCH = 1.9;
/** Middles of the lines of one label differ by less than this (in em). */
const SAME_MIDDLE = 0.7;

/** The first two levels' columns side by side: their outer bounds and the one between them. */
export interface LevelPair {
  readonly left: number;
  readonly between: number;
  readonly right: number;
}

/**
 * Label runs centred over the first two levels at once: 满意度指标 printed across both. They name level 1. Where a column's own labels stand,
 * its other labels and its header tell; a page may hold no other.
 */
export function spanningLabels(
  { left, between, right }: LevelPair,
  runs: readonly TextRun[],
  header: readonly TextRun[],
): TextRun[] {
  const within = (run: TextRun) => middle(run) > left && middle(run) < right;
  const inside = runs.filter(within);
  const headers = header.filter(within);
  const spanning = new Set<TextRun>();
  for (const stack of inside.flatMap((run) => stackedNames(inside.filter((other) => isUnder(run, other))))) {
    const others = [...headers, ...inside.filter((run) => !stack.includes(run))].map(middle);
    const one = centre(
      others.filter((x) => x < between),
      left,
      between,
    );
    const two = centre(
      others.filter((x) => x >= between),
      between,
      right,
    );
    const isCentred = (run: TextRun) => {
      const off = Math.abs(middle(run) - (one + two) / 2);
      return off < Math.abs(middle(run) - one) && off < Math.abs(middle(run) - two);
    };
    if (stack.every(isCentred)) for (const run of stack) spanning.add(run);
  }
  return [...spanning];
}

function middle({ box }: TextRun): number {
  return (box.x0 + box.x1) / 2;
}

function isUnder(run: TextRun, other: TextRun): boolean {
  return Math.abs(middle(run) - middle(other)) < SAME_MIDDLE * run.fontSize;
}

function centre(middles: readonly number[], from: number, to: number): number {
  const sorted = [...middles].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? (from + to) / 2;
}

/** The level-1 names among runs, each with all of its lines: 满意 / 度指 / 标 set downwards is one name, though 满意 is one too. */
function stackedNames(runs: readonly TextRun[]): TextRun[][] {
  const sorted = [...runs].sort((a, b) => a.box.y0 - b.box.y0);
  const found: TextRun[][] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1;
    while (end < sorted.length && isNextLine(sorted[end - 1]!, sorted[end]!)) end++;
    while (end > i && !isLevel1(sorted.slice(i, end))) end--;
    if (end > i) found.push(sorted.slice(i, end));
    i = Math.max(end, i + 1);
  }
  return found;
}

function isNextLine(above: TextRun, below: TextRun): boolean {
  return below.box.y0 - above.box.y0 <= STACK_PITCH * below.fontSize;
}

function isLevel1(stack: readonly TextRun[]): boolean {
  return isLevel1Name(splitLevelWeight(stack.map((run) => run.text).join('')).name);
}
