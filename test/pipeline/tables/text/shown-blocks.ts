/** Blocks as short text, for expectations one can read. */
import { linesPage } from '../../../../src/parsers/text/read-text.ts';
import type { Block, Cell, Grid } from '../../../../src/pipeline/tables/block.ts';
import { linesToBlocks } from '../../../../src/pipeline/tables/text/lines-to-blocks.ts';

/**
 * `4 text` for a text block on line 4; for a grid `segmented 3×4 @7-12` and a line for each of its rows, its cells as `column:lines`
 * with `/` for a line break, `↓n` for a cell over n rows, `→n` over n columns and `?` for a confidence below 0.5.
 * The text is taken for whole: where no line break ends it, one is added. `shownCut` takes it as it is.
 */
export function shown(text: string): readonly string[] {
  return shownCut(text.endsWith('\n') ? text : `${text}\n`);
}

export function shownCut(text: string): readonly string[] {
  return linesToBlocks(linesPage(text)).blocks.flatMap(showBlock);
}

export function problemCodes(text: string): readonly string[] {
  return linesToBlocks(linesPage(text)).problems.map((problem) => problem.code);
}

export function showBlock(block: Block): readonly string[] {
  const { locator } = block;
  if (locator.kind !== 'line') throw new Error('a text is located by its lines');
  if (block.kind === 'text') return [`${locator.from} ${block.text}`];
  const rows = Array.from({ length: block.rowCount }, (_, row) => showRow(block, row));
  return [`${block.origin} ${block.rowCount}×${block.columnCount} @${locator.from}-${locator.to}`, ...rows];
}

function showRow(grid: Grid, row: number): string {
  const cells = grid.cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
  return `  ${cells.map(showCell).join(' | ')}`;
}

function showCell(cell: Cell): string {
  const down = cell.rowSpan > 1 ? `↓${cell.rowSpan}` : '';
  const across = cell.columnSpan > 1 ? `→${cell.columnSpan}` : '';
  return `${cell.column}${down}${across}:${cell.lines.join('/')}${cell.confidence < 0.5 ? '?' : ''}`;
}
