/**
 * Labels of a form's head. The patterns are the fields of the Ministry of Finance's 绩效目标申报表 and their variants in published
 * forms (domain.md); whole labels only, so that a value such as 水利发展资金 is not taken for one.
 */
import { compact, halfWidth } from './compact.ts';

const ROLES =
  '主管|预算|实施|填报|申报|责任|财政|业务|牵头|执行|承担|用款|省级?主管|市级?主管|地方主管|中央主管';
const LABEL = new RegExp(
  [
    '(?:项目|专项|资金|转移支付|政策|任务|预算|单位|部门|活动)(?:\\([^)]*\\))?(?:\\/政策)?名称',
    // Two roles as well: 业务主管部门, 预算执行单位 (published forms of 重庆).
    `(?:项目)?(?:${ROLES}){1,2}(?:部门|单位|处室|科室|机构|主体)(?:及(?:代码|编码)|名称|\\([^)]*\\)|盖章)*`,
    '(?:省级|市级|县级|地方|中央|具体)?(?:财政|主管|实施|预算)(?:部门|单位)(?:及(?:代码|编码)|名称)?',
    '(?:(?:中央|地方|省|市|县|区|州|盟|旗|乡|镇)级?(?:\\([省市县区州盟旗]\\))?){1,3}(?:财政|主管|预算)部门',
    '部门名称|部门整体支出|单位名称|所属部门|资金主管部门|归口处室',
    '(?:项目|资金|专项|支出)(?:单位|类型|类别|属性|性质|概况|简介|概述|编码|代码|内容|实施内容|主要内容|实施期限?|实施周期|周期|期限?|年限|起止时间|起止年限|起止日期|资金|总额|总投资|负责人|联系人|分类|来源|级次|层级|用途|范围|预算|经费|情况|状态|地点|实施地点|实施计划|立项依据|立项情况|申报理由|申报依据|绩效目标|总目标|目标)',
    '实施(?:期限?|周期|内容|单位|地点|计划|进度)|主要内容|主要任务|工作内容|基本情况|立项依据|政策依据|设立依据',
    '(?:计划|项目)?(?:开始|完成|结束|起始|终止|启动)(?:日期|时间|年月?)',
    '(?:年度|本年度?|当年|全年|项目|预算|实施期|中期|总|申请|预计|计划|年初|调整|执行)*(?:资金|预算|投资|经费|支出|金额)+(?:总额|总金额|总数|合计|数|额度|安排)?',
    '(?:资金|预算|投资|经费)?(?:总额|合计|总计|总额度)',
    '其中:?.{0,14}',
    '(?:年度|本年度?|当年|中央|省级|市级|县级|区级|地方|本级|上级|一般公共预算|政府性基金)*(?:财政)?(?:拨款|补助|资金|配套资金|补助资金|安排)(?:收入)?',
    '(?:上年)?结转(?:资金|结余)?(?:和结余)?|其[他它](?:资金|收入|来源)?|自筹资金|自有资金|社会资金|债券资金|单位资金|财政专户管理资金',
    '(?:年度|总体|长期|中长期|中期|实施期|当年|年初|预期|阶段性|部门)*(?:绩效)*(?:总体|预期|年度|总)?目标(?:\\([^)]*\\))?(?:概述|描述|内容)?',
    '(?:整体|项目|预期)?绩效目标(?:设定|申报)?',
    '联系(?:人|电话|方式)|填[表报]人|填[表报](?:日期|时间|单位)|负责人(?:及电话|签字)?|电话|单位负责人|审核人|经办人|制表人|地址',
    '(?:全年|年度)?(?:目标|绩效目标|总体目标)?(?:实际)?完成情况(?:综述)?|预期(?:绩效)?目标|主要内容|总额|年[初度]预算数|全年(?:预算|执行)数',
    '(?:\\d{1,2}[-—~至]\\d{1,2}月份?)(?:预算)?执行[数率]|全年预计执行数',
    '备注|说明|(?:预算)?执行率|执行数|预算数|得分|分值|全年预算数|全年执行数|自评得分|总分|(?:自评)?等级',
    '是否.{2,12}|职能职责(?:概述)?|年度主要任务|部门职能|单位职责|任务名称|分配依据|资金分配|管理办法|资金管理办法|绩效分配方式|支出方向|支出功能分类|科目(?:名称|编码)?',
  ]
    .map((pattern) => `(?:${pattern})`)
    .join('|')
    .replace(/^/u, '^(?:[一二三四五六七八九十]+、|\\d+[.、])?(?:')
    .replace(/$/u, ')(?:[1-9]|[一二三四])?(?:\\((?:万|亿|千)?元\\)|\\([^)]{1,10}\\))?:?$'),
  'u',
);

