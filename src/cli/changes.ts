/** What changed from one reading of a document to the next, as lines for a person. */
import type { ChangeSummary } from '../pipeline/change-log.ts';
import type { Changes, FieldChange, RowChange } from '../pipeline/store-port.ts';
import { printable } from './print.ts';

/** Lines the end of an import gives to changes: a screen. */
const SUMMARY_LINES = 30;

/** One line for each row that is new, gone or different, and one for each field that differs. */
export function changeLines({ added, removed, changed }: Changes): string[] {
  return [
    ...added.map((row) => `+ ${rowLine(row)}`),
    ...removed.map((row) => `- ${rowLine(row)}`),
    ...changed.flatMap((row) => [
      `~ ${rowLine(row)}`,
      ...row.fields.map((field) => `    ${fieldLine(field)}`),
    ]),
  ].map(printable);
}

/** `target: "≥12万人" → "≥15万人"` */
export function fieldLine({ field, before, after }: FieldChange): string {
  return `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}

function rowLine({ rowId, what, form, ordinal, name, target }: RowChange): string {
  const place = what === 'form' ? `form ${form}` : `form ${form}, row ${ordinal}`;
  return `${rowId}  ${place}  ${[name, target].filter((text) => text !== null).join('  ')}`;
}

/** What an import changed in documents that were known before; `[]` where nothing. */
export function changeSummary(changes: ChangeSummary): string[] {
  if (changes.documents === 0) return [];
  const lines = changes.first.flatMap(({ document, changes: own }) => [
    printable(`  ${document}`),
    ...changeLines(own).map((line) => `    ${line}`),
  ]);
  const counts = `${changes.added} added, ${changes.removed} removed, ${changes.changed} changed`;
  const more = lines.length > SUMMARY_LINES || changes.documents > changes.first.length;
  return [
    `Changed in ${changes.documents} known ${changes.documents === 1 ? 'document' : 'documents'}: ${counts}.`,
    ...lines.slice(0, SUMMARY_LINES),
    ...(more ? ['  … "jixiao diff <document>" tells the rest'] : []),
  ];
}
