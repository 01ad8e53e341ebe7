/** A form's head: which label holds what, and the values normalised. */
import type { Problem } from '../../parsers/page.ts';
import type { FormHead } from '../extraction.ts';
import type { HeadField, RawForm } from '../form/raw-form.ts';
import { compact } from '../../glossary/compact.ts';
import { cleanTitle, readYear, severalYears } from './heading.ts';
import { isBudgetLabel, pickMoney } from './head-money.ts';
import { isMoneyGroup, isUnitField, labelPath, lastPart, type MoneyEntry, readMoneyFields } from './money.ts';
import { missingProblems, moneyProblems, periodProblems } from './head-problems.ts';
import { isOnlyPeriod, readDay, readPeriod } from './period.ts';
import { fold } from './printed-text.ts';
import { readRegion } from './region.ts';

export interface Head extends FormHead {
  readonly problems: readonly Problem[];
}

/**
 * Labels by what they hold, the surest first; of published forms (domain.md), compared half width and without brackets. Where several
 * levels of government name a 主管部门, the first printed one counts.
 */
const LABELS = {
  projectName: [
    /^(?:项目|政策)(?:支出)?名称$|^项目\/政策名称$|^单位名称[、/]项目名称$/u,
    /^(?:专项|转移支付|任务)(?:资金|项目)?名称$|^资金名称$|^项目$/u,
  ],
  department: [
    /^(?:项目)?主管(?:部门|单位)(?:及代码|及编码|名称)?$|^预算(?:主管)?部门(?:及代码|及编码|名称)?$/u,
    /^(?:填报|申报)(?:单位|部门)(?:及代码|名称)?$|^(?:省级?|市级?|县级?|地方|中央|资金|业务)主管部门$/u,
    /^(?:预算|部门预算)单位(?:及代码|名称)?$|^(?:部门|单位)(?:\/单位)?名称$/u,
  ],
  period: [
    /实施(?:期限?|周期|时间|年限)$|项目(?:周期|期限?|起止(?:时间|年限|日期))$|^(?:起止|执行)(?:时间|期限|年限|日期)$/u,
  ],
  periodStart: [/^(?:计划|项目)?(?:开始|起始|启动|开工)(?:日期|时间|年月?)$/u],
  periodEnd: [/^(?:计划|项目)?(?:完成|结束|终止|完工|竣工)(?:日期|时间|年月?)$/u],
  annualGoal: [
    /^(?:项目)?(?:本?年度|当年|年初)(?:总体|绩效|预期|总|主要)*目标(?:概述|描述|内容)?$/u,
    /^(?:年度)?预期(?:绩效|总体)?目标$/u,
  ],
  longtermGoal: [
    /^(?:中?长期|实施期|中期|项目|三年)(?:总体|绩效|预期|总)*目标(?:概述|描述|内容)?$/u,
    /^(?:总体|总)(?:绩效)?目标(?:概述|描述)?$/u,
  ],
  content: [/^(?:项目)?(?:主要)?实施(?:主要)?内容$/u, /^(?:项目|主要|工作|支出)(?:建设)?(?:主要)?内容$/u],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

type Role = keyof typeof LABELS;

/** Reads a form's head. `path` is the source file's, for the region. */
export function readHead(raw: RawForm, path: string): Head {
  const taken = new Map<Role, HeadField>();
  for (const role of Object.keys(LABELS) as Role[]) {
    const field = labelled(raw.fields, LABELS[role]);
    if (field !== null) taken.set(role, field);
  }
  const text = (role: Role): string | null => textOf(taken.get(role));
  const year = readYear(raw);
  const title = raw.title === null ? null : cleanTitle(raw.title.raw);
  const entries = readMoneyFields(raw.fields, raw.notes);
  const money = pickMoney(entries);
  const department = text('department');
  return {
    title,
    year,
    projectName: text('projectName'),
    department,
    region: readRegion([department, title, text('projectName'), path]),
    budgetYuan: money.budget?.yuan ?? null,
    fiscalYuan: money.fiscal?.yuan ?? null,
    ...periodOf(taken, year, severalYears(raw)),
    annualGoal: text('annualGoal'),
    longtermGoal: text('longtermGoal'),
    content: text('content'),
    fields: raw.fields.filter((f) => !isConsumed(f, taken, entries, [money.budget, money.fiscal], year)),
    problems: [
      ...moneyProblems(money),
      ...periodProblems(taken.get('period'), year),
      ...missingProblems(raw.fields, (field) => lacking(field, taken, money.budget)),
    ],
  };
}

function labelled(fields: readonly HeadField[], patterns: readonly RegExp[]): HeadField | null {
  for (const pattern of patterns) {
    // What stands in a small table inside the head names one of many: 任务名称 over 任务1 is not the form's project.
    const found = fields.find(
      (f) => !f.label.includes('/') && textOf(f) !== null && pattern.test(lastPart(fold(labelPath(f)))),
    );
    if (found !== undefined) return found;
  }
  return null;
}

function textOf(field: HeadField | undefined): string | null {
  const text = field === undefined ? '' : compact(field.value.raw);
  return text === '' ? null : text;
}

/** `years`: those its heading states, which count where no field states a period. */
function periodOf(
  taken: ReadonlyMap<Role, HeadField>,
  year: number | null,
  years: string | null,
): Pick<Head, 'periodStart' | 'periodEnd'> {
  const whole = taken.get('period');
  const start = taken.get('periodStart');
  const end = taken.get('periodEnd');
  const text = whole?.value.raw ?? (start === undefined && end === undefined ? years : null);
  const read = text === null ? { start: null, end: null } : readPeriod(text, year);
  return {
    periodStart: read.start ?? (start === undefined ? null : readDay(start.value.raw, 'start', year)),
    periodEnd: read.end ?? (end === undefined ? null : readDay(end.value.raw, 'end', year)),
  };
}

/** Labels of a part of the form, where they stand without a value. */
const GROUP = /^(?:项目|整体|预期)?绩效(?:目标|指标)$|^(?:项目)?基本(?:信息|情况)$/u;

/** A field whose whole value stands in a field of the form; what was understood in part stays as printed. */
function isConsumed(
  field: HeadField,
  taken: ReadonlyMap<Role, HeadField>,
  entries: readonly MoneyEntry[],
  picked: readonly (MoneyEntry | null)[],
  year: number | null,
): boolean {
  for (const [role, owner] of taken) {
    if (owner !== field) continue;
    if (!role.startsWith('period')) return true;
    if (!isOnlyPeriod(field.value.raw)) return false;
    if (role === 'period') return readPeriod(field.value.raw, year).end !== null;
    return readDay(field.value.raw, 'end', year) !== null;
  }
  const heading =
    isMoneyGroup(field) || isUnitField(field) || (textOf(field) === null && GROUP.test(fold(field.label)));
  const own = entries.filter((e) => e.field === field);
  return heading || (own.length > 0 && own.every((e) => picked.includes(e) && e.yuan !== null));
}

/** Roles a filled form always states; a label alone may be an empty line of the template for any other. */
const ALWAYS = ['projectName', 'department', 'period'] as const;

/** Whether an empty field is the label of what the form then lacks. */
function lacking(field: HeadField, taken: ReadonlyMap<Role, HeadField>, budget: MoneyEntry | null): boolean {
  const label = lastPart(fold(labelPath(field)));
  const role = ALWAYS.find((r) => LABELS[r].some((pattern) => pattern.test(label)));
  if (role !== undefined) return !taken.has(role);
  return budget === null && isBudgetLabel(label) && !isMoneyGroup(field);
}
