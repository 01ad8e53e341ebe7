/** Two cells of a table without lines that stand so close that their texts came as one run: 时效指标（10分）项目竣工时间. */
import { displayWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../../glossary/levels.ts';
import type { TextRun } from '../../../parsers/page.ts';
import type { ColumnLayout } from './body-plan.ts';

export interface ApartRuns {
  readonly runs: readonly TextRun[];
  /** The run each piece was cut from. */
  readonly source: ReadonlyMap<TextRun, TextRun>;
}

/** A name ends this near (em) to the bound of its column: digits and letters are narrower or wider than half an em. */
const NEAR_BOUND = 0.8;

/** Cuts a run that crosses the right bound of a level's column behind the level's whole name, where that ends at the bound. */
export function cellsApart(runs: readonly TextRun[], { bounds, roles }: ColumnLayout): ApartRuns {
  const walls = bounds.filter((_, i) => roles[i - 1] === 'level1' || roles[i - 1] === 'level2');
  const source = new Map<TextRun, TextRun>();
  const apart = runs.flatMap((run) => {
    // Columns of characters are no places on a page: who reads those cuts for itself.
    if (run.line !== undefined) return [run];
    const wall = walls.find((at) => run.box.x0 < at - run.fontSize && run.box.x1 > at + run.fontSize);
    const pieces = wall === undefined ? null : piecesOf(run, wall);
    if (pieces === null) return [run];
    for (const piece of pieces) source.set(piece, run);
    return pieces;
  });
  return { runs: apart, source };
}

function piecesOf(run: TextRun, wall: number): readonly [TextRun, TextRun] | null {
  const { text, box, fontSize } = run;
  // 满意度指标 printed across both columns is one name, though 满意度 is one too.
  if (isLevel(text)) return null;
  const scale = (box.x1 - box.x0) / displayWidth(text);
  for (let end = text.length - 1; end >= 2; end--) {
    const at = box.x0 + displayWidth(text.slice(0, end)) * scale;
    if (Math.abs(at - wall) > NEAR_BOUND * fontSize || !isLevel(text.slice(0, end))) continue;
    return [
      { ...run, text: text.slice(0, end).trimEnd(), box: { ...box, x1: Math.min(at, wall) } },
      { ...run, text: text.slice(end).trimStart(), box: { ...box, x0: Math.max(at, wall) } },
    ];
  }
  return null;
}

function isLevel(text: string): boolean {
  const { name } = splitLevelWeight(text);
  return /指标|目标|满意度/u.test(name) && (isLevel1Name(name) || isLevel2Name(name));
}
