/** The header of an indicator table that no lines enclose: names of columns side by side, maybe each over several lines. */

import { isIndicatorHeader } from '../../../glossary/columns.ts';
import { compact, halfWidth } from '../../../glossary/compact.ts';
import type { TextRun } from '../../../parsers/page.ts';
import { boundsOf, type RunLine } from '../text-lines.ts';
import { columnsOf, isFullName } from './header-columns.ts';
import { areasOf, withHeadings } from './header-headings.ts';
import type { HeaderBand, HeaderColumn } from './header-layout.ts';

/**
 * A header takes at most this many lines (绩/效/指/标 excepted, which is no column): names of three lines beside names of two, each centred,
 * stand at five heights.
 */
const MOST_LINES = 6;
/** Lines of one header lie this close (in em): further apart, they are rows. */
const LINE_REACH = 1.9;
/** A column nobody knows is named as shortly as those of published forms: 项目负责人及联系电话. What is longer is a text of the table. */
const LONGEST_UNKNOWN = 12;
/** Names that are whole, of levels three: 指标 beside 完成情况 may be pieces of two cells of the body. */
const LEAST_WHOLE = 2;
const ALL_LEVELS = 3;

/** Every header band of a page, from top to bottom. */
export function headerBands(lines: readonly RunLine[]): HeaderBand[] {
  const bands: HeaderBand[] = [];
  for (let i = 0; i < lines.length; i++) {
    let best = bandFrom(lines, i);
    if (best === null) continue;
    // A line above may chance to fit in front of the header; the true beginning scores higher.
    for (let later = i + 1; later < i + MOST_LINES && later < lines.length; later++) {
      const other = bandFrom(lines, later);
      if (other !== null && other.score > best.score) best = other;
    }
    const end = bands.at(-1)?.to ?? 0;
    for (
      let grown = withLineAbove(lines, best);
      grown !== null && grown.band.from >= end;
      grown = withLineAbove(lines, best)
    ) {
      best = grown;
    }
    best = withNameAround(lines, withLineBelow(lines, best));
    const whole = withHeadings(lines, best.band);
    bands.push(whole.from >= end ? whole : best.band);
    i = bands.at(-1)!.to - 1;
  }
  return bands;
}

interface ScoredBand {
  readonly band: HeaderBand;
  readonly score: number;
}

