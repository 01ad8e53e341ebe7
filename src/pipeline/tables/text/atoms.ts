/** Running text as atoms: the pieces between white space, each knowing its line and what stood before it. */
import type { Locator, TextLine } from '../../../parsers/page.ts';
import { displayWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../../glossary/levels.ts';
import { gluedParts, isGluedText } from './glued-text.ts';
import { isColumnName, leadingColumnNames } from './column-names.ts';

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
  /** Cells of this text run together: what parts this atom from its neighbours are words alone. */
  readonly glued: boolean;
  /** The text sets Latin letters and digits apart from Han by spaces, as word processors do. */
  readonly latinApart: boolean;
}

const FORM_FEED = '\f';

/** Atoms of the lines, in order. The first atom's gap is `page`. White space in a line that has lost its line breaks counts as one. */
export function toAtoms(lines: readonly TextLine[]): readonly Atom[] {
  const atoms: Atom[] = [];
  const latinApart = setsLatinApart(lines);
  const glued = isGluedText(lines.flatMap((line) => line.text.split(/\s+/u)));
  let gap: Gap = 'page';
  for (const line of lines) {
    if (line.text.includes(FORM_FEED)) gap = 'page';
    const within: Gap = glued || isLongLine(line.text) ? 'break' : 'space';
    for (const { text, spaces } of piecesOf(line.text, glued)) {
      const inWord = gap !== 'space' && wordRunsOn(atoms.at(-1)?.text ?? '', text);
      atoms.push({
        text,
        line: line.number,
        gap,
        spaces,
        inWord,
        breaksLost: within !== 'space',
        glued,
        latinApart,
      });
      gap = within;
    }
    if (gap !== 'page') gap = line.text.trim() === '' ? 'blank' : 'break';
  }
  return withTailsGathered(withStarsGathered(atoms));
}

/** How many atoms behind its label a star may stand that the label's column had no room for. */
const STAR_REACH = 6;

/** The stars of a label, broken over lines, may stand behind what is printed beside its first line: `指标★★ 名称 95%⏎★`. */
function withStarsGathered(atoms: readonly Atom[]): readonly Atom[] {
  if (!atoms.some((atom) => STARS.test(atom.text))) return atoms;
  const gathered: Atom[] = [];
  for (const atom of atoms) {
    const stars = STARS.test(atom.text) && !/(?:[标度★☆]|效益|影响)$/u.test(gathered.at(-1)?.text ?? '');
    const label = stars ? gathered.findLastIndex((other) => /[★☆]$/u.test(other.text)) : -1;
    if (label >= 0 && label >= gathered.length - STAR_REACH)
      gathered.splice(label + 1, 0, { ...atom, gap: 'break' });
    else gathered.push(atom);
  }
  return gathered;
}

const STARS = /^[★☆]+$/u;

/** Pieces a label may be broken into before its last. */
const PIECES_BEFORE_TAIL = 3;

/**
 * So may the last character of a label, where a page break goes through its row: `满意⏎度指⏎名称 95%⏎标`. Only where the pieces are no label
 * without it and are one with it.
 */
function withTailsGathered(atoms: readonly Atom[]): readonly Atom[] {
  const gathered: Atom[] = [];
  for (const atom of atoms) {
    const end = atom.text === '标' && atom.gap !== 'space' ? openLabelEnd(gathered) : -1;
    if (end >= 0 && end < gathered.length - 1) gathered.splice(end + 1, 0, { ...atom, gap: 'break' });
    else gathered.push(atom);
  }
  return gathered;
}

/** Where the last pieces end that lack 标 to be a label; -1 where there are none. */
function openLabelEnd(atoms: readonly Atom[]): number {
  const from = Math.max(0, atoms.length - STAR_REACH);
  return atoms.findLastIndex((atom, end) => {
    if (end < from || !/指$/u.test(atom.text) || atoms[end + 1]?.text === '标') return false;
    return Array.from({ length: PIECES_BEFORE_TAIL }, (_, k) =>
      atoms.slice(Math.max(0, end - k), end + 1),
    ).some(
      (pieces) =>
        pieces.slice(1).every((piece) => piece.gap !== 'space') && isLevelName(`${atomsText(pieces)}标`),
    );
  });
}

/** Digits with a Han character right behind, from which on a text is known not to set them apart. */
const TOGETHER = 4;

function setsLatinApart(lines: readonly TextLine[]): boolean {
  const count = (pattern: RegExp) =>
    lines.reduce((sum, { text }) => sum + (text.match(pattern)?.length ?? 0), 0);
  const together = count(/\d\p{Script=Han}/gu);
  return together < TOGETHER || count(/\d[ \u3000]\p{Script=Han}/gu) > together;
}

interface Piece {
  readonly text: string;
  readonly spaces: number;
}

/** Invisible characters that pasted text carries part words as little as they show: they count as white space. */
const INVISIBLE = String.raw`\s\u200b-\u200f\u2060\ufeff`;
/** Characters set apart by single spaces, three or more: `一 级 指 标` is one word, or several. */
const SPACED_OUT = String.raw`(?<![^${INVISIBLE}])\p{Script=Han}(?:[ \u3000]\p{Script=Han}(?![^${INVISIBLE}])){2,}`;
const PIECE = new RegExp(`([${INVISIBLE}]*)(${SPACED_OUT}|[^${INVISIBLE}]+)`, 'gu');

