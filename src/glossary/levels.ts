/**
 * Names of the first two indicator levels: the standard's (财政部预算绩效 templates of 2020 and 2021), and the common other
 * names met in published forms. Source of the vocabulary: domain.md's table and the Ministry of Finance's 项目支出绩效目标表.
 */
import { compact, halfWidth } from './compact.ts';

/** Standard level-1 names by the stems a printed name may have once decoration, `指标` / `目标` and 项目 are taken off. */
const LEVEL1_STEMS: Readonly<Record<string, readonly string[]>> = {
  产出指标: ['产出', '产出类'],
  成本指标: ['成本', '成本类'],
  效益指标: ['效益', '效果', '效益类', '效果类', '社会效应'],
  满意度指标: ['满意度', '满意度类', '满意'],
};

const LEVEL2_STEMS: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['数量', '产出数量'],
  质量指标: ['质量', '产出质量'],
  时效指标: ['时效', '产出时效', '进度', '时效性'],
  成本指标: ['成本', '产出成本', '成本控制'],
  经济成本指标: ['经济成本'],
  社会成本指标: ['社会成本'],
  生态环境成本指标: ['生态环境成本', '生态成本', '环境成本', '生态环境'],
  经济效益指标: ['经济效益', '经济效果', '经济'],
  社会效益指标: ['社会效益', '社会效果', '社会'],
  生态效益指标: ['生态效益', '生态效果', '生态环境效益', '环境效益', '生态'],
  可持续影响指标: [
    '可持续影响',
    '可持续发展',
    '可持续',
    '可持续性影响',
    '可持续发展影响',
    '可持续效益',
    '可持续影响效益',
  ],
  服务对象满意度指标: [
    '服务对象满意度',
    '满意度',
    '社会公众满意度',
    '公众满意度',
    '社会公众或服务对象满意度',
    '社会公众及服务对象满意度',
    '服务对象或社会公众满意度',
    '帮扶对象满意度',
    '受益对象满意度',
    '受益群体满意度',
    '群众满意度',
    '社会满意度',
    '企业满意度',
    '对象满意度',
    '使用者满意度',
    '其他满意度',
  ],
};

/** Level-1 names of forms for a whole department (部门整体支出); the standard has no code for them. */
const WHOLE_DEPARTMENT_LEVEL1 = [
  '履职效能',
  '管理效率',
  '社会效应',
  '可持续发展能力',
  '运行成本',
  '决策',
  '过程',
  '部门管理',
  '履职完成',
  '履职效果',
  '预算执行',
  '项目管理',
  '投入',
  '投入管理',
];

/** Those of them that name nothing else: 预算执行 and 决策 may begin an indicator's name. */
const ONLY_DEPARTMENT = /^(?:履职效能|管理效率|社会效应|可持续发展能力|运行成本)(?:指标)?$/u;

/** Whether a text is a level 1 that only forms for a whole department print. */
export function isDepartmentLevel1(text: string): boolean {
  return ONLY_DEPARTMENT.test(splitLevelWeight(text).name);
}

const LEVEL1_BY_STEM = byStem(LEVEL1_STEMS);
const LEVEL2_BY_STEM = byStem(LEVEL2_STEMS);

function byStem(stems: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(stems).flatMap(([code, names]) => names.map((n) => [n, code] as const)));
}

/** What follows a stem in print. */
const NAME_ENDS = ['指标', '目标', '类指标', ''];

/** The names of the first two levels as they are printed, for whoever has to recognise one from its picture. */
export const LEVEL_NAMES: readonly string[] = [
  ...new Set([
    ...[...LEVEL1_BY_STEM.keys(), ...LEVEL2_BY_STEM.keys()]
      .filter((stem) => !stem.endsWith('类'))
      .flatMap((stem) => NAME_ENDS.map((end) => stem + end)),
    ...['产出', '效益', '效果', '成本'].map((stem) => `项目${stem}`),
    '项目完成指标',
    ...WHOLE_DEPARTMENT_LEVEL1.flatMap((name) => [name, `${name}指标`]),
  ]),
];

/** A weight below a name set downwards: （, 10, 分, ）. */
const LINES_OF_WEIGHT = 4;

/** Lines of a label at most: set downwards, its name has one for each character. */
export const MOST_LABEL_LINES = Math.max(...LEVEL_NAMES.map((name) => name.length)) + LINES_OF_WEIGHT;

/** A printed level name taken apart. */
export interface LevelName {
  /** As printed, white space and weight removed; decorations such as `★★★` or `(必填)` stay. */
  readonly name: string;
  /** The weight printed inside the cell (`产出指标50%`, `产出指标（50分）`), in points or percent. */
  readonly weight: number | null;
}

/** A bare number behind a level's name that is smaller counts the levels: 产出指标1, 产出指标2. */
const LEAST_BARE_WEIGHT = 10;

/** 产出指标（40-50）分: between how many points a level is to have, which is no weight of it yet. */
const RANGE_OF_POINTS = /(?<=\p{Script=Han})[（(]\d{1,3}[-－–—~～至]\d{1,3}分?[）)]分?$/u;

