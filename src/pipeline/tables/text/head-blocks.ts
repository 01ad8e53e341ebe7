/** The part of a form above its indicators, in running text: text lines, and label–value pairs as grids. */
import { displayWidth } from '../../glossary/compact.ts';
import type { Block } from '../block.ts';
import { type Atom, atomLines } from './atoms.ts';
import { marginConfidence } from './confidence.ts';
import { type CutCell, cutGrid } from './cut-grid.ts';
import { announcesForm, type HeadLabelKind, headLabelKind, isSideLabel } from './head-labels.ts';
import { beginsLine, lineEnd } from './noise.ts';
import { textBlocks } from './text-blocks.ts';

/** Pieces a label may be broken into: `年⏎度⏎目⏎标`, `项目资金⏎（万元）`. */
const MAX_LABEL_ATOMS = 6;
/** Confidence of values that follow several labels at once: which is whose is anybody's guess. */
const UNCLEAR = 0.3;

interface Piece {
  readonly kind: HeadLabelKind | 'text' | 'value';
  readonly atoms: readonly Atom[];
}

/** The blocks of these atoms, in order; every atom ends in exactly one. */
export function headBlocks(atoms: readonly Atom[]): readonly Block[] {
  return groups(pieces(atoms)).flatMap(groupBlocks);
}

/** Cuts into labels, the values after them, and lines that are neither. */
function pieces(atoms: readonly Atom[]): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  while (at < atoms.length) {
    const text = textLineEnd(atoms, at);
    const label = text === null ? labelAt(atoms, at) : null;
    if (text !== null) found.push({ kind: 'text', atoms: atoms.slice(at, text) });
    else if (label !== null) found.push({ kind: label.kind, atoms: atoms.slice(at, label.to) });
    else {
      const last = found.at(-1);
      const kind = last === undefined || last.kind === 'text' ? 'text' : 'value';
      if (last?.kind === kind && kind === 'value') found[found.length - 1] = { kind, atoms: [...last.atoms, ...atoms.slice(at, at + 1)] };
      else found.push({ kind, atoms: atoms.slice(at, at + 1) });
    }
    at = text ?? label?.to ?? at + 1;
  }
  return found;
}

/** A title, an annex number, a bracketed year or a side label takes its whole line. */
function textLineEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  const end = lineEnd(atoms, at);
  const text = atomLines(atoms.slice(at, end)).join('');
  const year = /^[（(]?\s*20\d\d\s*年?度?\s*[）)]?年?度?$/u.test(text);
  return year || announcesForm(text) || isSideLabel(text) ? end : null;
}

interface LabelFound {
  readonly kind: HeadLabelKind;
  readonly to: number;
}

/** The longest label that begins here. Pieces after the first each begin a line: `项目资金` and `总额` side by side are two. */
function labelAt(atoms: readonly Atom[], at: number): LabelFound | null {
  let found: LabelFound | null = null;
  let text = '';
  for (let to = at + 1; to <= Math.min(atoms.length, at + MAX_LABEL_ATOMS); to++) {
    if (to > at + 1 && !beginsLine(atoms, to - 1)) break;
    text += atoms[to - 1]?.text ?? '';
    const kind = headLabelKind(text);
    if (kind !== null) found = { kind, to };
  }
  return found;
}
