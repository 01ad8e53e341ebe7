/** A row's target as understood, in a table cell. */
import type { IndicatorRow } from '../output/contract-rows.ts';

/** In the base unit: `>= 150000 人`; a text target has none. */
export function reading(row: IndicatorRow): string {
  if (row.kind === 'date') return `${row.comparator ?? ''} ${row.date ?? ''}`.trim();
  if (row.base_value === null) return '';
  const unit = row.base_unit ?? '';
  return row.comparator === 'between'
    ? `${row.base_value} – ${row.base_value_high} ${unit}`.trim()
    : `${row.comparator ?? ''} ${row.base_value} ${unit}`.trim();
}
