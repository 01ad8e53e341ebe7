/** Which of a head's amounts is the year's budget and which its 财政拨款, and whether they can be. */
import type { Problem } from '../../parsers/page.ts';
import type { MoneyEntry } from './money.ts';

/** Labels of the year's budget, the surest first. */
const BUDGET = [
  /^年度资金总额$|^年度(?:预算)?(?:总?金额|资金)$/u,
  /申请(?:资金|金额|总额)|年度预算(?:资金)?(?:总额|数)?$|本年度?预算/u,
  /^(?:项目)?资金总额|项目(?:资金|预算)(?:总额|金额)?$|^资金总额|预算(?:资金)?(?:总?额|金额)$|^总?金额$|^(?:本次)?下达(?:资金|金额)/u,
  /^项目资金|^资金(?:额度|规模)|^总额$|^资金$|^预算资金|^项目经费|^预算数?$/u,
] as const;
const FISCAL = /财政拨款|财政资金|财政性资金/u;
const NOT_BUDGET =
  /其中|财政拨款|其他|上年|结转|自筹|实施期|中期|总投资|中央|地方|省级|市级|县级|单位资金|执行/u;
/** A total of any period, which 其中：财政拨款 may belong to. */
const TOTAL = /总额|总金额|总投资|合计|总计/u;
const PART = /其中|财政|拨款|其[他它]|上年|结转|自筹|单位资金|补助/u;

/** Sums in a small table of the head, as `row/column`: a 自评表 sets them by stage, a 部门整体 form by task. */
const BUDGET_IN_TABLE =
  /(?:资金总额|资金合计|^(?:[^/]*\/)?(?:合计|总计))\/(?:年初|全年|年度)?预算数$|(?:合计|总计)\/(?:.*\/)?总额$/u;
const FISCAL_IN_TABLE = /财政拨款\/(?:年初|全年|年度)?预算数$|(?:合计|总计)\/(?:.*\/)?财政拨款$/u;

/** Groups whose sums are not the year's budget: other periods, what was spent, scores beside it. */
const OTHER_SUM = /中期|长期|实施期|执行|分值|得分|权重/u;

export interface HeadMoney {
  readonly budget: MoneyEntry | null;
  readonly fiscal: MoneyEntry | null;
  /** What the two amounts say against each other or against sense. */
  readonly problems: readonly Problem[];
}

/** Picks the year's budget and its 财政拨款; what is uncertain about the choice is among the problems. */
export function pickMoney(entries: readonly MoneyEntry[]): HeadMoney {
  const inTable = (pattern: RegExp) =>
    entries.find((e) => e.field.label.includes('/') && pattern.test(e.path)) ?? null;
  const budgetInTable = inTable(BUDGET_IN_TABLE);
  if (budgetInTable !== null) return judged(budgetInTable, inTable(FISCAL_IN_TABLE));
  const plain = entries.filter((e) => !e.field.label.includes('/'));
  const annual = plain.filter((e) => !OTHER_SUM.test(e.path));
  const budget = firstBudget(annual);
  const fiscal = annual.filter((e) => isFiscal(e));
  if (budget === null || fiscal.length <= 1) return judged(budget, fiscal[0] ?? null);
  return judged(budget, fiscalOf(budget, plain));
}

/** Whether a label, half width and without its unit, is a surest one of the year's budget. */
export function isBudgetLabel(label: string): boolean {
  return BUDGET.slice(0, 3).some((pattern) => pattern.test(label)) && !NOT_BUDGET.test(label);
}

function firstBudget(annual: readonly MoneyEntry[]): MoneyEntry | null {
  for (const pattern of BUDGET) {
    const found = annual.find((e) => pattern.test(e.label) && !NOT_BUDGET.test(e.label));
    if (found !== undefined) return found;
  }
  return null;
}

function isFiscal({ label }: MoneyEntry): boolean {
  return FISCAL.test(label) && !/上年|结转/u.test(label);
}

/**
 * The 财政拨款 of one total among several. As many as there are totals belong to them in order, one below the other (total, part, total,
 * part) or side by side (total, total, part, part); else the one behind the budget and before the next total.
 */
function fiscalOf(budget: MoneyEntry, plain: readonly MoneyEntry[]): MoneyEntry | null {
  const totals = plain.filter((e) => e === budget || (TOTAL.test(e.label) && !PART.test(e.label)));
  const fiscals = plain.filter(isFiscal);
  if (totals.length === fiscals.length) return fiscals[totals.indexOf(budget)] ?? null;
  const at = plain.indexOf(budget);
  const next = plain.findIndex((e, i) => i > at && totals.includes(e));
  const own = plain.slice(at + 1, next < 0 ? plain.length : next);
  return own.find(isFiscal) ?? null;
}

/** A project of less, or a form of more, in 元, has rather lost or gained the 万 of its unit. Published budgets lie well between. */
const PLAUSIBLE_YUAN = { least: 1000, most: 1e10 } as const;
/** Sums printed with two decimals of 万元 differ from their parts by this much, in 元. */
const ROUNDING_YUAN = 100;

function judged(budget: MoneyEntry | null, fiscal: MoneyEntry | null): HeadMoney {
  const problems: Problem[] = [];
  const yuan = budget?.yuan ?? null;
  const outside = yuan !== null && yuan > 0 && (yuan < PLAUSIBLE_YUAN.least || yuan >= PLAUSIBLE_YUAN.most);
  if (budget !== null && budget.unit === null && outside)
    problems.push(problem('money-implausible', `a budget of ${yuan} 元`, budget));
  if (fiscal !== null && yuan !== null && (fiscal.yuan ?? 0) > yuan + ROUNDING_YUAN)
    problems.push(problem('money-parts', `财政拨款 of ${fiscal.yuan} 元 in a total of ${yuan} 元`, fiscal));
  return { budget, fiscal, problems };
}

function problem(code: string, message: string, entry: MoneyEntry): Problem {
  return { code, message, severity: 'review', locator: entry.field.value.locators[0] ?? null };
}
