/** Where a form given as a PDF and as text from it do not give the same rows, and nobody is told. */
import { alignRows } from './align.ts';
import { isExact } from './compare.ts';
import type { Row } from './row.ts';

/** What one rendering of a document gave. */
export interface Rendering {
  readonly rows: readonly Row[];
  /** The document as a whole is complete: nothing about it is put up for review. */
  readonly complete: boolean;
}

export interface PairDifferences {
  /** Rows of the two that are the same. */
  readonly same: number;
  /** Rows that differ or are missing, of which one side is put up for review. */
  readonly told: number;
  /** Rows that differ or are missing, of which neither side tells anything. */
  readonly silent: readonly string[];
}

/** Compares the two; a row that one side lacks is told where that side's document is put up for review. */
export function pairDifferences(pdf: Rendering, text: Rendering): PairDifferences {
  const named = (rows: readonly Row[]) => rows.map((row) => ({ ...row, document: '' }));
  let [same, told] = [0, 0];
  const silent: string[] = [];
  for (const { truth, found } of alignRows(named(pdf.rows), named(text.rows))) {
    if (truth !== null && found !== null) {
      if (isExact(truth, found)) same += 1;
      else if (truth.review || found.review) told += 1;
      else silent.push(`${shown(truth)} ≠ ${shown(found)}`);
    } else {
      const row = (truth ?? found) as Row;
      if (row.review || !(truth === null ? pdf : text).complete) told += 1;
      else silent.push(truth === null ? `only in the text: ${shown(row)}` : `only in the PDF: ${shown(row)}`);
    }
  }
  return { same, told, silent };
}

function shown({ level1, level2, level3, target }: Row): string {
  return [level1, level2, level3, target].join(' · ');
}
