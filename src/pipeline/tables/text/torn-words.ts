/**
 * Rows of running text one of whose cells ends amid a word, as the dictionary has it: `改善农村学校办学条` | `件受益`, `…教育局实` above `施方案核定`. Where the
 * text was damaged, or breaks elsewhere than its columns do, rows can be had from it that are plausible but for that.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { UNITS } from '../../../glossary/unit-table.ts';
import { type Atom, atomsText, wordRunsOn } from './atoms.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** `明、道路…`, `生，以验收…`, `）建设`, a remark in brackets alone, what stands above a form (附件：…): the end of something, or no name at all. */
const NO_BEGINNING = /^(?:\p{Script=Han}[，,、；;]|[，,、；;。）)]|[（(][^（()）]*[)）]$|\d?附件[:：\d])/u;
/** `件，通过问卷调查方式`: the end of an explanation, whose beginning went to the row above. */
const END_OF_EXPLANATION = /^\p{Script=Han}[，,、；;]/u;
/** `列入实事清单的`, `宣传培训和`: a text that goes on in the next cell of the row or of the row below. */
export const GOES_ON = /(?:\p{Script=Han}{2}的|[^平温][与和]|以?及|或|[、，,（(])$/u;
/** A character alone, the end of a label (`指标校园绿化…`), the words in front of a figure, a unit: pieces of other cells. */
const NO_NAME = /^(?:\p{Script=Han}|指标\p{Script=Han}.+|(?:不(?:超过|低于|少于|高于)|[大小]于|控制在))$/u;
/** What ends names and states nothing. */
const NO_VALUE = /^(?:情况|的?比例|程度)$/u;

interface Piece {
  readonly row: number;
  readonly role: ColumnRole;
  readonly text: string;
}

/** Rows, from 0, with such a cell, or behind one. */
export function rowsOfTornWords(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const pieces = rows.flatMap(({ cells }, row) =>
    [...cells]
      .sort((a, b) => a.from - b.from)
      .map(
        (cell): Piece => ({
          row,
          role: roles[cell.column] ?? 'other',
          text: atomsText(atoms.slice(cell.from, cell.to)),
        }),
      ),
  );
  const torn = new Set<number>();
  pieces.forEach(({ row, role, text }, at) => {
    if (role === 'level3' ? isNoName(text) : role === 'target' && NO_VALUE.test(text)) torn.add(row);
    if (role === 'explanation' && END_OF_EXPLANATION.test(text)) torn.add(row).add(Math.max(0, row - 1));
    const above = pieces[at - 1];
    if (above === undefined || isLabel(role) || isLabel(above.role)) return;
    if (wordRunsOn(above.text, text) || GOES_ON.test(above.text))
      for (const own of [above.row, row]) torn.add(own);
  });
  return torn;
}

function isNoName(text: string): boolean {
  return NO_BEGINNING.test(text) || NO_NAME.test(text) || UNITS.has(text);
}

function isLabel(role: ColumnRole): boolean {
  return role === 'level1' || role === 'level2';
}
