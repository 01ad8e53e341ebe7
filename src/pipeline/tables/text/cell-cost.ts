/**
 * How badly a text fits a column, told from the text alone. Costs are in nats, roughly: 0 fits, 1 is unusual, from 4 on something
 * is wrong. They were set by hand on texts of invented forms and are relative to each other; only sums are ever compared.
 */
import { halfWidth } from '../../../glossary/compact.ts';
import { isDepartmentLevel2 } from '../../../glossary/department-levels.ts';
import {
  isLevel1Name,
  isLevel2Name,
  level1Code,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { MAGNITUDES, UNITS } from '../../../glossary/unit-table.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import type { CellKind } from './column-model.ts';

const WRONG = 6;
/** A label without 指标 behind it (`数量`, `社会公众满意度`): forms print it so, but an indicator may be named so too. */
const BARE_LABEL = 1;
/** `满意`, `优`: as much a value as a label. */
const SHORT_LABEL = 2.5;
/** A name that is a spelt number and its unit by its shape, `完成三百人次`, rather than by its digits. */
const SPELT_NUMBER = 2.5;
/** A spelt number and what stands behind it: no more than a unit in `完成三百人次`, but not in `完成两癌筛查`. */
const SPELT_COUNT = /[零一二三四五六七八九十百千万两半]+(.{0,4})$/u;
const BARE_SATISFACTION = 1.5;
/** A label neither the standard nor its wording knows. */
const UNKNOWN_LABEL = 5;
/** Of level 1 forms invent fewer. */
const UNKNOWN_LEVEL1 = 6;
/** `（50分）` in front of a label is the end of the label before. */
const LABEL_BEGINS_WITH_BRACKET = 4;
/** Longer than any cell of its kind met; a segment beyond it is not looked at. */
export const MAX_LENGTH: Readonly<Record<CellKind, number>> = {
  ordinal: 4,
  level1: 24,
  level2: 30,
  level3: 120,
  target: 80,
  midterm: 80,
  longterm: 80,
  actual: 80,
  sign: 8,
  unit: 10,
  explanation: 400,
  weight: 8,
  score: 8,
  deviation: 400,
  other: 400,
};

/** Cost of `text`, without white space and not empty, as a cell of a column with this role. */
export function cellCost(role: CellKind, text: string): number {
  if (text.length > MAX_LENGTH[role]) return Number.POSITIVE_INFINITY;
  switch (role) {
    case 'level1':
      return levelCost(text, isLevel1Name, isLevel2Name) + brokenCost(text);
    case 'level2':
      return levelCost(text, isLevel2Name, isLevel1Name) + satisfactionCost(text) + brokenCost(text);
    case 'level3':
      return nameCost(text) + textCost(text);
    case 'target':
    case 'midterm':
    case 'longterm':
    case 'actual':
      return valueCost(text) + brokenCost(text);
    case 'weight':
    case 'score':
      return /^\d{1,3}(?:\.\d+)?[%分]?$/u.test(halfWidth(text)) ? 0 : WRONG;
    case 'ordinal':
      return /^\d{1,3}[.、]?$/u.test(halfWidth(text)) ? 0 : 2 * WRONG;
    case 'sign':
      return signCost(text);
    case 'unit':
      return unitCost(text);
    case 'explanation':
      return proseCost(text) + textCost(text) + (isUnit(text) ? UNIT_ALONE : 0);
    default:
      return proseCost(text) + textCost(text);
  }
}

/** `预算管理`, `重点工作履行情况`: in a form for a whole department a label, in others a name or a value as well. */
const DEPARTMENT_LABEL_COST = 1.2;

/** A label of the standard that has lost its beginning. */
const LABEL_TAIL = /^(?:出|益|果|意度|度|量|效|济效益|会效益|态效益|持续影响|续影响|响)指标$/u;

type Vocabulary = (text: string) => boolean;

function levelCost(text: string, own: Vocabulary, neighbour: Vocabulary): number {
  if (!/\p{L}/u.test(text) || STARS_AROUND.test(text)) return 2 * WRONG;
  const broken = /^[（(]/u.test(text) ? LABEL_BEGINS_WITH_BRACKET : 0;
  return broken + levelNameCost(text, own, neighbour);
}

function levelNameCost(text: string, own: Vocabulary, neighbour: Vocabulary): number {
  const { name, weight } = splitLevelWeight(text);
  if (own(name) && weight !== null) return 0;
  if (own(name)) return /(?:指标|目标)$/u.test(name) ? 0 : isShort(name) ? SHORT_LABEL : BARE_LABEL;
  if (/(?:指标|目标).*(?:指标|目标)/u.test(name)) return 2 * WRONG;
  if (neighbour(name)) return WRONG;
  // With a comma it is a sentence, `需求变化，下年度调整指标`: a remark.
  if (/^(?:指标|目标)$/u.test(name) || /[\d/·%≥≤=。；：，,]/u.test(name)) return WRONG;
  // A label of the standard with something before it: more likely the end of another cell than a name of the form's own.
  if (LABEL_INSIDE.test(name)) return name.length <= 8 ? 4 : WRONG;
  if (LABEL_TAIL.test(name)) return WRONG;
  if (looksLikeLevelName(name)) return 2;
  if (own === isLevel2Name && isDepartmentLevel2(name)) return DEPARTMENT_LABEL_COST;
  if (valueShape(text) >= 0.5) return 2 * WRONG;
  const unknown = own === isLevel1Name ? UNKNOWN_LEVEL1 : UNKNOWN_LABEL;
  return unknown + Math.max(0, name.length - 8) / 2;
}

/** Those in front are the label's above: no form prints them on both sides. */
const STARS_AROUND = /^[★☆].*[★☆]$/u;

/** `满意`, `优`; of two characters 数量 and its like name nothing but a label where they stand alone. */
function isShort(name: string): boolean {
  return name.length <= 2 && !/^(?:数量|质量|时效|成本|产出|效益)$/u.test(name);
}

/** 满意度指标 is printed once more often than twice, and then it is the level 1 of the standard. */
function satisfactionCost(text: string): number {
  return level1Code(text) === '满意度指标' ? BARE_SATISFACTION : 0;
}

/** A line of the blank form that nobody filled in. */
const NOT_FILLED_IN = /^[….．·]+$/u;
const NOT_FILLED_IN_COST = 1;

function nameCost(text: string): number {
  if (isLevelLabel(text) && splitLevelWeight(text).weight !== null) return 5;
  if (isLevelLabel(text) && text.length > 2)
    return text.endsWith('标') ? 5 : text.endsWith('满意度') && text !== '满意度' ? 0.5 : 1.5;
  const value = valueShape(text);
  if (NOT_FILLED_IN.test(text)) return NOT_FILLED_IN_COST;
  if (isNote(text) || !/[\p{L}]/u.test(text) || signCost(text) === 0) return WRONG;
  // The rest of 指标1：… whose beginning was taken for the end of the label above, or the weight of that label, `（30分）`.
  if (/^\d{1,2}[:：]/u.test(text) || WEIGHT_IN_FRONT.test(text)) return WRONG;
  if (value >= 0.9 && /\d/u.test(halfWidth(text))) return WRONG;
  if (value >= 0.9 && isSpeltCount(text)) return SPELT_NUMBER;
  const short = text.length === 1 ? 4 : text.length === 2 ? 1.5 : 0;
  const kind = ENDS_IN_KIND.test(text) ? KIND_IN_NAME : 0;
  return kind + 0.2 + value * 2 + short + (looksLikeLevelName(text) ? 1.5 : 0);
}

function isSpeltCount(text: string): boolean {
  const behind = SPELT_COUNT.exec(text)?.[1];
  return behind === '' || (behind !== undefined && UNITS.has(behind));
}

/** `创新氛围定性`: the kind is of a column of its own. */
const ENDS_IN_KIND = /[\p{Script=Han}）)]{2}定[性量]$/u;
const KIND_IN_NAME = 2.5;

/** No number of a list, `（1）`, is followed by its unit. */
const WEIGHT_IN_FRONT = /^[（(]\d{1,3}(?:\.\d+)?[分%％][）)]/u;

function isLevelLabel(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text);
}

