/** Level codes of the standard for printed names: exact, decorated or short (the glossary), else near, for names an OCR damaged. */
import { isWeightAlone, level1Code, level2Code, splitLevelWeight } from '../../glossary/levels.ts';
import { type Dimension, UNITS } from '../../glossary/unit-table.ts';
import { fold } from './printed-text.ts';

export interface LevelCode {
  readonly code: string | null;
  /** The code was found by one changed character: what is printed is probably misread. */
  readonly near: boolean;
}

/** Shorter names have too many neighbours at distance 1 (产出/支出). */
const NEAR_FROM = 4;

const LEVEL1_NAMES = ['产出指标', '成本指标', '效益指标', '效果指标', '满意度指标'] as const;
const LEVEL2_NAMES = [
  '数量指标',
  '质量指标',
  '时效指标',
  '成本指标',
  '经济成本指标',
  '社会成本指标',
  '生态环境成本指标',
  '经济效益指标',
  '社会效益指标',
  '生态效益指标',
  '可持续影响指标',
  '服务对象满意度指标',
  '社会公众满意度指标',
  '满意度指标',
] as const;

/** Words of their own one character away from a level's name: no damage, and no level of the standard. */
const OTHER_WORDS = /^(?:项目|管理)?(?:效率|效能|产业|产品|支出|时间|社会效应|经济效率)(?:类?指标|目标)$/u;
/** 学生满意度指标, 受益者满意度: whoever is satisfied, in the column of level 2. */
const SATISFIED = /^[\p{Script=Han}、/]{1,12}满意度(?:指标)?$/u;

/** The standard's level 1 for a printed cell; near where one character of a name of at least four must be changed. */
export function levelOneCode(printed: string): LevelCode {
  return coded(
    printed,
    (name) => level1Code(name) ?? level1Code(name.replace('绩效指标', '指标')),
    LEVEL1_NAMES,
  );
}

/** The standard's level 2 for a printed cell; as `levelOneCode`. */
export function levelTwoCode(printed: string): LevelCode {
  const exact = (name: string) =>
    level2Code(name) ?? (SATISFIED.test(splitLevelWeight(name).name) ? '服务对象满意度指标' : null);
  return coded(printed, exact, LEVEL2_NAMES);
}

/** Names that end in a level's by right: 经济社会效益指标, 生态和环境效益指标. */
const COMPOUND = /^(?:经济|社会|生态|环境|项目|部门|服务|专项|具体|主要|其[他它]|[和与及、/])+$/u;

/**
 * Whether a name that is none of the standard's is a piece of one: 效 of 效益指标 written downwards, 服务对象 whose rest stands on another
 * page, 意度指 out of the middle of 满意度指标, whose ends a frame too low has cut off, a weight or a number by itself.
 */
export function isPieceOfLevel(printed: string): boolean {
  const name = fold(splitLevelWeight(printed).name).replace(/[★☆*]+$/u, '');
  if (name.length === 1 || isWeightAlone(name) || /^\(?\d+(?:\.\d+)?\)?$/u.test(name)) return true;
  const isPiece = (known: string) => known !== name && known.includes(name);
  return name.length > 1 && [...LEVEL1_NAMES, ...LEVEL2_NAMES].some(isPiece);
}

/** Whether a name that is none of the standard's is one of them with other text run into it, or the heading of all indicators. */
export function isRunTogether(printed: string): boolean {
  const name = fold(splitLevelWeight(printed).name);
  if (/^(?:年度|项目|部门)?绩效(?:指标|目标)$/u.test(name)) return true;
  return [...LEVEL1_NAMES, ...LEVEL2_NAMES].some((known) => {
    const at = name.indexOf(known);
    if (at < 0 || name === known) return false;
    const [before, behind] = [name.slice(0, at), name.slice(at + known.length)];
    return (before !== '' && !COMPOUND.test(before)) || /^[\p{Script=Han}]{2}/u.test(behind);
  });
}

/**
 * Whether a level's brackets hold a quantity, 产出指标（404万亩分）: they hold points, percents, words or how many indicators the level has;
 * what breaks off beside an open bracket comes to stand in it.
 */
export function holdsQuantity(printed: string): boolean {
  const within = fold(printed).match(/\([^)]*\)/gu) ?? [];
  return within.some((bracket) =>
    [...bracket.matchAll(/\d[十百千万亿]*(\p{Script=Han}{1,4})/gu)].some(([, behind = '']) =>
      [...behind].some((_, at) => isMeasure(behind.slice(0, at + 1))),
    ),
  );
}

/** Kinds of unit a level is neither weighed nor counted by. */
const IN_NO_BRACKET: readonly (Dimension | undefined)[] = [
  'money',
  'area',
  'length',
  'volume',
  'mass',
  'person',
  'person-time',
];
function isMeasure(unit: string): boolean {
  return IN_NO_BRACKET.includes(UNITS.get(unit)?.dimension);
}

function coded(printed: string, exact: (name: string) => string | null, names: readonly string[]): LevelCode {
  const code = exact(printed);
  if (code !== null) return { code, near: false };
  const name = fold(splitLevelWeight(printed).name);
  if (name.length < NEAR_FROM || OTHER_WORDS.test(name)) return { code: null, near: false };
  const codes = new Set(names.filter((n) => withinOne(name, n)).map((n) => exact(n)));
  const [only] = codes;
  return codes.size === 1 && only != null ? { code: only, near: true } : { code: null, near: false };
}

/** Whether one replaced, missing or added character turns `a` into `b`. */
function withinOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA === '' || restB === '') return restA.length + restB.length <= 1;
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