function bandFrom(lines: readonly RunLine[], from: number): ScoredBand | null {
  let best: ScoredBand | null = null;
  for (let to = from + 1; to <= Math.min(lines.length, from + MOST_LINES); to++) {
    if (to - from > 1 && isFar(lines[to - 2]!, lines[to - 1]!)) break;
    const found = bandOf(lines, from, to);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best;
}

function bandOf(lines: readonly RunLine[], from: number, to: number): ScoredBand | null {
  const columns = columnsOf(lines.slice(from, to).flatMap((line) => namesOf(line)));
  if (!isIndicatorHeader(columns.map((column) => column.role)) || !columns.every(isWholeHeader)) return null;
  const complete = columns.filter((c) => isFullName(c.text) && isClosed(c.text)).length;
  const levels = new Set(columns.map((c) => c.role).filter((role) => LEVELS.includes(role))).size;
  if (complete < LEAST_WHOLE && levels < ALL_LEVELS) return null;
  const band = { from, to, columns, box: boundsOf(columns.map((c) => c.box)), headings: [] };
  return { band, score: complete * 10 - (to - from) };
}

/** The runs of a line that name columns; townships beside each other stand below a name. */
function namesOf(line: RunLine): readonly TextRun[] {
  const areas = areasOf(line);
  return areas.length === 0 ? line.runs : line.runs.filter((run) => !areas.includes(run));
}

/** The band with the line above it, where that line only holds beginnings of its columns' names: 年度 over 指标值. */
function withLineAbove(lines: readonly RunLine[], { band }: ScoredBand): ScoredBand | null {
  if (band.from === 0 || isFar(lines[band.from - 1]!, lines[band.from]!)) return null;
  const grown = bandOf(lines, band.from - 1, band.to);
  if (grown === null || grown.band.columns.length !== band.columns.length) return null;
  const same = grown.band.columns.every((column, i) => column.role === band.columns[i]!.role);
  return same ? grown : null;
}

/** The band with a line below it that only holds additions to its names: 权重 / （%）, 评分 / 标准. */
function withLineBelow(lines: readonly RunLine[], found: ScoredBand): ScoredBand {
  const { to } = found.band;
  const below = lines[to];
  if (below === undefined || isFar(lines[to - 1]!, below)) return found;
  const grown = bandOf(lines, found.band.from, to + 1);
  if (grown?.band.columns.length !== found.band.columns.length) return found;
  const bracketed = below.runs.every((run) => /^[（(][^（）()]*[）)]$/u.test(compact(run.text)));
  return bracketed || completesNames(found.band, grown.band) ? grown : found;
}

/**
 * The band with the lines above and below it where these only hold the first and last line of names beside it, centred on it, that no
 * glossary holds (是否核心 / 指标): its cells would be read as another column's.
 */
function withNameAround(lines: readonly RunLine[], found: ScoredBand): ScoredBand {
  const { from, to, columns, box } = found.band;
  const [above, below] = [lines[from - 1], lines[to]];
  if (above === undefined || below === undefined) return found;
  if (isFar(above, lines[from]!) || isFar(lines[to - 1]!, below)) return found;
  const grown = bandOf(lines, from - 1, to + 1);
  if (grown === null || grown.band.columns.length === columns.length) return found;
  const own = new Set(columns.map((column) => column.text));
  const added = grown.band.columns.filter((column) => !own.has(column.text));
  const isAround = (column: HeaderColumn) => column.box.y0 < box.y0 && column.box.y1 > box.y1;
  return added.length === grown.band.columns.length - columns.length && added.every(isAround) ? grown : found;
}

/** Whether each name that is longer in the grown band is a column's all the same: 评分 / 标准, 数据 / 来源. */
function completesNames(band: HeaderBand, grown: HeaderBand): boolean {
  return grown.columns.every(({ text }, i) => text === band.columns[i]!.text || isFullName(text));
}

function isFar(above: RunLine, below: RunLine): boolean {
  const em = Math.max(...above.runs.map((run) => run.fontSize));
  return below.box.y0 - above.box.y0 > LINE_REACH * em;
}

const LEVELS: readonly HeaderColumn['role'][] = ['level1', 'level2', 'level3'];
/** What names of levels are made of, with what a scan may leave beside them, of their 一 or takes for one more: S二级指标, -级指标, 一一级指标. */
const LEVEL_NAME =
  /^(?:II|III|[^\p{Script=Han}\d])?(?:[一二三123]{0,2}级|指标|具体|绩效|细化|四级)(?:绩效)?(?:指标?|目标)?(?:内容|名称)?[^\p{Script=Han}\d]?$/u;
/** The year of a value's column: 2024年指标值. */
const YEAR = /(?:19|20)\d{2}年/u;

/** A header says no more than its name: `一级指标产出指标` is a header and the row below it, `单位：万元指标值` the unit above one. */
function isWholeHeader({ text, role }: HeaderColumn): boolean {
  const bare = halfWidth(text).replace(/\([^)]*\)/gu, '');
  if (LEVELS.includes(role)) return LEVEL_NAME.test(bare);
  if (role === null) return bare.length <= LONGEST_UNKNOWN && !/[\d级。;,]|:(?!$)/u.test(bare);
  return !/[\d≥≤]|:(?!$)/u.test(bare.replace(YEAR, ''));
}

/** Every bracket that opens closes: 指标值(包含数字及文字 goes on in the next line. */
function isClosed(text: string): boolean {
  return (text.match(/[（(]/gu)?.length ?? 0) === (text.match(/[）)]/gu)?.length ?? 0);
}
