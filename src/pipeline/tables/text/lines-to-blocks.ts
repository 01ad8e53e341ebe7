/** A plain text, whatever made it → blocks in reading order. */
import type { LinesPage, Problem, TextLine } from '../../../parsers/page.ts';
import type { Block } from '../block.ts';
import { barRowItems } from './bar-rows.ts';
import { cellLineItems, withoutClosingBar } from './cell-lines.ts';
import { doubtCutEnd, mayBeCut } from './cut-end.ts';
import { delimitedBlocks } from './delimited-blocks.ts';
import { delimitedItems, dialectOf } from './delimited-rows.ts';
import { doubtDoubledLines } from './doubled-lines.ts';
import { withDrawnBars } from './drawn-bars.ts';
import { doubtFormsBeside } from './forms-beside.ts';
import { withWholeCells } from './grid-rows.ts';
import { withoutHardWrap } from './hard-wrap.ts';
import { withHtmlTables } from './html-tables.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { looksLikeLayout } from './layout-pages.ts';
import { withoutEntities } from './markdown-markup.ts';
import { withoutQuoting } from './quoted-mail.ts';
import { runningBlocks } from './running-blocks.ts';
import { withCharactersJoined } from './spread-characters.ts';

export interface LinesBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/**
 * The text's tables as grids and its other lines as text blocks, located by their lines. Every piece of text ends in exactly one
 * block. What was cut by guesswork carries a confidence below 0.5, or a problem, or both.
 */
export function linesToBlocks(page: LinesPage): LinesBlocks {
  const found = blocksOf(page.lines, page.endsOpen && mayBeCut(page.lines));
  const blocks = doubtFormsBeside(doubtDoubledLines(found.blocks));
  const last = page.lines.at(-1);
  return {
    blocks: page.endsOpen && last !== undefined ? doubtCutEnd(blocks, last.number) : blocks,
    problems: found.problems,
  };
}

function blocksOf(lines: readonly TextLine[], isCut: boolean): LinesBlocks {
  const plain =
    withoutQuoting(lines) ??
    withHtmlTables(lines) ??
    withCharactersJoined(lines) ??
    withWholeCells(lines) ??
    withoutEntities(lines);
  if (plain !== null) return blocksOf(plain, isCut);
  const cells = barRowItems(lines) ?? cellLineItems(lines);
  if (cells !== null) return delimitedBlocks(lines, cells);
  const dialect = dialectOf(lines);
  if (dialect !== null) return delimitedBlocks(lines, delimitedItems(lines, dialect));
  const drawn = withDrawnBars(lines);
  if (drawn !== null && dialectOf(drawn) !== null) return blocksOf(drawn, isCut);
  return looksLikeLayout(lines)
    ? layoutBlocks(withoutHardWrap(lines) ?? lines, isCut)
    : runningBlocks(lines.map(withoutClosingBar));
}
