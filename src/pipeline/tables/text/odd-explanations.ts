/**
 * Explanations of running text that are unlike the table's others: where these begin with the names they explain, one that does not may be the
 * rest of its name (`严重精神障碍患者在册规范` | `管理与随访服务覆盖比例`).
 */

/** What a name and its explanation have in common at their beginning, in characters: shorter ones differ by chance. */
const BEGINNING = 4;
/** Explanations from which on, and the share of them that must begin with their names, for the table to be one of these. */
const ENOUGH = 4;
const MOSTLY = 0.7;

export interface ExplainedName {
  readonly name: string;
  /** `''` where there is none. */
  readonly explanation: string;
}

/** Rows, from 0, whose explanation may be none. */
export function oddExplanations(rows: readonly ExplainedName[]): ReadonlySet<number> {
  const explained = rows.flatMap(({ name, explanation }, at) =>
    name.length >= BEGINNING && explanation !== '' ? [{ name, explanation, at }] : [],
  );
  const odd = explained.filter(({ name, explanation }) => !explanation.startsWith(name.slice(0, BEGINNING)));
  const isUsual = explained.length >= ENOUGH && explained.length - odd.length >= explained.length * MOSTLY;
  return new Set(isUsual ? odd.map(({ at }) => at) : []);
}
