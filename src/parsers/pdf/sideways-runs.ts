/** Text set sideways on an upright page (a header turned by a quarter): runs in upright boxes, read in their own direction. */
import type { Ruling, TextRun } from '../page.ts';
import { glyphRuns } from './glyph-runs.ts';
import type { PaintedLine } from './painted-page.ts';
import { type SidewaysText, turnBox, turnLine } from './upright.ts';

/** Lines of one sideways text stand at most this far apart (em, baseline to baseline). */
const LINE_PITCH = 1.9;

/** The runs of one direction; the lines of a text become one run, for beside each other they would be read in page order. */
export function sidewaysRuns(
  { turn, glyphs }: SidewaysText,
  lines: readonly PaintedLine[],
  width: number,
  height: number,
): TextRun[] {
  const rulings = lines.map((line) => toRuling(turnLine(line, turn, width, height)));
  const across = turn % 2 === 0 ? width : height;
  const down = turn % 2 === 0 ? height : width;
  const { runs } = glyphRuns(glyphs, rulings);
  return joinLines(runs, rulings).map((run) => ({
    ...run,
    box: turnBox(run.box, (4 - turn) % 4, across, down),
  }));
}

/** A painted line as the tables see it. */
export function toRuling(line: PaintedLine): Ruling {
  return line.x1 - line.x0 >= line.y1 - line.y0
    ? { axis: 'horizontal', at: line.y0, from: line.x0, to: line.x1, thickness: line.thickness }
    : { axis: 'vertical', at: line.x0, from: line.y0, to: line.y1, thickness: line.thickness };
}

function joinLines(runs: readonly TextRun[], rulings: readonly Ruling[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of [...runs].sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0)) {
    const index = joined.findIndex((above) => isNextLine(above, run, rulings));
    const above = joined[index];
    if (above === undefined) joined.push(run);
    else joined[index] = { ...above, text: above.text + run.text, box: around(above, run) };
  }
  return joined;
}

function isNextLine(above: TextRun, run: TextRun, rulings: readonly Ruling[]): boolean {
  const em = run.fontSize;
  if (Math.abs(above.fontSize - em) > 0.1 * em) return false;
  const pitch = run.box.y1 - above.box.y1;
  const x = Math.max(above.box.x0, run.box.x0);
  if (pitch < 0.5 * em || pitch > LINE_PITCH * em || x >= Math.min(above.box.x1, run.box.x1)) return false;
  const [from, to] = [above.box.y1 - 0.5 * em, run.box.y0 + 0.5 * em];
  return !rulings.some(
    (r) => r.axis === 'horizontal' && r.at > from && r.at < to && r.from <= x && r.to >= x,
  );
}

function around({ box: a }: TextRun, { box: b }: TextRun): TextRun['box'] {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}
