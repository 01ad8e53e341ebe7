/**
 * How much a text is shaped like a target, judged by its form alone. Used where rows must be found before anything can be
 * normalised; the exact reading is the normalise stage's.
 */
import { compact, halfWidth } from './compact.ts';

const NUMBER = String.raw`(?:\d[\d,]*(?:\.\d+)?|[零一二三四五六七八九十百千两半]+)`;
const SIGN =
  '(?:[≥≤≧≦⩾⩽><‹›=≈±~]{1,2}|不[低少小高超大多]于?过?|大于等于|小于等于|大于|小于|至少|高于|低于|超过|少于|控制在)';
const UNIT = String.raw`(?:[%‰]|百分比|个百分点|\(?[\p{L}㎡℃°²³/·*]{1,6}[23]?(?:[/·*]\d{0,2}[\p{L}·*/²³]{1,6}[23]?)?\)?|\([%‰]\))?`;
/** What may stand behind a value: 前, 以上, 完成. */
const SUFFIX = '(?:及?以[上内下]|左右|之?[前内]|完成|达标)?';
const SIGNED = new RegExp(`^${SIGN}=?${NUMBER}${UNIT}(?:[-~—至到]${NUMBER}${UNIT})?${SUFFIX}$`, 'u');
/** `同比增长5%以上`, `比上年提高2个百分点`: a change and by how much. */
const CHANGE = new RegExp(
  `^(?:同比|环比|较上年度?|比上年度?|年均|平均|累计)*(?:增长|增加|提高|提升|上升|增幅|下降|降低|减少|缩短|压减|节约)率?(?:${SIGN})?=?${NUMBER}${UNIT}(?:[-~—至到]${NUMBER}${UNIT})?${SUFFIX}$`,
  'u',
);
const BEGINS_SIGNED = new RegExp(`^${SIGN}=?${NUMBER}`, 'u');
const COUNTED = new RegExp(
  `^(?:每[年月季周日]|约|共|为|达到?|完成)?${NUMBER}(?:[-~—至到±]${NUMBER})?(?:[%‰]|[\\p{L}㎡²³/·*()]{0,8})(?:[-~—至到]${SIGN}?${NUMBER}[\\p{L}%‰]{0,6})?(?:及?以[上内下]|左右|前|完成)?$`,
  'u',
);
/** `1：3`: a ratio, a number of pupils to a teacher. */
const RATIO = /^\d+(?:\.\d+)?:\d+(?:\.\d+)?$/u;
const DATE =
  /^(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|底|[上中下]旬|份)?\p{L}{0,6}$|^\d{4}[-./年]\d{1,2}(?:[-./月]\d{0,2}日?)?(?:[-~—至到].{4,12})?\p{L}{0,4}$|^(?:\d{4})?年(?:底|末|内)(?:之?前)?\p{L}{0,4}$/u;
/** `第一季度`, `年终`, `当年底前`, `每月底前`: ends of periods without a month's number. */
const PERIOD_END =
  /^(?:\d{4}年|[本今当次明]年|每年?)?(?:第?[一二三四1-4]季度|前[三3]季度|[上下]半年|季度?|月|年度?|(?<=年)(?=[底末终]))[底末终]?(?:前|内|完成|之前|以前){0,2}$/u;
/** `2025年1月-12月`, `3月1日至10月底`: from a month to another. */
const MONTHS =
  /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[底初])?[-~—至到](?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底)?(?:之?[前内])?$/u;
/** `Ⅲ类及以上`, `优良级`, `A级以上`, `二等`: a grade of a scale. */
const GRADE =
  /^(?:达到?|不低于)?(?:[ⅠⅡⅢⅣⅤ]|[A-E]{1,3}|[甲乙丙一二三四五特优])(?:类|级|等)(?:标准|水平)?(?:及?以上)?$/u;
/** `前10名`, `全省前三`: a place in an order. */
const RANK = /^(?:进入|位居)?(?:全[国省市县区])?(?:排名)?前[\d一二三四五六七八九十]{1,3}[名位%强]?$/u;
/** `每周≥56小时`: counted by something, with a bound. */
const SIGNED_RATE = new RegExp(`^每\\p{L}{1,3}${SIGN}=?${NUMBER}${UNIT}${SUFFIX}$`, 'u');
/** Text targets: verbs of effect and grades, from published forms; they end or begin a short cell. */
const QUALITATIVE =
  /^(?:有效|持续|显著|明显|逐步|不断|稳步|进一步|基本|长期|全面|及时|按时|按期|按计划|达标|合格|优秀?|良好?|完成|提高|提升|增强|改善|促进|保障|加强|零|无|全覆盖|是|否|定性|不适用|未发生|稳定|充分|大幅|切实|推动|较|有所|得到|高中低|优良中低?差|好坏|提供|形成|发挥|建立健全|长效|满意|健全|规范|正常|优化|安全|符合|达到|实现|落实|—|\/|-$)/u;

/** A tail of digits and a common unit behind few characters: `满意率达到90%`. */
const ENDS_COUNTED = /^[^\d]{0,8}\d.*[%‰次个人元天期项家户]$/u;

/**
 * Up to so many characters a text of a shape is a whole cell; longer ones are rather names or clauses that begin like it. Set on the
 * targets of published forms (domain.md); a period of two whole dates has 23, its 止 is one more; each step is no measurement of its own.
 */
const LENGTHS = { signed: 10, clause: 14, date: 24, counted: 16, phrase: 6, longPhrase: 8, word: 4 } as const;

/**
 * Names that begin with a number: `一次验收合格率`, `65岁以上人数`, `三公经费控制率`. Between the number and 率 or 数 stands more than a unit
 * (a careless `50户数` is a value).
 */
const NAME_WITH_NUMBER = new RegExp(`^${NUMBER}[-~—至到\\d.]*\\p{L}{3,}(?:率|数|占比|比例)$`, 'u');

/** 0 (surely not a target) to 1 (shaped like nothing else). */
export function valueShape(text: string): number {
  const value = halfWidth(compact(text)).replace(/^["“”(]([^()"“”]+)[)"“”]$|[。;]$/gu, '$1');
  const { length } = value;
  if (length === 0) return 0;
  if (SIGNED.test(value)) return 1;
  if (CHANGE.test(value) || RATIO.test(value) || SIGNED_RATE.test(value)) return 0.95;
  if (RANK.test(value) || GRADE.test(value)) return 0.9;
  if (/[底末终季半]/u.test(value) && PERIOD_END.test(value)) return 0.9;
  if (BEGINS_SIGNED.test(value))
    return length <= LENGTHS.signed ? 0.6 : length <= LENGTHS.clause ? 0.4 : 0.15;
  if (NAME_WITH_NUMBER.test(value)) return length <= LENGTHS.word ? 0.2 : 0.05;
  if (MONTHS.test(value)) return 0.95;
  if (DATE.test(value)) return length <= LENGTHS.date ? 0.95 : 0.3;
  if (COUNTED.test(value)) return length <= LENGTHS.counted ? 0.95 : 0.4;
  if (QUALITATIVE.test(value)) return phraseShape(length);
  if (length <= LENGTHS.clause && ENDS_COUNTED.test(value)) return 0.5;
  return length <= LENGTHS.word ? 0.2 : 0.05;
}

function phraseShape(length: number): number {
  if (length <= LENGTHS.phrase) return 0.7;
  if (length <= LENGTHS.longPhrase) return 0.55;
  return length <= LENGTHS.clause ? 0.4 : 0.15;
}
