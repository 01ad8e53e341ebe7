/** A text that ends amid a table, without a line break: its last row may have been cut short, and its last value as well. */
import { compact } from '../../../glossary/compact.ts';
import type { TextLine } from '../../../parsers/page.ts';
import type { Block, Grid } from '../block.ts';

/** Confidence of the last cell of such a text. */
const CUT = 0.46;
/** With 满意度 a form ends; what was pasted whole, with no line break behind, ends so. */
const ENDS_FORM = /满意/u;

/** Lines at a text's end that may hold its last row. */
const LAST_LINES = 3;

/** Whether a text without a line break at its end may have been cut there. */
export function mayBeCut(lines: readonly TextLine[]): boolean {
  return !ENDS_FORM.test(
    compact(
      lines
        .slice(-LAST_LINES)
        .map(({ text }) => text)
        .join(''),
    ),
  );
}

/** The blocks of a text, its last cell in doubt where the text may have been cut there. */
export function doubtCutEnd(blocks: readonly Block[], lastLine: number): readonly Block[] {
  const last = blocks.at(-1);
  return last?.kind === 'grid' ? [...blocks.slice(0, -1), doubtLastCell(last, lastLine)] : blocks;
}

/** The last cell of the last row, and with it what else of that row stands on the last line: a name whose value is gone joins the row above. */
function doubtLastCell(grid: Grid, lastLine: number): Grid {
  const [last] = grid.cells
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.row + b.rowSpan - a.row - a.rowSpan || b.column - a.column);
  if (last === undefined) return grid;
  const row = last.row + last.rowSpan - 1;
  const ofRow = grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
  if (ofRow.some((cell) => ENDS_FORM.test(compact(cell.lines.join(''))))) return grid;
  const cut = ofRow.filter(
    (cell) => cell.locator.kind === 'line' && cell.locator.to === lastLine && cell.rowSpan === 1,
  );
  const doubtful = new Set(cut.includes(last) ? [last] : cut);
  return {
    ...grid,
    cells: grid.cells.map((cell) =>
      doubtful.has(cell) ? { ...cell, confidence: Math.min(cell.confidence, CUT) } : cell,
    ),
  };
}
