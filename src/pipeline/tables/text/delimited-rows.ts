/** Lines of a text that marks its cells → rows of pieces. */

import { isTitle, isYearLine } from '../../../glossary/titles.ts';
import { compact } from '../../../glossary/compact.ts';
import type { TextLine } from '../../../parsers/page.ts';
import { isNote } from './cell-cost.ts';
import { lineWithoutMarkup } from './markdown-markup.ts';
import { bandOnce } from './band-once.ts';
import { barCells, DIALECTS, type Dialect, isHeaderCells } from './dialect.ts';

/** A cell's text as it stands between two marks; its lines from top to bottom. */
export interface DelimitedRow {
  /** Empty where nothing stands between two marks. */
  readonly pieces: readonly string[];
  readonly from: number;
  readonly to: number;
  /** A bar closes the line: none of its cells goes on in the next. */
  readonly closed: boolean;
}

/** Lines a quoted cell may run over; a quote that does not close within them is a character like any other. */
const MAX_QUOTED_LINES = 20;

/** A row, a line without marks, or a rule between rows that says nothing (`|---|---|`). */
export type DelimitedItem =
  | { readonly kind: 'row'; readonly row: DelimitedRow }
  | { readonly kind: 'line'; readonly line: TextLine }
  | { readonly kind: 'rule'; readonly line: TextLine };

/** The dialect a row of which is the header of an indicator table, or null. */
export function dialectOf(lines: readonly TextLine[]): Dialect | null {
  const hasHeader = (dialect: Dialect): boolean =>
    lines.some((line) => dialect.divides(line.text)) &&
    delimitedItems(lines, dialect).some((item) => item.kind === 'row' && isHeaderCells(item.row.pieces));
  return DIALECTS.find(hasHeader) ?? null;
}

/** The lines as rows and other lines, in order; blank lines are left out. */
export function delimitedItems(lines: readonly TextLine[], dialect: Dialect): readonly DelimitedItem[] {
  const items: DelimitedItem[] = [];
  let isBelowHeader = false;
  const cellsOf = dialect.name === 'bar' && !isBordered(lines) ? unborderedCells : dialect.cells;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as TextLine;
    if (line.text.trim() === '') continue;
    const text = quotedText(lines, at, dialect);
    if (text === null && !dialect.divides(line.text))
      items.push({ kind: 'line', line: printedLine(line, dialect) });
    else if (dialect.name === 'bar' && /^[\s|:+-]+$/u.test(line.text)) items.push({ kind: 'rule', line });
    else {
      const to = at + (text?.count ?? 1) - 1;
      const pieces = cellsOf(text?.text ?? line.text).map((piece) => piece.replace(/<br\s*\/?>/giu, '\n'));
      const closed = dialect.name === 'bar' && /\|\s*$/u.test(line.text);
      isBelowHeader ||= isHeaderCells(pieces);
      if (dialect.name === 'comma' && isBelowHeader && isNoteWithCommas(pieces))
        items.push({ kind: 'line', line: { number: line.number, text: pieces.join(',') } });
      else if (isBelowHeader && isRemark(pieces))
        items.push({
          kind: 'line',
          line: { number: line.number, text: pieces.filter((piece) => piece !== '').join('：') },
        });
      else
        items.push(rowOrHeading({ pieces, from: line.number, to: lines[to]?.number ?? line.number, closed }));
      at = to;
    }
  }
  return items;
}

const unborderedCells = (line: string): readonly string[] => barCells(line, false);

/** Whether bars stand at the ends of rows: of the first header's, whose first cell holds something. */
function isBordered(lines: readonly TextLine[]): boolean {
  const header = lines.find(({ text }) => text.includes('|') && isHeaderCells(barCells(text)));
  return header === undefined || /^\s*\|/u.test(header.text);
}

/** The text of a line without cells: a heading of Markdown, a title in quotes. */
function printedLine(line: TextLine, dialect: Dialect): TextLine {
  if (dialect.name === 'bar') return { ...line, text: lineWithoutMarkup(line.text) };
  const isCsv = dialect.name === 'comma' || dialect.name === 'semicolon';
  return isCsv ? { ...line, text: dialect.cells(line.text)[0] ?? '' } : line;
}

/** `联系电话：0000-5550188` alone in its row stands below the table. */
function isLabelledNote(text: string): boolean {
  return isNote(compact(text)) && /[:：]/u.test(text);
}

/** 备注：以上为暂定,另行调整: a sentence with commas that nobody has put in quotes; pieces with colons of their own are cells. */
function isNoteWithCommas([first = '', ...others]: readonly string[]): boolean {
  const filled = others.filter((piece) => piece !== '');
  return (
    filled.length > 0 &&
    isLabelledNote(first) &&
    !/[:：]$/u.test(first) &&
    !filled.some((piece) => /[:：]/u.test(piece))
  );
}

/** 备注 | 本表由财政部门汇总: a label with its text below the rows, though it stands in their columns. */
function isRemark(pieces: readonly string[]): boolean {
  const [label = '', ...texts] = pieces.filter((piece) => piece !== '');
  return (
    texts.length === 1 &&
    /^(?:备注|注|(?:其他|填[表报]|有关)?说明|需要?说明的(?:问题|情况|事项))$/u.test(compact(label))
  );
}

/** A row; a title, the year below it or a note that stands across the table alone is a line. */
export function rowOrHeading(printed: DelimitedRow): DelimitedItem {
  const row = { ...printed, pieces: bandOnce(printed.pieces) };
  const [text, ...others] = row.pieces.filter((piece) => piece !== '');
  const isAlone = text !== undefined && others.length === 0;
  return isAlone && (isTitle(text) || isYearLine(text) || isLabelledNote(text))
    ? { kind: 'line', line: { number: row.from, text } }
    : { kind: 'row', row };
}

/** The lines a quoted cell joins, or null where none is open at the line's end. */
function quotedText(
  lines: readonly TextLine[],
  at: number,
  dialect: Dialect,
): { readonly text: string; readonly count: number } | null {
  if (!dialect.quotes) return null;
  const first = lines[at]?.text ?? '';
  if (!/(?:^|[\t,;])"/u.test(first) || balanced(first)) return null;
  let text = first;
  for (let count = 2; count <= MAX_QUOTED_LINES && at + count <= lines.length; count++) {
    text += `\n${lines[at + count - 1]?.text ?? ''}`;
    if (balanced(text)) return { text, count };
  }
  return null;
}

function balanced(text: string): boolean {
  return (text.match(/"/gu)?.length ?? 0) % 2 === 0;
}
