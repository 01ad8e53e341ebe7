/**
 * On which piece of a cell cut by page breaks a document prints its label. The program that made it does the same at every break, so that
 * the breaks that show it tell of those that do not.
 */

/** Rows under one label cell, as far as a habit shows in them. */
export interface LabelGroup {
  /** Ordinal of the page's part of the table. */
  readonly part: number;
  /** `''` where the cell is empty. */
  readonly text: string;
  /** Nobody drew the bounds of the label's cell. */
  readonly undrawn: boolean;
}

/** Breaks that show the label on the first piece, and on the last. */
export interface HabitEvidence {
  readonly first: number;
  readonly last: number;
}

/** `null` where no break tells or not all tell the same. */
export type LabelHabit = 'first' | 'last' | null;

/**
 * A piece without a label that lines part from a labelled cell on its own page is the rest of one above the break where it stands at the
 * top of its page, the beginning of one below where it stands at the foot. `related` says whether two groups may share a label.
 */
export function habitEvidence<T extends LabelGroup>(
  groups: readonly T[],
  related: (above: T, below: T) => boolean,
): HabitEvidence {
  let [first, last] = [0, 0];
  for (const [i, group] of groups.entries()) {
    if (group.text !== '' || group.undrawn) continue;
    const before = groups[i - 1];
    const behind = groups[i + 1];
    if (before === undefined || behind === undefined) continue;
    const isCutAbove = before.part !== group.part;
    const isCutBelow = behind.part !== group.part;
    if (isCutAbove && !isCutBelow && behind.text !== '' && related(before, group)) first += 1;
    if (isCutBelow && !isCutAbove && before.text !== '' && related(group, behind)) last += 1;
  }
  return { first, last };
}

export function habitOf(evidence: readonly HabitEvidence[]): LabelHabit {
  const first = evidence.some((e) => e.first > 0);
  const last = evidence.some((e) => e.last > 0);
  if (first === last) return null;
  return first ? 'first' : 'last';
}
