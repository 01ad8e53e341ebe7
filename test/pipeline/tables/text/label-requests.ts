/** Labels and what is asked about them, in short. */
import type { LabelsRequest } from '../../../../src/pipeline/tables/text/label-costs.ts';
import type { LayoutLabel } from '../../../../src/pipeline/tables/text/layout-labels.ts';

/** A label of one line, or of two from a height to another. */
export function label(text: string, top: number, bottom = top): LayoutLabel {
  const heights = top === bottom ? [top] : [top, bottom];
  return { lines: heights.map((height) => ({ line: height, height, tokens: [] })), text, top, bottom };
}

/** Rows of one line each, one line apart, of these names, without labels but for what is given. */
export function rowsOfNames(names: readonly string[], own: Partial<LabelsRequest> = {}): LabelsRequest {
  const rows = names.map((_, row) => ({ top: row, bottom: row }));
  return {
    rows,
    texts: names.map((name) => ({ name, value: '' })),
    level1: null,
    level2: null,
    spanning: new Set(),
    cutAbove: false,
    cutBelow: false,
    breaks: [],
    textLines: rows.map(({ top }) => top),
    rounding: { upper: 0, between: 0, lower: 0 },
    amid: new Set(),
    ...own,
  };
}
