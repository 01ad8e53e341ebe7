/** Money in a form's head, in 元: `685万元`, `2,500` under `申请金额(万元)`, `年度资金总额： 315.8` inside a value. */
import type { Problem } from '../../parsers/page.ts';
import type { HeadField, Printed } from '../form/raw-form.ts';
import { unitIn } from './name-hints.ts';
import { fold, type PrintedText, readPrinted } from './printed-text.ts';
import { readTarget } from './target.ts';
import { unitMeaning } from './units.ts';

export interface MoneyEntry {
  /** The label with its groups in front. */
  readonly path: string;
  /** Label in front of the amount, half width, without its unit: the field's own, or one printed inside the value. */
  readonly label: string;
  readonly yuan: number | null;
  readonly field: HeadField;
  readonly problems: readonly Problem[];
}

/** Labels of money in published forms' heads. */
const MONEY_LABEL = /资金|金额|拨款|预算数|经费|总额|投资|预算$|结转|自筹|收入/u;
const NOT_MONEY = /名称|部门|单位$|用途|内容|性质|类别|类型|来源说明|编码|代码|依据|目标/u;
/** A label and an amount behind it, inside a value: bounded on both sides. */
const INNER = /([\p{Script=Han}、()“”]{2,30}):?((?:¥)?-?\d[\d,.]{0,20}(?:[十百千]?[万亿])?元?)/gu;

/** Every amount of a form's head in reading order. */
export function readMoneyFields(
  fields: readonly HeadField[],
  notes: readonly Printed[] = [],
): readonly MoneyEntry[] {
  const entries: MoneyEntry[] = [];
  let unit = noteUnit(notes) ?? fields.find(isUnitField)?.value.raw.trim() ?? null;
  for (const field of fields) {
    const label = fold(labelPath(field));
    const inside = INNER_MONEY.test(fold(field.value.raw));
    if (!inside && (!MONEY_LABEL.test(label) || NOT_MONEY.test(lastPart(label)))) continue;
    // A unit in a label holds for the fields below it as well: 项目资金（万元） above 年度资金总额.
    unit = moneyUnitIn(labelPath(field)) ?? unit;
    entries.push(...entriesOf(field, unit));
  }
  return entries;
}

/** `单位：万元` read as a field: it states the unit of the amounts. */
export function isUnitField({ label, value }: HeadField): boolean {
  return (
    /^(?:金额|资金|货币)?(?:计量)?单位$/u.test(fold(label)) &&
    unitMeaning(value.raw.trim()).dimension === 'money'
  );
}

/** A label without a value that groups the amounts below it: `项目资金（万元）`. */
export function isMoneyGroup({ label, value }: HeadField): boolean {
  return fold(value.raw) === '' && moneyUnitIn(label) !== null;
}

const INNER_MONEY = /(?:资金总额|财政拨款|资金|金额):?¥?\d/u;

/** A label with its group in front: `项目资金（万元）/年度资金总额`. */
export function labelPath({ label, group }: HeadField): string {
  return group === null ? label : `${group}/${label}`;
}

/** The last part of a label that names its group first: `项目资金（万元）/年度资金总额`. */
export function lastPart(label: string): string {
  const cut = label.replace(/\([^)]*\)/gu, '');
  return cut.slice(cut.lastIndexOf('/') + 1);
}

function moneyUnitIn(text: string): string | null {
  for (const part of [...text.split('/').reverse(), text]) {
    const unit = unitIn(part);
    if (unit !== null && unitMeaning(unit).dimension === 'money') return unit;
  }
  return null;
}

function noteUnit(notes: readonly Printed[]): string | null {
  for (const note of notes) {
    const unit = /单位[:：]?\s*([百千]?[万亿]?元)/u.exec(note.raw)?.[1];
    if (unit !== undefined) return unit;
  }
  return null;
}

function entriesOf(field: HeadField, unit: string | null): readonly MoneyEntry[] {
  const source = readPrinted(field.value.raw);
  const { text } = source;
  const own = { label: lastPart(fold(labelPath(field))), path: fold(labelPath(field)), field };
  if (/^[-—/]*$|^(?:无|\/)$/u.test(text)) return [];
  const amountFirst = /^[¥\d-]/u.test(text);
  // 685万元，其中：财政拨款600万元
  const parts = text.search(/[,;(]?其中/u);
  if (amountFirst && parts < 0) return [{ ...own, ...readMoney(field.value.raw, unit) }];
  const first = amountFirst ? [{ ...own, ...readMoney(spaced(source, 0, parts), unit) }] : [];
  const inner = [...text.matchAll(INNER)].filter((m) => m.index >= parts || !amountFirst);
  const found = inner.map((m) => {
    const innerUnit = moneyUnitIn(m[1] ?? '') ?? unit;
    const end = m.index + m[0].length;
    const amount = spaced(source, end - (m[2] ?? '').length, end);
    return {
      label: lastPart(m[1] ?? ''),
      path: fold(labelPath(field)),
      field,
      ...readMoney(amount, innerUnit),
    };
  });
  if (first.length + found.length > 0) return [...first, ...found];
  return /\d/u.test(text) ? [{ ...own, yuan: null, problems: [moneyProblem('money-unparsed', text)] }] : [];
}

/** Part of a text with its white space back: `8 54` is not 854. */
function spaced(source: PrintedText, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++)
    text += (i > start && source.gaps.has(i) ? ' ' : '') + source.text.charAt(i);
  return text;
}

