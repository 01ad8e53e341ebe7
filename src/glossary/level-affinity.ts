/**
 * How well an indicator's name and value go with the level 2 it is said to stand under: a tie-breaker where the place of the labels
 * leaves it open. It rests on what the Ministry of Finance's templates define each level 2 to measure: a share or a grade for
 * 质量指标, a date or a duration for 时效指标, money for 成本指标, satisfaction for 满意度指标.
 */
import { compact, halfWidth } from './compact.ts';
import { departmentTopic } from './department-levels.ts';
import { level1Code, level2Code } from './levels.ts';

const TIME_NAME = /时间|时限|及时|按时|按期|期限|周期|时效|进度|时长|日期|之前|到位$/u;
const TIME_VALUE = /\d年|\d月|月底|年底|年末|日前|(?:\d|个)工作日|\d天|小时|按时|按期|及时|^全年$/u;
const MONEY_NAME = /成本|费用|经费|造价|单价|标准|补助|补贴|支出|投资|限额|资金|报酬|工资|奖励/u;
const MONEY_VALUE = /元/u;
const SHARE = /率|合格|达标|优良|准确|符合|比例|程度|完好|质量/u;
const PERCENT = /[%‰]/u;
const SATISFACTION = /满意/u;
/** How a department keeps its books is no effect of what it does. */
const BUDGET_NAME = /预算|决算|结转|结余|三公|采购执行|资金使用|财务|公用经费/u;

/** Cost of the pair, in nats: 0 nothing speaks against it, 1.5 at most. Levels the standard does not know go with anything. */
export function affinityCost(level2: string, name: string, value: string): number {
  const [text, target] = [measured(name), halfWidth(compact(value))];
  const code = level2Code(level2) ?? level1Code(level2);
  const satisfied = code !== null && SATISFACTION.test(code);
  if (satisfied !== SATISFACTION.test(text)) return code === null ? 0 : 1.5;
  switch (code) {
    case '时效指标':
      return TIME_NAME.test(text) || TIME_VALUE.test(target) ? 0 : 0.9;
    case '数量指标':
      return (PERCENT.test(target) || /率$/u.test(text) ? 0.6 : 0) + timeOrMoney(text, target);
    case '质量指标':
      return (SHARE.test(text) || PERCENT.test(target) ? 0 : 0.6) + timeOrMoney(text, target);
    case '成本指标':
    case '经济成本指标':
      if (isTimely(text, target)) return 0.9;
      if (ECONOMY.test(text) && !MONEY_NAME.test(text)) return OTHER_BENEFIT;
      return MONEY_NAME.test(text) || MONEY_VALUE.test(target) ? 0 : 0.7;
    case '经济效益指标':
    case '社会效益指标':
    case '生态效益指标':
      if (BUDGET_NAME.test(text) || speaksOfOutput(text, target)) return 0.9;
      return speaksOfOther(code, text) ? OTHER_BENEFIT : 0;
    case '可持续影响指标':
      return !LASTING.test(text) && !MAY_LAST.test(text) && speaksOfAny(text) ? OTHER_BENEFIT : 0;
    case null:
      return departmentTopic(level2) === 'duties' && BUDGET_NAME.test(text) ? 0.9 : 0;
    default:
      return 0;
  }
}

/** A time or a term, or something done in it. */
const DONE_IN_TIME =
  /(?:时间|时限|时长|及时率|及时性|周期|工期)$|按[期时]|如期|及时(?:办结|到位|发放|拨付|完成|支付|$)/u;

/** A day or month by which something is done. */
const DUE_DATE = /(?:\d年|\d月|\d日|[月年]底)之?前/u;

/** A time kept or the cost of one piece: what 产出 and 成本 measure and no benefit does. */
function speaksOfOutput(name: string, target: string): boolean {
  if (speaksOfAny(name)) return false;
  return (
    isTimely(name, target) ||
    (/成本|单价|造价|均价|(?:补助|补贴|收费|支出)标准$/u.test(name) && MONEY_VALUE.test(target))
  );
}

