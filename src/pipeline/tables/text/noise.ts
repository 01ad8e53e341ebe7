/** Words of a page that belong to no cell: page numbers, and labels printed down the side of a table. */
import { isLevel1Name } from '../../../glossary/levels.ts';
import { isContinuationTitle } from '../../../glossary/titles.ts';
import { type Atom, atomsText } from './atoms.ts';
import { repeatedTops, runningHeads } from './running-heads.ts';
import { isPeriodBand, isSideLabel } from './head-labels.ts';
import type { Header } from './header.ts';

/** Characters of the longest side label, each of which may stand on a line of its own. */
const MAX_SIDE_LABEL = 8;

/** For each atom whether it belongs to the page rather than to what is printed on it; a broken header may hold some as well. */
export function pageNoise(atoms: readonly Atom[]): readonly boolean[] {
  const noise = atoms.map(() => false);
  for (let at = 0; at < atoms.length; at++) {
    const end = pageNumberEnd(atoms, at) ?? continuationEnd(atoms, at) ?? webPageEnd(atoms, at);
    if (end !== null) noise.fill(true, at, end);
  }
  for (const { from, to } of runningHeads(atoms, noise)) noise.fill(true, from, to);
  for (const { from, to } of repeatedTops(atoms)) noise.fill(true, from, to);
  return noise;
}

/** For each atom whether it is a label down the side; no atom of a header is (`绩效指标⏎值`). */
export function sideNoise(atoms: readonly Atom[], headers: readonly Header[]): readonly boolean[] {
  const noise = atoms.map(() => false);
  const inHeader = atoms.map(() => false);
  for (const header of headers) inHeader.fill(true, header.from, header.to);
  for (let at = 0; at < atoms.length; at++) {
    if (inHeader[at] === true) continue;
    // The end of a band is no label by itself: 绩效指标 of 年⏎度⏎绩⏎效⏎指⏎标.
    const band = bandEnd(atoms, at);
    const end = band ?? sideLabelEnd(atoms, at);
    if (end === null) continue;
    if (band === null) noise.fill(true, at, end);
    at = end - 1;
  }
  return noise;
}

/** `- 3 -`, `第3页 共5页`: alone on its line. A bare number could be a value and is none. */
function pageNumberEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  const end = lineEnd(atoms, at);
  const text = atomsText(atoms.slice(at, end));
  return /^(?:[-—–－─]+\d{1,4}[-—–－─]+|第\d{1,4}页[,，/]?(?:共\d{1,4}页)?|[Pp]age\d{1,4})$/u.test(text)
    ? end
    : null;
}

/** `绩效目标表（续）` over the next page of a table. */
function continuationEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  const end = lineEnd(atoms, at);
  const text = atomsText(atoms.slice(at, end));
  return isContinuationTitle(text) && text.length <= LONGEST_TITLE ? end : null;
}

/** What a web page prints below what it shows, copied along: 分享到：微信, 版权所有, 上一篇：…, 【打印本页】. */
const OF_WEB_PAGE =
  /^(?:分享[到至]?[:：]|版权所有|网站标识码|\p{Script=Han}?ICP备|[上下]一[篇页条][:：]|【?(?:打印|关闭)(?:本页|窗口|页面)】?)/u;

function webPageEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  const end = lineEnd(atoms, at);
  return OF_WEB_PAGE.test(atomsText(atoms.slice(at, end))) ? end : null;
}

/** The longest title met, and then some. */
const LONGEST_TITLE = 60;

/** A side label stands on lines of its own, however it is broken, or in front of a header or of a first level on their line. */
function sideLabelEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  for (let end = at + 1; end <= Math.min(atoms.length, at + MAX_SIDE_LABEL); end++) {
    const text = atomsText(atoms.slice(at, end));
    if (text.length > MAX_SIDE_LABEL + 8) return null;
    const closed =
      beginsLine(atoms, end) || /^一级/u.test(atoms[end]?.text ?? '') || beginsWithLevel1(atoms, end);
    if (closed && isSideLabel(text)) return end;
  }
  return null;
}

/** 绩效指标 项目完成⏎指标 数量指标: the label's first level stands on its line, whole or broken. */
function beginsWithLevel1(atoms: readonly Atom[], at: number): boolean {
  return [1, 2].some((count) => isLevel1Name(atomsText(atoms.slice(at, at + count))));
}

/** The end of a period's band that begins here, however it is broken, or null. */
export function bandEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  for (let end = at + 1; end <= Math.min(atoms.length, at + MAX_SIDE_LABEL); end++) {
    const closed = beginsLine(atoms, end) || /^一级/u.test(atoms[end]?.text ?? '');
    if (closed && isPeriodBand(atomsText(atoms.slice(at, end)))) return end;
  }
  return null;
}

/** Where a period's band begins that ends here, or null. */
export function bandBegin(atoms: readonly Atom[], at: number): number | null {
  for (let from = at - 1; from >= Math.max(0, at - MAX_SIDE_LABEL); from--)
    if (bandEnd(atoms, from) === at) return from;
  return null;
}

/** Whether a period's band ends here. */
export function bandEndsAt(atoms: readonly Atom[], at: number): boolean {
  return bandBegin(atoms, at) !== null;
}

/** Whether an atom is the first on its line; what is past the last one is. */
export function beginsLine(atoms: readonly Atom[], at: number): boolean {
  return at === 0 || atoms[at]?.gap !== 'space';
}

/** The atom after the line that `at` stands on. */
export function lineEnd(atoms: readonly Atom[], at: number): number {
  let end = at + 1;
  while (end < atoms.length && atoms[end]?.gap === 'space') end++;
  return end;
}
