/** Runs → lines of text, by position. */
import type { Box, TextRun } from '../../parsers/page.ts';

export interface RunLine {
  readonly runs: readonly TextRun[];
  readonly box: Box;
  readonly text: string;
}

/** Runs whose middles are this near (in em of the smaller) stand on one line. */
const SAME_LINE = 0.5;

/** The runs grouped into lines from top to bottom, each from left to right. */
export function textLines(runs: readonly TextRun[]): RunLine[] {
  const sorted = [...runs].sort((a, b) => middle(a) - middle(b));
  const lines: TextRun[][] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    const near = SAME_LINE * Math.min(run.fontSize, first?.fontSize ?? run.fontSize);
    if (line !== undefined && first !== undefined && middle(run) - middle(first) <= near) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => lineOf(line.sort((a, b) => a.box.x0 - b.box.x0)));
}

/** One line of these runs, a blank where they stand apart. */
export function lineOf(runs: readonly TextRun[]): RunLine {
  return { runs, box: boundsOf(runs.map((run) => run.box)), text: runs.map((run) => run.text).join(' ') };
}

/** The least box around all; the boxes must be one or more. */
export function boundsOf(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map((b) => b.x0)),
    y0: Math.min(...boxes.map((b) => b.y0)),
    x1: Math.max(...boxes.map((b) => b.x1)),
    y1: Math.max(...boxes.map((b) => b.y1)),
  };
}

function middle(run: TextRun): number {
  return (run.box.y0 + run.box.y1) / 2;
}
