/** Lines behind a table that read like rows of it: whoever put them out of the table may have been wrong. */
import type { Problem } from '../../../parsers/page.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import type { TextBlock } from '../block.ts';

/** A problem for each line that begins with a label or ends in a value. */
export function leftOver(after: readonly TextBlock[]): readonly Problem[] {
  return after.filter(readsLikeRow).map((block) => ({
    code: 'text-unassigned',
    message: `this line reads like a row of the table above it and is part of none: ${block.text}`,
    severity: 'review',
    locator: block.locator,
  }));
}

function readsLikeRow(block: TextBlock): boolean {
  const pieces = block.text.trim().split(/\s+/u);
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  return isLevel1Name(first) || isLevel2Name(first) || (pieces.length > 1 && valueShape(last) >= 0.9);
}
