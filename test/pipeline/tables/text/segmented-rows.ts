/** Rows of cells drawn as texts, as segmentation gives them, for the tests of what is done with them. */
import type { ColumnRole } from '../../../../src/glossary/columns.ts';
import { type Atom, atomsText } from '../../../../src/pipeline/tables/text/atoms.ts';
import type { SegmentedRow } from '../../../../src/pipeline/tables/text/segment-rows.ts';

export interface DrawnTable {
  readonly roles: readonly ColumnRole[];
  readonly rows: readonly SegmentedRow[];
  readonly atoms: readonly Atom[];
}

/** One atom a line. */
export function atom(text: string, line: number, gap: Atom['gap'] = 'break'): Atom {
  return { text, line, gap, spaces: 0, inWord: false, breaksLost: false, glued: false, latinApart: false };
}

/** Pieces parted by a blank stand on one line; `/` ends a line, `//` stands for blank lines, `\f` for a page's end. */
export function atomsOf(text: string): readonly Atom[] {
  const atoms: Atom[] = [];
  let gap: Atom['gap'] = 'page';
  let line = 1;
  for (const piece of text.split(/( |\/\/?|\f)/u)) {
    if (piece === ' ') gap = 'space';
    else if (piece === '/') gap = 'break';
    else if (piece === '//') gap = 'blank';
    else if (piece === '\f') gap = 'page';
    else
      atoms.push({ ...atom(piece, gap === 'space' ? line : ++line, gap), spaces: gap === 'space' ? 1 : 0 });
  }
  return atoms;
}

/**
 * A table of these rows, each its cells by column: `''` is none, `/` parts a cell's lines, a leading `\f` begins a page. A row given as one
 * text is a band.
 */
export function drawnTable(
  roles: readonly ColumnRole[],
  drawn: readonly (string | readonly string[])[],
): DrawnTable {
  const atoms: Atom[] = [];
  const add = (text: string) => {
    const from = atoms.length;
    for (const line of text.replace('\f', '').split('/'))
      atoms.push(
        atom(line, atoms.length + 1, text.startsWith('\f') && atoms.length === from ? 'page' : 'break'),
      );
    return { from, to: atoms.length, margin: 9 };
  };
  const rows = drawn.map((row): SegmentedRow => {
    const texts = typeof row === 'string' ? [row] : row;
    const cells = texts.flatMap((text, column) => (text === '' ? [] : [{ column, ...add(text) }]));
    return { band: typeof row === 'string', cost: 0, cells };
  });
  return { roles, rows, atoms };
}

/** The rows as `drawnTable` takes them. */
export function shownRows(rows: readonly SegmentedRow[], { roles, atoms }: DrawnTable): string[][] {
  return rows.map(({ cells }) =>
    roles.map((_, column) =>
      cells
        .filter((cell) => cell.column === column)
        .map((cell) => atomsText(atoms.slice(cell.from, cell.to)))
        .join(''),
    ),
  );
}
