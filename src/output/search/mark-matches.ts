/** Where a text holds the words that were searched for. */
import type { IndicatorRow } from '../contract-rows.ts';
import { foldText, searchWords } from './search-text.ts';

/** What stands around a match: brackets no budget prints, as wide as a character. */
const OPEN = '【';
const CLOSE = '】';

/** Texts of a row that are searched, from the row outwards. */
const SEARCHED = [
  'level3',
  'target',
  'level1',
  'level2',
  'explanation',
  'area',
  'midterm_target',
  'longterm_target',
  'actual',
  'deviation_reason',
  'project_name',
  'department',
  'title',
] as const satisfies readonly (keyof IndicatorRow)[];

/** The text with every match in 【】, overlapping ones as one; null where it has none. */
export function markMatches(text: string, folded: readonly string[]): string | null {
  const { characters, offsets } = foldText(text);
  const marked = new Array<boolean>(characters.length).fill(false);
  for (const word of folded) {
    const length = [...word].length;
    for (let at = 0; at + length <= characters.length; at++) {
      if (characters.slice(at, at + length).join('') === word) marked.fill(true, at, at + length);
    }
  }
  if (!marked.includes(true)) return null;
  let result = '';
  let from = 0;
  marked.forEach((isMatch, i) => {
    const before = marked[i - 1] ?? false;
    if (isMatch === before) return;
    const at = offsets[i] ?? text.length;
    result += text.slice(from, at) + (isMatch ? OPEN : CLOSE);
    from = at;
  });
  return `${result}${text.slice(from)}${marked.at(-1) === true ? CLOSE : ''}`;
}

/** Each text of the row that holds a word of the search, with its matches marked. */
export function markedTexts(row: IndicatorRow, search: readonly string[]): Readonly<Record<string, string>> {
  const folded = search.flatMap(searchWords).map((word) => word.folded);
  const texts: (readonly [string, string | null])[] = [
    ...SEARCHED.map((name) => [name, row[name]] as const),
    ...row.others.map(({ label, value }) => [label, value] as const),
  ];
  return Object.fromEntries(
    texts.flatMap(([name, text]) => {
      const marked = text === null ? null : markMatches(text, folded);
      return marked === null ? [] : [[name, marked] as const];
    }),
  );
}
