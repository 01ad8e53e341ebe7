/** Words of a layout text that may be two cells without a space between them: cut for trial, and joined again where they are one. */
import type { TextRun } from '../../../parsers/page.ts';
import { displayWidth, halfWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import type { Token } from './layout-tokens.ts';

/** The lines of a text with the column of each token, and the run each piece of one was cut from. */
export interface LineCells {
  readonly lines: readonly (readonly Token[])[];
  readonly columns: readonly (readonly number[])[];
  readonly source: ReadonlyMap<TextRun, TextRun>;
}

/** Shorter pieces tell nothing. */
const SHORTEST = 3;

/** The pieces a token may be cut into: behind a label's whole name, in front of a value, and behind one. */
export function cutToken(token: Token): readonly Token[] {
  const characters = [...token.text];
  const cuts = characters.flatMap((_, at) => (mayPart(characters, at) ? [at] : []));
  if (cuts.length === 0) return [token];
  const isDisplayed = characters.length !== token.to - token.from;
  const place = (at: number): number =>
    token.from + (isDisplayed ? displayWidth(characters.slice(0, at).join('')) / 2 : at);
  return [...cuts, characters.length].map((to, i) => {
    const at = cuts[i - 1] ?? 0;
    const text = characters.slice(at, to).join('');
    return { ...token, text, from: place(at), to: place(to), run: { ...token.run, text } };
  });
}

function mayPart(characters: readonly string[], at: number): boolean {
  const left = characters.slice(0, at).join('');
  const right = characters.slice(at).join('');
  if (left.length < SHORTEST || right.length < 2) return false;
  const { name } = splitLevelWeight(left);
  const isLabel = (isLevel1Name(name) || isLevel2Name(name)) && /(?:指标|满意度)$/u.test(name);
  if (isLabel) return !/^(?:指标|[★☆*（(])/u.test(right);
  return valueBegins(left, right) || (right.length >= SHORTEST && valueEnds(left, right));
}

function valueBegins(left: string, right: string): boolean {
  return /^[≥≤≧≦＞＜><‹›=]/u.test(right) && !/[≥≤≧≦＞＜><‹›=（(\d]$/u.test(left) && valueShape(right) >= 0.6;
}

function valueEnds(left: string, right: string): boolean {
  if (!/\d/u.test(left) || !/^\p{Script=Han}/u.test(right)) return false;
  return valueShape(left) >= 0.9 && valueShape(halfWidth(left + right)) < 0.9;
}

/** The cells of lines cut by `cutToken`: pieces of one token that came to stand in one column are one token again. */
export function joinPieces(
  whole: readonly (readonly Token[])[],
  pieces: readonly (readonly (readonly Token[])[])[],
  columns: readonly (readonly number[])[],
): LineCells {
  const source = new Map<TextRun, TextRun>();
  const joined = whole.map((line, i) => {
    const tokens: Token[] = [];
    const own: number[] = [];
    let at = 0;
    line.forEach((token, j) => {
      const parts = pieces[i]?.[j] ?? [];
      const places = parts.map((_, k) => columns[i]?.[at + k] ?? 0);
      at += parts.length;
      for (const part of partsByColumn(token, parts, places)) {
        if (part.token.run !== token.run) source.set(part.token.run, token.run);
        tokens.push(part.token);
        own.push(part.column);
      }
    });
    return { tokens, own };
  });
  return { lines: joined.map(({ tokens }) => tokens), columns: joined.map(({ own }) => own), source };
}

function partsByColumn(
  whole: Token,
  parts: readonly Token[],
  columns: readonly number[],
): readonly { readonly token: Token; readonly column: number }[] {
  const found: { token: Token; column: number }[] = [];
  parts.forEach((part, i) => {
    const column = columns[i] ?? 0;
    const last = found.at(-1);
    if (last?.column !== column) {
      found.push({ token: part, column });
      return;
    }
    const text = last.token.text + part.text;
    last.token = { ...last.token, text, to: part.to, run: { ...whole.run, text } };
  });
  return found.length === 1 ? [{ token: whole, column: columns[0] ?? 0 }] : found;
}
