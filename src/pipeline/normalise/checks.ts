/** Checks of a whole form; what they find is a problem of a row or of the form, never a correction. */
import type { Problem } from '../../parsers/page.ts';
import type { Indicator } from '../extraction.ts';
import { compact } from '../../glossary/compact.ts';
import { level2Code, splitLevelWeight } from '../../glossary/levels.ts';
import { UNITS } from '../../glossary/unit-table.ts';
import { labelsInNames } from './labels-in-names.ts';
import { isKindOfIndicator, oddTargets } from './odd-targets.ts';
import { oddNames } from './odd-names.ts';
import { lostSigns } from './lost-signs.ts';
import { endsInPoints, pointsIn } from './points-in-names.ts';
import { fold } from './printed-text.ts';

export interface Findings {
  /** By the index of the indicator. */
  readonly rows: ReadonlyMap<number, readonly Problem[]>;
  readonly form: readonly Problem[];
}

type Severity = Problem['severity'];
type Note = (index: number, code: string, severity: Severity, message: string) => void;

/** Runs every check over a form's indicators; `budgetYuan` is its budget in 元. */
export function checkForm(indicators: readonly Indicator[], budgetYuan: number | null): Findings {
  const rows = new Map<number, Problem[]>();
  const note: Note = (index, code, severity, message) => {
    const locator = indicators[index]?.printed.target.locators[0] ?? null;
    const list = rows.get(index) ?? [];
    list.push({ code, severity, message, locator });
    rows.set(index, list);
  };
  duplicates(indicators, note);
  rates(indicators, note);
  fractions(indicators, note);
  parents(indicators, note);
  missingLevel2(indicators, note);
  level2First(indicators, note);
  valuesInNames(indicators, note);
  weightsInNames(indicators, note);
  unlikelyNames(indicators, note);
  namesOfTargets(indicators, note);
  brokenOffNames(indicators, note);
  for (const { index, message } of oddTargets(indicators)) note(index, 'target-unlikely', 'review', message);
  for (const { index, code, message } of oddNames(indicators)) note(index, code, 'review', message);
  for (const [index, message] of labelsInNames(indicators)) note(index, 'label-in-name', 'review', message);
  for (const index of lostSigns(indicators))
    note(index, 'sign-missing', 'review', 'other rows have a sign in its column, and this number has none');
  openBrackets(indicators, note);
  costBounds(indicators, note);
  sequence(indicators, note);
  return {
    rows,
    form: [...costSum(indicators, budgetYuan), ...rowWeights(indicators), ...levelWeights(indicators)],
  };
}

function duplicates(indicators: readonly Indicator[], note: Note): void {
  const seen = new Map<string, number>();
  for (const [index, i] of indicators.entries()) {
    const key = JSON.stringify([i.period, i.area, i.level1, i.level2, i.level3, i.target]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else note(index, 'duplicate-row', 'review', `the same as row ${indicators[first]!.ordinal}`);
  }
}

/** Names of shares, which do not pass 100 %; growth and the like may. */
const RATE = /率(?:\(|$)|满意度|占比|比例|比重|覆盖面|知晓度/u;
const UNBOUNDED = /增长|增幅|增速|提升|提高|同比|环比|回报|收益|产出比|杠杆|周转|偿债|负债|利率|资本|倍/u;

/** Names whose share is never so small: 0.95 beside them is a spreadsheet's 95 %. */
const HIGH_SHARE =
  /满意|合格|完成|覆盖|达标|及时|准确|到位|知晓|成活|兑现|验收|优良|优秀|参保|巩固|入学|毕业|执行/u;
/** Shares of what went wrong are small by right: 投诉率, 不合格率, 未完成率. */
const LOW_SHARE = /不合格|不满意|未完成|不及时|不达标|投诉|误差|失误|差错|偏差|超[支时]|增|提[升高]|降|减/u;

/** A share of 0 to 1: a spreadsheet shows 95 % so where the cell lost its format. */
function fractions(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3, target, reading }] of indicators.entries()) {
    const { baseValue, baseUnit, comparator } = reading;
    const share = (baseUnit === '%' || baseUnit === null) && !/[%％‰]/u.test(target);
    const small = baseValue !== null && baseValue > 0 && baseValue <= 1;
    const name = fold(level3);
    const high = /[率度]/u.test(name) && HIGH_SHARE.test(name) && !LOW_SHARE.test(name);
    if (!small || !share || !high || comparator === '<=' || comparator === '<') continue;
    note(index, 'rate-as-fraction', 'review', `a share of ${baseValue}: may be ${baseValue * 100} %`);
  }
}

