/** Lines behind a table that read like rows of it: whoever put them out of the table may have been wrong. */
import type { Problem } from '../../../parsers/page.ts';
import { hasPiecesOfRow, readsLikeRow } from '../../../glossary/row-shape.ts';
import type { TextBlock } from '../block.ts';

/** A problem for each line that begins with a label, ends in a value, or holds one amid as many pieces as a row. */
export function leftOver(after: readonly TextBlock[]): readonly Problem[] {
  return after
    .filter(({ text }) => readsLikeRow(text) || hasPiecesOfRow(text.split(' ')))
    .map((block) => ({
      code: 'text-unassigned',
      message: `this line reads like a row of the table above it and is part of none: ${block.text}`,
      severity: 'review',
      locator: block.locator,
    }));
}
