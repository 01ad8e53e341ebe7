/** The header of an indicator table that no lines enclose: names of columns side by side, maybe each over several lines. */

import { columnRole, isIndicatorHeader, resolveRoles } from '../../../glossary/columns.ts';
import { compact, halfWidth } from '../../../glossary/compact.ts';
import type { Box, TextRun } from '../../../parsers/page.ts';
import { boundsOf, type RunLine } from '../text-lines.ts';
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
    best = withLineBelow(lines, best);
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

/** Whether each name that is longer in the grown band is a column's all the same: 评分 / 标准, 数据 / 来源. */
function completesNames(band: HeaderBand, grown: HeaderBand): boolean {
  return grown.columns.every(({ text }, i) => text === band.columns[i]!.text || isFullName(text));
}

function isFar(above: RunLine, below: RunLine): boolean {
  const em = Math.max(...above.runs.map((run) => run.fontSize));
  return below.box.y0 - above.box.y0 > LINE_REACH * em;
}

function columnsOf(runs: readonly TextRun[]): HeaderColumn[] {
  const groups: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.box.x0 - b.box.x0)) {
    const group = groups.find((g) => g.some((other) => overlaps(other.box, run.box)));
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  if (runs.some((run) => run.line !== undefined)) joinOrphans(groups);
  const texts = groups.map(textOf);
  const roles = resolveRoles(texts);
  return groups.map((group, i) => ({
    text: texts[i]!,
    role: roles[i] ?? null,
    box: boundsOf(group.map((run) => run.box)),
  }));
}

/** In a text without geometry the end of a name (`数据来⏎源`) may stand a little off its beginning: it goes to the neighbour it completes. */
function joinOrphans(groups: TextRun[][]): void {
  for (let at = groups.length - 1; at >= 0; at--) {
    const own = groups[at] as TextRun[];
    if (textOf(own).length > LONGEST_ORPHAN) continue;
    if (columnRole(textOf(own)) !== null && !/^(?:指标|目标)$/u.test(textOf(own))) continue;
    const beside = [groups[at - 1], groups[at + 1]].filter((group) => group !== undefined);
    const completed = beside.find(
      (group) => !isFullName(textOf(group)) && columnRole(textOf([...group, ...own])) !== null,
    );
    if (completed === undefined) continue;
    completed.push(...own);
    groups.splice(at, 1);
  }
}

const LONGEST_ORPHAN = 3;

function textOf(group: readonly TextRun[]): string {
  const ordered = [...group].sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
  return compact(ordered.map((run) => run.text).join(''));
}

function overlaps(a: Box, b: Box): boolean {
  return Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0;
}

const LEVELS: readonly HeaderColumn['role'][] = ['level1', 'level2', 'level3'];
/** What names of levels are made of, with what a scan may leave beside them or of their 一: S二级指标, -级指标. */
const LEVEL_NAME =
  /^(?:II|III|[^\p{Script=Han}\d])?(?:[一二三123]?级|指标|具体|绩效|细化|四级)(?:绩效)?(?:指标?|目标)?(?:内容|名称)?[^\p{Script=Han}\d]?$/u;
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

/** 指标 alone may be the first line of 指标解释, 三级 or 三级指 of 三级指标, 分值权 of 分值权重. */
function isFullName(text: string): boolean {
  const bare = text.replace(/^[（(][^）)]*[）)]/u, '');
  return columnRole(text) !== null && !/^(?:[一二三]级指?|指标|目标)$|权$/u.test(bare);
}