function rates(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3, reading }] of indicators.entries()) {
    const highest = reading.baseValueHigh ?? reading.baseValue;
    if (highest === null || highest <= 100) continue;
    const name = fold(level3);
    const rate = RATE.test(name) && !UNBOUNDED.test(name);
    if (reading.baseUnit === '%') {
      note(
        index,
        'rate-above-100',
        rate ? 'review' : 'info',
        `${highest} % of ${rate ? 'a share' : 'a quantity'}`,
      );
    } else if (reading.baseUnit === null && rate) {
      note(index, 'rate-above-100', 'review', `a share of ${highest} without a unit`);
    }
  }
}

const PARENTS: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['产出指标'],
  质量指标: ['产出指标'],
  时效指标: ['产出指标'],
  经济效益指标: ['效益指标'],
  社会效益指标: ['效益指标'],
  生态效益指标: ['效益指标'],
  可持续影响指标: ['效益指标'],
  // Costs stood under 产出 until 2021, satisfaction under 效益 in forms of three level-1 names.
  成本指标: ['产出指标', '成本指标'],
  经济成本指标: ['产出指标', '成本指标'],
  社会成本指标: ['产出指标', '成本指标'],
  生态环境成本指标: ['产出指标', '成本指标'],
  服务对象满意度指标: ['满意度指标', '效益指标'],
};

/** Under 产出指标 until 2021, under 成本指标 since, in no form under both. */
const COSTS: ReadonlySet<string | null> = new Set([
  '成本指标',
  '经济成本指标',
  '社会成本指标',
  '生态环境成本指标',
]);

/** Level 2 under a level 1 it does not belong to: the row may have been carried under the wrong merged cell. */
function parents(indicators: readonly Indicator[], note: Note): void {
  const hasCosts = indicators.some(({ level1Code }) => level1Code === '成本指标');
  for (const [index, { level1Code, level2Code, level1, level2 }] of indicators.entries()) {
    if (hasCosts && level1Code === '产出指标' && COSTS.has(level2Code))
      note(
        index,
        'level2-misplaced',
        'review',
        `${level2} under ${level1}, in a form with 成本指标 as a level 1`,
      );
    const allowed = level2Code === null ? undefined : PARENTS[level2Code];
    if (allowed === undefined || level1Code === null || allowed.includes(level1Code)) continue;
    note(index, 'level2-misplaced', 'review', `${level2} under ${level1}`);
  }
}

/** Level 1 names whose rows always have a level 2 where the form has the column: 满意度 and 成本 may stand over both. */
const DIVIDED: ReadonlySet<string | null> = new Set(['产出指标', '效益指标', null]);

/** A row without level 2 where most have one: its label may have been lost. */
function missingLevel2(indicators: readonly Indicator[], note: Note): void {
  const labelled = indicators.filter(({ level2 }) => level2 !== '').length;
  if (labelled * 2 <= indicators.length) return;
  for (const [index, { level1Code, level2 }] of indicators.entries()) {
    if (level2 === '' && DIVIDED.has(level1Code))
      note(index, 'level-missing', 'review', 'the row has no level 2');
  }
}

/** Share of a form's rows under level 1 names of the standard from which a name of level 2 in their place is a label too far left. */
const STANDARD_SHARE = 0.5;

/** 质量指标 for a level 1 with nothing of level 2 beside it: the column, or the label above it, has got lost. */
function level2First(indicators: readonly Indicator[], note: Note): void {
  const labelled = indicators.filter(({ level2 }) => level2 !== '').length;
  const standard = indicators.filter(({ level1Code }) => level1Code !== null).length;
  if (labelled === 0 && standard < indicators.length * STANDARD_SHARE) return;
  for (const [index, { level1, level1Code, level2 }] of indicators.entries()) {
    if (level2 === '' && level1Code === null && level2Code(level1) !== null)
      note(index, 'level-missing', 'review', `the row has no level 1 but a level 2 in its place: ${level1}`);
  }
}

