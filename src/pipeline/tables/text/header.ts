/** Headers of indicator tables in running text: their cells wrap anywhere (`二级⏎指标`, `年度指⏎标值`). */
import {
  type ColumnRole,
  columnRole,
  isIndicatorHeader,
  namesFigures,
  resolveRoles,
} from '../../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, atomsText, type Gap } from './atoms.ts';
import { columnNamesIn, isColumnName, leadingColumnNames } from './column-names.ts';

export interface HeaderColumn {
  readonly role: ColumnRole;
  /** Whether the column numbers the rows. */
  readonly ordinal: boolean;
  /** Whether figures stand in the column, though it has no role: 基期值, 增长率. */
  readonly figures: boolean;
  /** Atoms `from`..`to` (exclusive) of the header cell. */
  readonly from: number;
  readonly to: number;
}

/** A header; its atoms are those of its columns and of its heading, without a gap. */
export interface Header {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly HeaderColumn[];
  /** Atoms of a name over several of the columns, where it has one. */
  readonly heading?: { readonly from: number; readonly to: number };
}

/** Lines a header cell may be broken into: a vertical `年度指标值` has five. */
const MAX_CELL_ATOMS = 7;
/** Characters of the longest header met, `指标值（包含数字及文字描述）`, with room. */
const MAX_CELL_LENGTH = 18;
/**
 * Costs of a header cell, relative to each other: most have four characters (`二级指标`), so that `三级⏎指标⏎指标⏎解释` comes out as
 * two cells of four and `指标解释⏎年度指标值` not as one of nine; two columns side by side seldom hold the same.
 */
const KNOWN_CELL = 1;
const NO_WHOLE_NAME = 0.5;
/** Names of several columns in one cell (`分值得分`). */
const SEVERAL_NAMES = 4;
const UNKNOWN_CELL = 4;
const USUAL_LENGTH = 4;
const SHORTER = 0.05;
const LONGER = 0.2;
const UNUSUAL_LENGTH_MAX = 3;
const SAME_ROLE_AGAIN = 2;
const MAX_UNKNOWN_LENGTH = 8;

/** Every header in the atoms, in order, none overlapping. */
export function findHeaders(atoms: readonly Atom[]): readonly Header[] {
  const headers: Header[] = [];
  for (let at = 0; at < atoms.length; at++) {
    const found = headerAt(atoms, at);
    if (found === null) continue;
    const header = headers[0] === undefined ? found : asBefore(atoms, found, headers[0]);
    headers.push(header);
    at = header.to - 1;
  }
  return headers;
}

/** A header printed again on the next page ends as the first did: what follows it may read like more of it (`指标值及单位⏎环境意识情况`). */
function asBefore(atoms: readonly Atom[], header: Header, first: Header): Header {
  const textOf = ({ from, to }: HeaderColumn): string => atomsText(atoms.slice(from, to));
  const before = first.columns.map(textOf);
  const [own, whole] = [header.columns.map(textOf).join(''), before.join('')];
  const rest = own.slice(whole.length);
  if (!own.startsWith(whole) || (rest !== '' && !mayBeName(rest))) return header;
  const columns: HeaderColumn[] = [];
  let at = header.from;
  for (const [i, text] of before.entries()) {
    const from = at;
    while (at < header.to && atomsText(atoms.slice(from, at)).length < text.length) at++;
    const column = { ...(first.columns[i] as HeaderColumn), from, to: at };
    // Broken elsewhere than the first was.
    if (textOf(column) !== text) return header;
    columns.push(column);
  }
  return { ...header, to: at, columns };
}

