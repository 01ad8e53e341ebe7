/**
 * Rows over which a label has got lost: a damaged text prints one that no dictionary knows, and the rows below it would pass for those
 * of the label above. (Names and values that do not go with their label do not tell: published forms hold such.)
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { isLevel1Name, isLevel2Name } from '../../../glossary/levels.ts';
import { atomsText } from './atoms.ts';
import type { LabelledTable } from './lone-satisfaction.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** Rows, from 0, whose labels are in doubt. */
export function rowsOfLostLabels(table: LabelledTable): ReadonlySet<number> {
  const lost = new Set<number>();
  let open = false;
  table.rows.forEach((row, at) => {
    if (row.band || textOf(table, row, 'level2') !== '' || textOf(table, row, 'level1') !== '') open = false;
    open ||= holdsMisreadLabel(table, row);
    if (open) lost.add(at);
  });
  return lost;
}

function textOf({ roles, atoms }: LabelledTable, row: SegmentedRow, role: ColumnRole): string {
  const cell = row.cells.find(({ column }) => roles[column] === role);
  return cell === undefined ? '' : atomsText(atoms.slice(cell.from, cell.to));
}

/** A cell that is no label's and holds, as a piece of its own, what is one character from a label. */
function holdsMisreadLabel({ roles, atoms }: LabelledTable, row: SegmentedRow): boolean {
  return row.cells.some(
    ({ column, from, to }) =>
      roles[column] !== 'level1' &&
      roles[column] !== 'level2' &&
      atoms.slice(from, to).some((atom) => isMisreadLabel(atom.text)),
  );
}

/** `数量指杯`, `质量措标（15分）`: a name of the standard with 指标 behind it, one of whose characters is another. */
export function isMisreadLabel(text: string): boolean {
  const name = text.replace(/[（(].*$/u, '');
  if (name.length < 4 || isLabel(name)) return false;
  const stem = name.slice(0, -2);
  const tail = name.slice(-2);
  const oneOff = (tail[0] === '指') !== (tail[1] === '标');
  return oneOff && isLabel(`${stem}指标`);
}

function isLabel(text: string): boolean {
  return isLevel1Name(text) || isLevel2Name(text);
}
