/** What Markdown writes around and into texts and does not print: headings' marks, bold type, escapes, entities of HTML. */
import type { TextLine } from '../../../parsers/page.ts';

/** Characters converters write a backslash before; the bar's is the table's own matter. */
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!~<>=&])/gu;
/** The entities converters write for what would be markup in a page. */
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#124': '|',
  ge: '≥',
  le: '≤',
};
const ENTITY = /&(lt|gt|amp|quot|apos|nbsp|#39|#124|ge|le);/gu;
/** A break within a cell, its letters as wide as a text's that was made full-width. */
const BREAK = /<[bｂ][rｒ]\s*[/／]?>/giu;
/** Bold type around a whole cell, or a whole line of one; the asterisks in `苗木成活率(≥**%)` are the text's own. */
const EMPHASIS = /^(\*\*\*|\*\*|__)(?=\S)((?:(?!\1).)*\S)\1$/su;

/** The text that a cell or a line of Markdown prints, with a line break for each `<br>`. */
export function withoutMarkup(text: string): string {
  return withoutEmphasis(text.replace(BREAK, '\n'))
    .split('\n')
    .map(withoutEmphasis)
    .map((line) => line.replace(ESCAPED, '$1').replace(ENTITY, (_, name: string) => ENTITIES[name] ?? ''))
    .join('\n');
}

function withoutEmphasis(text: string): string {
  if (/^(?:\*{4}|\*{6}|_{4})$/u.test(text.trim())) return '';
  return EMPHASIS.exec(text.trim())?.[2] ?? text;
}

/** A line outside of every table: a heading's marks are none of its text either. */
export function lineWithoutMarkup(text: string): string {
  return withoutMarkup(text.replace(/^\s*#{1,6}\s+(.*?)(?:\s+#+)?\s*$/u, '$1'));
}

/** The lines with what the commonest entities stand for, as pages copied by their source leave them in any text; null where there are none. */
export function withoutEntities(lines: readonly TextLine[]): readonly TextLine[] | null {
  if (!lines.some((line) => COMMON.test(line.text))) return null;
  return lines.map((line) => ({
    ...line,
    text: line.text.replace(new RegExp(COMMON, 'gu'), (_, name: string) => ENTITIES[name] ?? ''),
  }));
}

/** Those no one writes but for the sign: `&amp;` may be what is printed. */
const COMMON = /&(lt|gt|nbsp|ge|le);/u;
