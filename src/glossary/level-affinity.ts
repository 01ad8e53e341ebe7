/**
 * How well an indicator's name and value go with the level 2 it is said to stand under: a tie-breaker where the place of the labels
 * leaves it open. It rests on what the Ministry of Finance's templates define each level 2 to measure: a share or a grade for
 * 质量指标, a date or a duration for 时效指标, money for 成本指标, satisfaction for 满意度指标.
 */
import { compact, halfWidth } from './compact.ts';
import { level1Code, level2Code } from './levels.ts';

const TIME_NAME = /时间|时限|及时|按时|按期|期限|周期|时效|进度|时长|日期|之前|到位$/u;
const TIME_VALUE = /\d年|\d月|月底|年底|年末|日前|(?:\d|个)工作日|\d天|小时|按时|按期|及时|^全年$/u;
const MONEY_NAME = /成本|费用|经费|造价|单价|标准|补助|补贴|支出|投资|限额|资金|报酬|工资|奖励/u;
const MONEY_VALUE = /元/u;
const SHARE = /率|合格|达标|优良|准确|符合|比例|程度|完好|质量/u;
const PERCENT = /[%‰]/u;
const SATISFACTION = /满意/u;

/** Cost of the pair, in nats: 0 nothing speaks against it, 1.5 at most. Levels the standard does not know go with anything. */
export function affinityCost(level2: string, name: string, value: string): number {
  const [text, target] = [halfWidth(compact(name)), halfWidth(compact(value))];
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
      return MONEY_NAME.test(text) || MONEY_VALUE.test(target) ? 0 : 0.7;
    default:
      return 0;
  }
}

function timeOrMoney(name: string, value: string): number {
  if (/\d月|\d日|月底|年底/u.test(value) || /时间$|时限$/u.test(name)) return 0.8;
  return /元/u.test(value) && /成本|标准|费用|造价|单价/u.test(name) ? 0.6 : 0;
}
