/** The lines of a label column in layout text → labels: which lines make one name together. */
import { displayWidth } from '../../../glossary/compact.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import { isLevel1Name, isLevel2Name, MOST_LABEL_LINES, splitLevelWeight } from '../../../glossary/levels.ts';
import { wordRunsOn } from './atoms.ts';
import { cellCost } from './cell-cost.ts';
import type { Token } from './layout-tokens.ts';
import { breakCost, firstUnitWidth } from './wrap-cost.ts';

export interface LabelLine {
  readonly line: number;
  /** In lines of a cell, as `lineHeights` gives it. */
  readonly height: number;
  readonly tokens: readonly Token[];
}

export interface LayoutLabel {
  readonly lines: readonly LabelLine[];
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
}

/** Price of a label, so that two halves are not cheaper than the whole. */
const LABEL = 0.3;
/** Two names of the vocabulary, one below the other, are no one name. */
const TWO_NAMES = 5;
const OTHER_LEVEL = 1.5;
/** Lines of one label follow each other; what is missing or too much, a line. */
const APART = 2;
const NEAR = 0.6;

export interface LayoutLabels {
  readonly labels: readonly LayoutLabel[];
  /** How little they read like labels, in nats. */
  readonly cost: number;
}

/** The cheapest way to part the lines into labels. */
export function layoutLabels(role: 'level1' | 'level2', lines: readonly LabelLine[]): LayoutLabels {
  const width = Math.max(...lines.map((line) => displayWidth(textOf([line]))));
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let to = 1; to <= lines.length; to++) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = to - 1; from >= Math.max(0, to - MOST_LABEL_LINES); from--) {
      const cost = (best[from]?.cost ?? 0) + LABEL + labelCost(role, lines.slice(from, to), width);
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const labels: LayoutLabel[] = [];
  for (let to = lines.length; to > 0; to = best[to]?.from ?? 0) {
    labels.unshift(labelOf(lines.slice(best[to]?.from ?? 0, to)));
  }
  return { labels, cost: best[lines.length]?.cost ?? 0 };
}

function labelOf(lines: readonly LabelLine[]): LayoutLabel {
  return {
    lines,
    text: textOf(lines),
    top: (lines[0] as LabelLine).height,
    bottom: (lines.at(-1) as LabelLine).height,
  };
}

/** `width` is what a line of the column holds at most. */
function labelCost(role: 'level1' | 'level2', lines: readonly LabelLine[], width: number): number {
  const text = textOf(lines);
  let cost = nameCost(role, text) + (isKnown(text) ? 0 : breaksCost(lines, width));
  for (let i = 1; i < lines.length; i++) {
    const step = (lines[i] as LabelLine).height - (lines[i - 1] as LabelLine).height;
    cost += Math.max(0, Math.abs(step - 1) - NEAR) * APART;
  }
  return cost + (holdsTwoNames(lines) ? TWO_NAMES : 0);
}

/** A line of a label broken between two words of the dictionary: it may as well be two labels. */
const BETWEEN_WORDS = 0.4;

/** What the lines of a label nobody knows cost as pieces of one: a column breaks no line that has room for the next character. */
function breaksCost(lines: readonly LabelLine[], width: number): number {
  let cost = 0;
  for (let i = 1; i < lines.length; i++) {
    const [above, below] = [textOf(lines.slice(i - 1, i)), textOf(lines.slice(i, i + 1))];
    cost += breakCost(displayWidth(above), firstUnitWidth(below), width);
    if (!wordRunsOn(above, below)) cost += BETWEEN_WORDS;
  }
  return cost;
}

/** In its own column even a bare 质量 or 产出 is a label. */
function nameCost(role: 'level1' | 'level2', text: string): number {
  const { name } = splitLevelWeight(text);
  const [own, other] = role === 'level1' ? [isLevel1Name, isLevel2Name] : [isLevel2Name, isLevel1Name];
  return own(name) ? 0 : other(name) ? OTHER_LEVEL : Math.min(cellCost(role, text), unknownCost(name));
}

/** A label nobody knows, in a label's column: what is no longer than labels are and all Han is one as likely as not. */
const UNKNOWN = 2.5;
const LONGEST_LABEL = 8;

function unknownCost(name: string): number {
  if (!/^\p{Script=Han}{3,}$/u.test(name) || /(?:指标|目标)./u.test(name) || /^指标|^[标度响]/u.test(name))
    return Number.POSITIVE_INFINITY;
  return UNKNOWN + Math.max(0, name.length - LONGEST_LABEL) / 2;
}

function holdsTwoNames(lines: readonly LabelLine[]): boolean {
  if (isName(textOf(lines))) return false;
  for (let at = 1; at < lines.length; at++) {
    const [above, below] = [lines.slice(0, at), lines.slice(at)];
    if (isName(textOf(above)) && below.some((_, i) => isName(textOf(below.slice(0, i + 1))))) return true;
  }
  return false;
}

function isName(text: string): boolean {
  const { name } = splitLevelWeight(text);
  return isLevel1Name(name) || isLevel2Name(name);
}

function isKnown(text: string): boolean {
  return isName(text) || isDepartmentLevel2(splitLevelWeight(text).name);
}

function textOf(lines: readonly LabelLine[]): string {
  return lines.flatMap((line) => line.tokens.map((token) => token.text)).join('');
}
