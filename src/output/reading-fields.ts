/** A target's reading under the names of the output contract. */
import type { Comparator, TargetKind, TargetReading } from '../pipeline/extraction.ts';

export interface ReadingFields {
  readonly kind: TargetKind;
  readonly comparator: Comparator | null;
  readonly value: number | null;
  readonly value_high: number | null;
  readonly unit: string | null;
  readonly base_value: number | null;
  readonly base_value_high: number | null;
  readonly base_unit: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
}

/** The fields of a reading in the contract's order. */
export function readingFields(reading: Omit<TargetReading, 'problems' | 'rules'>): ReadingFields {
  return {
    kind: reading.kind,
    comparator: reading.comparator,
    value: reading.value,
    value_high: reading.valueHigh,
    unit: reading.unit,
    base_value: reading.baseValue,
    base_value_high: reading.baseValueHigh,
    base_unit: reading.baseUnit,
    date: reading.date,
  };
}
