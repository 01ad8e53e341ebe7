/** A line as decoded, before its chance is calibrated: what the steps of reading a cell hand on. */
import type { Basis } from '../calibration.ts';
import type { ReadingChange } from '../engine.ts';
import type { EmittedCharacter } from './free-path.ts';

export interface ReadLine {
  readonly characters: readonly EmittedCharacter[];
  /** P(text | image), the nets' belief included. */
  readonly chance: number;
  readonly changes: readonly ReadingChange[];
  readonly basis: Basis;
}