/** 产出指标（50）分. */
const POINTS_BEHIND_BRACKET = /(?<=\p{Script=Han})([（(]\d{1,3})([）)])分$/u;

/** Splits a weight off a level cell. `产出指标（50分）` → 产出指标, 50. The cell `满意度指标` has none. */
export function splitLevelWeight(text: string): LevelName {
  const name = compact(text).replace(RANGE_OF_POINTS, '').replace(POINTS_BEHIND_BRACKET, '$1分$2');
  const match =
    /^(.*?[^\d０-９])[（(【[]?(?:权重|分值|占比)?[:：]?([\d０-９]{1,3}(?:[.．][\d０-９]+)?)(?:[%％]|分)?[）)】\]]?$/u.exec(
      name,
    );
  if (match === null) return { name, weight: null };
  const stem = (match[1] ?? '')
    .replace(/[（(【[](?:权重|分值|占比)?[:：]?$/u, '')
    .replace(/(?:权重|分值)[:：]?$/u, '');
  const weight = Number(halfWidth(match[2] ?? ''));
  // A number at the end of a name (`指标1`) is no weight: it takes a sign, a unit or brackets, or a level name before a number no ordinal has.
  const bare = weight >= LEAST_BARE_WEIGHT && (isLevel1Name(stem) || isLevel2Name(stem));
  const marked = /[%％分）)】\]]$/u.test(name) || bare;
  // 满意度指标（≥90%）: a target, no weight.
  const bound = /[≥≤≧≦＞＜><]$/u.test(stem);
  if (!marked || bound || weight > 100 || stem === '') return { name, weight: null };
  return { name: stem, weight };
}

/** A weight by itself, 40%, （15分）, 权重：20%: what is left of a label whose name stands elsewhere, and no name of a level. */
export function isWeightAlone(text: string): boolean {
  return /^[（(【[]?(?:权重|分值)?[:：]?[\d０-９]+(?:[.．][\d０-９]+)?[%％分][)）】\]]?$/u.test(
    compact(text),
  );
}

/** What levels are counted by in print: 一、 2. 1.2 ① A1 (a letter's point or comma may be left out). */
const ORDINAL =
  /^(?:[一二三四五六七八九十]+[、.]|\d{1,2}(?:[.-]\d{1,2})+[、.)]?|\d+[、.)]|[①-⑳]|[A-ZⅠ-Ⅻ]\d{0,2}(?:[.-]\d{1,2})*[、.)]?)/u;

/** The name without what is hung on it: brackets, stars, ordinals, `项目` before, `指标` / `目标` behind. */
function stemOf(printed: string): string {
  const own = printed.replace(RANGE_OF_POINTS, '').replace(POINTS_BEHIND_BRACKET, '$1分$2');
  // 【产出指标】: the brackets hold the name itself.
  const bare = splitBrackets(own) || own.replace(/[（(【[）)】\]]/gu, '');
  return halfWidth(compact(bare))
    .replace(/[★☆*●■]+/gu, '')
    .replace(ORDINAL, '')
    .replace(/^项目/u, '')
    .replace(/(?:类?指标|目标)\d*[:]?$/u, '');
}

function splitBrackets(text: string): string {
  return text.replace(/[（(【[][^）)】\]]*[）)】\]]/gu, '');
}

/** A printed level name without weight, decoration, and 指标 behind it: what names are compared by. */
export function levelStem(printed: string): string {
  return stemOf(splitLevelWeight(printed).name);
}

/** The standard's level-1 name for a printed one, or null where it is none of the standard's. */
export function level1Code(printed: string): string | null {
  const { name } = splitLevelWeight(printed);
  return namesCompletion(name) ? '产出指标' : (LEVEL1_BY_STEM.get(stemOf(name)) ?? null);
}

/** 项目完成指标, what Sichuan's forms call 产出指标, beside 项目效益指标. Without 指标 it is words: 完成, 项目完成. */
function namesCompletion(name: string): boolean {
  return /^(?:项目)?完成指标$/u.test(splitBrackets(compact(name)));
}

/** The standard's level-2 name for a printed one, or null. `满意度指标` is the standard's 服务对象满意度指标. */
export function level2Code(printed: string): string | null {
  return LEVEL2_BY_STEM.get(stemOf(splitLevelWeight(printed).name)) ?? null;
}

/** Whether a text is a level-1 name of the standard or of a whole-department form. */
export function isLevel1Name(text: string): boolean {
  const stem = stemOf(text);
  return namesCompletion(text) || LEVEL1_BY_STEM.has(stem) || WHOLE_DEPARTMENT_LEVEL1.includes(stem);
}

/** Whether a text is a level-2 name of the standard. */
export function isLevel2Name(text: string): boolean {
  return LEVEL2_BY_STEM.has(stemOf(text));
}

/** Whether a text reads as the name of a level though the standard does not list it (`其他指标`, `结果指标`). */
export function looksLikeLevelName(text: string): boolean {
  const name = splitLevelWeight(text).name;
  return (
    name.length <= 14 && /(?:指标|目标)$/u.test(splitBrackets(name)) && !/[一二三四]级|绩效指标$/u.test(name)
  );
}
