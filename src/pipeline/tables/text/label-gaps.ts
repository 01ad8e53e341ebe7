/** Labels of a head that stood over several columns: a copy from a page keeps the columns' marks and leaves gaps before their values. */
import { headLabelKind } from './head-labels.ts';

/**
 * Columns each label of a row covers, by its column: up to the value behind its gap. Only where the row is label, value, label, value
 * throughout and every value stands off its label; a gap elsewhere is a value nobody filled in.
 */
export function labelSpans(pieces: readonly string[]): ReadonlyMap<number, number> {
  const filled = pieces.flatMap((text, column) => (text === '' ? [] : [{ text, column }]));
  const spans = new Map<number, number>();
  for (let i = 0; i < filled.length; i += 2) {
    const [label, value] = [filled[i]!, filled[i + 1]];
    if (headLabelKind(label.text) === null || value === undefined || headLabelKind(value.text) !== null)
      return new Map();
    const gap = value.column - label.column;
    if (gap < 2) return new Map();
    spans.set(label.column, gap);
  }
  return spans;
}
