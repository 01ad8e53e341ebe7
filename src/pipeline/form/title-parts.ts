/** Titles of forms as they stand in blocks: over several lines, or in a cell across the table. */
import { isPageFurniture, isTitle } from '../../glossary/titles.ts';
import type { Cell, TextBlock } from '../tables/block.ts';
import { cellText, type GridIndex } from './grid-index.ts';

/** Lines of a title differ in size by less than this (points) and follow each other within this many line heights. */
const TITLE_SIZE_SPREAD = 0.6;
const TITLE_LINE_PITCH = 2.2;

/** Takes the lines right above a title line in its own size off the waiting ones: a long title is set in two. */
export function takeTitleLines(waiting: TextBlock[], title: TextBlock): TextBlock[] {
  const lines: TextBlock[] = [];
  let below = title;
  for (let line = waiting.at(-1); line !== undefined && isTitlePart(line, below); line = waiting.at(-1)) {
    lines.unshift(line);
    below = line;
    waiting.pop();
  }
  return lines;
}

/** Takes a heading that speaks of 绩效 without ending in 表, right above a table that turned out to be a form. */
export function takeHeading(waiting: TextBlock[]): TextBlock[] {
  const at = waiting.findLastIndex(
    (line) => /绩效/u.test(line.text) && line.text.length <= 50 && !/[。；，：]/u.test(line.text),
  );
  return at < 0 || at < waiting.length - 3 ? [] : waiting.splice(at, 1);
}

function isTitlePart(line: TextBlock, below: TextBlock): boolean {
  if (isPageFurniture(line.text) || /[。；：:，,]$|^附[件表]/u.test(line.text.trim())) return false;
  if (
    line.locator.kind === 'box' &&
    below.locator.kind === 'box' &&
    line.fontSize !== null &&
    below.fontSize !== null
  ) {
    const near = below.locator.box.y0 - line.locator.box.y0 < TITLE_LINE_PITCH * below.fontSize;
    const samePage = line.locator.page === below.locator.page;
    const middle = (box: { x0: number; x1: number }) => (box.x0 + box.x1) / 2;
    const centred = Math.abs(middle(line.locator.box) - middle(below.locator.box)) < below.fontSize * 2;
    return samePage && near && centred && Math.abs(line.fontSize - below.fontSize) < TITLE_SIZE_SPREAD;
  }
  // Without geometry only a bare form name (绩效目标表) asks for the line above it.
  const adjacent =
    line.locator.kind === 'line' &&
    below.locator.kind === 'line' &&
    below.locator.from - line.locator.to === 1;
  return adjacent && below.text.trim().length <= 10;
}

/** The cell across the table that holds a form's title, where a row is that. */
export function titleCell(index: GridIndex, row: number): Cell | null {
  const cells = index.starting(row).filter((cell) => cellText(cell) !== '');
  const only = cells.length === 1 ? cells[0]! : null;
  return only !== null && only.columnSpan > index.grid.columnCount / 2 && isTitle(cellText(only))
    ? only
    : null;
}
