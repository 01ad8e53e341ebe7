/** Pictures → the lines of a table's columns and its rows, for the tests of rowBands. */
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { textLines } from '../../../../src/pipeline/tables/text-lines.ts';
import type { ColumnLine } from '../../../../src/pipeline/tables/unruled/column-line.ts';
import { rowBands } from '../../../../src/pipeline/tables/unruled/row-bands.ts';
import type { Measures } from '../../../../src/pipeline/tables/unruled/row-measures.ts';
import { picture } from '../../page-builder.ts';

const COLUMNS: readonly (readonly [number, ColumnRole])[] = [
  [0, 'level3'],
  [100, 'target'],
  [180, 'other'],
];

/** Names from character 0, values from 20, remarks from 36. */
export function columnLines(drawn: string): {
  lines: ColumnLine[];
  rules: ReturnType<typeof picture>['rulings'];
} {
  const { runs, rulings } = picture(drawn, { x: 0 });
  const lines = COLUMNS.flatMap(([from, role], column) => {
    const to = COLUMNS[column + 1]?.[0] ?? Infinity;
    const own = runs.filter((r) => r.box.x0 >= from && r.box.x0 < to);
    return textLines(own).map((line) => ({ column, role, line }));
  });
  return { lines, rules: rulings };
}

/** The rows of a picture: names from character 0, values from 20, remarks from 36; `/` parts the lines of a cell. */
export function rows(drawn: string, known: Measures | null = null): string[] {
  const { lines, rules } = columnLines(drawn);
  return rowBands(lines, rules, known).bands.map((band) =>
    COLUMNS.map((_, column) =>
      band.lines
        .filter((l) => l.column === column)
        .map((l) => l.line.text)
        .join('/'),
    ).join(' | '),
  );
}

/** How much dearer than these rows the next reading is, for each row of a picture; below 1.5 the row is in doubt. */
export function margins(drawn: string): readonly number[] {
  const { lines, rules } = columnLines(drawn);
  return rowBands(lines, rules, null).bands.map(({ margin }) => margin);
}
