/** From how clearly a segmentation beat the others to the chance that its cells are cut right. */

/** Margins up to this (nats) are doubts. Measured on invented forms: nearly all wrong cells lie below it, few right ones. */
export const DOUBT_MARGIN = 0.9;
const CERTAINTY_SCALE = 1;

/** 0–1; below 0.5 exactly where the margin is below `DOUBT_MARGIN`. */
export function marginConfidence(margin: number): number {
  if (margin < DOUBT_MARGIN) return 0.49 * (Math.max(0, margin) / DOUBT_MARGIN);
  return 1 - 0.5 * Math.exp(-(margin - DOUBT_MARGIN) / CERTAINTY_SCALE);
}

/** What a rival costs more than what was chosen, in nats: nothing where both fit so badly that their cost is infinite. */
export function marginOver(chosen: number, rival: number): number {
  return chosen === rival ? 0 : rival - chosen;
}
