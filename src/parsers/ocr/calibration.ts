/** The recogniser's own belief → the share of such readings that are right. */
import type { ReadingChange } from './engine.ts';

/** `chance` is P(text | image), 0–1. */
export function calibrated(chance: number, _changes: readonly ReadingChange[]): number {
  return Math.min(1, Math.max(0, chance));
}
