/**
 * What a column of the indicator table holds, told from its header. The variants are those of domain.md: published forms of
 * many provinces. A header is compared without white space and in half width.
 */
import { compact, halfWidth } from './compact.ts';

export type ColumnRole =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'target'
  | 'midterm'
  | 'longterm'
  | 'actual'
  | 'sign'
  | 'unit'
  | 'explanation'
  | 'weight'
  | 'score'
  | 'deviation'
  /** A column that is known and is none of the above: 备注, 评分标准, 数据来源, 序号 … */
  | 'other';

const LONGTERM = /长期|总体|总(?:绩效)?目标/u;
const MIDTERM = /中期|中长期|实施期|实施周期|三年|全周期|生命周期|项目期|^项目(?:目标|指标)值/u;
const ACTUAL = /实际|完成值|完成情况|全年完成|自评值|执行值|月(?:份|末|底)?执行情况/u;
/** What is foreseen, though it speaks of 完成: 全年预计完成情况 beside 1-7月执行情况 (绩效运行监控表 of the Ministry of Finance's 2019 rules). */
const FORESEEN = /预[计期].{0,4}完成|计划完成值/u;
const VALUE =
  /(?:指标|目标|预期|标准|计划|实现|参考|绩效|指向)值|^(?:全|本|当)?年(?:度|初)?(?:绩效)?(?:目标|指标值|值|预期)$|预[期计](?:当年|本年度?)?实现|计划完成水平|完成水平|预期(?:目标|水平|指标)|^(?:目标|值|指标数值|目标数值|年度目标数|年度数值)$/u;

/** A level's whole name with one stray mark at either end or both: what a seal or a smudge leaves in a scan (`S二级指标K`). */
const STRAY_AROUND_LEVEL = /^[^\p{Script=Han}\d]?([一二三])级指标[^\p{Script=Han}\d]?$/u;
/** 指标一级: the same words the other way round. */
const LEVEL_BEHIND = /^(?:绩效)?指标(?:第)?([一二三])级$/u;
const LEVEL_OF = { 一: 'level1', 二: 'level2', 三: 'level3' } as const;

/** Names of columns are shorter (未完成原因分析及拟采取的改进措施 has 16 characters); what is longer is a sentence with such a word in it. */
const LONGEST_NAME = 18;
/** The same of columns known by one word: 评分依据, 指标值数据来源. A goal may speak of 主体责任 or 灌溉渠道. */
const LONGEST_OTHER = 10;
const OTHER = /(?:来源|依据|方法|时限|频率|渠道|类型)$|备注|序号|^编号$|^(?:牵头)?责任|^(?:绩效|指标)标准$/u;
/** The year a value column is for, inside its name: 预期2022年实现值, 2024年指标值. A goal's year (2024年度目标) is no part of one. */
const YEAR_OF_VALUE = /(?:19|20)\d{2}年度?(?=(?:预期|实际|实现|计划|完成|目标值|指标值))/u;
/**
 * Names that mean the value where no other column has it: a year and hardly more (2024年目标, by itself a goal), what is asked for (考核要求, beside
 * a value how it is judged).
 */
const VALUE_IF_ALONE =
  /^(?:(?:19|20)\d{2}年度?(?:绩效)?(?:目标|指标|计划|预期)数?|(?:绩效|指标|目标|考核|完成|量化)要求)$/u;
/** What stands beside the year's value and is none: that of a part of the year (半年指标值), of before a change, of a standard. */
const NOT_THE_YEARS = /半年|季度|\d月|调整前|^原|(?:标准|参考)值$/u;
/** A column that only compares: what was reached or held before the period the form is for. */
const EARLIER = /^(?:历史|往年|上年|上一?年度|去年|前(?:[一两二三])?年|近[一两二三]年|基期|基准|基础|现状)/u;
/** A year before it that needs no other word, as where 近两年指标值 stands over both: 前年 | 上年. */
const EARLIER_ALONE = /^(?:前年|上一?年|去年)度?(?:实际|完成|实现)?(?:数|情况)?$/u;
/** The same in one cell with the name that stands over several of them. */
const EARLIER_UNDER = /值(?:前年|上一?年|去年)度?$/u;

/**
 * The role a header cell states, or null where it states none.
 *
 * `指标内容` is an explanation beside a 三级指标 and the level-3 column where there is none: the caller, who sees the whole header,
 * resolves it through `resolveRoles`.
 *
 * A dash typed for 一, or all that a copier leaves of its hairline, is taken for it: no other number is one thin stroke.
 */
