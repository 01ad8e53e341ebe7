/**
 * Labels of level 2 in forms for a whole department (部门整体支出), which the standard leaves to whoever draws up the form: what its
 * management, its duties and its future are judged by. The words are those of the Ministry of Finance's framework of 2013 (财预〔2013〕53号)
 * and of the provinces' forms that follow it; a text of these words in a label's column is a label, elsewhere it may be a name.
 */
import { compact } from './compact.ts';

const MANAGEMENT =
  /^(?:战略|预算|绩效|资产|财务|项目|资金|采购|政府采购|内控|内部|人员|政务|信息|档案|业务|制度|队伍|合同|收支)管理$/u;
const CONTROL = /^(?:公用经费|在职人员|三公经费|成本|人员|经费|编制)控制(?:率)?$/u;
const BUDGET = /^(?:预算|目标)(?:编制|执行|设定|配置|公开)$/u;
const DUTIES =
  /^(?:部门|单位|整体|总体|履职|年度)?(?:整体)?(?:目标|职能|职责|职责任务)(?:实现|完成|履行)(?:情况|程度|率)?$/u;
const WORK = /^(?:重点|核心|日常|主要|中心|专项|基础)?工作(?:任务)?(?:完成|履行|实现)?(?:情况|程度|率)?$/u;
const FUTURE =
  /^依法行政$|^(?:体制机制|创新|改革)(?:改革|驱动|发展)$|^(?:人才|科技|信息化|创新|制度|组织)(?:支撑|建设|保障|能力)$/u;

/** What a label of such a form is about. */
export type DepartmentTopic = 'management' | 'duties' | 'future';

const TOPICS: readonly (readonly [DepartmentTopic, readonly RegExp[]])[] = [
  ['management', [MANAGEMENT, CONTROL, BUDGET]],
  ['duties', [DUTIES, WORK]],
  ['future', [FUTURE]],
];

/** What a level 2 of a form for a whole department is about; null where it reads as none. */
export function departmentTopic(text: string): DepartmentTopic | null {
  const name = compact(text);
  if (name.length < SHORTEST) return null;
  return TOPICS.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)))?.[0] ?? null;
}

/** Whether a text reads as a level 2 of a form for a whole department: `预算管理`, `重点工作履行情况`, `人才支撑`. */
export function isDepartmentLevel2(text: string): boolean {
  return departmentTopic(text) !== null;
}

/** 工作 alone is no label. */
const SHORTEST = 4;
