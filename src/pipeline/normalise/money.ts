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
  /** The amount as printed; null where it cannot be told from the words around it. */
  readonly amount: string | null;
  /** The unit printed with the amount itself; null where a label or a note gave it. */
  readonly unit: string | null;
  readonly field: HeadField;
  readonly problems: readonly Problem[];
}

/** Labels of money in published forms' heads. */
const MONEY_LABEL = /资金|金额|拨款|预算数|经费|总额|投资|预算$|结转|自筹|收入/u;

function isMoneyLabel(label: string): boolean {
  return MONEY_LABEL.test(label) || MONEY_LABEL.test(lastPart(label));
}

const NOT_MONEY = /名称|部门|单位$|用途|内容|性质|类别|类型|来源说明|编码|代码|依据|目标/u;
/** A label and an amount behind it, inside a value: bounded on both sides. */
const INNER = /([\p{Script=Han}、()“”]{2,30}):?((?:¥)?-?\d[\d,.]{0,20}(?:[十百千]?[万亿])?元?)/gu;

/** Every amount of a form's head in reading order. */
export function readMoneyFields(
  fields: readonly HeadField[],
  notes: readonly Printed[] = [],
): readonly MoneyEntry[] {
  const entries: MoneyEntry[] = [];
  let unit: LabelUnit = {
    name: noteUnit(notes) ?? fields.find(isUnitField)?.value.raw.trim() ?? null,
    owned: false,
  };
  for (const field of fields) {
    const label = fold(labelPath(field));
    const inside = INNER_MONEY.test(fold(field.value.raw));
    if (!inside && (!isMoneyLabel(label) || NOT_MONEY.test(lastPart(label)))) continue;
    // A unit in a label holds for the fields below it as well: 项目资金（万元） above 年度资金总额.
    const own = moneyUnitIn(labelPath(field));
    if (own !== null)
      unit = { name: own, owned: fold(field.value.raw) !== '' && moneyUnitIn(field.group ?? '') === null };
    const borrowed = own === null && unit.owned && !PART.test(lastPart(label));
    for (const entry of entriesOf(field, unit.name)) entries.push(inheriting(entry, borrowed, entries));
  }
  return entries;
}

interface LabelUnit {
  readonly name: string | null;
  /** Stood in the label of one amount (总投资（亿元）), not of a group: another total beside it may count in another unit. */
  readonly owned: boolean;
}

/** Amounts that are part of the one before them, and count in its unit. */
const PART = /其中|财政|拨款|其[他它]|上年|结转|自筹|单位资金|补助|配套|中央|省级|市级|县级/u;

/** An amount without a unit of its own beside one that prints it: most likely the same, and for a person to confirm. */
function inheriting(entry: MoneyEntry, borrowed: boolean, before: readonly MoneyEntry[]): MoneyEntry {
  const bare = entry.problems.some((p) => p.code === 'money-without-unit');
  if (!bare && borrowed && entry.unit !== null) return withoutContradiction(entry);
  if (!bare) return borrowed && entry.yuan !== null && entry.yuan !== 0 ? inherited(entry) : entry;
  const unit = before.findLast((e) => e.unit !== null)?.unit ?? null;
  if (unit === null || entry.amount === null) return entry;
  const { yuan } = readMoney(entry.amount, unit);
  return yuan === null ? entry : inherited({ ...entry, yuan, problems: [] });
}

/** An amount that prints its unit contradicts no other total's. */
function withoutContradiction(entry: MoneyEntry): MoneyEntry {
  return { ...entry, problems: entry.problems.filter((p) => p.code !== 'money-unit-contradiction') };
}

function inherited(entry: MoneyEntry): MoneyEntry {
  const message = `the unit of another amount was taken: ${entry.field.value.raw.slice(0, 60)}`;
  const problem: Problem = { code: 'money-unit-inherited', message, severity: 'review', locator: null };
  return { ...entry, problems: [...entry.problems, problem] };
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
  const cut = label.replace(/\([^)]*\)/gu, '').replace(/:$/u, '');
  return cut.slice(cut.lastIndexOf('/') + 1);
}

function moneyUnitIn(text: string): string | null {
  for (const part of [...text.split('/').reverse(), text]) {
    const unit = unitIn(part.trim().replace(/[:：]$/u, ''));
    if (unit !== null && unitMeaning(unit).dimension === 'money') return unit;
  }
  return null;
}

