/** Running text as atoms: the pieces between white space, each knowing its line and what stood before it. */
import type { Locator, TextLine } from '../../../parsers/page.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../../glossary/levels.ts';

/** What stands between an atom and the one before: white space in the line, a line break, blank lines, a form feed. */
export type Gap = 'space' | 'break' | 'blank' | 'page';

export interface Atom {
  readonly text: string;
  /** Line number from 1. */
  readonly line: number;
  readonly gap: Gap;
  /** Characters of white space before the atom within its line. */
  readonly spaces: number;
  /** Whether a word of the dictionary runs on from the atom before: `企⏎业`. */
  readonly inWord: boolean;
  /** The line breaks of this text are lost: the gap in front may have been any. */
  readonly breaksLost: boolean;
}

const FORM_FEED = '\f';

/** Atoms of the lines, in order. The first atom's gap is `page`. White space in a line that has lost its line breaks counts as one. */
export function toAtoms(lines: readonly TextLine[]): readonly Atom[] {
  const atoms: Atom[] = [];
  let gap: Gap = 'page';
  for (const line of lines) {
    if (line.text.includes(FORM_FEED)) gap = 'page';
    const within: Gap = isLongLine(line.text) ? 'break' : 'space';
    for (const { text, spaces } of piecesOf(line.text)) {
      const inWord = gap !== 'space' && wordRunsOn(atoms.at(-1)?.text ?? '', text);
      atoms.push({
        text,
        line: line.number,
        gap,
        spaces,
        inWord,
        breaksLost: within !== 'space',
      });
      gap = within;
    }
    if (gap !== 'page') gap = line.text.trim() === '' ? 'blank' : 'break';
  }
  return atoms;
}

interface Piece {
  readonly text: string;
  readonly spaces: number;
}

/** What white space parts, and a label from what is set right behind its weight: `数量指标（20分）农产品检测批次`. */
function piecesOf(line: string): readonly Piece[] {
  return [...line.matchAll(/([\s\u200b\ufeff]*)([^\s\u200b\ufeff]+)/gu)].flatMap(
    (match): readonly Piece[] => {
      const [text, spaces] = [match[2] ?? '', match[1]?.length ?? 0];
      const label = /^\p{Script=Han}{2,10}[（(]\d{1,3}[分%％][）)](?=\p{Script=Han})/u.exec(text)?.[0];
      if (label === undefined || !isLevelName(label)) return [{ text, spaces }];
      return [
        { text: label, spaces },
        { text: text.slice(label.length), spaces: 0 },
      ];
    },
  );
}

function isLevelName(text: string): boolean {
  const { name } = splitLevelWeight(text);
  return isLevel1Name(name) || isLevel2Name(name);
}

/** Display width and pieces above which a line is a text whose line breaks were lost. No printed line comes near. */
const LONG_LINE_WIDTH = 200;
const LONG_LINE_PIECES = 12;

function isLongLine(text: string): boolean {
  return displayWidth(text) > LONG_LINE_WIDTH && text.trim().split(/\s+/u).length > LONG_LINE_PIECES;
}

/** Characters on either side that the dictionary needs to tell words apart. */
const WORD_CONTEXT = 6;
/** The dictionary that comes with Node (ICU). A Node built without it finds no words, and that evidence is missing. */
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** Whether a word of the dictionary runs on from one text into the next. */
export function wordRunsOn(before: string, after: string): boolean {
  if (!/\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}/u.test(after)) return false;
  const left = before.slice(-WORD_CONTEXT);
  for (const { index } of WORDS.segment(left + after.slice(0, WORD_CONTEXT)))
    if (index === left.length) return false;
  return true;
}

/** The atoms' text line by line, as printed: one space where white space stood. */
export function atomLines(atoms: readonly Atom[]): readonly string[] {
  const lines: string[] = [];
  let last = -1;
  for (const atom of atoms) {
    if (atom.line === last) lines.push(`${lines.pop() ?? ''} ${atom.text}`);
    else lines.push(atom.text);
    last = atom.line;
  }
  return lines;
}

/** Lines `from`–`to` of these atoms, which must not be empty. */
export function atomsLocator(atoms: readonly Atom[]): Locator {
  return { kind: 'line', from: atoms[0]?.line ?? 0, to: atoms.at(-1)?.line ?? 0 };
}

/** The atoms' text without white space. */
export function atomsText(atoms: readonly Atom[]): string {
  return atoms.map((atom) => atom.text).join('');
}
