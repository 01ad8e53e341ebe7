/** What the texts of all possible cells cost, kept over the rounds in which only the columns' widths change. */
import type { ColumnRole } from '../../glossary/columns.ts';
import { level1Code } from '../../glossary/levels.ts';
import type { Atom } from './atoms.ts';
import { cellCost, MAX_LENGTH } from './cell-cost.ts';

/** Atoms from some place up to `to` (exclusive), taken for one cell. */
export interface PossibleText {
  readonly to: number;
  /** As `cellCost`. */
  readonly cost: number;
  /** A level 1 under which no level 2 need be printed. */
  readonly satisfied: boolean;
}

const MAX_CELL_ATOMS = 40;

export class TextCosts {
  private readonly atoms: readonly Atom[];
  private readonly known = new Map<ColumnRole, (readonly PossibleText[])[]>();

  constructor(atoms: readonly Atom[]) {
    this.atoms = atoms;
  }

  /** The cells of this role that may begin at an atom, shortest first. */
  from(role: ColumnRole, at: number): readonly PossibleText[] {
    const ofRole = this.known.get(role) ?? [];
    this.known.set(role, ofRole);
    const texts = ofRole[at] ?? possibleTexts(this.atoms, role, at);
    ofRole[at] = texts;
    return texts;
  }
}

function possibleTexts(atoms: readonly Atom[], role: ColumnRole, at: number): readonly PossibleText[] {
  const found: PossibleText[] = [];
  let text = '';
  for (let to = at + 1; to <= Math.min(atoms.length, at + MAX_CELL_ATOMS); to++) {
    text += atoms[to - 1]?.text ?? '';
    if (text.length > MAX_LENGTH[role]) break;
    const satisfied = role === 'level1' && level1Code(text) === '满意度指标';
    found.push({ to, cost: cellCost(role, text), satisfied });
  }
  return found;
}