export function columnRole(header: string): ColumnRole | null {
  const text = halfWidth(compact(header));
  const bare = text.replace(/[([【][^)\]】]*[)\]】]/gu, '').replace(YEAR_OF_VALUE, '') || text;
  if (bare.length > LONGEST_NAME || /[。；;!]/u.test(bare)) return null;
  const level = STRAY_AROUND_LEVEL.exec(bare)?.[1];
  if (level !== undefined) return LEVEL_OF[level as keyof typeof LEVEL_OF];
  if (/^(?:[一二三123ⅠⅡⅢI]{1,3})级(?!$|指|绩|目|名|权|分值)/u.test(bare)) return null;
  if (/^(?:一级|1级|Ⅰ级|I级)/u.test(bare) || /^[-－—–―_·.]级指标/u.test(bare)) return 'level1';
  if (/^(?:二级|2级|Ⅱ级|II级)/u.test(bare)) return 'level2';
  if (/^(?:三级|3级|Ⅲ级|III级)/u.test(bare)) return 'level3';
  const behind = LEVEL_BEHIND.exec(bare)?.[1];
  if (behind !== undefined) return LEVEL_OF[behind as keyof typeof LEVEL_OF];
  if (/偏差|未完成原因|原因分析|改进措施/u.test(bare)) return 'deviation';
  if (/说明|解释|^(?:绩效)?指标描述$|^指标内容$|^指标内涵$|^指标定义$|^绩效内容$/u.test(bare)) {
    return /^指标值|目标值|未|情况说明$/u.test(bare) ? 'other' : 'explanation';
  }
  if (/(?:评分|扣分|评价|评\(扣\)分|计分|打分)(?:标准|规则|办法|方法|依据)|评\(?扣?\)?分标准/u.test(text))
    return 'other';
  if (OTHER.test(bare)) return bare.length <= LONGEST_OTHER ? 'other' : null;
  if (EARLIER_ALONE.test(bare) || EARLIER_UNDER.test(bare)) return 'other';
  if (EARLIER.test(bare) && (VALUE.test(bare) || ACTUAL.test(bare) || /值$/u.test(bare))) return 'other';
  if (/^(?:计算|运算|比较)?符号$|指标性质|指标方向|目标方向|^性质$|^方向$|^指标极性$|^指标属性$/u.test(bare))
    return 'sign';
  if (/^(?:指标|目标)?值?(?:计量|度量|计算|数量)?单位$|^绩效(?:指标)?值?(?:计量|度量)单位$/u.test(bare))
    return 'unit';
  if (/得分|自评分|评分$|实得/u.test(bare)) return 'score';
  if (/权重|分值|^标准分$|^满分$|^分数$/u.test(bare)) return 'weight';
  if (FORESEEN.test(bare)) return 'target';
  if (ACTUAL.test(bare) && !/目标值|指标值$/u.test(bare.replace(/实际.*$/u, ''))) return 'actual';
  if (VALUE.test(bare)) {
    if (/年度.*中期|项目\)指标值/u.test(text)) return 'target';
    const period = /\(([^\d)]{2,4})\)$/u.exec(text)?.[1] ?? '';
    if (MIDTERM.test(bare + period)) return 'midterm';
    if (LONGTERM.test(bare + period)) return 'longterm';
    return 'target';
  }
  if (/^指标(?:名称)?$|^具体指标$|^绩效指标名称$|^细化指标$|^四级指标$|^指标\(?内容\)?名称$/u.test(bare))
    return 'level3';
  return null;
}

/** 度量单 above 位, where that was put to the next column's name; alone, both are pieces that may come together yet. */
const CUT_UNIT = /^(?:计量|度量)单$/u;

/** Of what a column has no role for: 基期值, 增长率, 上年实际, 覆盖人数. */
const FIGURES = /(?:[值率数额幅]|数量|增长|增减)$/u;

/** Whether a name that states no role of the row's says that figures stand below it. */
export function namesFigures(header: string): boolean {
  const bare = halfWidth(compact(header)).replace(/[([【][^)\]】]*[)\]】]/gu, '');
  return bare.length <= LONGEST_NAME && (FIGURES.test(bare) || EARLIER_ALONE.test(bare));
}

/**
 * Roles of a whole header, each column beside its neighbours. Without a level-3 column, an explanation headed 指标内容 is the level 3, or 绩效指标 behind level 2;
 * without a target, the value of another period is. Of two columns with one role the one is demoted that its place says is no part of
 * the row: a goal of the project left of the levels, 指标值内容 or 半年指标值 beside a value, the weight of a level right of its name, a finer name behind 三级指标.
 */
