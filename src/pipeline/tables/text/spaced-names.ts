/**
 * Names of running text that hold a whole row: a line whose two texts are set apart is a name and its value where the rows around print
 * them so, though the value is none by its shape (达标等级 Ⅲ类及以上). A name that wraps breaks with its line, and is set apart nowhere.
 */
import type { ColumnRole } from '../../../glossary/columns.ts';
import type { Atom } from './atoms.ts';
import type { SegmentedRow } from './segment-rows.ts';

/** A single character set apart is a word set wide (`一 级 指 标`). */
const SHORTEST = 2;

/** Rows, from 0, whose name goes on behind a line that holds two texts. */
export function spacedNames(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  return new Set(
    rows.flatMap(({ band, cells }, at) => {
      const name = cells.find(({ column }) => roles[column] === 'level3');
      return !band && name !== undefined && holdsRow(atoms.slice(name.from, name.to)) ? [at] : [];
    }),
  );
}

function holdsRow(name: readonly Atom[]): boolean {
  return name.some((atom, at) => {
    const before = name[at - 1];
    if (
      before === undefined ||
      atom.gap !== 'space' ||
      !name.slice(at + 1).some(({ gap }) => gap === 'break')
    )
      return false;
    // Word processors set 2025 apart from the words around it.
    const isApart = !atom.latinApart || /^\p{Script=Han}/u.test(atom.text);
    return isApart && [before, atom].every(({ text }) => text.length >= SHORTEST && HAN.test(text));
  });
}

const HAN = /\p{Script=Han}/u;
