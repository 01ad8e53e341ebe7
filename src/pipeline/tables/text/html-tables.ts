/**
 * Tables of HTML within a text, as converters to Markdown write those with merged cells: each row becomes one of a table with bars, a merged
 * cell's text standing in its first place and nothing in the others. A row keeps the number of the line it begins on.
 */
import { type DefaultTreeAdapterTypes as Html, parseFragment } from 'parse5';
import type { TextLine } from '../../../parsers/page.ts';

/** Most places a cell is believed to cover: a number beyond is a mistake. */
const MOST_SPANNED = 200;
/** Each of these is a line of its cell, and what stands beside others there. */
const PARAGRAPHS = new Set(['p', 'div', 'li', 'tr']);
const CELLS = new Set(['td', 'th']);

interface HtmlTable {
  readonly element: Html.Element;
  readonly start: number;
  readonly end: number;
}

/** The lines with each such table's rows in its place; null where there is none. */
export function withHtmlTables(lines: readonly TextLine[]): readonly TextLine[] | null {
  const text = lines.map((line) => line.text).join('\n');
  if (!/<tr\b/iu.test(text)) return null;
  const page = parseFragment(text, { sourceCodeLocationInfo: true });
  const tables = tablesIn(page);
  if (tables.length === 0) return null;
  const numberAt = lineNumbers(lines);
  const found: TextLine[] = [];
  let end = 0;
  for (const table of tables) {
    found.push(...printed(text.slice(end, table.start), end, numberAt));
    found.push(...straysIn(page, table, numberAt), ...tableRows(table.element, numberAt));
    end = table.end;
  }
  found.push(...printed(text.slice(end), end, numberAt));
  return found;
}

/** The outermost tables with a row at least. One that is not closed goes to the end of the text: what was cut off there leaves whole rows. */
function tablesIn(node: Html.ParentNode): readonly HtmlTable[] {
  return node.childNodes.flatMap((child): readonly HtmlTable[] => {
    if (!isElement(child)) return [];
    const at = child.sourceCodeLocation;
    const isTable = child.tagName === 'table' && rowsOf(child).length > 0;
    return isTable && at ? [{ element: child, start: at.startOffset, end: at.endOffset }] : tablesIn(child);
  });
}

/** What stands outside of tables, without its marks but for line breaks; what is no mark stays (`<5%`). */
function printed(text: string, from: number, numberAt: (at: number) => number): readonly TextLine[] {
  let at = from;
  return text.split('\n').map((line) => {
    const own = { number: numberAt(at), text: line.replace(MARK, '') };
    at += line.length + 1;
    return own;
  });
}

const MARK = /<\/?(?!br\b)[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/giu;

/** The number of the line each place of the joined text is on. */
function lineNumbers(lines: readonly TextLine[]): (at: number) => number {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.text.length + 1;
  }
  return (place) => lines[starts.findLastIndex((start) => start <= place)]?.number ?? 1;
}

/** Texts between a table's rows, which a parser puts in front of it, and its caption: lines of their own. */
function straysIn(
  page: Html.ParentNode,
  { element, start, end }: HtmlTable,
  numberAt: (at: number) => number,
): readonly TextLine[] {
  const texts = (node: Html.ChildNode): readonly (readonly [number, string])[] => {
    if (isElement(node)) return node === element ? [] : node.childNodes.flatMap(texts);
    if (!isText(node)) return [];
    const at = node.sourceCodeLocation?.startOffset ?? -1;
    return at > start && at < end ? [[at, node.value]] : [];
  };
  const captions = element.childNodes.flatMap((child): readonly (readonly [number, string])[] =>
    isElement(child) && child.tagName === 'caption'
      ? [[child.sourceCodeLocation?.startOffset ?? start, cellText(child)]]
      : [],
  );
  return [...page.childNodes.flatMap(texts), ...captions]
    .filter(([, text]) => text.trim() !== '')
    .map(([at, text]) => ({ number: numberAt(at), text: text.trim() }));
}

/** The rows of a table, not those of a table within one of its cells. */
function rowsOf(table: Html.Element): readonly Html.Element[] {
  return table.childNodes.filter(isElement).flatMap((child) => {
    if (child.tagName === 'tr') return [child];
    return /^t(?:head|body|foot)$/u.test(child.tagName) ? rowsOf(child) : [];
  });
}

function tableRows(table: Html.Element, numberAt: (at: number) => number): readonly TextLine[] {
  /** By column, for how many rows more a cell from above covers it. */
  const covered: number[] = [];
  return rowsOf(table).map((row) => {
    const cells: string[] = [];
    const skip = (): void => {
      while ((covered[cells.length] ?? 0) > 0) {
        covered[cells.length] = (covered[cells.length] as number) - 1;
        cells.push('');
      }
    };
    for (const cell of row.childNodes.filter(isElement)) {
      skip();
      const rowSpan = spanOf(cell, 'rowspan');
      for (let at = 0; at < spanOf(cell, 'colspan'); at++) {
        covered[cells.length] = rowSpan - 1;
        cells.push(at === 0 ? cellText(cell).replaceAll('|', '\\|') : '');
      }
    }
    skip();
    return {
      number: numberAt(row.sourceCodeLocation?.startOffset ?? 0),
      text: `| ${cells.join(' | ')} |`,
    };
  });
}

function spanOf(cell: Html.Element, name: string): number {
  const span = Number.parseInt(cell.attrs.find((own) => own.name === name)?.value ?? '1', 10);
  return Math.min(MOST_SPANNED, Math.max(1, Number.isNaN(span) ? 1 : span));
}

/** The cell as one of a table with bars: paragraphs are lines of it. */
function cellText(cell: Html.Element): string {
  const text = (node: Html.ChildNode): string => {
    if (isText(node)) return node.value.replace(/\s+/gu, ' ');
    if (!isElement(node)) return '';
    if (node.tagName === 'br') return '\n';
    const inner = node.childNodes.map(text).join('');
    if (PARAGRAPHS.has(node.tagName)) return `${inner}\n`;
    return CELLS.has(node.tagName) ? `${inner} ` : inner;
  };
  const lines = cell.childNodes.map(text).join('').split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('<br>');
}

function isElement(node: Html.ChildNode): node is Html.Element {
  return 'tagName' in node;
}

function isText(node: Html.ChildNode): node is Html.TextNode {
  return node.nodeName === '#text';
}