export function resolveRoles(headers: readonly string[]): readonly (ColumnRole | null)[] {
  const roles = headers.map((h) => columnRole(h));
  const cut = headers.findIndex((h) => CUT_UNIT.test(compact(h)));
  if (cut >= 0 && !roles.includes('unit')) roles[cut] = 'unit';
  nameLevelsByOrder(headers, roles);
  if (!roles.includes('level3')) {
    const content = headers.findIndex((h, i) => roles[i] === 'explanation' && /内容/u.test(compact(h)));
    const name = content >= 0 ? content : namedBehindLevel2(headers, roles);
    if (name >= 0) roles[name] = 'level3';
  }
  nameValueAlone(headers, roles);
  compareEarlierYears(headers, roles);
  const first = roles.findIndex((role) => role !== null && /^level/u.test(role));
  demote(roles, 'target', (at) => at < first);
  demote(roles, 'target', (at) => /内容$/u.test(compact(headers[at]!)));
  demote(roles, 'target', (at) => FORESEEN.test(compact(headers[at]!)));
  demote(roles, 'target', (at) => NOT_THE_YEARS.test(halfWidth(compact(headers[at]!))));
  demote(roles, 'weight', (at) => roles[at - 1] === 'level1' || roles[at - 1] === 'level2');
  demote(roles, 'level3', (at) => roles[at - 1] === 'level3' && !/三级/u.test(compact(headers[at]!)));
  if (!roles.includes('target')) {
    for (const substitute of ['midterm', 'longterm'] as const) {
      const at = roles.indexOf(substitute);
      if (at >= 0) {
        roles[at] = 'target';
        break;
      }
    }
  }
  return roles;
}

/** Right of the levels, where no other column has the value. */
function nameValueAlone(headers: readonly string[], roles: (ColumnRole | null)[]): void {
  if (roles.includes('target')) return;
  const third = roles.indexOf('level3');
  const at = headers.findIndex(
    (header, i) => i > third && roles[i] === null && VALUE_IF_ALONE.test(compact(header)),
  );
  if (third >= 0 && at >= 0) roles[at] = 'target';
}

/** 二级指标 | 绩效指标: elsewhere 绩效指标 runs down the side and names no column. */
function namedBehindLevel2(headers: readonly string[], roles: readonly (ColumnRole | null)[]): number {
  return headers.findIndex(
    (header, i) => roles[i] === null && roles[i - 1] === 'level2' && compact(header) === '绩效指标',
  );
}

/** What was reached in a year before the one the target is for (2021年实际实现值 beside 预期2022年实现值) is no outcome of this form. */
function compareEarlierYears(headers: readonly string[], roles: (ColumnRole | null)[]): void {
  const years = headers.map((header) =>
    Number(/(?:19|20)\d{2}(?=年)/u.exec(halfWidth(compact(header)))?.[0] ?? Number.NaN),
  );
  const year = years.find((own, at) => roles[at] === 'target' && !Number.isNaN(own));
  if (year === undefined) return;
  for (const [at, own] of years.entries()) if (roles[at] === 'actual' && own < year) roles[at] = 'other';
}

/** Takes a role from the columns meant, where another column keeps it. */
function demote(roles: (ColumnRole | null)[], role: ColumnRole, isMeant: (at: number) => boolean): void {
  const own = roles.flatMap((each, at) => (each === role ? [at] : []));
  const meant = own.filter(isMeant);
  if (meant.length < own.length) for (const at of meant) roles[at] = 'other';
}

/** 省级指标 is another's level, 四级指标 a finer name; a rule above 一 is read as one more. */
const SOME_LEVEL = /^\P{L}?[一二三]{0,2}级指标\P{L}?$/u;

/**
 * Three columns of levels stand in their order. A scan loses the one stroke of 一 and takes 二 for 三: where one of three cannot be
 * told, or two are told alike, their order tells. (Side by side, 中期 beside 年度, there are more than three.) Of two, what stands before the
 * second is the first.
 */
export function nameLevelsByOrder(headers: readonly string[], roles: (ColumnRole | null)[]): void {
  const levels = headers.flatMap((header, i) => (SOME_LEVEL.test(halfWidth(compact(header))) ? [i] : []));
  const told = levels.map((i) => roles[i]);
  if (levels.length === 2 && told[0] === null && told[1] === 'level2') roles[levels[0]!] = 'level1';
  if (levels.length !== 3) return;
  if (new Set(told).size === 3 && !told.includes(null)) return;
  levels.forEach((at, i) => {
    roles[at] = (['level1', 'level2', 'level3'] as const)[i]!;
  });
}

/** Whether these roles make an indicator table: a level and a value beside it. */
export function isIndicatorHeader(roles: readonly (ColumnRole | null)[]): boolean {
  const levels = ['level1', 'level2', 'level3'].filter((r) => roles.includes(r as ColumnRole)).length;
  const values = roles.includes('target') || roles.includes('actual');
  return values && (levels >= 2 || (levels === 1 && roles.includes('level3')));
}
