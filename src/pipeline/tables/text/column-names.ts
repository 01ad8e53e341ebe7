/**
 * Names of columns that are whole in themselves, so that a header broken over lines, or run together on one (`权重（%）指标值`), comes
 * apart where one name ends and the next begins. Sources: the column variants of domain knowledge, in their usual compositions.
 */
import { compact, halfWidth } from '../../../glossary/compact.ts';

const BRACKET = '(?:\\([^()]{1,14}\\))?';
const PERIOD = '(?:(?:全|本|当)?年度?|实施周?期|项目期|中长?期|长期|总体|绩效|预期|计划|项目)*';
const NAME = [
  '序号|编号',
  '[一二三]级(?:绩效)?(?:指标|目标)(?:名称|内容)?',
  '指标(?:名称|内容|解释|说明|性质|方向|属性|类型)',
  `${PERIOD}(?:\\(项目\\))?(?:指标|目标|预期|实现|计划|指标目标|预期实现)值(?:类型|说明|及单位)?`,
  `${PERIOD}(?:实际)?(?:完成|实际)(?:值|情况)`,
  '(?:本年度)?(?:计划)?完成水平',
  '分值权重|分值|权重|指标权重|得分|自评得分|自评分|备注',
  '(?:评\\(?扣?\\)?分|计分|评价|扣分)(?:标准|办法|规则|依据)',
  '(?:数据|指标值?|资料|佐证)来源|数据来源及依据',
  '(?:计量|度量|计算|数量)?单位',
  '(?:计算|运算|比较)符号',
  '(?:偏差|未完成)?原因(?:分析)?(?:[及与和]改进措施)?|改进措施',
].join('|');
const WHOLE = new RegExp(`^(?:${NAME})${BRACKET}$`, 'u');
/** The longest first: of two names that begin alike the longer is meant. */
const LONGEST_NAME = 24;

/** Whether a text is one column's whole name. */
export function isColumnName(text: string): boolean {
  return WHOLE.test(halfWidth(compact(text)));
}

/** The whole names a text begins with, and what is left of it. */
export function leadingColumnNames(text: string): {
  readonly names: readonly string[];
  readonly rest: string;
} {
  const all = columnNamesIn(text);
  if (all.length > 0) return { names: all, rest: '' };
  const names: string[] = [];
  let rest = text;
  for (;;) {
    const first = Array.from({ length: LONGEST_NAME - 1 }, (_, i) => rest.slice(0, LONGEST_NAME - i)).find(
      isColumnName,
    );
    if (first === undefined) return { names, rest };
    names.push(first);
    rest = rest.slice(first.length);
  }
}

/** The whole names a text is made of, or `[]` where it is not made of such. */
export function columnNamesIn(text: string): readonly string[] {
  if (text === '') return [];
  for (let length = Math.min(text.length, LONGEST_NAME); length >= 2; length--) {
    const name = text.slice(0, length);
    if (!isColumnName(name)) continue;
    if (length === text.length) return [name];
    const rest = columnNamesIn(text.slice(length));
    if (rest.length > 0) return [name, ...rest];
  }
  return [];
}
