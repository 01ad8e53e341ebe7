/** The labels among the runs of a head: known names, set wide, broken over lines, or with their unit below. */
import type { Box, TextRun } from '../../../parsers/page.ts';
import { compact } from '../../../glossary/compact.ts';
import { isHeadLabel, isMoneyGroup } from '../../../glossary/head-labels.ts';
import { boundsOf, type RunLine } from '../text-lines.ts';

export interface FoundLabel {
  readonly runs: readonly TextRun[];
  readonly text: string;
  readonly box: Box;
}

export interface FoundLabels {
  readonly labels: readonly FoundLabel[];
  /** Runs that are no part of a label. */
  readonly others: readonly TextRun[];
  /** Headings such as 项目基本信息. */
  readonly sections: readonly TextRun[];
}

/** Runs of one label stand closer than this (in em): 项 目 名 称 set wide. */
const LABEL_GAP = 1.6;
/** Lines of one label follow each other within this (in em). */
const LINE_PITCH = 1.9;
/** Middles of the lines of one label differ by less than this (in em), or their left edges do. */
const CENTRE_SPREAD = 0.7;

/** Ends of labels that are labels as well: 其中：年度财政 / 拨款. */
const FRAGMENT = /^(?:拨款|资金|金额|总额)$/u;
/** What may follow a label in a run or line of its own: its unit or remark, its colon. */
const ADDITION = /^(?:[（(][^（）()]*[）)])?[:：]?$/u;
/** A label behind which anything may be named, and so be printed as a part of it or stand beside it. */
const OPEN_LABEL = /^其中[:：]?/u;
/** Labels of a sum: what stands left of the first of them may be their group. */
const SUM = /资金|金额|拨款|总额|预算|补助|结转/u;
/** A group's label stands in the middle of its sums or beside the first (in em): the first is no further off than this, */
const GROUP_REACH = 2.4;
/** and none further than this: three sums in rows of two lines. */
const SUMS_REACH = 6;
/** A value stands on its label's line within this (in em). */
const BESIDE = 1.2;
/** Headings of a part of the form, and the unit of its sums above it: no label, and no value of one beside it. */
const SECTION =
  /^(?:项目)?基本(?:信息|情况)$|^\d{4}年项目绩效指标$|^绩效指标$|^(?:金额)?单位[:：](?:人民币)?[百千万亿]*元$/u;

/** Finds the labels of some lines. */
export function findLabels(lines: readonly RunLine[]): FoundLabels {
  const pieces: FoundLabel[] = [];
  const followed = new Set<FoundLabel>();
  for (const line of lines) {
    for (let i = 0; i < line.runs.length; ) {
      const count = Math.max(1, labelLength(line.runs, i));
      const piece = labelOf(line.runs.slice(i, i + count));
      pieces.push(piece);
      i += count;
      if (i < line.runs.length) followed.add(piece);
    }
  }
  const labels: FoundLabel[] = [];
  const used = new Set<FoundLabel>();
  for (const piece of pieces) {
    if (used.has(piece) || SECTION.test(piece.text)) continue;
    const stack = longestStack(
      piece,
      pieces.filter((other) => !used.has(other)),
      followed,
    );
    if (stack === null) continue;
    for (const part of stack) used.add(part);
    labels.push(labelOf(stack.flatMap((part) => part.runs)));
  }
  const left = pieces.filter((piece) => !used.has(piece));
  const sections = left.filter((piece) => SECTION.test(piece.text));
  return {
    labels,
    others: left.filter((piece) => !sections.includes(piece)).flatMap((piece) => piece.runs),
    sections: sections.flatMap((piece) => piece.runs),
  };
}

/** How many runs from `at` on make a label together; 0 where none do. */
function labelLength(runs: readonly TextRun[], at: number): number {
  for (let count = runs.length - at; count >= 1; count--) {
    const own = runs.slice(at, at + count);
    const close = own.every(
      (run, i) => i === 0 || run.box.x0 - own[i - 1]!.box.x1 < LABEL_GAP * run.fontSize,
    );
    if (close && !own.some(isDigit) && isOneLabel(own.map(({ text }) => compact(text)))) return count;
  }
  return 0;
}