/**
 * What white space parts; of that, what runs together without any: a label and what is set right behind its weight
 * (`数量指标（20分）农产品检测批次`), and the names of columns side by side.
 */
function piecesOf(line: string, glued: boolean): readonly Piece[] {
  return withLabelsWhole(piecesBetweenSpaces(line, glued));
}

/** Pieces a label may be in when its line breaks have become spaces: `社会 效益 指标`. */
const LABEL_PIECES = 3;

function withLabelsWhole(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    whole.push(piece);
    // 指标 1：人均标准 is a name with its number.
    const numbers = /^\d{1,2}[:：.、]/u.test(pieces[at + 1]?.text ?? '');
    if (piece.text !== '指标' || piece.spaces !== 1 || numbers) continue;
    for (let count = Math.min(LABEL_PIECES, whole.length); count > 1; count--) {
      const parts = whole.slice(-count);
      const text = parts.map((part) => part.text).join('');
      const apart = parts.slice(1).some((part) => part.spaces !== 1);
      if (apart || !isWholeLabel(text)) continue;
      whole.splice(-count, count, { text, spaces: parts[0]?.spaces ?? 0 });
      break;
    }
  }
  return whole;
}

function isWholeLabel(text: string): boolean {
  return /^[一二三]级指标$/u.test(text) || (!/指标.*指标/u.test(text) && isLevelName(text));
}

function piecesBetweenSpaces(line: string, glued: boolean): readonly Piece[] {
  return [...line.matchAll(PIECE)].flatMap((match): readonly Piece[] => {
    const [text, spaces] = [(match[2] ?? '').replace(/[ \u3000]/gu, ''), match[1]?.length ?? 0];
    const parts = glued ? gluedParts(text) : spacesOf(match[2] ?? '') ? labelsIn(text) : runTogether(text);
    return parts.map((part, index) => ({ text: part, spaces: index === 0 ? spaces : 0 }));
  });
}

function spacesOf(word: string): boolean {
  return /[ \u3000]/u.test(word);
}

/** Words set wide one beside the other, `产 出 指 标 数 量 指 标`, as far as they are labels or names of columns. */
function labelsIn(text: string): readonly string[] {
  const side = /^(?:年度)?绩效指标(?=.)/u.exec(text)?.[0] ?? '';
  if (side !== '') {
    const behind = labelsIn(text.slice(side.length));
    return behind.length > 1 || isLevelName(behind[0] ?? '') ? [side, ...behind] : [text];
  }
  const names = runTogether(text);
  if (names.length > 1) return names;
  const label = Array.from({ length: text.length }, (_, i) => text.slice(0, i + 1)).find(
    (part, i) => /标$/u.test(part) && isLevelName(part) && isLevelName(text.slice(i + 1)),
  );
  return label === undefined ? [text] : [label, ...labelsIn(text.slice(label.length))];
}

function runTogether(text: string): readonly string[] {
  const label = /^\p{Script=Han}{2,10}[（(]\d{1,3}[分%％][）)](?=\p{Script=Han})/u.exec(text)?.[0];
  if (label !== undefined && isLevelName(label)) return [label, text.slice(label.length)];
  const weight = /^(?:权重|分值)[（(][%％分][）)](?=\p{Script=Han})/u.exec(text)?.[0];
  if (weight !== undefined) return [weight, ...runTogether(text.slice(weight.length))];
  const two = TWO_LABELS.exec(text);
  if (two !== null && !isLevelName(text) && isLevelName(two[1] ?? '') && isLevelName(two[2] ?? ''))
    return [two[1] ?? '', two[2] ?? ''];
  const behind = NUMBER_THEN_LABEL.exec(text);
  if (behind !== null && isLevelName(behind[2] ?? '')) return [behind[1] ?? '', behind[2] ?? ''];
  if (!COLUMN_NAME_INSIDE.test(text) || isColumnName(text)) return [text];
  const { names, rest } = leadingColumnNames(text);
  return names.length > 1 && rest.length <= LONGEST_REST
    ? [...names, ...(rest === '' ? [] : [rest])]
    : [text];
}

/** `产出指标数量指标`: labels of both levels without a gap. */
const TWO_LABELS = /^(\p{Script=Han}{2,6}指标)(\p{Script=Han}{2,10}指标)$/u;

/** `4社会效益指标`: a weight or a share and the label of the next row. */
const NUMBER_THEN_LABEL = /^([≥≤]?\d[\d.]*[%％]?)(\p{Script=Han}{2,10}指标)$/u;

/** Characters of a column's name that a line may end amid: `三级指标指标性⏎质`. */
const LONGEST_REST = 6;

/** What the names of columns end in: all others need not be looked at. */
const COLUMN_NAME_INSIDE = /^\p{Script=Han}.*(?:指标|目标|值|分|权重|备注|标准|来源|单位|措施|原因|序号)/u;

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