/** Done by a day: `补助资金拨付时间`, or anything with `2021年8月底前`. */
function isTimely(name: string, target: string): boolean {
  return (
    DUE_DATE.test(target) ||
    /(?:完成|开工|竣工|发放|支付|到位|拨付|办结)[^率]*(?:时间|时限|及时率|及时性)$/u.test(name)
  );
}

/**
 * What each benefit is spoken of in: the words of the Ministry of Finance's examples for each label and their near relations; of ecology also
 * what the yearly statistics of the environment count (化学需氧量, 氨氮, 颗粒物, 优良天数).
 */
const ECONOMY =
  /收入|增收|产值|利润|税收|销售|(?:营业|成交|交易|采购|投资)额|经济|节约|节支|增值|融资|贸易|社会(?:投资|资本)|(?:降低|减少|减轻|挽回).*(?:成本|支出|损失|负担|费用)|成本(?:下降|降低)/u;
const ECOLOGY =
  /生态|自然环境|环境(?:质量|保护|污染)|污染|排放|空气|水质|绿化|绿色|植被|湿地|水土|废[物水气弃]|节能|降耗|森林|能耗|扬尘|颗粒物|化学需氧量|氨氮|优良天数|生物多样性|[粪雨]污|无害化|耕地(?:质量|地力)|土壤|回收|循环利用|环境(?:整治|承载|灾害|容量)|有害生物|虫病/u;
const SOCIETY =
  /就业|失业|务工|意识|知晓|素质|公众|群众|居民|社会(?!投资|资本)|民生|安全|稳定|幸福|获得感|公平|影响力|知名度|(?<!绿化|植被|森林)覆盖|受益|服务[水能]/u;
/** What is hung on a name: 完成时间情况, 发放时间（以验收为准）. */
const BEHIND_NAME = /(?:情况)?(?:\([^()]*\))?$/u;
/** `139元/吨`: what one of something costs. */
const PRICE = /元[/每]/u;
const BENEFITS = { 经济效益指标: ECONOMY, 社会效益指标: SOCIETY, 生态效益指标: ECOLOGY } as const;

/** Cost of a benefit spoken of in another's words alone. Less than what a row off its label costs: forms do print 收入 under 社会效益指标. */
const OTHER_BENEFIT = 0.7;

function speaksOfAny(name: string): boolean {
  return Object.values(BENEFITS).some((words) => words.test(name));
}

function speaksOfOther(code: keyof typeof BENEFITS, name: string): boolean {
  return !BENEFITS[code].test(name) && speaksOfAny(name);
}

/** The budget a thing is paid from and the list it is on, in front of its name: neither is what is measured. */
const IN_FRONT = /^(?:指标\d{1,2}[:.、])?(?:[^的]{0,6}预算内?安排的|(?:列入|纳入)[^的]{2,14}的)/u;

/** What a name says is measured, without what hangs before and behind it. */
function measured(name: string): string {
  return halfWidth(compact(name)).replace(BEHIND_NAME, '').replace(IN_FRONT, '');
}
/** What lasts is spoken of whatever it is that lasts: `校舍安全长效机制`. */
const ONLY_LASTING = /长效|可持续/u;
const LASTING = /持续|长效|长期|可持续|后续|使用年限|机制|稳定性|体系/u;

/** What 可持续影响指标 is spoken of in beside these, if other labels are as well: `公共就业服务能力`, `管网安全运行年限`. */
const MAY_LAST = /能力|制度|年限|稳定|和谐|潜|发展|队伍|意识|影响/u;

/** A number with a unit that is counted: `12座`, not `95%`, `3万元`, `30天`. */
const COUNT =
  /^(?:[≥≤=<>]|不[低少高多]于|至少|不超过|每年)*\d[\d.,]*(?:\(|[十百千万亿])*(?!年|月|日|天|小时|分钟|个(?:月|工作日|百分点)|百分)\p{Script=Han}{1,3}(?:\(\p{Script=Han}\))?\)?(?:及?以[上下内])?$/u;

