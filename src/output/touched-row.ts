/** What people did to a row or form, as far as it holds. */

export interface Touched {
  /** Names of the fields that were corrected, and of those that follow from them. */
  readonly corrected: readonly string[];
  readonly accepted: boolean;
}

/** @param row `corrected` is JSON `{field: …}`; both columns are null where nobody did */
export function touchedBy(row: {
  readonly corrected: string | null;
  readonly accepted: string | null;
}): Touched {
  return {
    corrected: row.corrected === null ? [] : Object.keys(JSON.parse(row.corrected) as object),
    accepted: row.accepted !== null,
  };
}
