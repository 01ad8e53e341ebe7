/**
 * Tables of HTML within a text, as converters to Markdown write those with merged cells: each row becomes one of a table with bars, a merged
 * cell's text standing in its first place and nothing in the others. A row keeps the number of the line it begins on.
 */
import type { TextLine } from '../../../parsers/page.ts';

/** To the end of the text where the table is not closed: what was cut off there leaves whole rows. */
const TABLE = /<table\b[^>]*>(.*?)(?:<\/table\s*>|$)/gisu;
const ROW = /<tr\b[^>]*>(.*?)(?=<tr\b|<\/tr\s*>|$)/gisu;
const CELL = /<t[dh]\b([^>]*)>(.*?)(?=<t[dh]\b|<\/t[dh]\s*>|$)/gisu;
/** Most places a cell is believed to cover: a number beyond is a mistake. */
const MOST_SPANNED = 200;

/** The lines with each such table's rows in its place; null where there is none. */
export function withHtmlTables(lines: readonly TextLine[]): readonly TextLine[] | null {
  const text = lines.map((line) => line.text).join('\n');
  const tables = [...text.matchAll(TABLE)].filter((table) => /<tr\b/iu.test(table[1] ?? ''));
  if (tables.length === 0) return null;
  const found: TextLine[] = [];
  const numberAt = lineNumbers(lines);
  const printed = (from: number, to: number): readonly TextLine[] =>
    text
      .slice(from, to)
      .split('\n')
      .reduce<{ readonly at: number; readonly own: readonly TextLine[] }>(
        ({ at, own }, line) => ({
          at: at + line.length + 1,
          own: [...own, { number: numberAt(at), text: withoutTags(line) }],
        }),
        { at: from, own: [] },
      ).own;
  let end = 0;
  for (const table of tables) {
    found.push(...printed(end, table.index), ...tableRows(table, numberAt));
    end = table.index + table[0].length;
  }
  found.push(...printed(end, text.length));
  return found;
}

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

function tableRows(table: RegExpExecArray, numberAt: (at: number) => number): readonly TextLine[] {
  const inside = table.index + table[0].indexOf('>') + 1;
  const body = table[1] ?? '';
  const rows: TextLine[] = [];
  /** By column, for how many rows more a cell from above covers it. */
  const covered: number[] = [];
  // A caption, or what stands between rows by mistake.
  const others = withoutTags(body.replace(ROW, '')).trim();
  if (others !== '') rows.push({ number: numberAt(inside), text: others });
  for (const row of body.matchAll(ROW)) {
    const cells: string[] = [];
    const skip = (): void => {
      while ((covered[cells.length] ?? 0) > 0) {
        covered[cells.length] = (covered[cells.length] as number) - 1;
        cells.push('');
      }
    };
    for (const [, attributes = '', content = ''] of (row[1] ?? '').matchAll(CELL)) {
      skip();
      const rowSpan = spanOf(attributes, 'rowspan');
      for (let at = 0; at < spanOf(attributes, 'colspan'); at++) {
        covered[cells.length] = rowSpan - 1;
        cells.push(at === 0 ? cellText(content) : '');
      }
    }
    skip();
    rows.push({ number: numberAt(inside + row.index), text: `| ${cells.join(' | ')} |` });
  }
  return rows;
}

function spanOf(attributes: string, name: string): number {
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'iu').exec(attributes)?.[1] ?? 1);
  return Math.min(MOST_SPANNED, Math.max(1, span));
}

/** The cell as one of a table with bars: paragraphs are lines of it. */
function cellText(content: string): string {
  const lined = content
    .replace(/\s+/gu, ' ')
    .replace(/<\/(?:p|div|li)>(?=.*\S)/giu, '<br>')
    .replace(/(?:<br\s*\/?>\s*)+$/iu, '');
  return withoutTags(lined).trim().replaceAll('|', '\\|');
}

/** Marks of HTML but for line breaks; what is no mark stays (`<5%`). */
function withoutTags(text: string): string {
  return text.replace(/<\/?(?!br\b)[a-z][a-z\d]*(?:\s[^<>]*)?\/?>/giu, '');
}
