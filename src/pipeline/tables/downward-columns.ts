/** A cell's text set downwards in several columns (a narrow level cell turned so that its name needs two): columns, not lines. */
import { columnRole } from '../../glossary/columns.ts';
import { isHeadLabel } from '../../glossary/head-labels.ts';
import { isLevel1Name, isLevel2Name } from '../../glossary/levels.ts';
import type { TextRun } from '../../parsers/page.ts';

/** Characters follow each other down a column nearly touching (em, middle to middle); lines of a text stand further apart. */
const LONGEST_STEP = 1.12;
/** Columns stand further apart than that (em); characters that follow each other along a line do not. */
const LEAST_COLUMN_STEP = 1.25;
/** Middles of one column differ by less than this (em). */
const SAME_COLUMN = 0.25;

/**
 * The columns' texts in reading order; null where the text runs in lines. Columns are read from right to left, as Chinese set downwards
 * is, but where only the other way gives a known name: a spreadsheet's stacked letters begin their columns at the left.
 */
export function downwardColumns(runs: readonly TextRun[]): readonly string[] | null {
  const isLone = (run: TextRun) => /^\p{Script=Han}$/u.test(run.text) && run.line === undefined;
  if (runs.length < 3 || !runs.every(isLone)) return null;
  const columns = columnsOf(runs);
  const longest = Math.max(...columns.map((column) => column.length));
  if (columns.length < 2 || longest < 2 || !columns.every(isTight) || !standApart(columns)) return null;
  const texts = columns.map((column) => column.map((run) => run.text).join(''));
  const [leftFirst, rightFirst] = [texts, [...texts].reverse()];
  const isName = (parts: readonly string[]) => isKnownName(parts.join(''));
  if (isName(byLines(columns))) return null;
  return isName(leftFirst) && !isName(rightFirst) ? leftFirst : rightFirst;
}

/** Of a level, a column or a field of the head: what stands in cells so narrow. */
function isKnownName(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text) || columnRole(text) !== null || isHeadLabel(text);
}

function columnsOf(runs: readonly TextRun[]): TextRun[][] {
  const columns: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => middle(a) - middle(b))) {
    const last = columns.at(-1);
    if (last !== undefined && middle(run) - middle(last[0]!) < SAME_COLUMN * run.fontSize) last.push(run);
    else columns.push([run]);
  }
  return columns.map((column) => column.sort((a, b) => a.box.y0 - b.box.y0));
}

function isTight(column: readonly TextRun[]): boolean {
  return column.every((run, i) => i === 0 || down(run) - down(column[i - 1]!) < LONGEST_STEP * run.fontSize);
}

function standApart(columns: readonly (readonly TextRun[])[]): boolean {
  return columns.every(
    ([run], i) => i === 0 || middle(run!) - middle(columns[i - 1]![0]!) > LEAST_COLUMN_STEP * run!.fontSize,
  );
}

/** The characters as lines would give them: names set wide (`产　出` over `指　标`) look like columns. */
function byLines(columns: readonly (readonly TextRun[])[]): readonly string[] {
  const runs = columns.flat().sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  return runs.map((run) => run.text);
}

function middle({ box }: TextRun): number {
  return (box.x0 + box.x1) / 2;
}

function down({ box }: TextRun): number {
  return (box.y0 + box.y1) / 2;
}
