/** The part of a form above its indicators, in running text: text lines, and label–value pairs as grids. */
import { displayWidth } from '../../../glossary/compact.ts';
import type { Block } from '../block.ts';
import { type Atom, atomLines, atomsText } from './atoms.ts';
import { marginConfidence } from './confidence.ts';
import { type CutCell, cutGrid } from './cut-grid.ts';
import { labelAt } from './head-label-at.ts';
import { announcesForm, type HeadLabelKind, isSideLabel } from './head-labels.ts';
import { beginsLine, lineEnd } from './noise.ts';
import { textBlocks } from './text-blocks.ts';

/** Confidence of values that follow several labels at once: which is whose is anybody's guess. */
const UNCLEAR = 0.3;

interface Piece {
  readonly kind: HeadLabelKind | 'text' | 'value';
  readonly atoms: readonly Atom[];
}

/** The blocks of these atoms, in order; every atom ends in exactly one. */
export function headBlocks(atoms: readonly Atom[]): readonly Block[] {
  return groups(withoutSideLabels(pieces(atoms))).flatMap(groupBlocks);
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
      if (last?.kind === kind && kind === 'value')
        found[found.length - 1] = { kind, atoms: [...last.atoms, ...atoms.slice(at, at + 1)] };
      else found.push({ kind, atoms: atoms.slice(at, at + 1) });
    }
    at = text ?? label?.to ?? at + 1;
  }
  return found;
}

/** 绩效目标 over 年度目标 and 长期目标, or with nothing behind it, labels no value. */
function withoutSideLabels(all: readonly Piece[]): readonly Piece[] {
  return all.map((piece, at) => {
    const bare = piece.kind === 'goal' && /^(?:项目|年度)?绩效目标$/u.test(atomsText(piece.atoms));
    return bare && all[at + 1]?.kind !== 'value' ? { ...piece, kind: 'text' } : piece;
  });
}

/** A title, an annex number, a bracketed year or a side label takes its whole line. */
function textLineEnd(atoms: readonly Atom[], at: number): number | null {
  if (!beginsLine(atoms, at)) return null;
  const end = lineEnd(atoms, at);
  const text = atomLines(atoms.slice(at, end)).join('');
  const year = /^[（(]?\s*20\d\d\s*年?度?\s*[）)]?年?度?$/u.test(text);
  return year || announcesForm(text) || isSideLabel(text) ? end : null;
}

type Group =
  | { readonly kind: 'text'; readonly atoms: readonly Atom[] }
  /** Rows of label and value, or of a label over several rows, sub-label and value. */
  | {
      readonly kind: 'pairs';
      readonly rows: readonly (readonly Piece[])[];
      readonly labelOverAll: Piece | null;
    }
  /** Labels side by side, their texts below one after another. */
  | { readonly kind: 'goals'; readonly labels: readonly Piece[]; readonly value: Piece };

function groups(all: readonly Piece[]): readonly Group[] {
  const found: Group[] = [];
  for (let at = 0; at < all.length; ) {
    const { group, to } = groupAt(all, at);
    const last = found.at(-1);
    const joins =
      group.kind === 'pairs' &&
      group.labelOverAll === null &&
      last?.kind === 'pairs' &&
      last.labelOverAll === null;
    if (joins) found[found.length - 1] = { ...last, rows: [...last.rows, ...group.rows] };
    else found.push(group);
    at = to;
  }
  return found;
}

function groupAt(all: readonly Piece[], at: number): { readonly group: Group; readonly to: number } {
  const piece = all[at] as Piece;
  if (piece.kind === 'text' || piece.kind === 'value')
    return { group: { kind: 'text', atoms: piece.atoms }, to: at + 1 };
  const goals = run(all, at, 'goal');
  const value = all[at + goals];
  if (goals > 1 && value?.kind === 'value') {
    return { group: { kind: 'goals', labels: all.slice(at, at + goals), value }, to: at + goals + 1 };
  }
  if (piece.kind === 'funds' && all[at + 1]?.kind === 'sum') return fundsAt(all, at);
  return pairAt(all, at);
}

function run(all: readonly Piece[], at: number, kind: Piece['kind']): number {
  let length = 0;
  while (all[at + length]?.kind === kind) length++;
  return length;
}