/** A unit whose number nobody filled in: `间`. */
const UNIT_AS_VALUE = 1.2;

/** What columns headed 指标性质, 指标方向 or 指标值类型 hold; as a value it is met only where somebody filled in no other. */
const KIND_OF_INDICATOR = /^(?:定性|定量|正向|反向|负向)(?:指标)?$/u;
const KIND_AS_VALUE = 3;

/** Whether a text says of what kind an indicator is. */
export function isKindOfIndicator(text: string): boolean {
  return KIND_OF_INDICATOR.test(text);
}

/** From the shape: what is shaped like nothing else is free, a long sentence is dear. */
function valueCost(text: string): number {
  if ((isLevelLabel(text) && text.length > 2) || LABEL_INSIDE.test(text)) return 2 * WRONG;
  if (isNote(text) || DATE_WITHOUT_NUMBER.test(text) || isDepartmentLevel2(text)) return WRONG;
  if (/^(?:指标|目标)$/u.test(text)) return 2 * WRONG;
  if (KIND_OF_INDICATOR.test(text)) return KIND_AS_VALUE;
  if (UNITS.get(text)?.dimension === 'count') return UNIT_AS_VALUE;
  const shape = valueShape(text);
  if (shape >= 0.9) return (1 - shape) * 2 + (unitRunsOn(text) ? UNIT_RUNS_ON : 0);
  if (shape > 0.1 && EFFECTS.test(text)) return EFFECTS_COST;
  if (/^(?:的|和|与|等(?!级)|及(?!时|格))|^(?:之?前|以[上下内]|左右|[日月])/u.test(text)) return WRONG;
  return 3.2 * (1 - shape) + Math.max(0, text.length - 10) * 0.15;
}