/** Whether what follows a whole name may be the first indicator's: another form may head its values 指标值⏎（含数字及文字描述）. */
function mayBeName(rest: string): boolean {
  return rest.length >= SHORTEST_BODY_NAME && !/^[（(及和与或]/u.test(rest) && columnRole(rest) === null;
}

interface Reached {
  readonly cost: number;
  readonly columns: readonly HeaderColumn[];
}

function headerAt(atoms: readonly Atom[], start: number): Header | null {
  if (!mayBegin(atoms, start)) return null;
  const reached = new ReachedCells(atoms);
  reached.offer(start, { cost: 0, columns: [] });
  let best: Header | null = null;
  for (let at = start; at <= reached.furthest; at++) {
    const body = bodyBegins(atoms, at);
    for (const here of reached.at(at)) {
      if (isHeader(atoms, here.columns)) {
        best = { from: start, to: at, columns: here.columns };
        if (body) return withRoles(atoms, best);
      }
      for (let end = at + 1; end <= Math.min(atoms.length, at + MAX_CELL_ATOMS); end++) {
        const cell = headerCell(atoms, at, end, here.columns.at(-1)?.role ?? null);
        if (cell === null) continue;
        const again = cell.role !== 'other' && cell.role === here.columns.at(-1)?.role ? SAME_ROLE_AGAIN : 0;
        const columns = [
          ...here.columns,
          { role: cell.role, ordinal: false, figures: false, from: at, to: end },
        ];
        reached.offer(end, { cost: here.cost + cell.cost + again, columns });
      }
    }
  }
  return best === null ? null : withRoles(atoms, best);
}

/** Whether a label begins at an atom, of a level or down the side, maybe one character a line: there the header has ended. */
function bodyBegins(atoms: readonly Atom[], at: number): boolean {
  let text = '';
  for (let to = at; to < Math.min(atoms.length, at + MAX_CELL_ATOMS); to++) {
    if (to > at && atoms[to]?.gap === 'space') return false;
    text += atoms[to]?.text ?? '';
    const vertical = to > at && text.length === to - at + 1;
    if (isLevel1Name(text) && (vertical || /^\p{Script=Han}{4}/u.test(text))) return true;
    if (isLevel2Name(text) && /^\p{Script=Han}{3,}标/u.test(text)) return true;
    // 绩⏎效⏎指⏎标 down the side; 绩⏎效⏎指⏎标⏎值 is a column.
    if (vertical && text === '绩效指标' && !/^值/u.test(atoms[to + 1]?.text ?? '')) return true;
  }
  return false;
}

/** The cheapest ways to have cut the atoms up to some place, of those that make a header and of those that do not yet. */
class ReachedCells {
  furthest = 0;
  private readonly atoms: readonly Atom[];
  private readonly headers = new Map<number, Reached>();
  private readonly others = new Map<number, Reached>();

  constructor(atoms: readonly Atom[]) {
    this.atoms = atoms;
  }

  offer(end: number, way: Reached): void {
    const ways = isHeader(this.atoms, way.columns) ? this.headers : this.others;
    if (way.cost >= (ways.get(end)?.cost ?? Number.POSITIVE_INFINITY)) return;
    ways.set(end, way);
    this.furthest = Math.max(this.furthest, end);
  }

  at(end: number): readonly Reached[] {
    return [this.others.get(end), this.headers.get(end)].filter((way) => way !== undefined);
  }
}

/** A header begins with a level, or with the ordinal in front of it. */
function mayBegin(atoms: readonly Atom[], at: number): boolean {
  return /^(?:[一二三123ⅠⅡⅢ]|序|编号$|级|指标|绩效指标名称)/u.test(atoms[at]?.text ?? '');
}

const ORDINAL = /^(?:序号|编号)$/u;

interface HeaderCell {
  readonly role: ColumnRole;
  readonly cost: number;
}

/** A cell of these atoms behind one of some role; null in front of the first. */
function headerCell(
  atoms: readonly Atom[],
  from: number,
  to: number,
  before: ColumnRole | null,
): HeaderCell | null {
  const first = before === null;
  const text = atomsText(atoms.slice(from, to));
  if (text.length > MAX_CELL_LENGTH || BODY_LABEL.test(text) || holdsNumber(text)) return null;
  if (to > from + 1 && (holdsCellOfBody(text) || holdsTwoColumns(atoms, from, to))) return null;
  if (before === 'level2' && text === '绩效指标') return { role: 'other', cost: KNOWN_CELL };
  const role = headerRole(text);
  if (role !== null) {
    const begins = role === 'level1' || role === 'level2' || role === 'level3' || ORDINAL.test(text);
    if (first && !begins) return null;
    return { role, cost: nameCost(text) + gapCost(atoms, from, to) };
  }
  const besideKnown = !first && to === from + 1 && atoms[from]?.gap === 'space';
  if (!besideKnown || text.length > MAX_UNKNOWN_LENGTH || valueShape(text) >= 0.5) return null;
  return { role: 'other', cost: UNKNOWN_CELL };
}

/** What a known name costs: nothing more than any where it is whole. */
function nameCost(text: string): number {
  if (isColumnName(text)) return KNOWN_CELL;
  const several = columnNamesIn(text).length > 1 ? SEVERAL_NAMES : 0;
  return KNOWN_CELL + NO_WHOLE_NAME + lengthCost(text) + several;
}

function lengthCost(text: string): number {
  const bare = text.replace(/[（(][^）)]*[）)]/gu, '') || text;
  const unusual = (bare.length - USUAL_LENGTH) ** 2 * (bare.length < USUAL_LENGTH ? SHORTER : LONGER);
  return Math.min(UNUSUAL_LENGTH_MAX, unusual);
}

/** Costs of a gap within a header cell: cells side by side are divided by spaces, blocks by blank lines, broken cells by neither. */
const GAP_IN_CELL: Readonly<Record<Gap, number>> = { space: 1.5, break: 0, blank: 1, page: 1 };

