/** A row of `current_suggestions`. */
export type SuggestionStatus = 'open' | 'accepted' | 'rejected' | 'discarded';

export interface StoredSuggestion {
  readonly suggestion: number;
  readonly document: string;
  readonly row_id: string;
  readonly what: 'indicator' | 'form';
  readonly field: string;
  readonly value: string;
  /** JSON `{field: text}` */
  readonly changes: string;
  /** JSON `{field: value}` */
  readonly before: string;
  /** JSON `[{source, role, place, quote}]` */
  readonly grounds: string;
  readonly status: SuggestionStatus;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly model: string;
  readonly prompt_hash: string;
  readonly made_at: string;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly correction_id: number | null;
}