/** Whether a value counts things. */
export function isCount(value: string): boolean {
  return COUNT.test(halfWidth(compact(value)));
}

/** A sentence speaks of several things: `促进产融对接，营造良好的融资环境` stands under 社会效益指标. */
function isSentence(name: string): boolean {
  return /[,，]/u.test(name);
}

/**
 * Whether a name and a value plainly do not go with a level 2 of the standard, though nothing tells which they go with: money under 时效指标,
 * one benefit in another's words alone, a count under 质量指标.
 */
export function isForeign(level2: string, name: string, value: string): 'certain' | 'count' | null {
  const [text, target] = [measured(name), halfWidth(compact(value))];
  const code = SATISFACTION.test(text) || isSentence(text) ? null : level2Code(level2);
  if (code === '时效指标') return MONEY_VALUE.test(target) && !TIME_NAME.test(text) ? 'certain' : null;
  if (code === '质量指标')
    return COUNT.test(target) && !MONEY_VALUE.test(target) && !SHARE.test(text) ? 'count' : null;
  if (code === '经济成本指标' || code === '成本指标') return isNoCost(text, target) ? 'certain' : null;
  if (code === '社会成本指标' || code === '生态环境成本指标')
    return isPrice(text, target) || isTimely(text, target) || COUNT.test(target) ? 'certain' : null;
  if (code === null || !(code in BENEFITS)) return null;
  const isOthers = speaksOfOther(code as keyof typeof BENEFITS, text) || speaksOfOutput(text, target);
  return isOthers ? 'certain' : null;
}

/** What is said of costs beside MONEY_NAME: a budget kept, what is put in, a share saved. */
const COST_NAME = /预算|投入|投资|开支|花费|价|节约|控制|概算|决算|超支|金额/u;

function isNoCost(name: string, target: string): boolean {
  return !MONEY_NAME.test(name) && !COST_NAME.test(name) && !MONEY_VALUE.test(target);
}

/** What one of something costs in money. */
function isPrice(name: string, target: string): boolean {
  return MONEY_VALUE.test(target) && (/成本|造价|单价|费用|标准/u.test(name) || PRICE.test(target));
}

/**
 * The standard's levels 2 that a name and a value speak for by themselves; none where they leave it open. Meant to notice a label
 * that has got lost, not to replace one: published forms put indicators under labels they do not speak for.
 */
export function level2SpokenFor(name: string, value: string): ReadonlySet<string> {
  const [text, target] = [measured(name), halfWidth(compact(value))];
  if (ONLY_LASTING.test(text)) return new Set(['可持续影响指标']);
  const isTime = DONE_IN_TIME.test(text);
  const spoken: readonly (readonly [string, boolean])[] = [
    ['服务对象满意度指标', SATISFACTION.test(text)],
    ['质量指标', (PERCENT.test(target) && !isTime) || /(?:率|比例|占比)$/u.test(text)],
    ['时效指标', /\d月|\d日|月底|年底/u.test(target) || isTime],
    ['成本指标', /元/u.test(target) && (/成本|标准|费用|造价|单价/u.test(text) || PRICE.test(target))],
    ['经济效益指标', ECONOMY.test(text)],
    ['社会效益指标', SOCIETY.test(text)],
    ['生态效益指标', ECOLOGY.test(text)],
    ['可持续影响指标', LASTING.test(text) || (MAY_LAST.test(text) && !speaksOfAny(text))],
  ];
  return new Set(spoken.filter(([, is]) => is).map(([code]) => code));
}

function timeOrMoney(name: string, value: string): number {
  if (/\d月|\d日|月底|年底/u.test(value) || /时间$|时限$/u.test(name)) return 0.8;
  return /元/u.test(value) && /成本|标准|费用|造价|单价/u.test(name) ? 0.6 : 0;
}
