/** Which level 1 a level 2 stands under, to notice that a label between the two has got lost. */
import { compact } from './compact.ts';
import { type DepartmentTopic, departmentTopic } from './department-levels.ts';
import { level1Code, level2Code, levelStem } from './levels.ts';

/** Level-1 codes under which forms print each level 2 of the standard; 成本 moved in 2021, 满意度 is printed in both places. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  数量指标: ['产出指标'],
  质量指标: ['产出指标'],
  时效指标: ['产出指标'],
  成本指标: ['产出指标', '成本指标'],
  经济成本指标: ['成本指标', '产出指标'],
  社会成本指标: ['成本指标', '产出指标'],
  生态环境成本指标: ['成本指标', '产出指标'],
  经济效益指标: ['效益指标'],
  社会效益指标: ['效益指标'],
  生态效益指标: ['效益指标'],
  可持续影响指标: ['效益指标'],
  服务对象满意度指标: ['满意度指标', '效益指标'],
};

/** Levels 1 of a form for a whole department under which no label of a topic stands: how it is run says nothing of what it does. */
const NOT_UNDER: Readonly<Record<DepartmentTopic | 'effect', readonly string[]>> = {
  management: ['履职效能', '履职完成', '履职效果', '社会效应', '可持续发展能力'],
  duties: ['管理效率', '运行成本', '社会效应', '可持续发展能力', '投入', '投入管理', '部门管理'],
  future: ['运行成本', '社会效应'],
  effect: ['管理效率', '运行成本', '可持续发展能力', '部门管理', '投入', '投入管理', '过程', '决策'],
};

const EFFECTS = new Set(['经济效益指标', '社会效益指标', '生态效益指标', '服务对象满意度指标']);

/** Whether no form has this level 2 under this level 1. Names nobody knows stand anywhere. */
export function isMisplaced(level2: string, level1: string): boolean {
  const code = level2Code(level2);
  const parent = level1Code(level1);
  if (code !== null && parent !== null) return PARENTS[code]?.includes(parent) === false;
  const topic = code === null ? departmentTopic(level2) : EFFECTS.has(code) ? 'effect' : null;
  return topic !== null && NOT_UNDER[topic].includes(levelStem(level1));
}

/** Whether forms print this level 2 under this level 1 and no other. */
export function isOnlyUnder(level2: string, level1: string): boolean {
  const parents = PARENTS[level2Code(level2) ?? ''] ?? [];
  return parents.length === 1 && parents[0] === level1Code(level1);
}

/** Whether forms mostly print this level 2 under another level 1 than this: 经济成本指标 under 产出指标. */
export function isUnusual(level2: string, level1: string): boolean {
  const [usual, parent] = [PARENTS[level2Code(level2) ?? '']?.[0], level1Code(level1)];
  return usual !== undefined && parent !== null && usual !== parent;
}

/** Whether no level 1 has both of these levels 2. */
export function areApart(one: string, other: string): boolean {
  const [own, others] = [one, other].map((name) => PARENTS[level2Code(name) ?? '']);
  return own !== undefined && others !== undefined && !own.some((parent) => others.includes(parent));
}

/** What stands between both levels' names in one cell: a dash, a stroke, or a bracket around the second. */
const TOGETHER = /^([^-—–/（(]+?(?:[（(]\d+分?[）)])?)(?:[-—–/]+|[（(])([^）)]+)[）)]?$/u;

/** Both levels of a text that names a level 1 and one of its levels 2, 产出指标（数量指标） or 产出指标-数量指标; null where it does not. */
export function levelsTogether(text: string): { readonly level1: string; readonly level2: string } | null {
  const [, level1 = '', level2 = ''] = TOGETHER.exec(compact(text)) ?? [];
  const parents = PARENTS[level2Code(level2) ?? ''] ?? [];
  return parents.includes(level1Code(level1) ?? '') ? { level1, level2 } : null;
}
