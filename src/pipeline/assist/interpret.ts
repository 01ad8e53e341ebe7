/** Grounded words as the fields a correction changes. Numbers, signs and units are told by our own rules, never by a model. */
import { readTarget } from '../normalise/target.ts';
import type { AssistCase } from './assist-case.ts';

/** Field → text, as `jixiao correct` takes it; or why the words say nothing. */
export type Interpretation =
  | { readonly changes: Readonly<Record<string, string>> }
  | { readonly senseless: string };

/** @param header the label or column header of the words' source: it may hold their unit */
export function interpreted(
  { fields }: Pick<AssistCase, 'fields'>,
  field: string,
  words: string,
  header: string | null,
): Interpretation {
  if (field === 'reading') return readingChanges(fields, words);
  if (field === 'budget_yuan' || field === 'fiscal_yuan') return moneyChange(field, words, header);
  if (words === fields[field]) return { senseless: 'the field says so already' };
  return { changes: { [field]: words } };
}

function readingChanges(fields: AssistCase['fields'], words: string): Interpretation {
  const year = typeof fields.year === 'number' ? fields.year : null;
  const read = readTarget({ target: words, name: String(fields.level3 ?? ''), year });
  if (read.kind === 'text') return { senseless: `"${words}" states no one number or date` };
  if (read.problems.length > 0)
    return { senseless: `"${words}" cannot be read surely: ${read.problems[0]?.message}` };
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  const changes = {
    kind: read.kind,
    comparator: text(read.comparator),
    value: text(read.value),
    value_high: text(read.valueHigh),
    unit: text(read.unit),
    date: text(read.date),
  };
  const same = Object.entries(changes).every(([name, value]) => text(fields[name] ?? null) === value);
  return same ? { senseless: 'the target is read so already' } : { changes };
}

function moneyChange(field: string, words: string, header: string | null): Interpretation {
  const read = readTarget({ target: words, header });
  if (
    read.kind !== 'quantity' ||
    read.baseUnit !== '元' ||
    read.comparator !== '=' ||
    read.baseValue === null
  ) {
    return { senseless: `"${words}" is no amount of money with its unit` };
  }
  return { changes: { [field]: String(read.baseValue) } };
}