function gapCost(atoms: readonly Atom[], from: number, to: number): number {
  let cost = 0;
  for (let at = from + 1; at < to; at++) {
    const [before, atom] = [atoms[at - 1] as Atom, atoms[at] as Atom];
    cost += isSpacedOut(before, atom) ? GAP_IN_WORD_SET_WIDE : GAP_IN_CELL[atom.gap];
  }
  return cost;
}

/** `一 级 指 标`: single characters set apart by single spaces. */
function isSpacedOut(before: Atom, atom: Atom): boolean {
  return (
    atom.gap === 'space' &&
    atom.spaces === 1 &&
    HAN_CHARACTER.test(before.text) &&
    HAN_CHARACTER.test(atom.text)
  );
}

const HAN_CHARACTER = /^\p{Script=Han}$/u;
const GAP_IN_WORD_SET_WIDE = 0.05;

/** A number outside brackets, which is no level's and no year's: a cell of the first row. */
function holdsNumber(text: string): boolean {
  return /\d/u.test(
    text.replace(/[（(][^）)]*(?:[）)]|$)/gu, '').replace(/^(?:[123](?=级)|20\d\d年?度?)/u, ''),
  );
}

/** A whole name and behind it words that no header is made of: the first name of the body (`指标值⏎育成品种数`). */
function holdsCellOfBody(text: string): boolean {
  const { names, rest } = leadingColumnNames(text);
  return names.length > 0 && rest.length >= SHORTEST_BODY_NAME && !HEADER_WORDS.test(rest);
}

/** 绩效指标 over 目标值, or 指标值 beside 甲地: a whole name, and another or what no name goes on with behind a space. */
function holdsTwoColumns(atoms: readonly Atom[], from: number, to: number): boolean {
  return atoms.slice(from + 1, to).some(({ gap }, k) => {
    const at = from + 1 + k;
    const [left, right] = [atomsText(atoms.slice(from, at)), atomsText(atoms.slice(at, to))];
    if (FINER_NAME.test(left) && isColumnName(right)) return true;
    return gap === 'space' && isColumnName(left) && !HEADER_WORDS.test(right);
  });
}

const FINER_NAME = /^(?:绩效|具体|细化|四级)指标$/u;

const SHORTEST_BODY_NAME = 4;
const HEADER_WORDS =
  /^[（(及和与或]|(?:指标|目标|[值分]|单位|说明|解释|标准|来源|依据|备注|原因|措施|情况|公式|[）)])$/u;

/** What labels of the body begin with, and no header holds. */
const BODY_LABEL =
  /产出|效益|效果|满意|数量|质量|时效|成本|可持续|\d$|.绩效指标(?!值|名称|内容|解释|说明)|[值注因分施源位重据准]绩(?:效指?)?$/u;

/** As `columnRole`, but strict about levels: one cell names one level. */
function headerRole(text: string): ColumnRole | null {
  const role = columnRole(text);
  const level = role === 'level1' || role === 'level2' || role === 'level3';
  return (level ? LEVEL_HEADER.test(text) : !LEVEL_WORD.test(text)) ? role : null;
}

const LEVEL_WORD = /[一二三]级/u;
const LEVEL_HEADER =
  /^(?:[一二三123ⅠⅡⅢ]级)?(?:绩效|具体|细化|四级)?(?:指标|目标)?(?:名称|内容)?(?:[（(].*[）)])?$/u;

/** Beside bare 指标 a header names its levels: 指标 and 完成情况 alone may stand in any sentence. */
function isHeader(atoms: readonly Atom[], columns: readonly HeaderColumn[]): boolean {
  const texts = headerTexts(atoms, columns);
  const roles = resolveRoles(texts);
  const named = roles.some(
    (role, i) => role === 'level1' || role === 'level2' || (role === 'level3' && texts[i] !== '指标'),
  );
  return named && isIndicatorHeader(roles) && !texts.some((text) => /^指标[（(]\d/u.test(text));
}

function headerTexts(atoms: readonly Atom[], columns: readonly HeaderColumn[]): readonly string[] {
  return columns.map((column) => atomsText(atoms.slice(column.from, column.to)));
}

function withRoles(atoms: readonly Atom[], header: Header): Header {
  const texts = headerTexts(atoms, header.columns);
  const roles = resolveRoles(texts);
  return {
    ...header,
    columns: header.columns.map((column, i) => ({
      ...column,
      role: roles[i] ?? 'other',
      ordinal: ORDINAL.test(texts[i] ?? ''),
      figures: (roles[i] ?? 'other') === 'other' && namesFigures(texts[i] ?? ''),
    })),
  };
}
