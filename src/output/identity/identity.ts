/** What rows and forms are known by when their document is read again. */
import type { Form } from '../../pipeline/extraction.ts';

export interface IdentityRow {
  /** Level 1–3 as printed, without white space. */
  readonly levels: readonly [string, string, string];
  readonly target: string;
  readonly period: string;
  readonly area: string | null;
}

export interface IdentityForm {
  readonly ordinal: number;
  readonly title: string | null;
  readonly projectName: string | null;
  readonly rows: readonly IdentityRow[];
}

/** A row that has its id already. */
export interface KnownRow extends IdentityRow {
  readonly id: string;
  /** What a person corrected it to: a better reading may say that instead. */
  readonly corrected?: IdentityRow;
  /** The last reading did not have it. */
  readonly lost?: boolean;
}

export interface KnownForm extends IdentityForm {
  readonly id: string;
  readonly corrected?: Pick<IdentityForm, 'title' | 'projectName'>;
  readonly lost?: boolean;
  readonly rows: readonly KnownRow[];
}

/** What a form of a new extraction is known by. */
export function identityForm(form: Form): IdentityForm {
  return {
    ordinal: form.ordinal,
    title: form.title,
    projectName: form.projectName,
    rows: form.indicators.map((row) => ({
      levels: [row.level1, row.level2, row.level3],
      target: row.target,
      period: row.period,
      area: row.area,
    })),
  };
}
