/** What a chat model is shown of one flagged row or form: what was read, what is doubtful, and the source's own texts with their places. */

/** Fields a model may propose. `reading` and the two budgets are words whose meaning our own rules tell, never the model. */
export const PROPOSABLE = {
  indicator: ['level1', 'level2', 'level3', 'explanation', 'target', 'unit', 'reading'],
  form: [
    'title',
    'project_name',
    'department',
    'annual_goal',
    'longterm_goal',
    'content',
    'budget_yuan',
    'fiscal_yuan',
  ],
} as const;

export type CaseKind = keyof typeof PROPOSABLE;

/** A cell, line or note of the document. Only what stands in one of these can be proposed. */
export interface SourceText {
  /** `s1`, `s2`, … within the case. */
  readonly id: string;
  /** What it was taken for: a column's role, `label`, `note`, `row above`. */
  readonly role: string;
  /** As printed, line breaks kept. */
  readonly text: string;
  /** Where it stands, as a person would say it: `page 2, box 300,100–380,120`, `lines 12–13`. */
  readonly place: string;
}

export interface AssistCase {
  /** The row's or form's lasting id. */
  readonly rowId: string;
  readonly kind: CaseKind;
  /** Field → its present value. */
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** Messages of the problems that flagged it. */
  readonly problems: readonly string[];
  readonly sources: readonly SourceText[];
}
