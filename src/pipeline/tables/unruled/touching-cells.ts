/** Two cells of a table without lines that stand so close that their texts came as one run: 时效指标（10分）项目竣工时间, 20 统计报表. */
import { displayWidth } from '../../../glossary/compact.ts';
import { isLevel1Name, isLevel2Name, splitLevelWeight } from '../../../glossary/levels.ts';
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { TextRun } from '../../../parsers/page.ts';
import type { ColumnLayout } from './body-plan.ts';
import type { HeaderColumn } from './header-layout.ts';

export interface ApartRuns {
  readonly runs: readonly TextRun[];
  /** The run each piece was cut from. */
  readonly source: ReadonlyMap<TextRun, TextRun>;
}

/** A name ends this near (em) to the bound of its column: digits and letters are narrower or wider than half an em. */
const NEAR_BOUND = 0.8;
/** The same of a number: where one stands at the bound throughout, no empty place tells exactly where that is. */
const NEAR_NUMBER = 1.5;
/** A number reaches at least this far (em) into its column: half of a digit. */
const LEAST_NUMBER = 0.25;
/** Points and sums, set to the right of their column, as spreadsheets set numbers. */
const NUMBER = /^\d[\d,.]*[%％分]?(?=\s)/u;

/**
 * Cuts a run that crosses the right bound of a level's column behind the level's whole name, where that ends at the bound; and one that
 * crosses the bound of a column of points behind its number, where a blank parts that from the rest.
 */
export function cellsApart(runs: readonly TextRun[], { bounds, roles }: ColumnLayout): ApartRuns {
  const wallsOf = (...own: readonly ColumnRole[]) => bounds.filter((_, i) => own.includes(roles[i - 1]!));
  const walls = wallsOf('level1', 'level2');
  const numbers = wallsOf('weight', 'score');
  const source = new Map<TextRun, TextRun>();
  const apart = runs.flatMap((run) => {
    // Columns of characters are no places on a page: who reads those cuts for itself.
    if (run.line !== undefined) return [run];
    const { box, fontSize } = run;
    const wall = walls.find((at) => box.x0 < at - fontSize && box.x1 > at + fontSize);
    const number = numbers.find((at) => box.x0 < at - LEAST_NUMBER * fontSize && box.x1 > at + fontSize);
    const pieces =
      wall !== undefined ? piecesOf(run, wall) : number !== undefined ? numberOf(run, number) : null;
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

/**
 * The runs with each cut behind the number it begins with below the header of a column of points, where a blank follows: for the search for
 * the bounds of columns, to which such runs show no empty place.
 */
export function numbersApart(runs: readonly TextRun[], columns: readonly HeaderColumn[]): readonly TextRun[] {
  return runs.flatMap((run) => {
    const isPoints = columns.some(
      ({ role, box }, i) =>
        (role === 'weight' || role === 'score') &&
        run.box.x0 > box.x0 - run.fontSize &&
        run.box.x0 < (columns[i + 1]?.box.x0 ?? -Infinity),
    );
    return (isPoints && run.line === undefined ? numberAhead(run) : null) ?? [run];
  });
}

function numberOf(run: TextRun, wall: number): readonly [TextRun, TextRun] | null {
  const apart = numberAhead(run);
  return apart === null || Math.abs(apart[0].box.x1 - wall) > NEAR_NUMBER * run.fontSize ? null : apart;
}

/** A number and what stands behind a blank of the same run; null where it is no such run. */
function numberAhead(run: TextRun): readonly [TextRun, TextRun] | null {
  const { text, box } = run;
  const number = NUMBER.exec(text)?.[0];
  if (number === undefined) return null;
  const scale = (box.x1 - box.x0) / displayWidth(text);
  const rest = text.slice(number.length).trimStart();
  return [
    { ...run, text: number, box: { ...box, x1: box.x0 + displayWidth(number) * scale } },
    { ...run, text: rest, box: { ...box, x0: box.x1 - displayWidth(rest) * scale } },
  ];
}

function isLevel(text: string): boolean {
  const { name } = splitLevelWeight(text);
  return /指标|目标|满意度/u.test(name) && (isLevel1Name(name) || isLevel2Name(name));
}
