/** A header's name over columns of their own where no lines enclose them: 指标值 over 前年 | 上年 | 预计当年实现. */
import { isColumnGroup } from '../../../glossary/column-groups.ts';
import { columnRole } from '../../../glossary/columns.ts';
import { compact } from '../../../glossary/compact.ts';
import type { TextRun } from '../../../parsers/page.ts';
import { boundsOf, type RunLine } from '../text-lines.ts';
import { columnsOf } from './header-columns.ts';
import type { HeaderBand } from './header-layout.ts';

/** A name with the names under it, from left to right. */
interface Headed {
  readonly heading: TextRun;
  readonly names: readonly TextRun[];
}

/**
 * The band with the columns that a line of it, or the line right below it, names under names of a line above; null where none does.
 *
 * They stand side by side between the neighbours of the name above, on both sides of its middle, and each is a column's name, alone or with
 * that one in front: a name that goes on in its second line has one piece there, and a row's cells are no names.
 */
export function withNamesUnder(
  lines: readonly RunLine[],
  band: HeaderBand,
  lineBelow: RunLine | undefined,
): HeaderBand | null {
  const own = [...lines.slice(band.from, band.to), ...(lineBelow === undefined ? [] : [lineBelow])];
  for (const [at, line] of own.entries()) {
    for (const above of own.slice(0, at)) {
      const inBand = band.from + at < band.to;
      const header = inBand ? own.slice(0, band.to - band.from) : own;
      const beside = header.flatMap((each) => (each === line ? [] : each.runs));
      const headed = above.runs.flatMap((heading) => headedBy(heading, line.runs, beside));
      const under = headed.flatMap(({ names }) => names);
      // Below the band a line of such names holds nothing else.
      if (under.length === 0 || (!inBand && under.length < line.runs.length)) continue;
      return bandOf({ from: band.from, to: band.from + header.length }, header, headed);
    }
  }
  return null;
}

function bandOf(
  place: Pick<HeaderBand, 'from' | 'to'>,
  header: readonly RunLine[],
  headed: readonly Headed[],
): HeaderBand {
  const over = new Map(headed.flatMap(({ heading, names }) => names.map((run) => [run, heading])));
  const headings = new Set(over.values());
  const runs = header.flatMap((line) => line.runs);
  const columns = columnsOf(
    runs.flatMap((run) => {
      if (headings.has(run)) return [];
      const heading = over.get(run);
      const isWhole = heading === undefined || columnRole(compact(run.text)) !== null;
      return isWhole ? [run] : [{ ...run, text: heading.text + run.text }];
    }),
  );
  return {
    ...place,
    columns,
    box: boundsOf(runs.map((run) => run.box)),
    headings: headed.map(({ heading, names }) => {
      const first = columns.findIndex(({ box }) => box.x1 > names[0]!.box.x0);
      return { runs: [heading], from: first, to: first + names.length };
    }),
  };
}

function headedBy(heading: TextRun, line: readonly TextRun[], beside: readonly TextRun[]): Headed[] {
  const middle = (heading.box.x0 + heading.box.x1) / 2;
  const left = Math.max(...beside.map(({ box }) => box.x1).filter((x) => x < middle));
  const right = Math.min(...beside.map(({ box }) => box.x0).filter((x) => x > middle), Number.MAX_VALUE);
  const names = line.filter(({ box }) => box.x0 > left && box.x1 < right);
  const [first, last] = [names[0], names.at(-1)];
  if (first === undefined || last === undefined) return [];
  // A single one stands on one side.
  if (centre(first) >= middle || centre(last) <= middle) return [];
  const top = compact(heading.text);
  const areNames = names.every(({ text }) => isNameUnder(compact(text), top));
  // 权重 / （%） in the middle of a row of names stands above its neighbours' line, not over them.
  const isBeside = !isLevel(top) && names.some(({ text }) => isLevel(compact(text)));
  const goesOn = beside.some((run) => run.box.y0 > first.box.y0 && isSecondLine(heading, run));
  return areNames && !isBeside && !goesOn && columnRole(top) !== null ? [{ heading, names }] : [];
}

/** The middles of a name's lines differ by less than this, in em: a layout text keeps places by characters. */
const SAME_MIDDLE = 0.75;

/** Whether a run below the names goes on with the one above them: 指标 above, 解释 below the line of the other names. */
function isSecondLine(heading: TextRun, run: TextRun): boolean {
  const isBelow = Math.abs(centre(run) - centre(heading)) < heading.fontSize * SAME_MIDDLE;
  return isBelow && columnRole(compact(heading.text + run.text)) !== null;
}

function isLevel(name: string): boolean {
  return /^level[123]$/u.test(columnRole(name) ?? '');
}

/** A column's own name, or a time that makes one of the name above: 半年 under 指标值. A value would make one as well. */
function isNameUnder(name: string, top: string): boolean {
  if (columnRole(name) !== null) return true;
  return (isColumnGroup(name) || TIME.test(name)) && columnRole(top + name) !== null;
}

const TIME = /^\P{Number}{0,6}[年季月]\P{Number}{0,6}$/u;

function centre({ box }: TextRun): number {
  return (box.x0 + box.x1) / 2;
}
