/** What one document comes to: the last value of the pipeline, and what a `Store` keeps. */
import type { ErrorCode } from '../parsers/errors.ts';
import type { Problem } from '../parsers/page.ts';
import type { HeadField, Period, Printed, RowExtras } from './form/raw-form.ts';

export type Comparator = '=' | '>=' | '<=' | '>' | '<' | 'between';
export type TargetKind = 'quantity' | 'date' | 'text';

/** A target understood; see the output contract for each field's meaning. */
export interface TargetReading {
  readonly kind: TargetKind;
  readonly comparator: Comparator | null;
  readonly value: number | null;
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly baseValue: number | null;
  readonly baseValueHigh: number | null;
  readonly baseUnit: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** Codes of what is wrong or uncertain about the reading; they become the row's problems. */
  readonly problems: readonly Problem[];
  /** Names of the rules that made the reading, in the order they were applied. */
  readonly rules: readonly string[];
}

/** One indicator row, normalised; names and meanings follow the output contract. */
export interface Indicator {
  readonly ordinal: number;
  readonly level1: string;
  readonly level2: string;
  readonly level3: string;
  readonly level1Code: string | null;
  readonly level2Code: string | null;
  readonly explanation: string | null;
  readonly weight: number | null;
  readonly level1Weight: number | null;
  /** The target cell, white space removed. */
  readonly target: string;
  readonly period: Period;
  readonly area: string | null;
  readonly reading: TargetReading;
  readonly midtermTarget: string | null;
  readonly longtermTarget: string | null;
  readonly actual: string | null;
  readonly score: string | null;
  readonly deviationReason: string | null;
  /** The readings of the other periods, by role; only those the form states. */
  readonly periodReadings: Readonly<
    Partial<Record<'midtermTarget' | 'longtermTarget' | 'actual', TargetReading>>
  >;
  readonly page: number | null;
  readonly box: readonly [number, number, number, number] | null;
  readonly confidence: number;
  readonly review: boolean;
  readonly problems: readonly Problem[];
  /** What was printed, cell by cell, with its places. */
  readonly printed: {
    readonly level1: Printed | null;
    readonly level2: Printed | null;
    readonly level3: Printed;
    readonly target: Printed;
    readonly extras: RowExtras;
    readonly others: readonly HeadField[];
  };
}

export interface Region {
  readonly name: string;
  /** Six digits of GB/T 2260. */
  readonly code: string;
}

/** What a form's head says, normalised. Money in 元, dates `YYYY-MM-DD`. */
export interface FormHead {
  readonly title: string | null;
  readonly year: number | null;
  readonly projectName: string | null;
  readonly department: string | null;
  readonly region: Region | null;
  readonly budgetYuan: number | null;
  readonly fiscalYuan: number | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly annualGoal: string | null;
  readonly longtermGoal: string | null;
  readonly content: string | null;
  /** Every label–value pair of the head that has no field above, in reading order. */
  readonly fields: readonly HeadField[];
}

/** One 绩效目标表, normalised. */
export interface Form extends FormHead {
  readonly ordinal: number;
  /** Every label–value pair of the head as printed, with its places: the proof of the head's fields. */
  readonly head: readonly HeadField[];
  readonly notes: readonly Printed[];
  readonly pages: readonly number[];
  readonly indicators: readonly Indicator[];
  readonly review: boolean;
  readonly problems: readonly Problem[];
}

/** A document read through all stages. Its forms are a list, or where they are many what makes them one at a time, each time it is asked. */
export interface Extraction<Forms extends Iterable<Form> = readonly Form[]> {
  readonly extractorVersion: string;
  readonly mediaType: string;
  readonly pages: number | null;
  readonly status: 'complete' | 'review' | 'no-form';
  readonly forms: Forms;
  readonly problems: readonly Problem[];
}

/** A document that could not be read. */
export interface ExtractionFailure {
  readonly extractorVersion: string;
  readonly mediaType: string | null;
  readonly pages: number | null;
  readonly status: 'failed';
  readonly error: { readonly code: ErrorCode; readonly message: string; readonly page: number | null };
}
