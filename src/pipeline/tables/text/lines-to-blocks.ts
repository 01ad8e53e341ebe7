/** A plain text, whatever made it → blocks in reading order. */
import type { LinesPage, Problem } from '../../../parsers/page.ts';
import type { Block } from '../block.ts';
import { delimitedBlocks } from './delimited-blocks.ts';
import { dialectOf } from './dialect.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { looksLikeLayout } from './layout-pages.ts';
import { runningBlocks } from './running-blocks.ts';

export interface LinesBlocks {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/**
 * The text's tables as grids and its other lines as text blocks, located by their lines. Every piece of text ends in exactly one
 * block. What was cut by guesswork carries a confidence below 0.5, or a problem, or both.
 */
export function linesToBlocks(page: LinesPage): LinesBlocks {
  const dialect = dialectOf(page.lines);
  if (dialect !== null) return delimitedBlocks(page.lines, dialect);
  return looksLikeLayout(page.lines) ? layoutBlocks(page.lines) : runningBlocks(page.lines);
}
