/** Lines behind a table that read like rows of it: whoever put them out of the table may have been wrong. */
import type { Problem } from '../../../parsers/page.ts';
import { readsLikeRow } from '../../../glossary/row-shape.ts';
import type { TextBlock } from '../block.ts';

/** A problem for each line that begins with a label or ends in a value. */
export function leftOver(after: readonly TextBlock[]): readonly Problem[] {
  return after
    .filter((block) => readsLikeRow(block.text))
    .map((block) => ({
      code: 'text-unassigned',
      message: `this line reads like a row of the table above it and is part of none: ${block.text}`,
      severity: 'review',
      locator: block.locator,
    }));
}