/** A name's end that reads like a value of its own: 群众文化活动参与人数51万人次. */
const ENDS_IN_VALUE =
  /\p{Script=Han}[≥≤≧≦>＞<＜=]{0,2}\d[\d,.]*(?<magnitude>[十百千万亿]{0,2})(?<unit>[\p{L}%‰㎡]{1,3})$/u;

/** The same with a sign, which needs no unit: 合格率（%）≥95. */
const ENDS_IN_BOUND = /[\p{Script=Han})%][≥≤≧≦>＞<＜]=?\d[\d,.]*(?:[十百千万亿]{0,2}[\p{L}%‰㎡]{1,3})?$/u;

/**
 * A number with its unit or sign at the end of a name whose target is none: the row may hold another row's name for its value. A target that is
 * one was compared with it as it was read. Points there may be a weight, whatever the target.
 */
function valuesInNames(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3, reading }] of indicators.entries()) {
    const name = fold(level3);
    const unit = ENDS_IN_VALUE.exec(name)?.groups?.unit;
    const isValue = reading.kind === 'text' && unit !== undefined && UNITS.has(unit);
    if (isValue || (reading.kind !== 'quantity' && ENDS_IN_BOUND.test(name)))
      note(index, 'value-in-name', 'review', `the name ends in a value, and the target is none: ${level3}`);
    else if (endsInPoints(level3, reading))
      note(index, 'value-in-name', 'review', `the name ends in points: a weight, or a value: ${level3}`);
  }
}

/** Points in a name's brackets are its weight where all rows have one; a weight beside others in their column says so itself. */
function weightsInNames(indicators: readonly Indicator[], note: Note): void {
  const isFull = indicators.every(({ weight }) => weight !== null);
  for (const [index, { level3, printed }] of indicators.entries()) {
    const isRead = level3 !== compact(printed.level3.raw);
    if (isRead ? isFull : pointsIn(printed).weight === null) continue;
    note(
      index,
      'value-in-name',
      'review',
      `brackets in the name hold points that may be no weight: ${printed.level3.raw}`,
    );
  }
}

/** A number of a known unit or none, with or without a sign: `≥95%`, `3万元`; not `3D打印`, `12345热线接通率`. */
const NUMBER_ALONE = /^[≥≤<>=≧≦]{0,2}\d[\d,.]*[十百千万亿]{0,2}(?<unit>[\p{L}%‰㎡]{0,3})$/u;
const DATE_ALONE = /^\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[底末初]?(?:之?前)?$/u;

/** A name that is another column's content: a cell was lost and its neighbours moved up. */
function unlikelyNames(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3 }] of indicators.entries()) {
    const name = fold(level3);
    const unit = NUMBER_ALONE.exec(name)?.groups?.unit;
    const value =
      DATE_ALONE.test(name) ||
      /^\d{1,2}:/u.test(name) ||
      unit === '' ||
      (unit !== undefined && UNITS.has(unit));
    if (name === '' || (!value && !isKindOfIndicator(name) && /\p{L}/u.test(name))) continue;
    note(index, 'name-unlikely', 'review', `level 3 reads like another column: ${level3}`);
  }
}

/** A name that is the target of the row above (已编制, 已编制 | 4): what that target was reached by, and points, which the header names no column for. */
function namesOfTargets(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3 }] of indicators.entries()) {
    if (index === 0 || level3 === '' || level3 !== indicators[index - 1]!.target) continue;
    const message = `level 3 is the target of the row above: ${level3}`;
    for (const at of [index - 1, index]) note(at, 'name-unlikely', 'review', message);
  }
}

/** What a name cannot end in: a list's comma, or a preposition that nothing is made with (平台在; 存在, 所在 and the like are words). */
const BREAKS_OFF = /(?:[、，,]|(?<![存所实潜内外现正自健好旨志])在)$/u;

/** A name that breaks off (建成并通过初验、): the rest of it was taken for the next row, or has been lost. */
function brokenOffNames(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3 }] of indicators.entries()) {
    if (!BREAKS_OFF.test(level3)) continue;
    note(index, 'name-unlikely', 'review', `level 3 breaks off: ${level3}`);
    const next = indicators[index + 1];
    if (next !== undefined)
      note(index + 1, 'name-unlikely', 'review', `the name above breaks off: ${level3} ${next.level3}`);
  }
}

/** 1）新建公路里程, 指标2）…: numbering has half a bracket. */
const NUMBERING = /^(?:指标)?[\d一二三四五六七八九十]{1,2}\)/u;

