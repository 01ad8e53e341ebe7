/**
 * Labels of a page that stand below each other belong to one column, whatever each could be by its name: on a page that a cell of level 1
 * goes on to without its label, 成本指标 right below 时效指标 is a level 2, though both levels have a 成本指标.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import type { Token } from './layout-tokens.ts';

/** Labels below each other begin within so many columns of characters; the width of a level's column is four at least. */
const BELOW = 1;

/** The columns of a page's tokens, with the labels of both levels in one where they stand below each other and only one has all their names. */
export function labelsInOneColumn(
  lines: readonly (readonly Token[])[],
  columns: readonly (readonly number[])[],
  roles: readonly (ColumnRole | null)[],
): readonly (readonly number[])[] {
  const [one, two] = [roles.indexOf('level1'), roles.indexOf('level2')];
  if (one < 0 || two < 0) return columns;
  const labels = lines.flatMap((line, i) =>
    line.flatMap((token, k) => {
      const column = columns[i]?.[k];
      return column === one || column === two ? [{ ...token, column }] : [];
    }),
  );
  const starts = labels.map(({ from }) => from);
  const isParted = new Set(labels.map(({ column }) => column)).size > 1;
  if (!isParted || Math.max(...starts) - Math.min(...starts) > BELOW) return columns;
  const areLevel1 = labels.every(({ text }) => isLevel1Name(text));
  const areLevel2 = labels.every(({ text }) => isLevel2Name(text));
  if (areLevel1 === areLevel2) return columns;
  const own = areLevel1 ? one : two;
  return columns.map((line) => line.map((column) => (column === one || column === two ? own : column)));
}
