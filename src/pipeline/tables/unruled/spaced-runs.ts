/** Words set wide, 一 级 指 标, whose characters came as runs of their own: one run again. */
import type { TextRun } from '../../../parsers/page.ts';
import { boundsOf, textLines } from '../text-lines.ts';

/** Characters of one word stand this close at most (in em); columns of single characters stand further apart. */
const WIDEST_SPACING = 2.2;
/** Distances within a word are equal but for this (in em). */
const UNEVENNESS = 0.35;

/** The runs with words set wide joined; all others as they are. */
export function joinSpaced(runs: readonly TextRun[]): TextRun[] {
  const lines = textLines(runs);
  return lines.flatMap((line, i) => {
    const above = lines[i - 1]?.runs ?? [];
    const joined: TextRun[] = [];
    let word: TextRun[] = [];
    for (const run of line.runs) {
      if (word.length > 0 && (!goesOn(word, run) || endTwoCells(word.at(-1)!, run, above))) {
        joined.push(wordOf(word));
        word = [];
      }
      word.push(run);
    }
    joined.push(wordOf(word));
    return joined;
  });
}

function goesOn(word: readonly TextRun[], run: TextRun): boolean {
  const last = word.at(-1)!;
  const em = run.fontSize;
  if (!isSingle(run) || !word.every(isSingle) || !isSameSize(last, run)) return false;
  const gap = run.box.x0 - last.box.x1;
  if (gap > WIDEST_SPACING * em || gap < 0) return false;
  const before = word.at(-2);
  return before === undefined || Math.abs(gap - (last.box.x0 - before.box.x1)) < UNEVENNESS * em;
}

/** Lines of one cell follow each other within this (in em), and share an end or their middle within `ALIGNED`. */
const LINE_PITCH = 1.9;
const ALIGNED = 0.3;

/** Whether two characters each end a cell of the line above: 项目名 / 称 beside …建设项 / 目. */
function endTwoCells(left: TextRun, right: TextRun, above: readonly TextRun[]): boolean {
  const begun = (run: TextRun) => above.find((other) => isUnder(run, other));
  const [first, second] = [begun(left), begun(right)];
  return first !== undefined && second !== undefined && first !== second;
}

function isUnder(run: TextRun, above: TextRun): boolean {
  const step = run.box.y0 - above.box.y0;
  const off = (of: (run: TextRun) => number) => Math.abs(of(run) - of(above)) < ALIGNED * run.fontSize;
  const aligned = off(({ box }) => box.x0) || off(({ box }) => (box.x0 + box.x1) / 2);
  return aligned && step < LINE_PITCH * run.fontSize && !isSingle(above);
}

/** A scan's characters are as large as their ink: 一 and 目 beside 级. */
const SIZES_OF_INK = 1.35;

function isSameSize(a: TextRun, b: TextRun): boolean {
  const most = a.source === 'ocr' && b.source === 'ocr' ? SIZES_OF_INK : 1;
  return Math.max(a.fontSize, b.fontSize) <= most * Math.min(a.fontSize, b.fontSize);
}

function isSingle(run: TextRun): boolean {
  return /^[\p{Script=Han}（）()：:]$/u.test(run.text.trim());
}

function wordOf(word: readonly TextRun[]): TextRun {
  if (word.length === 1) return word[0]!;
  return {
    ...word[0]!,
    text: word.map((run) => run.text.trim()).join(''),
    box: boundsOf(word.map((run) => run.box)),
    confidence: Math.min(...word.map((run) => run.confidence)),
  };
}