/** A bracket that opens and does not close, or the reverse: the rest of the cell stands elsewhere, or has been lost. */
function openBrackets(indicators: readonly Indicator[], note: Note): void {
  for (const [index, { level3, target }] of indicators.entries()) {
    for (const text of [level3, target]) {
      const own = fold(text).replace(NUMBERING, '');
      const count = (of: RegExp) => (own.match(of) ?? []).length;
      if (count(/\(/gu) === count(/\)/gu)) continue;
      note(index, 'bracket-open', 'review', `brackets that do not match: ${text}`);
    }
  }
}

function isCost({ level1Code, level2Code }: Indicator): boolean {
  return level1Code === '成本指标' || (level2Code ?? '').endsWith('成本指标');
}

/** A cost is bounded from above; ≥ is met all the same, where a saving is meant. */
function costBounds(indicators: readonly Indicator[], note: Note): void {
  for (const [index, indicator] of indicators.entries()) {
    const { comparator } = indicator.reading;
    if (isCost(indicator) && (comparator === '>=' || comparator === '>')) {
      note(index, 'cost-lower-bound', 'info', `a cost bounded from below: ${indicator.target}`);
    }
  }
}

/** A gap in a column of row numbers: a row may be lost. */
function sequence(indicators: readonly Indicator[], note: Note): void {
  let last: number | null = null;
  for (const [index, { printed }] of indicators.entries()) {
    const cell = printed.others.find((o) => /^序号$/u.test(fold(o.label)));
    const number = cell === undefined ? Number.NaN : Number(fold(cell.value.raw) || Number.NaN);
    if (!Number.isInteger(number)) {
      last = null;
      continue;
    }
    const follows = last === null || number === last + 1 || number === last || number === 1;
    if (!follows) note(index, 'sequence-gap', 'review', `row number ${number} after ${last}`);
    last = number;
  }
}

function formProblem(code: string, severity: Severity, message: string): Problem {
  return { code, severity, message, locator: null };
}

/** Totals printed beside their parts are normal, so the sum above the budget is only worth knowing. */
function costSum(indicators: readonly Indicator[], budgetYuan: number | null): readonly Problem[] {
  if (budgetYuan === null) return [];
  const costs = indicators
    .filter((i) => isCost(i) && i.period === 'annual' && i.reading.baseUnit === '元')
    .map((i) => i.reading.baseValueHigh ?? i.reading.baseValue ?? 0);
  const sum = Math.round(costs.reduce((total, cost) => total + cost, 0) * 100) / 100;
  if (sum <= budgetYuan) return [];
  return [
    formProblem('cost-above-budget', 'info', `cost targets of ${sum} 元 above a budget of ${budgetYuan} 元`),
  ];
}

/** Weights add up to 100, or to 90 where the 10 points of the budget's execution stand elsewhere. */
const FULL = [100, 90] as const;
/** Thirds printed with two decimals (33.33) miss the sum by this much. */
const ROUNDING = 0.05;

function addsUp(weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return FULL.some((full) => Math.abs(sum - full) <= ROUNDING);
}

function rowWeights(indicators: readonly Indicator[]): readonly Problem[] {
  const rows = indicators.filter((i) => i.period === 'annual');
  const weights = rows.flatMap((i) => (i.weight === null ? [] : [i.weight]));
  const areas = new Set(rows.map((i) => i.area)).size > 1;
  if (weights.length === 0 || weights.length < rows.length || areas || addsUp(weights)) return [];
  const sum = Math.round(weights.reduce((total, weight) => total + weight, 0) * 100) / 100;
  return [formProblem('weights-sum', 'review', `the rows' weights add up to ${sum}`)];
}

function levelWeights(indicators: readonly Indicator[]): readonly Problem[] {
  const byLevel = new Map<string, number>();
  let complete = true;
  for (const { level1, level1Weight, period } of indicators) {
    if (period !== 'annual') continue;
    if (level1Weight === null) complete = false;
    else byLevel.set(splitLevelWeight(level1).name, level1Weight);
  }
  if (!complete || byLevel.size < 2 || addsUp([...byLevel.values()])) return [];
  const sum = [...byLevel.values()].reduce((total, weight) => total + weight, 0);
  return [formProblem('level-weights-sum', 'review', `the weights of level 1 add up to ${sum}`)];
}
