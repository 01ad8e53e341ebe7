/** A row's texts, each without white space; `''` where it has none of its own. */
export interface RowTexts {
  readonly band: boolean;
  readonly level1: string;
  readonly level2: string;
  /** Its labels stand below it: in layout text, where they are amid their rows and given to the first of these. */
  readonly below?: boolean;
  readonly name: string;
  readonly value: string;
  /** What a column of units says of the value. */
  readonly unit: string;
  /** Pieces of its cells that are no labels', as white space parts them. */
  readonly pieces: readonly string[];
}
