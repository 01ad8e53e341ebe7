/** What the texts of all possible cells cost, kept over the rounds in which only the columns' widths change. */
import { halfWidth } from '../../../glossary/compact.ts';
import { isDepartmentLevel1, isLevel1Name, isLevel2Name, level1Code } from '../../../glossary/levels.ts';
import { valueShape } from '../../../glossary/value-shape.ts';
import { type Atom, atomsText } from './atoms.ts';
import { cellCost, isKindOfIndicator, MAX_LENGTH } from './cell-cost.ts';
import type { CellKind } from './column-model.ts';

/** Atoms from some place up to `to` (exclusive), taken for one cell. */
export interface PossibleText {
  readonly to: number;
  /** Without white space. */
  readonly text: string;
  /** As `cellCost`. */
  readonly cost: number;
  /** A level 1 under which no level 2 need be printed. */
  readonly satisfied: boolean;
}

const MAX_CELL_ATOMS = 40;
/** Bare labels (`产出`, `数量`) that begin lines from which on a text is known to print its labels so. */
const BARE_STYLE = 3;
const BARE_LABEL = 0.2;
/** A line that is such a label, within a cell of another column. */
const BARE_LABEL_INSIDE = 3;
const SURE_LABEL_INSIDE = 4;
const VALUE_INSIDE = 3.5;
/** Remarks do end in counts, but on a line of its own one more often ends a row whose remark is empty. */
const COUNT_IN_REMARK = 1.8;

export class TextCosts {
  private readonly atoms: readonly Atom[];
  private readonly known = new Map<CellKind, (readonly PossibleText[])[]>();
  /** For each atom whether it is a bare label, in a text that prints labels so. */
  private readonly bare: readonly boolean[];
  /** For each atom what it costs within a cell that is no label. */
  private readonly inside: readonly number[];
  private readonly department: boolean;
  private readonly signed: boolean;

  /** `signed`: the table has a column of signs. */
  constructor(atoms: readonly Atom[], signed: boolean) {
    this.signed = signed;
    this.atoms = atoms;
    const bare = atoms.map((atom, at) => isBareLabel(atom.text) && beginsLine(atoms, at));
    const isStyle = new Set(atoms.filter((_, at) => bare[at]).map((atom) => atom.text)).size >= BARE_STYLE;
    this.bare = isStyle ? bare : atoms.map(() => false);
    this.department = atoms.some((atom, at) => beginsLine(atoms, at) && isDepartmentLevel1(atom.text));
    this.inside = atoms.map((atom, at) => {
      if (this.bare[at] === true) return BARE_LABEL_INSIDE;
      return beginsLine(atoms, at) && isSureLabel(atom.text) ? SURE_LABEL_INSIDE : 0;
    });
  }

  private atomsKnown(): KnownAtoms {
    return {
      atoms: this.atoms,
      bare: this.bare,
      inside: this.inside,
      department: this.department,
      signed: this.signed,
    };
  }

  /** The cells of this role that may begin at an atom, shortest first. */
  from(role: CellKind, at: number): readonly PossibleText[] {
    const ofRole = this.known.get(role) ?? [];
    this.known.set(role, ofRole);
    const texts = ofRole[at] ?? possibleTexts(this.atomsKnown(), role, at);
    ofRole[at] = texts;
    return texts;
  }
}

/** What a label nobody knows costs less in a form for a whole department, which has few of the standard's. */
const OWN_LABEL = 3;

/** Of words alone, no longer than such labels are, and none of them a label by itself. */
function isOwnLabel(atoms: readonly Atom[]): boolean {
  const text = atomsText(atoms);
  const isKnown = (part: string) => isLevel1Name(part) || isLevel2Name(part);
  return (
    /^\p{Script=Han}{4,9}$/u.test(text) &&
    valueShape(text) < 0.5 &&
    !/[率数量]$/u.test(text) &&
    !atoms.some((_, k) => isKnown(atomsText(atoms.slice(0, k))) || isKnown(atomsText(atoms.slice(k))))
  );
}

/** A level 1 and a level 2, each whole, which make a name of level 2 together as well: `产出⏎数量指标`. */
const TWO_LABELS = 2.5;

