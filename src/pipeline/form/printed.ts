/** Cells and lines → `Printed`. */
import type { HeadField, Printed } from './raw-form.ts';
import { itemText, type PrintedItem } from './claims.ts';
import { compact } from '../../glossary/compact.ts';

/** What these items say, in order, with all their places; an empty text where there are none. */
export function printed(items: readonly PrintedItem[], certainty = 1): Printed {
  return {
    raw: items
      .map(itemText)
      .filter((text) => text !== '')
      .join('\n'),
    locators: items.map((item) => item.locator),
    confidence: items.reduce(
      (least, item) => Math.min(least, 'lines' in item ? item.confidence : 1),
      certainty,
    ),
  };
}

/** A text of its own at the places of another: a part of a cell. */
export function partOf(whole: Printed, raw: string): Printed {
  return { ...whole, raw };
}

/** A label–value pair; the label without white space and closing colon. */
export function headField(label: string, value: Printed, group: string | null = null): HeadField {
  return { label: compact(label).replace(/[:：]$/u, ''), group, value };
}
