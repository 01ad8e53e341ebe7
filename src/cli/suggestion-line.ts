/** A suggestion for people, as one line, and for programs. */
import type { StoredSuggestion } from '../output/suggestions/stored-suggestion.ts';
import { printable } from './print.ts';

/** `12  r4k9x2m7w1a  附件1.pdf  level3: 培训人 → 培训人次  (target, page 2, box …)  open, openai:…` */
export function suggestionLine(suggestion: StoredSuggestion): string {
  const before = JSON.parse(suggestion.before) as Record<string, unknown>;
  const changes = JSON.parse(suggestion.changes) as Record<string, string>;
  const grounds = JSON.parse(suggestion.grounds) as { role: string; place: string }[];
  const told = Object.entries(changes)
    .filter(([field, after]) => String(before[field] ?? '') !== after)
    .map(([field, after]) => `${field}: ${shown(before[field])} → ${shown(after)}`);
  const change = told.length > 0 ? told.join(', ') : `${suggestion.field}: ${suggestion.value}`;
  const places = grounds.map(({ role, place }) => `${role}, ${place}`).join('; ');
  const correction = suggestion.correction_id === null ? '' : ` as correction ${suggestion.correction_id}`;
  const why = suggestion.reason === null ? '' : ` (${suggestion.reason}: ${suggestion.detail})`;
  const where = places === '' ? '' : `  [${places}]`;
  return `${printable(
    `${suggestion.suggestion}  ${suggestion.row_id}  ${suggestion.document}  ${change}${where}  ${suggestion.status}${correction}${why}, ${suggestion.model}`,
  ).replaceAll('\n', ' ')}\n`;
}

function shown(value: unknown): string {
  return value === null || value === undefined || value === '' ? '—' : String(value);
}

/** The same with its JSON read. */
export function suggestionRecord({ changes, before, grounds, ...rest }: StoredSuggestion): unknown {
  return { ...rest, changes: JSON.parse(changes), before: JSON.parse(before), grounds: JSON.parse(grounds) };
}
