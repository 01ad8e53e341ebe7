/**
 * Rows of running text that have run together, as where a line's breaks or spaces are lost: the name then holds what only a value or a
 * label is, or begins with the rest of the value before. Which words are whose is not to be known: such rows are put up for review.
 */
import { displayWidth, halfWidth } from '../../../glossary/compact.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { holdsLevelLabel } from './cell-cost.ts';
import { headLabelKind } from './head-labels.ts';
import type { RowTexts } from './row-texts.ts';
import { firstUnitWidth } from './wrap-cost.ts';

/** Rows, from 0, whose name or value is more than one cell's, and those above a name that begins with their end. */
export function rowsRunTogether(rows: readonly RowTexts[]): ReadonlySet<number> {
  const found = new Set<number>();
  rows.forEach((row, at) => {
    if (row.band) return;
    const name = halfWidth(row.name);
    if (VALUE_REST.test(name)) found.add(at).add(Math.max(0, at - 1));
    const parted = UNITS.has(row.value) && ENDS_IN_COUNT.test(name);
    const label = row.level2 || row.level1;
    const tails = [COUNT_AT_END, DATE_TAIL, KIND_AT_END, NUMBERED_INSIDE].some((tail) => tail.test(name));
    const robbed = LABEL_END.test(name) && label !== '' && !LABEL_END.test(label.slice(-2));
    const valued = row.value.length >= SHORTEST_VALUE && name !== row.value && name.endsWith(row.value);
    if (
      robbed ||
      parted ||
      tails ||
      valued ||
      holdsOtherCells(name) ||
      lacksNumber(halfWidth(row.value)) ||
      holdsLevelLabel(name) ||
      SIGN_ALONE.test(row.value) ||
      headLabelKind(row.value) !== null
    )
      found.add(at);
  });
  return found;
}

/** Room left at the end of a line, in half-width columns, from which on a wrapped cell would have gone on there. */
const ROOM = 4;

/**
 * Rows, from 0, whose name may be two, the first without a value: a line of it breaks off where the column has room for more. `names` are
 * the lines of each row's name. It put none of 908 rows of 70
 * generated texts (seeds 63 and 77, looked at before) up for review that was not already.
 */
export function namesOfTwo(names: readonly (readonly string[])[]): ReadonlySet<number> {
  const width = Math.max(0, ...names.flat().map(displayWidth));
  return new Set(
    names.flatMap((lines, at) =>
      lines.slice(1).some((next, i) => {
        const line = lines[i] as string;
        const room = width - displayWidth(line) - firstUnitWidth(next);
        return /[\p{Script=Han}）)]$/u.test(line) && /^\p{Script=Han}/u.test(next) && room >= ROOM;
      })
        ? [at]
        : [],
    ),
  );
}

/** Rows, from 0, whose name takes in its value: a line of it below the first is a number and its unit, `596株`, and nothing else. */
export function namesWithCounts(names: readonly (readonly string[])[]): ReadonlySet<number> {
  return new Set(names.flatMap((lines, at) => (lines.slice(1).some(isCount) ? [at] : [])));
}

function isCount(line: string): boolean {
  const unit = /^\d[\d.,]*(\D+)$/u.exec(halfWidth(line))?.[1];
  return unit !== undefined && UNITS.has(unit);
}

/** `完成个`: a verb and a unit whose number stands in another cell. */
export function lacksNumber(value: string): boolean {
  const unit = /^(?:完成|达到|实现|新增|提高|降低|不(?:低于|少于|高于|超过))(\D+)$/u.exec(value)?.[1];
  return unit !== undefined && UNITS.has(unit);
}

/** Whether a name holds a value, the table's last line or itself again; `name` is half as wide where a character can be. */
export function holdsOtherCells(name: string): boolean {
  return holdsValue(name) || TOTAL_AT_END.test(name) || TWICE.test(name);
}

/** The name and the beginning of its explanation, one within the other: `服务对象满意度占计服务对象满意度划数的比例`. */
const TWICE = /(\p{Script=Han}{6,}).*\1/u;

/**
 * A bound, a whole date, a price or a share with words behind it that are no part of it: `≥3万人环境投诉量`, `1960元/亩检测成本`. `name` is half
 * as wide where a character can be.
 */
function holdsValue(name: string): boolean {
  return VALUES.some((value) => value.test(name));
}

/** Outside brackets, which hold bounds in sound names: `合格率(≥95%的项目)`. */
const VALUES = [
  '(?:[≥≤]|[><]=?|不[低少高超]于?过?)\\d[\\d.,]*[%‰]?(?:\\p{Script=Han}{4}|\\p{Script=Han}{1,3}\\d\\p{Script=Han}{2})',
  '20\\d\\d年\\d{1,2}月(?:\\d{1,2}日)?底?之?前\\p{Script=Han}{3}',
  '\\d[\\d.,]*元/\\p{Script=Han}\\d?\\p{Script=Han}{3}',
  '(?<!达到?|实现|保持)\\d[\\d.]*[%‰]\\p{Script=Han}{4}',
].map((value) => new RegExp(`^[^(]*\\p{Script=Han}${value}`, 'u'));

/** `95%12畜禽免疫密度`, `万户5居民居住条件`. */
const VALUE_REST = /^(?:\d[\d.]*[%‰]\d|[万亿]\p{Script=Han}?\d)/u;
/** `定量检测批次2340批` beside 次: the name ends in what the unit is of. */
const ENDS_IN_COUNT = /\d\p{Script=Han}{0,2}$/u;
/** `带动务工就业人数95人及以上`, beside words that are the next row's; not `就业率达到95%以上`. */
const COUNT_AT_END =
  /^[^(]*\p{Script=Han}(?<!达到?|实现|保持|超过|[高低多少大小]于|[为至到在])\d[\d.,]*[%‰]?\p{Script=Han}{0,3}及?以[上下内]$/u;
/** The last line of a table, below its last name: `公交乘客满意度总分`. */
const TOTAL_AT_END = /\p{Script=Han}{2}(?:总分|合计|小计)$/u;
/** `投诉处理时限前完成`, the date itself being the value. */
const DATE_TAIL = /(?<![日月年底末节季汛冬春夏秋])前(?:完成|到位|办结)$/u;
/** The kind of the indicator, of a column of its own: `创新氛围定性`. */
const KIND_AT_END = /[\p{Script=Han})]定[性量]$/u;
/** `指标1：社会救助指标2：养老服务`: the next row's number. */
const NUMBERED_INSIDE = /.指标\d{1,2}[:：]/u;
/** Values shorter than this end many a name: `完成`. */
const SHORTEST_VALUE = 4;
/** `指标管网安全运行年限` under 可持续影响: the end of the label above the name. */
const LABEL_END = /^指标(?!\d)/u;
/** A bound without its number: `大于等于`, `大于`, `不低于`; without its last character, too. */
const SIGN_ALONE = /^(?:[大小]于(?:等于?)?|[高低]于|不[低高少小大多超]于?过?|等于)$/u;