function noteUnit(notes: readonly Printed[]): string | null {
  for (const note of notes) {
    const unit = /单位[:：]?\s*(?:人民币)?([百千]?[万亿]?元)/u.exec(note.raw)?.[1];
    if (unit !== undefined) return unit;
  }
  return null;
}

function entriesOf(field: HeadField, unit: string | null): readonly MoneyEntry[] {
  const source = readPrinted(field.value.raw);
  const { text } = source;
  const own = { label: lastPart(fold(labelPath(field))), path: fold(labelPath(field)), field };
  if (/^[-—/]*$/u.test(text)) return [];
  const amountFirst = /^[¥\d-]/u.test(text) || CHINESE_AMOUNT.test(text);
  // 685万元，其中：财政拨款600万元
  const parts = text.search(/[,;(]?其中/u);
  const read = (amount: string, label: string | null, amountUnit: string | null): MoneyEntry => ({
    ...own,
    ...(label === null ? {} : { label }),
    amount,
    ...readMoney(amount, amountUnit),
  });
  if (amountFirst && parts < 0) return [read(field.value.raw, null, unit)];
  const first = amountFirst ? [read(spaced(source, 0, parts), null, unit)] : [];
  const from = amountFirst ? parts : 0;
  const found = [...text.slice(from).matchAll(INNER)].map((m) => {
    const end = from + m.index + m[0].length;
    const amount = spaced(source, end - (m[2] ?? '').length, end);
    return read(amount, lastPart(m[1] ?? ''), moneyUnitIn(m[1] ?? '') ?? unit);
  });
  const told = found.some((e) => MONEY_LABEL.test(e.label) || INNER_MONEY.test(text));
  const unread = {
    ...own,
    amount: null,
    unit: null,
    yuan: null,
    problems: [moneyProblem('money-unparsed', text)],
  };
  if (first.length === 0 && !told) return /\d/u.test(text) ? [unread] : [];
  // 共100万元，其中：财政拨款80万元: an amount behind no label is the field's own, and cannot be told from the words around it.
  const bare = amountFirst ? '' : text.replace(INNER, '').replace(/(?:19|20)\d{2}年/gu, '');
  return [...first, ...(/\d/u.test(bare) ? [unread] : []), ...found];
}

/** 壹佰万元整: all of it a numeral. */
const CHINESE_AMOUNT = /^[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{1,20}[圆元][整正]?$/u;

/** Part of a text with its white space back: `8 54` is not 854. */
function spaced(source: PrintedText, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++)
    text += (i > start && source.gaps.has(i) ? ' ' : '') + source.text.charAt(i);
  return text;
}

/** An amount in 元 with the unit of its label; null with a problem where it cannot be told. */
export function readMoney(text: string, unit: string | null): Pick<MoneyEntry, 'yuan' | 'unit' | 'problems'> {
  const amount = text
    .trim()
    .replace(/^[¥￥]/u, '')
    .replace(/[圆元][整正]?$/u, '元');
  const currency = /[万亿]$|^[¥￥]/u.test(text.trim());
  const bare = currency && unit === null ? '元' : unit;
  const own = /([百千]?[万亿]?元|[万亿])$/u.exec(amount)?.[1] ?? null;
  const reading = readTarget({ target: amount, unit: bare });
  const single = reading.kind === 'quantity' && reading.comparator === '=' && reading.baseUnit === '元';
  if (single) {
    const serious = reading.problems.filter((p) => p.severity === 'review');
    return {
      yuan: reading.baseValue,
      unit: own,
      problems: serious.map((p) => ({ ...p, code: `money-${p.code}` })),
    };
  }
  // Nothing is nothing in any unit.
  if (reading.kind === 'quantity' && reading.value === 0) return { yuan: 0, unit: own, problems: [] };
  const code = reading.kind === 'quantity' && reading.unit === null ? 'money-without-unit' : 'money-unparsed';
  return { yuan: null, unit: own, problems: [moneyProblem(code, text)] };
}

function moneyProblem(code: 'money-without-unit' | 'money-unparsed', text: string): Problem {
  const what = code === 'money-unparsed' ? 'an amount that cannot be read' : 'an amount without a unit';
  return { code, message: `${what}: ${text.slice(0, 60)}`, severity: 'review', locator: null };
}