/** Whether the texts make one label: behind 其中, which anything may follow, only what is known as part of a label does. */
function isOneLabel(parts: readonly string[]): boolean {
  const text = parts.join('');
  const isPart = (part: string) => isHeadLabel(part) || ADDITION.test(part);
  return isHeadLabel(text) && (isHeadLabel(text.replace(OPEN_LABEL, '')) || parts.slice(1).every(isPart));
}

/** A digit close behind a label is its value, and numbers no second one: 年度资金总额 5. */
function isDigit({ text }: TextRun): boolean {
  return /^\d$/u.test(compact(text));
}

/**
 * The piece with those below it that make one label with it: 转移支付（项 / 目）名称, 项目资金 / （元）. Null where it is none. `followed` are those
 * with something right of them on their line.
 */
function longestStack(
  first: FoundLabel,
  pieces: readonly FoundLabel[],
  followed: ReadonlySet<FoundLabel>,
): readonly FoundLabel[] | null {
  const stack = [first];
  let best = isHeadLabel(first.text) ? [first] : null;
  for (let below = next(first, pieces); below !== undefined; below = next(below, pieces)) {
    // Two labels in two rows are no label of two lines.
    if (isHeadLabel(below.text) && best !== null && !FRAGMENT.test(below.text)) break;
    const isRow = followed.has(stack.at(-1)!) && followed.has(below);
    stack.push(below);
    const texts = stack.map((part) => part.text);
    if (isRow ? isOneLabel(texts) : isHeadLabel(texts.join(''))) best = [...stack];
  }
  return best;
}

function next(above: FoundLabel, pieces: readonly FoundLabel[]): FoundLabel | undefined {
  const em = above.runs[0]!.fontSize;
  return pieces
    .filter((piece) => {
      const step = piece.box.y0 - above.box.y0;
      const centred = Math.abs(middleX(piece.box) - middleX(above.box)) < CENTRE_SPREAD * em;
      const flush = Math.abs(piece.box.x0 - above.box.x0) < CENTRE_SPREAD * em;
      return step > em * 0.7 && step < LINE_PITCH * em && (centred || flush);
    })
    .sort((a, b) => a.box.y0 - b.box.y0)[0];
}

/** Money labels that hold for the labels right of them: 项目资金（万元） left of 年度资金总额. By label. */
export function moneyGroups(
  labels: readonly FoundLabel[],
  others: readonly TextRun[],
): ReadonlyMap<FoundLabel, FoundLabel> {
  const groupOf = new Map<FoundLabel, FoundLabel>();
  // From left to right: a sum that has a group is none itself, whatever stands right of it.
  for (const group of [...labels].sort((a, b) => a.box.x0 - b.box.x0)) {
    if (!isMoneyGroup(group.text) || groupOf.has(group)) continue;
    const em = group.runs[0]!.fontSize;
    const near = labels.filter(
      (label) =>
        label.box.x0 > group.box.x1 && Math.abs(middleY(label.box) - middleY(group.box)) < em * SUMS_REACH,
    );
    const first = near
      .filter((label) => SUM.test(label.text))
      .sort(
        (a, b) =>
          Math.abs(middleY(a.box) - middleY(group.box)) - Math.abs(middleY(b.box) - middleY(group.box)),
      )
      .find((label) => Math.abs(middleY(label.box) - middleY(group.box)) < em * GROUP_REACH);
    if (first === undefined || others.some((run) => isBetween(group, run, first))) continue;
    for (const label of near) {
      const aligned = Math.min(label.box.x1, first.box.x1) - Math.max(label.box.x0, first.box.x0) > 0;
      if (aligned) groupOf.set(label, group);
    }
  }
  return groupOf;
}

/** A value of its own between two labels: the left one is no group of the right one. */
function isBetween(left: FoundLabel, run: TextRun, right: FoundLabel): boolean {
  const em = run.fontSize;
  return (
    run.box.x0 >= left.box.x1 - 1 &&
    run.box.x1 <= right.box.x0 + 1 &&
    Math.abs(middleY(run.box) - middleY(left.box)) < em * BESIDE
  );
}

export function middleX(box: Box): number {
  return (box.x0 + box.x1) / 2;
}

export function middleY(box: Box): number {
  return (box.y0 + box.y1) / 2;
}

function labelOf(runs: readonly TextRun[]): FoundLabel {
  return { runs, text: textOf(runs), box: boundsOf(runs.map((run) => run.box)) };
}

function textOf(runs: readonly TextRun[]): string {
  return compact(runs.map((run) => run.text).join(''));
}
