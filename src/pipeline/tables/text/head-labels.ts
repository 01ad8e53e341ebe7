/**
 * Labels of a form's head as running text shows them, where nothing but the words tells a label from a value. Sources: the head
 * fields listed in domain.md. A label may carry a colon and a bracket (`项目资金（万元）`, `主管部门及代码`).
 */
import { compact, halfWidth } from '../../../glossary/compact.ts';

/**
 * What a label calls for: `field`: a value of its own; `funds`: a value, mostly sub-labels with sums; `sum`: a line of the funds;
 * `goal`: sentences, often two such labels side by side above their texts.
 */
export type HeadLabelKind = 'field' | 'funds' | 'sum' | 'goal';

const GOVERNMENT = '(?:中央|国家|省级?|市级?|县级?|区级?|地方|上级|本级|省市县?|市县)?';
const PATTERNS: readonly (readonly [HeadLabelKind, RegExp])[] = [
  [
    'goal',
    /^(?:项目)?(?:年度|本年度?|全年|当年|中长期|中期|长期|总体|实施期|三年|阶段性)(?:总体|绩效|预期|总)*目标$|^(?:项目|整体|总体|部门)?(?:预期|绩效)目标$/u,
  ],
  [
    'sum',
    new RegExp(
      `^(?:[一二三四五六七八九十\\d]+[、.])?(?:(?:年度|项目|预算|计划|本年度?)*(?:资金|预算)?总[额计数]|其中[:]?(?:年度)?${GOVERNMENT}(?:财政)?(?:拨款|资金|补助)?|(?:年度|本年)?${GOVERNMENT}(?:财政)(?:性)?(?:拨款|资金|补助|补助资金)|上年结转(?:结余)?(?:资金)?|(?:年度)?其[他它]资金|自筹资金|单位自有资金|自有资金|地方配套(?:资金)?|一般公共预算(?:拨款)?|政府性基金(?:预算)?(?:拨款)?|社会(?:投入)?资金)$`,
      'u',
    ),
  ],
  [
    'funds',
    /^(?:项目|年度|本年度?)?(?:预算|申请|资金|执行)*(?:资金|金额|经费)(?:情况|来源|额度|需求)?$|^(?:预算|资金)(?:执行)?情况$|^预算(?:金额|数)$/u,
  ],
  [
    'field',
    /^(?:项目|专项|专项资金|资金|转移支付(?:项目|\(项目\))?|专项转移支付|一级项目|二级项目|任务|政策)名称$|^(?:项目)?(?:编码|代码|编号)$|^项目(?:类别|类型|属性|性质|分类|状态|概况|简介|背景|内容|实施内容|主要内容|建设内容|负责人|联系人|地址|地点|期|周期|实施期|立项依据|立项必要性|可行性|政策依据|设立依据)$|^(?:主要)?(?:工作|实施|建设)内容$|^(?:立项|政策|设立)依据$/u,
  ],
  [
    'field',
    new RegExp(
      `^${GOVERNMENT}(?:项目)?(?:主管|预算|实施|填报|申报|申请|用款|承担|建设|执行|财政|业务|责任|牵头)(?:主管)?(?:部门|单位|科室|处室|机构)(?:名称|及代码|编码|\\(单位\\)|\\(盖章\\))*$|^单位名称$|^部门名称$|^部门\\(单位\\)名称$`,
      'u',
    ),
  ],
  [
    'field',
    /^(?:项目)?(?:实施|执行|建设|起止)?(?:起止)?(?:期限|周期|年限|时间|日期)$|^(?:计划|项目)?(?:开始|起始|完成|结束|终止)(?:日期|时间)$|^(?:负责人|联系人|联系电话|电话|填报人|填报日期|存续状态|分配方式|支出方向|资金用途|支出科目|功能科目)$/u,
  ],
];

/** Longest label in characters, brackets off. */
const MAX_LABEL = 14;

/** The kind of label a text is, or null where it is none. */
export function headLabelKind(text: string): HeadLabelKind | null {
  const label = bareLabel(text);
  if (label === '' || label.length > MAX_LABEL) return null;
  return PATTERNS.find(([, pattern]) => pattern.test(label))?.[0] ?? null;
}

function bareLabel(text: string): string {
  const plain = halfWidth(compact(text)).replace(/[:]$/u, '');
  return plain.replace(/\((?:万?元|单位[^)]*|盖章|必填|可选|\d{4}年度?|如有)\)$/u, '').replace(/[:]$/u, '');
}

/** A label only the head of a form begins with: it stands nowhere in a table of indicators. */
export function isFirstHeadLabel(text: string): boolean {
  return /^(?:项目|专项|专项资金|资金|转移支付(?:\(?项目\)?)?|政策)名称:?$/u.test(halfWidth(compact(text)));
}

/**
 * Words that stand over or beside a part of the form and label no value (`绩效指标`, printed down the side). 绩效目标 may be either:
 * it is a label, unless what follows it is labels.
 */
export function isSideLabel(text: string): boolean {
  return /^(?:\d{4}年度?)?(?:项目|年度|部门|区域)?(?:支出)?绩效(?:指标|目标和指标|目标指标|指标体系)$|^项目基本信息$|^基本(?:信息|情况)$|^(?:年度)?指标体系$/u.test(
    halfWidth(compact(text)),
  );
}

/** A band across the table that says which period the rows below are for (`长期绩效指标`). */
export function isPeriodBand(text: string): boolean {
  return /^(?:[一二三四][、.])?(?:年度|本年度?|当年|长期|中期|中长期|实施期|总体)(?:绩效)?指标$/u.test(
    halfWidth(compact(text)),
  );
}

/** A line that announces a form: its title, or the number of the annex. */
export function announcesForm(line: string): boolean {
  const text = halfWidth(compact(line));
  if (/^附(?:件|表)[一二三四五六七八九十\d]*[-—]?\d*[:]?$/u.test(text)) return true;
  return text.length <= MAX_TITLE && /绩效.*表(?:\(.*\))?$/u.test(text) && !/[。;]/u.test(text);
}

const MAX_TITLE = 60;
