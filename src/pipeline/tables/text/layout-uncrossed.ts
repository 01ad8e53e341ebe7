/** Which rows of a layout text cross, told by what its rows cost with and without: these are set row by row. */
import type { TextRun } from '../../../parsers/page.ts';
import { marginOver } from './confidence.ts';
import { type Crossing, type CrossingRequest, crossings } from './layout-crossings.ts';
import { lineOf, type PlacedLine } from './layout-placed-lines.ts';

/** What rows that cross cost beside what they cost row by row; further ones of a table less, as its lines stand as close everywhere. */
const CROSSED = 3;
const CROSSED_AGAIN = 0.5;
/** Names on one line, the second just where names begin: it seldom is a new word that begins there. */
const CROSSED_ON_ONE_LINE = 1.5;

export interface Uncrossed {
  readonly lines: readonly PlacedLine[];
  /** Pieces of runs, and what they were cut from. */
  readonly source: ReadonlyMap<TextRun, TextRun>;
  /** Numbers of lines on which only labels stand, amid rows that cross. */
  readonly amid: ReadonlySet<number>;
  /** What a row on lines with these numbers would cost more if rows that seem to cross did not, or others did. */
  readonly marginOf: (lines: readonly number[]) => number;
}

/**
 * The lines, rows that cross set row by row where that costs less. Where several rows cross, what one of them costs depends on the others:
 * each is taken at first, and left where the rows are cheaper without it.
 */
export function uncrossed(
  request: CrossingRequest,
  costOf: (lines: readonly PlacedLine[]) => number,
): Uncrossed {
  const { lines } = request;
  const all = crossings(request);
  if (all.length === 0)
    return { lines, source: new Map(), amid: new Set(), marginOf: () => Number.POSITIVE_INFINITY };
  const known = new Map<string, number>();
  const costWith = (taken: readonly Crossing[]): number => {
    const key = taken
      .map((crossing) => all.indexOf(crossing))
      .sort((a, b) => a - b)
      .join();
    const cost = known.get(key) ?? costOf(withCrossings(lines, taken)) + priceOf(taken);
    known.set(key, cost);
    return cost;
  };
  const found = all.map((crossing) => ({ crossing, alone: costWith([crossing]) }));
  const apart: { readonly crossing: Crossing; readonly alone: number }[] = [];
  const doubts: Doubt[] = [];
  for (const one of found.sort((a, b) => a.alone - b.alone)) {
    const rival = apart.find(({ crossing }) => isOver(crossing, one.crossing));
    if (rival === undefined) apart.push(one);
    else doubts.push({ crossing: one.crossing, margin: marginOver(rival.alone, one.alone) });
  }
  const { taken, margins } = worthwhile(
    apart.map(({ crossing }) => crossing),
    costWith,
  );
  return {
    lines: withCrossings(lines, taken),
    source: new Map(taken.flatMap((crossing) => [...crossing.source])),
    amid: new Set(taken.flatMap((crossing) => amidOf(crossing, request.isLabel))),
    marginOf: (numbers) =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...[...doubts, ...margins].flatMap(({ crossing, margin }) =>
          isOn(crossing, lines, numbers) ? [margin] : [],
        ),
      ),
  };
}

function priceOf(taken: readonly Crossing[]): number {
  const prices = taken.map(({ onOneLine }) => (onOneLine ? CROSSED_ON_ONE_LINE : CROSSED));
  return taken.length === 0 ? 0 : Math.min(...prices) + (taken.length - 1) * CROSSED_AGAIN;
}

interface Doubt {
  readonly crossing: Crossing;
  readonly margin: number;
}

interface Worthwhile {
  readonly taken: readonly Crossing[];
  readonly margins: readonly Doubt[];
}

/**
 * Those without which the rows would cost more, and for each, taken or not, by how much the other way is dearer. As the first of a table is
 * dearer than others, none of them may cost less than all where one less costs more.
 */
function worthwhile(all: readonly Crossing[], costWith: (taken: readonly Crossing[]) => number): Worthwhile {
  let taken = all;
  for (;;) {
    const cost = costWith(taken);
    const margins = all.map((crossing) => {
      const others = taken.filter((own) => own !== crossing);
      return {
        crossing,
        margin: marginOver(cost, costWith(taken.includes(crossing) ? others : [...taken, crossing])),
      };
    });
    const worst = margins
      .filter(({ crossing, margin }) => taken.includes(crossing) && margin < 0)
      .sort((a, b) => a.margin - b.margin)[0];
    if (worst === undefined) return orNone({ taken, margins }, costWith);
    taken = taken.filter((crossing) => crossing !== worst.crossing);
  }
}

/** The same where the rows cost no less if none is taken, which each of those taken is no surer than; else none. */
function orNone(
  { taken, margins }: Worthwhile,
  costWith: (taken: readonly Crossing[]) => number,
): Worthwhile {
  const none = costWith([]);
  const dearer = marginOver(costWith(taken), none);
  const isNone = dearer < 0;
  return {
    taken: isNone ? [] : taken,
    margins: margins.map(({ crossing, margin }) => ({
      crossing,
      margin: Math.min(
        taken.includes(crossing) ? Math.abs(dearer) : Number.POSITIVE_INFINITY,
        isNone ? marginOver(none, costWith([crossing])) : margin,
      ),
    })),
  };
}

function amidOf({ lines }: Crossing, isLabel: (column: number) => boolean): readonly number[] {
  return lines.filter(({ columns }) => columns.every(isLabel)).map(lineOf);
}

function isOver(one: Crossing, other: Crossing): boolean {
  return one.from < other.to && other.from < one.to;
}

function withCrossings(lines: readonly PlacedLine[], taken: readonly Crossing[]): readonly PlacedLine[] {
  return [...taken]
    .sort((a, b) => b.from - a.from)
    .reduce(
      (whole, { from, to, lines: own }) => [...whole.slice(0, from), ...own, ...whole.slice(to)],
      lines,
    );
}

function isOn({ from, to }: Crossing, lines: readonly PlacedLine[], numbers: readonly number[]): boolean {
  const [first, last] = [lineOf(lines[from] as PlacedLine), lineOf(lines[to - 1] as PlacedLine)];
  return numbers.some((number) => number >= first && number <= last);
}
