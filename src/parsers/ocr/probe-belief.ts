/** How far lines read as text tell that a page is the right way up. */
import type { LineReading } from './engine.ts';

/** A line as read without any expectation. */
export interface Probe {
  /** Its length in heights: about as many Chinese characters stand in it. */
  readonly room: number;
  readonly reading: LineReading;
}

/** `100%` upside down is read as `%00T`, and `≥88%` as `%88≤`, as surely as the right way up. */
const READS_EITHER_WAY = /^[\dA-Za-z%≥≤<>=+./,:;()'"~|—-]+$/u;

/** Whether it reads otherwise upside down. */
export function isTelling({ reading }: Probe): boolean {
  return !READS_EITHER_WAY.test(reading.text);
}

/**
 * Characters, each as far as it is believed, for the room there is for Chinese ones; 0–1. Lines of figures and signs are heard only where
 * there are no others: a page upside down had two of them among five, and counted as upright.
 */
export function beliefInProbes(probes: readonly Probe[]): number {
  const telling = probes.filter(isTelling);
  let believed = 0;
  let room = 0;
  for (const probe of telling.length > 0 ? telling : probes) {
    room += probe.room;
    believed += probe.reading.characters.reduce((sum, { probability }) => sum + probability, 0);
  }
  return room === 0 ? 0 : Math.min(1, believed / room);
}