function isTwoLabels(atoms: readonly Atom[]): boolean {
  return atoms.some((_, k) => {
    if (k === 0) return false;
    const [above, below] = [atomsText(atoms.slice(0, k)), atomsText(atoms.slice(k))];
    return (
      isLevel1Name(above) && !above.includes('满意') && isLevel2Name(below) && /标|目|[★☆）)]$/u.test(below)
    );
  });
}

function isBareLabel(text: string): boolean {
  return text.length === 2 && text !== '满意' && (isLevel1Name(text) || isLevel2Name(text));
}

/** A label with its 指标 or 项目, which begins a line for no other reason. */
function isSureLabel(text: string): boolean {
  return (
    text.length >= 4 &&
    !text.includes('满意') &&
    (isLevel1Name(text) || isLevel2Name(text)) &&
    (/标$|^项目/u.test(text) || isDepartmentLevel1(text))
  );
}

function beginsLine(atoms: readonly Atom[], at: number): boolean {
  return at === 0 || atoms[at]?.gap !== 'space';
}

/** 定性 as a value where a column of signs is there to hold it. */
const KIND_BESIDE_SIGNS = 3;

interface KnownAtoms {
  readonly atoms: readonly Atom[];
  readonly bare: readonly boolean[];
  readonly inside: readonly number[];
  /** The text prints the labels of a form for a whole department, most of which are its own. */
  readonly department: boolean;
  readonly signed: boolean;
}

function possibleTexts(
  { atoms, bare, inside, department, signed }: KnownAtoms,
  role: CellKind,
  at: number,
): readonly PossibleText[] {
  const found: PossibleText[] = [];
  let text = '';
  let odd = 0;
  const isLabel = role === 'level1' || role === 'level2';
  const isName = role === 'level3' || role === 'explanation';
  const isRemark = role === 'other' || role === 'deviation';
  const before =
    role === 'target' || role === 'explanation' ? atomsText(atoms.slice(Math.max(0, at - 9), at)) : '';
  for (let to = at + 1; to <= Math.min(atoms.length, at + MAX_CELL_ATOMS); to++) {
    text += atoms[to - 1]?.text ?? '';
    if (text.length > MAX_LENGTH[role]) break;

    if (!isLabel) odd += inside[to - 1] ?? 0;
    if (role === 'target' && to > at + 1 && /^满意度(?:指标)?$/u.test(atoms[to - 1]?.text ?? ''))
      odd += SURE_LABEL_INSIDE;
    if (isRemark && to > at + 1) odd += isCountOnItsLine(atoms, to - 1) ? COUNT_IN_REMARK : 0;
    if (isName && to > at + 1) odd += holdsValueAt(atoms, at, to - 1) ? VALUE_INSIDE : 0;
    if (role === 'level2' && to > at + 1) odd = isTwoLabels(atoms.slice(at, to)) ? TWO_LABELS : 0;
    const satisfied = role === 'level1' && level1Code(text) === '满意度指标';
    const own = department && role === 'level2' && isOwnLabel(atoms.slice(at, to)) ? OWN_LABEL : 0;
    const cut =
      (!isLabel && cutsSatisfaction(text, atoms[to])) || (isName && beginsWithRest(atoms, at))
        ? SURE_LABEL_INSIDE
        : 0;
    const kind = signed && role === 'target' && isKindOfIndicator(text) ? KIND_BESIDE_SIGNS : 0;
    const cost =
      kind +
      (bareCost(bare.slice(at, to), role, text) ?? Math.max(0.5 * own, cellCost(role, text) - own)) +
      odd +
      cut;
    found.push({ to, text, cost: cost + repeatedCost(role, before, text, cost), satisfied });
  }
  return found;
}

/** Whether a cell of words that begins at `from` holds with the atom `at` what only a value is. */
function holdsValueAt(atoms: readonly Atom[], from: number, at: number): boolean {
  return isSureValue(atoms, at) || valueEndsLine(atoms, from, at) || areTwoNumbers(atoms, from, at);
}

/** `5公里` on a line of its own below another: the value of a name above it, or the end of a remark. */
export function isCountOnItsLine(atoms: readonly Atom[], at: number): boolean {
  const text = halfWidth(atoms[at]?.text ?? '');
  return (
    atoms[at]?.gap === 'break' &&
    atoms[at + 1]?.gap !== 'space' &&
    /^\d.*\D$/u.test(text) &&
    valueShape(text) >= 0.9
  );
}