/** `≥76人创新氛围`: a unit and another cell's words behind it, which together are no unit. */
function unitRunsOn(text: string): boolean {
  const behind = /\d(\p{Script=Han}{4,})$/u.exec(text)?.[1]?.replace(BEHIND_UNIT, '') ?? '';
  if (behind.length < 4 || UNITS.has(behind) || /[每／]|^[年月日]/u.test(behind)) return false;
  return [1, 2].some((length) => UNITS.has(behind.slice(0, length)));
}

const BEHIND_UNIT = /(?:及?以[上内下]|左右|之?[前内]|完成|达标)$/u;
const UNIT_RUNS_ON = 3.5;

/** `2022年10月日前`: the day stands in another cell. */
const DATE_WITHOUT_NUMBER = /年月|[\d年]月日|年日/u;

/** Sentences of effect, two of them with a comma between: `促进产业健康发展，形成良好示范带动效应`. */
const EFFECTS = /^[\p{Script=Han}]{4,}[，,][\p{Script=Han}]{4,}$/u;
const EFFECTS_COST = 1.6;

function signCost(text: string): number {
  return /^(?:[≥≤≧≦><=＞＜＝〉〈]{1,2}|(?:定[性量]|[正负反]向)(?:指标)?|等于|大于等于?|小于等于?|不[低高少超]于?)$/u.test(
    text,
  )
    ? 0
    : WRONG;
}

function unitCost(text: string): number {
  if (/\d|^(?:月|日|年[底末内前以]|以[上内下]|及以|[之底末]?前)/u.test(text) || isLevelLabel(text))
    return WRONG;
  if (isDepartmentLevel2(text)) return WRONG;
  if (NOTHING_TO_SAY.test(text)) return NOTHING_COST;
  const effect = valueShape(text) >= 0.5 ? EFFECT_AS_UNIT : 0;
  return effect + (text.length <= 3 ? 0.3 : text.length <= 6 ? 1 : 3 + (text.length - 6) * 0.5);
}