/** Whether a text is a head label as a whole. */
export function isHeadLabel(text: string): boolean {
  const bare = halfWidth(compact(text));
  return bare.length >= 2 && bare.length <= 30 && LABEL.test(bare);
}

/** Who filled in and approved a form, when, and how to reach them: such rows stand below a form's indicators (domain.md's seeds, published forms). */
const FOOT =
  /^(?:填[表报制]人|经办人|审[核批]人|复核人|制表人|(?:单位|项目|财务|部门|科室)负责人|分管(?:局?领导|负责人)|联系(?:人|电话|方式)|填[表报]日期)(?:\(.{2,6}\))?:?$/u;
/** What is stamped or signed: 财政绩效管理科室（盖章） 年 月 日. */
const STAMPED = /\((?:盖章|公章|签[字名章](?:盖章|并盖章)?)\):?(?:年月日)?$/u;

/** Whether a text is the label of what stands below a form's indicators: a signature, a stamp, a telephone number. */
export function isFootLabel(text: string): boolean {
  const bare = halfWidth(compact(text));
  return bare.length <= 30 && (FOOT.test(bare) || STAMPED.test(bare));
}

/** Whether a cell is such a label, or begins with one and holds what it labels as well: 填表人：王某. */
export function beginsFoot(text: string): boolean {
  return isFootLabel(text) || isFootLabel(/^([^:：]+)[:：]/u.exec(text)?.[1] ?? '');
}

/** A label that only the head of a form begins with: a new one is under way. */
export function startsForm(text: string): boolean {
  return /^(?:项目|专项|资金|转移支付|政策|任务|部门|单位)(?:\([^)]*\))?(?:\/政策)?名称:?$|^部门\(?单位\)?名称:?$/u.test(
    halfWidth(compact(text)),
  );
}

/** A group label whose unit and meaning its rows share: 项目资金（万元） beside 年度资金总额. */
export function isMoneyGroup(text: string): boolean {
  return (
    /资金|金额|预算|经费|投资|收入|支出/u.test(text) &&
    !/部门|单位|名称/u.test(text) &&
    compact(text).length <= 20
  );
}

/** `label：value` in one text, or null. The label must be a head label. */
export function inlineField(text: string): { readonly label: string; readonly value: string } | null {
  const match = /^([^:：]{2,24})[:：]([\s\S]*)$/u.exec(text.trim());
  if (match === null || !isHeadLabel(match[1]!)) return null;
  return { label: match[1]!, value: match[2]!.trim() };
}

/** Where another `label：value` may begin in a line: behind a blank; the unit of sums, which nothing else ends in, behind anything. */
const NEXT_LABEL =
  /(?<=\s)(?=[^\s:：]{2,24}[:：])|(?<=[^\s（(])(?=[（(]?金额单位[:：])|(?<=[^\s（(额量])(?=[（(]?单位[:：]\s*(?:人民币)?[万亿千]?元[)）]?$)/gu;

/** A line's `label：value` pieces (部门名称：民政局　　金额单位：万元); the line itself where it holds no more than one. */
export function labelledPieces(text: string): readonly string[] {
  const line = text.trim();
  const begins = [...line.matchAll(NEXT_LABEL)]
    .map(({ index }) => index)
    .filter((at) => beginsLabel(line, at));
  return [0, ...begins].map((at, i) => line.slice(at, begins[i]).trim());
}

function beginsLabel(line: string, at: number): boolean {
  // 本表单位：万元 is no pair and a rest of words.
  if (!/\s/u.test(line[at - 1]!) && !/[:：]/u.test(line.slice(0, at))) return false;
  const label = /^[（(]?([^:：]{2,24})[:：]/u.exec(line.slice(at))?.[1] ?? '';
  return /^(?:金额|计量)?单位$/u.test(label) || isHeadLabel(label) || isFootLabel(label);
}