/** Two numbers side by side, the cells of two columns: `15 10`. */
function areTwoNumbers(atoms: readonly Atom[], from: number, at: number): boolean {
  const isNumber = (atom: Atom | undefined) => /^\d[\d.,]*$/u.test(atom?.text ?? '');
  return at > from && atoms[at]?.gap === 'space' && isNumber(atoms[at - 1]) && isNumber(atoms[at]);
}

/** `前`, `次` alone on its line, right behind a line that ends in a number, its unit or a date: the rest of a value. */
function beginsWithRest(atoms: readonly Atom[], at: number): boolean {
  if (atoms[at]?.gap !== 'break' || !VALUE_REST.test(atoms[at]?.text ?? '')) return false;
  return /[\d年月日底末]$/u.test(atoms[at - 1]?.text ?? '');
}

const VALUE_REST = /^(?:之?前|[年月日][底末]?前?|及?以[上下内]|[人户]?次)$/u;

/** `满意` over `度指标`: a label cut in two, not a value. */
function cutsSatisfaction(text: string, next: Atom | undefined): boolean {
  return text.endsWith('满意') && /^度(?:$|指|[（(★])/u.test(next?.text ?? '');
}

/**
 * A value told by its sign or its share, which no name holds between spaces of its own; or by its number, where it ends a line on
 * which something else stands as well.
 */
function isSureValue(atoms: readonly Atom[], at: number): boolean {
  const text = halfWidth(atoms[at]?.text ?? '');
  if (!/\d/u.test(text) || valueShape(text) < 0.9) return false;
  if (/^[≥≤≧≦＞＜><=]|\d[%％‰]/u.test(text)) return true;
  return (
    text.length > 2 &&
    /\p{Script=Han}$/u.test(text) &&
    atoms[at]?.gap === 'space' &&
    atoms[at + 1]?.gap !== 'space'
  );
}

/** Whether what stands behind a space on the line above `at` is a number with its unit, the whole rest of that line. */
function valueEndsLine(atoms: readonly Atom[], from: number, at: number): boolean {
  if (atoms[at]?.gap !== 'break') return false;
  for (let first = at - 1; first > from && atoms[first]?.gap === 'space'; first--) {
    const text = atomsText(atoms.slice(first, at));
    if (text.length > 2 && /^\d.*\p{Script=Han}$/u.test(text) && valueShape(text) >= 0.9) return true;
  }
  return false;
}

/**
 * What it changes that a text says again what stands right before it: a value may be the name printed again, and an explanation
 * mostly begins with the name.
 */
function repeatedCost(role: CellKind, before: string, text: string, cost: number): number {
  if (text.length < MIN_REPEATED) return 0;
  if (role === 'target') {
    const named = before.endsWith(text) || before.replace(/\d{1,3}[分%]?$/u, '').endsWith(text);
    return named ? Math.min(0, REPEATED_VALUE - cost) : 0;
  }
  if (role !== 'explanation') return 0;
  const name = before.replace(VALUE_BEHIND_NAME, '');
  for (let length = Math.min(before.length, text.length - 1); length >= MIN_REPEATED; length--) {
    const begins = text.slice(0, length);
    if (before.endsWith(begins) || name.endsWith(begins))
      return length >= LONG_REPEATED ? -REPEATS_NAME : -EXPLAINS_NAME;
  }
  return 0;
}

const MIN_REPEATED = 4;
const LONG_REPEATED = 7;
const REPEATS_NAME = 2;
/** A value, where its column stands between the name and its explanation. */
const VALUE_BEHIND_NAME =
  /[≥≤≧≦＞＜><=＝]{0,2}\d[\d.,]*(?:[%％‰]|\p{L}{0,4}(?:\/\p{L}{1,3})?)(?:及?以[上内下])?$/u;
const REPEATED_VALUE = 0.8;
const EXPLAINS_NAME = 1;

/** Cost of a bare label in the column of its level, where the text prints them so; null for any other cell. */
function bareCost(bare: readonly boolean[], role: CellKind, text: string): number | null {
  if (bare.length !== 1 || bare[0] !== true) return null;
  const own = role === 'level1' ? isLevel1Name(text) : role === 'level2' && isLevel2Name(text);
  return own ? BARE_LABEL : null;
}
