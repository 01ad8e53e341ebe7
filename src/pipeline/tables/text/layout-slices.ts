/** Lines of a layout text whose columns are known → the slices rows are made of: what stands in columns that are no labels'. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { LinePiece, Slice } from './layout-column-texts.ts';
import { inColumn, lineOf, type PlacedLine } from './layout-placed-lines.ts';
import { labelMiddles } from './place-labels.ts';

export interface SliceRequest {
  readonly roles: readonly (ColumnRole | null)[];
  readonly isLabel: (column: number) => boolean;
  /** Lines of the page on which anything of the table stands: between these, others are blank. */
  readonly filled: ReadonlySet<number>;
}

/** The lines' slices, from top to bottom. */
export function slicesOf(
  lines: readonly PlacedLine[],
  { roles, isLabel, filled }: SliceRequest,
): readonly Slice[] {
  const slices: Slice[] = [];
  const second = roles.indexOf('level2');
  const labels = second < 0 ? [] : labelMiddles(lines.map((line) => inColumn(line, second)));
  let blanksAbove = 0;
  lines.forEach((line, index) => {
    const number = lineOf(line);
    const above = index === 0 ? number - 1 : lineOf(lines[index - 1] as PlacedLine);
    for (let between = above + 1; between < number; between++) if (!filled.has(between)) blanksAbove++;
    const pieces = roles.flatMap((_, column): readonly LinePiece[] => {
      const tokens = isLabel(column) ? [] : inColumn(line, column);
      return tokens.length === 0 ? [] : [{ column, line: number, text: tokens.map((t) => t.text).join(' ') }];
    });
    if (pieces.length === 0) return;
    const labelsAbove = labels.filter((middle) => middle < index).length;
    const labelsUpTo = labels.filter((middle) => middle <= index).length;
    slices.push({ line: number, pieces, blanksAbove, labelsAbove, labelsUpTo });
    blanksAbove = 0;
  });
  return slices;
}
