/** A printed text under the names of an explanation. */
import type { Locator } from '../parsers/page.ts';
import type { Printed } from '../pipeline/form/raw-form.ts';

/** A text as printed, line breaks as `\n`, and every place it stands at. */
export interface ExplainedText {
  readonly printed: string;
  /** 0–1 */
  readonly confidence: number;
  readonly at: readonly Locator[];
}

export function explainedText(printed: Printed): ExplainedText {
  return { printed: printed.raw, confidence: printed.confidence, at: printed.locators };
}