/** `良好`, `有效稳定`: a target in words. */
const EFFECT_AS_UNIT = 2.5;

/** What fills a cell of remarks or of reasons that has nothing to say. */
const NOTHING_TO_SAY = /^(?:无|暂无|没有|不适用|[-—–/]{1,3})$/u;
const NOTHING_COST = 0.4;

/** `万亩次` explains nothing: it is the unit of the number before it. */
const UNIT_ALONE = 3;

/** One unit, or two of which no dictionary has the compound (亩次), with their magnitude. */
function isUnit(text: string): boolean {
  const name = MAGNITUDES.has(text.charAt(0)) ? text.slice(1) : text;
  const ends = Array.from({ length: name.length }, (_, i) => i + 1);
  return ends.some((at) => UNITS.has(name.slice(0, at)) && (at === name.length || UNITS.has(name.slice(at))));
}

function proseCost(text: string): number {
  if (NOTHING_TO_SAY.test(text)) return NOTHING_COST;
  if (KIND_OF_INDICATOR.test(text)) return 0.5;
  // The sign of a value beside it: `大于等于`.
  if (signCost(text) === 0) return WRONG;
  if (isLevelLabel(text)) return 4;
  const short = text.length === 1 ? 3 : text.length === 2 ? 1 : 0;
  return 0.5 + short + valueShape(text) * 2.5;
}

const OPENING = '（(【[〔《「『“‘';
const CLOSING = '）)】]〕》」』”’';

/** A label of the standard with its 指标 inside a longer text: two cells in one. */
const LABEL_INSIDE =
  /(?:产出|效益|效果|满意度|数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响)指标(?:[（(]?\d{1,3}[%分][）)]?)?/u;
/** Whether a label of the standard with its 指标 stands anywhere in a text. */
export function holdsLevelLabel(text: string): boolean {
  return LABEL_INSIDE.test(text);
}

/** What a value begins with, at the end of a name: the value has been cut. */
const ENDS_IN_VALUE =
  /(?:[≥≤≧≦><=＞＜]|不[低高少超多大小][于过]|控制在|[大小高低多少超]于|超过|不足|达到?|至少|每[年月季周日]|(?:>|<|≥|≤)=?\d[\d.]*%|\d|\d年|\d月|\d[至到~～—-])$/u;

function textCost(text: string): number {
  const begins = text.startsWith('的') ? WRONG : /^[≥≤≧≦><＞＜★☆]/u.test(text) ? 3 : 0;
  return (
    begins +
    (LABEL_INSIDE.test(text) ? 4 : 0) +
    (ENDS_IN_VALUE.test(halfWidth(text)) ? 2.5 : 0) +
    brokenCost(text)
  );
}

/** A cell does not begin with what closes, nor end with what opens or goes on. */
function brokenCost(text: string): number {
  let cost = 0;
  if (/^[，。、；：！？,;:）)】\]》”’]/u.test(text)) cost += 5;
  if (/[、，,（(【[《“‘]$/u.test(text)) cost += 4;
  if (/^[（(]/u.test(text)) cost += 1.5;
  return cost + Math.min(2, unbalanced(text)) * 3;
}

function unbalanced(text: string): number {
  let depth = 0;
  let stray = 0;
  for (const character of text) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) {
      if (depth > 0) depth--;
      else stray++;
    }
  }
  return depth + stray;
}

/** Whether a line reads as a note under a table. */
export function isNote(line: string): boolean {
  return NOTE.test(line);
}

const NOTE =
  /^(?:备?注[:：]|说明[:：]|(?:总分|总得分|总计|合计|小计)[:：]?[\d.]*$|(?:金额)?单位[:：]|填[表报写]|制表|审核|联系|单位负责|负责人|附件|[（(]?(?:盖章|签[字章]))/u;
