/** The words a form puts beside the sum of a column: no indicator is called so. Sources: self-evaluation forms in domain.md and its seeds. */
import { compact, halfWidth } from './compact.ts';

const SUM = /^(?:总分|合计|总计|小计|总得分|自评总?得?分|合计得分|得分合计):?$/u;
/** Points, or money by thousands. */
const NUMBER = /^\d[\d,]*(?:\.\d+)?[%分]?$/u;

/** A value with a comparator is an indicator's: 总分 | ≥90分. */
const COMPARED = /^(?:[≥≤≧≦<>=]|不[低少小高超大多])/u;

/** Whether a text labels the sum of a column. */
export function isSumLabel(text: string): boolean {
  return SUM.test(halfWidth(compact(text)));
}

/** Whether a row's cells, none empty, are a sum: its label and numbers, or its label alone. An indicator 总分 has a value with a sign or a unit. */
export function isSumRow([label = '', ...others]: readonly string[]): boolean {
  return isSumLabel(label) && others.every((text) => NUMBER.test(halfWidth(compact(text))));
}

/** Whether a row that begins with the label of a sum is one whatever else stands in it (`-`, a remark): no cell compares. */
export function sumsUp([label = '', ...others]: readonly string[]): boolean {
  return isSumLabel(label) && !others.some((text) => COMPARED.test(halfWidth(compact(text))));
}