/** An amount in 元 with the unit of its label; null with a problem where it cannot be told. */
export function readMoney(
  text: string,
  unit: string | null,
): { readonly yuan: number | null; readonly problems: readonly Problem[] } {
  const amount = text
    .trim()
    .replace(/^[¥￥]/u, '')
    .replace(/元[整正]$/u, '元');
  const bare = /[万亿]$/u.test(amount) && unit === null ? '元' : unit;
  const reading = readTarget({ target: amount, unit: bare });
  const single = reading.kind === 'quantity' && reading.comparator === '=' && reading.baseUnit === '元';
  if (single) {
    const serious = reading.problems.filter((p) => p.severity === 'review');
    return { yuan: reading.baseValue, problems: serious.map((p) => ({ ...p, code: `money-${p.code}` })) };
  }
  // Nothing is nothing in any unit.
  if (reading.kind === 'quantity' && reading.value === 0) return { yuan: 0, problems: [] };
  const code = reading.kind === 'quantity' && reading.unit === null ? 'money-without-unit' : 'money-unparsed';
  return { yuan: null, problems: [moneyProblem(code, text)] };
}

function moneyProblem(code: 'money-without-unit' | 'money-unparsed', text: string): Problem {
  const what = code === 'money-unparsed' ? 'an amount that cannot be read' : 'an amount without a unit';
  return { code, message: `${what}: ${text.slice(0, 60)}`, severity: 'review', locator: null };
}

/** Labels of the year's budget, the surest first. */
const BUDGET = [
  /^年度资金总额$|^年度(?:预算)?(?:总?金额|资金)$/u,
  /申请(?:资金|金额|总额)|年度预算(?:资金)?(?:总额|数)?$|本年度?预算/u,
  /^(?:项目)?资金总额|项目(?:资金|预算)(?:总额|金额)?$|^资金总额|预算(?:资金)?(?:总?额|金额)$|^总?金额$|^(?:本次)?下达(?:资金|金额)/u,
  /^项目资金|^资金额度|^总额$|^资金$|^预算资金|^项目经费|^预算$/u,
] as const;
const FISCAL = /财政拨款|财政资金|财政性资金/u;
const NOT_BUDGET =
  /其中|财政拨款|其他|上年|结转|自筹|实施期|中期|总投资|中央|地方|省级|市级|县级|单位资金|执行/u;

/** Sums in a small table of the head, as `row/column`: a 自评表 sets them by stage, a 部门整体 form by task. */
const BUDGET_IN_TABLE =
  /(?:资金总额|资金合计|^(?:[^/]*\/)?(?:合计|总计))\/(?:年初|全年|年度)?预算数$|(?:合计|总计)\/(?:.*\/)?总额$/u;
const FISCAL_IN_TABLE = /财政拨款\/(?:年初|全年|年度)?预算数$|(?:合计|总计)\/(?:.*\/)?财政拨款$/u;

/** Groups whose sums are not the year's budget: other periods, what was spent, scores beside it. */
const OTHER_SUM = /中期|长期|实施期|执行|分值|得分|权重/u;

export interface HeadMoney {
  readonly budget: MoneyEntry | null;
  readonly fiscal: MoneyEntry | null;
}

/** Which of the amounts is the year's budget and which its 财政拨款. */
export function pickMoney(entries: readonly MoneyEntry[]): HeadMoney {
  const inTable = (pattern: RegExp) =>
    entries.find((e) => e.field.label.includes('/') && pattern.test(e.path)) ?? null;
  const budgetInTable = inTable(BUDGET_IN_TABLE);
  if (budgetInTable !== null) return { budget: budgetInTable, fiscal: inTable(FISCAL_IN_TABLE) };
  const annual = entries.filter((e) => !OTHER_SUM.test(e.path) && !e.field.label.includes('/'));
  const fiscal = annual.find((e) => FISCAL.test(e.label) && !/上年|结转/u.test(e.label)) ?? null;
  for (const pattern of BUDGET) {
    const found = annual.find((e) => pattern.test(e.label) && !NOT_BUDGET.test(e.label));
    if (found !== undefined) return { budget: found, fiscal };
  }
  return { budget: null, fiscal };
}
