/** Headers of two rows where no lines enclose them: 中期指标 | 年度指标 above two sets of columns, townships below one value's name. */
import { isAreaName, isColumnGroup } from '../../../glossary/column-groups.ts';
import { compact } from '../../../glossary/compact.ts';
import type { TextRun } from '../../../parsers/page.ts';
import { boundsOf, type RunLine } from '../text-lines.ts';
import type { HeaderBand, HeaderColumn, Heading } from './header-layout.ts';
import { withNamesUnder } from './names-under.ts';

/** The rows of a header stand no further apart than this (in em): cells with room above and below their text. */
const HEADING_REACH = 3;

/** The band with the row of headings above it, of townships or of other names under one of its own, where it has one. */
export function withHeadings(lines: readonly RunLine[], band: HeaderBand): HeaderBand {
  const whole = withAreas(lines, withPeriods(lines, band));
  if (whole.headings.length > 0) return whole;
  const below = lines[band.to];
  const isNear = below !== undefined && !isFar(lines[band.to - 1]!, below);
  return withNamesUnder(lines, band, isNear ? below : undefined) ?? band;
}

/** 中期指标 | 年度指标 over as many sets of columns, each of which has a level 3 of its own. */
function withPeriods(lines: readonly RunLine[], band: HeaderBand): HeaderBand {
  const above = lines[band.from - 1];
  const { columns } = band;
  const thirds = columns.flatMap((column, i) => (column.role === 'level3' ? [i] : []));
  if (above === undefined || isFar(above, lines[band.from]!) || thirds.length < 2) return band;
  const runs = [...above.runs].sort((a, b) => a.box.x0 - b.box.x0);
  if (runs.length !== thirds.length || !runs.every((run) => isColumnGroup(run.text))) return band;
  const starts = thirds.map((third) => (columns[third - 1]?.role === 'level2' ? third - 1 : third));
  const headings = runs.map(
    (run, i): Heading => ({ runs: [run], from: starts[i]!, to: starts[i + 1] ?? columns.length }),
  );
  const fits = headings.every(({ runs: [run], from, to }) => {
    const middle = (run!.box.x0 + run!.box.x1) / 2;
    return middle > columns[from]!.box.x0 && middle < columns[to - 1]!.box.x1;
  });
  if (!fits) return band;
  return { ...band, from: band.from - 1, headings, box: boundsOf([band.box, above.box]) };
}

/** The townships a header's line names side by side, two or more; else none. */
export function areasOf(line: RunLine): readonly TextRun[] {
  const areas = line.runs.filter((run) => isAreaName(run.text));
  return areas.length < 2 ? [] : [...areas].sort((a, b) => a.box.x0 - b.box.x0);
}

/** 指标值 over one column for each township, which stand on a line of their own below it or beside the ends of other names. */
function withAreas(lines: readonly RunLine[], band: HeaderBand): HeaderBand {
  if (band.headings.length > 0) return band;
  const own = lines.slice(band.from, band.to);
  const within = own.findLast((line) => areasOf(line).length > 0);
  const below = lines[band.to];
  const areaLine = within ?? below;
  if (areaLine === undefined || (within === undefined && isFar(own.at(-1)!, areaLine))) return band;
  const areas = areasOf(areaLine);
  if (areas.length === 0 || (within === undefined && areas.length < areaLine.runs.length)) return band;
  const at = band.columns.findIndex(
    (column, i) =>
      column.role === 'target' &&
      areas[0]!.box.x0 > (band.columns[i - 1]?.box.x1 ?? -Infinity) &&
      areas.at(-1)!.box.x1 < (band.columns[i + 1]?.box.x0 ?? Infinity),
  );
  const over = band.columns[at];
  if (over === undefined) return band;
  const columns = areas.map(
    (run): HeaderColumn => ({ text: compact(run.text), role: 'target', box: run.box }),
  );
  const headed = own.flatMap((line) => line.runs).filter((run) => !areas.includes(run));
  const runs = headed.filter(({ box }) => box.x0 >= over.box.x0 && box.x1 <= over.box.x1);
  return {
    from: band.from,
    to: within === undefined ? band.to + 1 : band.to,
    columns: [...band.columns.slice(0, at), ...columns, ...band.columns.slice(at + 1)],
    box: boundsOf([band.box, areaLine.box]),
    headings: [{ runs, from: at, to: at + columns.length }],
  };
}

function isFar(above: RunLine, below: RunLine): boolean {
  const em = Math.max(...above.runs.map((run) => run.fontSize));
  return below.box.y0 - above.box.y0 > HEADING_REACH * em;
}