function pairAt(all: readonly Piece[], at: number): { readonly group: Group; readonly to: number } {
  const value = all[at + 1];
  const row = value?.kind === 'value' ? all.slice(at, at + 2) : all.slice(at, at + 1);
  return { group: { kind: 'pairs', rows: [row], labelOverAll: null }, to: at + row.length };
}

/** 项目资金 beside its sums. One sum alone is the label's value as a whole (`年度资金总额：685万元`). */
function fundsAt(all: readonly Piece[], at: number): { readonly group: Group; readonly to: number } {
  const rows: (readonly Piece[])[] = [];
  let to = at + 1;
  while (all[to]?.kind === 'sum') {
    const row = all.slice(to, all[to + 1]?.kind === 'value' ? to + 2 : to + 1);
    rows.push(row);
    to += row.length;
  }
  const label = all[at] as Piece;
  if (rows.length > 1) return { group: { kind: 'pairs', rows, labelOverAll: label }, to };
  const whole: Piece = { kind: 'value', atoms: (rows[0] ?? []).flatMap((piece) => piece.atoms) };
  return { group: { kind: 'pairs', rows: [[label, whole]], labelOverAll: null }, to };
}

function groupBlocks(group: Group): readonly Block[] {
  if (group.kind === 'text') return textBlocks(group.atoms);
  if (group.kind === 'goals') return [goalGrid(group.labels, group.value)];
  return [pairGrid(group.rows, group.labelOverAll)];
}

function pairGrid(rows: readonly (readonly Piece[])[], labelOverAll: Piece | null): Block {
  const first = labelOverAll === null ? 0 : 1;
  const cells: CutCell[] =
    labelOverAll === null ? [] : [{ row: 0, column: 0, rowSpan: rows.length, atoms: labelOverAll.atoms }];
  rows.forEach((row, index) => {
    row.forEach((piece, offset) => {
      const unclear = piece.kind === 'value' && rows[index - 1]?.length === 1;
      cells.push({
        row: index,
        column: first + offset,
        atoms: piece.atoms,
        confidence: unclear ? UNCLEAR : 1,
      });
    });
  });
  return cutGrid(cells, first + 2);
}

/** The labels in one row, their texts in the row below. */
function goalGrid(labels: readonly Piece[], value: Piece): Block {
  const cells: CutCell[] = labels.map((label, column) => ({ row: 0, column, atoms: label.atoms }));
  const { parts, confidence } = splitGoals(value.atoms, labels.length);
  parts.forEach((atoms, column) => {
    cells.push({ row: 1, column, atoms, confidence });
  });
  return cutGrid(cells, labels.length);
}

interface GoalParts {
  readonly parts: readonly (readonly Atom[])[];
  readonly confidence: number;
}

/** Costs of ending a goal's text, in nats: the places that are likely are few. */
const END_AT_BLANK = 0;
const END_AT_BREAK = 1.5;
const END_IN_LINE = 4;
const NO_SENTENCE_END = 2;
const FULL_LINE = 1;

/** Cuts one goal's text from the next, where a text ends: blank lines, sentence ends, a line shorter than the others. */
function splitGoals(atoms: readonly Atom[], count: number): GoalParts {
  if (count !== 2) return { parts: [atoms], confidence: UNCLEAR };
  const ranked = atoms
    .map((_, at) => ({ at, cost: goalEndCost(atoms, at) }))
    .slice(1)
    .sort((a, b) => a.cost - b.cost || a.at - b.at);
  const [best, second] = ranked;
  if (best === undefined) return { parts: [atoms], confidence: UNCLEAR };
  const margin = (second?.cost ?? Number.POSITIVE_INFINITY) - best.cost;
  return { parts: [atoms.slice(0, best.at), atoms.slice(best.at)], confidence: marginConfidence(margin) };
}

function goalEndCost(atoms: readonly Atom[], at: number): number {
  const atom = atoms[at] as Atom;
  const before = atoms.slice(0, at);
  const ends = /[。；！.;”）]$/u.test(before.at(-1)?.text ?? '') ? 0 : NO_SENTENCE_END;
  const gap = atom.gap === 'blank' ? END_AT_BLANK : atom.gap === 'space' ? END_IN_LINE : END_AT_BREAK;
  const widths = atomLines(before).map(displayWidth);
  const full =
    gap === END_AT_BREAK && (widths.at(-1) ?? 0) >= Math.max(...widths) && widths.length > 1 ? FULL_LINE : 0;
  return gap + ends + full;
}
