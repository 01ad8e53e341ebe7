/** Rows cut from running text → cells of a grid, with what is doubtful about them. */
import type { ColumnRole } from '../../../glossary/columns.ts';
import { isMisplaced } from '../../../glossary/level-parents.ts';
import {
  isLevel1Name,
  isLevel2Name,
  looksLikeLevelName,
  splitLevelWeight,
} from '../../../glossary/levels.ts';
import { type Atom, atomLines, atomsText } from './atoms.ts';
import { cellCost, holdsLevelLabel } from './cell-cost.ts';
import { marginConfidence } from './confidence.ts';
import type { CutCell } from './cut-grid.ts';
import { LATE, type LateLabel, raiseLateLabels } from './late-labels.ts';
import { type LabelStyles, settleLoneSatisfaction } from './lone-satisfaction.ts';
import { rowsOfLostLabels } from './lost-labels.ts';
import type { RowTexts } from './row-texts.ts';
import { rowsAtPageBreaks } from './page-break-rows.ts';
import type { SegmentedCell, SegmentedRow } from './segment-rows.ts';
import { remarksAsRows, remarksInNames } from './remarks-as-rows.ts';
import { rowsBesideStrays } from './rows-beside-strays.ts';
import { type ExplainedName, oddExplanations } from './odd-explanations.ts';
import { namesOfTwo, namesWithCounts, rowsRunTogether } from './rows-run-together.ts';
import { rowsBehindOpenNames } from './open-names.ts';
import { spacedNames } from './spaced-names.ts';
import { spanLevels } from './span-levels.ts';
import { rowsOfTornWords } from './torn-words.ts';
import { rowsOfOtherValues } from './values-of-others.ts';

/** A row without a name or without a value. */
export interface IncompleteRow {
  readonly row: number;
  /** The column with nothing in it. */
  readonly column: number;
  /** All atoms of the row. */
  readonly atoms: readonly Atom[];
}

/** Confidence of a cell the row should have and has not. */
const MISSING = 0.3;
/** Confidence of a label that may as well be of the other level. */
const UNSETTLED = 0.47;
/** Confidence of a label under which no form has it, and of rows under no label at all. */
const MISPLACED = 0.4;
/** Confidence of a row whose label may stand behind a page break or have got lost, and of a value that may be the weight of a row without one. */
const CUT = 0.46;
const TAKEN = 0.4;
/** Share of rows with a weight from which a row without one is odd. */
const MOSTLY_WEIGHTED = 0.7;
/** Confidence of a label no form is known to print, and the cost that tells one: any piece of a sentence may have been taken for it. */
const STRANGE = 0.45;
const STRANGE_COST = 4;
/**
 * Confidence in a table that its text does not fit; the cost of a row, on average, and the share of rows with a defect from which
 * it does not. Measured on tables of invented forms with four columns: printed in order they cost 1 to 3 a row, in 5 of 100 more
 * than 4; printed column by column 4.5 in the median. Each further column adds its own cost of a sound cell.
 */
const MISFIT = 0.45;
const MISFIT_COST = 4;
const MISFIT_COST_COLUMN = 1;
const FEWEST_COLUMNS = 4;
const MISFIT_SHARE = 0.25;
/** What a margin is worth where the line breaks are lost: the costs of joining and of ending then say little. */
const BREAKS_LOST = 0.4;
/** Confidence in cells that words alone part from their neighbours: a unit the glossary lacks would end a value too early. */
const GLUED = 0.48;

export interface BodyCellsRequest {
  readonly rows: readonly SegmentedRow[];
  readonly roles: readonly ColumnRole[];
  /** What the rows' cells index. */
  readonly atoms: readonly Atom[];
  /** Atoms amid the rows that belong to no cell. */
  readonly strays: readonly number[];
  /** Lines amid the rows or after them that belong to none. */
  readonly left: readonly string[];
  /** The level 1 that holds from before this grid, or null. */
  readonly above: string | null;
  /** A label of level 1 from behind the next header that belongs to the rows from one on, counted from 1, or null. */
  readonly late: LateLabel | null;
  /** Rows, from 0, whose label may stand behind a page break. */
  readonly cut: ReadonlySet<number>;
  /** How the labels of the text are set. */
  readonly styles: LabelStyles;
}

/** The rows' cells, from grid row 1 on: row 0 is the header. */
export function bodyCells(request: BodyCellsRequest): readonly CutCell[] {
  const { roles, atoms, above } = request;
  const { rows, unsettled } = settleLoneSatisfaction(request, request.styles);
  const cut = rows.flatMap((row, index) =>
    row.cells.map((cell) => {
      const own = cutCell(cell, row, index + 1, roles, atoms);
      const isLabel = roles[cell.column] === 'level1' || roles[cell.column] === 'level2';
      return isLabel && unsettled.has(index)
        ? { ...own, confidence: Math.min(own.confidence ?? 1, UNSETTLED) }
        : own;
    }),
  );
  const gaps = incompleteRows(rows, roles, atoms).map((gap) => ({
    ...gap,
    empty: true,
    confidence: MISSING,
  }));
  const late =
    request.late === null ? [] : [{ ...request.late, column: roles.indexOf('level1'), confidence: LATE }];
  const raised = raiseLateLabels([...cut, ...gaps, ...late], roles, above);
  const spanned = spanLevels<CutCell>(raised, rows.length + 1, roles);
  const weighted = weightTaken(rows, roles, atoms);
  const robbed = rowsAboveStrangeLabels(rows, roles, atoms);
  const texts = rows.map((row) => rowTexts(row, roles, atoms));
  const lost = rowsOfLostLabels(texts);
  const together = rowsRunTogether(texts);
  const names = rows.map((row) => nameLines(row, roles, atoms));
  const doubled = new Set([
    ...namesOfTwo(names),
    ...namesWithCounts(names),
    ...rowsBehindOpenNames(rows, roles, atoms),
    ...oddExplanations(explainedNames(rows, roles, atoms)),
  ]);
  const remarks = remarksAsRows(rows, roles, atoms);
  const spaced = spacedNames(rows, roles, atoms);
  const remarked = remarksInNames(rows, roles, atoms);
  const torn = rowsOfTornWords(rows, roles, atoms);
  const others = rowsOfOtherValues(rows, roles, atoms);
  const beside = rowsBesideStrays(rows, request.strays, atoms);
  const cells = spanned.map((cell) => {
    const own = doubtLabels(cell, spanned, roles, above);
    const cut =
      roles[cell.column] === 'level3' &&
      [request.cut, lost, robbed, together, doubled, remarks, spaced, remarked, torn, others, beside].some(
        (doubtful) => doubtful.has(cell.row - 1),
      );
    const taken = roles[cell.column] === 'target' && weighted.has(cell.row - 1);
    return cut || taken ? { ...own, confidence: Math.min(own.confidence ?? 1, cut ? CUT : TAKEN) } : own;
  });
  // Only then: rows at breaks say nothing about the table's columns.
  if (fits(request, cells)) return withNamesInDoubt(cells, roles, rowsAtPageBreaks(rows, roles, atoms));
  return cells.map((cell) => ({ ...cell, confidence: Math.min(cell.confidence ?? 1, MISFIT) }));
}

function withNamesInDoubt(
  cells: readonly CutCell[],
  roles: readonly ColumnRole[],
  rows: ReadonlySet<number>,
): readonly CutCell[] {
  return cells.map((cell) =>
    roles[cell.column] === 'level3' && rows.has(cell.row - 1)
      ? { ...cell, confidence: Math.min(cell.confidence ?? 1, CUT) }
      : cell,
  );
}

/**
 * Whether the table as a whole is what its text fits: where cells come in another order than their columns', rows can be had from
 * them all the same, each plausible and all wrong. What gives it away are rows that are dear, cells that are missing or strange,
 * and labels left over.
 */
function fits({ rows, roles, left }: BodyCellsRequest, cells: readonly CutCell[]): boolean {
  if (left.some(holdsLabel)) return false;
  const cost = rows.reduce((sum, row) => sum + row.cost, 0);
  const defects = new Set(cells.filter((cell) => (cell.confidence ?? 1) < 0.5).map((cell) => cell.row)).size;
  const most = MISFIT_COST + Math.max(0, roles.length - FEWEST_COLUMNS) * MISFIT_COST_COLUMN;
  return cost <= rows.length * most && defects <= rows.length * MISFIT_SHARE + 1;
}

/** A label at the beginning of a line, or run together with what stands around it. */
function holdsLabel(line: string): boolean {
  const first = line.trim().split(/\s+/u)[0] ?? '';
  return isLevel1Name(first) || isLevel2Name(first) || holdsLevelLabel(line);
}

function cutCell(
  cell: SegmentedCell,
  row: SegmentedRow,
  index: number,
  roles: readonly ColumnRole[],
  all: readonly Atom[],
): CutCell {
  const atoms = all.slice(cell.from, cell.to);
  const margin = atoms.some((atom) => atom.breaksLost) ? cell.margin * BREAKS_LOST : cell.margin;
  const sure = marginConfidence(margin);
  const confidence = atoms.some((atom) => atom.glued) ? Math.min(sure, GLUED) : sure;
  const strange = !row.band && isStrangeLabel(roles[cell.column] ?? 'other', atomsText(atoms), roles);
  return {
    row: index,
    column: cell.column,
    columnSpan: row.band ? roles.length : 1,
    atoms,
    confidence: strange ? Math.min(confidence, STRANGE) : confidence,
  };
}

function explainedNames(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): readonly ExplainedName[] {
  return rows.map(({ cells }) => {
    const textOf = (role: ColumnRole): string =>
      cells
        .filter((cell) => roles[cell.column] === role)
        .map((cell) => atomsText(atoms.slice(cell.from, cell.to)))
        .join('');
    return { name: textOf('level3'), explanation: textOf('explanation') };
  });
}

function nameLines(
  { cells }: SegmentedRow,
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): readonly string[] {
  const name = cells.find((cell) => roles[cell.column] === 'level3');
  return name === undefined ? [] : atomLines(atoms.slice(name.from, name.to));
}

function rowTexts(row: SegmentedRow, roles: readonly ColumnRole[], atoms: readonly Atom[]): RowTexts {
  const of = (...own: readonly ColumnRole[]): readonly Atom[] =>
    row.cells
      .filter((cell) => own.includes(roles[cell.column] ?? 'other'))
      .flatMap((cell) => atoms.slice(cell.from, cell.to));
  const labels = of('level1', 'level2');
  const all = row.cells.flatMap((cell) => atoms.slice(cell.from, cell.to));
  return {
    band: row.band,
    level1: atomsText(of('level1')),
    level2: atomsText(of('level2')),
    name: atomsText(of('level3')),
    value: atomsText(of('target')),
    unit: atomsText(of('unit')),
    pieces: all.filter((atom) => !labels.includes(atom)).map((atom) => atom.text),
  };
}

/** Rows, from 0, that have a bare number for a value, or words or a name with one behind them, and no weight, in a table whose rows have one. */
function weightTaken(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const numbers = [roles.indexOf('weight'), roles.indexOf('score')].filter((column) => column >= 0);
  const target = roles.indexOf('target');
  const taken = new Set<number>();
  for (const column of numbers) {
    const lacking = rows.flatMap((row, at) =>
      row.band || row.cells.some((c) => c.column === column) ? [] : [at],
    );
    if (lacking.length > rows.length * (1 - MOSTLY_WEIGHTED)) continue;
    for (const at of lacking) {
      const atomsIn = (column: number): readonly Atom[] => {
        const cell = rows[at]?.cells.find((own) => own.column === column);
        return cell === undefined ? [] : atoms.slice(cell.from, cell.to);
      };
      const value = atomsIn(target);
      const inValue = /^(?:\d{1,3}(?:\.\d)?|\p{Script=Han}{2,}\d{1,2})$/u.test(atomsText(value));
      const inName = /[\p{Script=Han}）)]\d{1,2}$/u.test(atomsText(atomsIn(roles.indexOf('level3'))));
      if (inValue || inName || beginsWithPoints(value)) taken.add(at);
    }
  }
  return taken;
}

/** `15 813人次`: as well points and a value as a number whose thousands are set apart. */
function beginsWithPoints([first, second]: readonly Atom[]): boolean {
  return /^\d{1,2}$/u.test(first?.text ?? '') && /^\d/u.test(second?.text ?? '');
}

/** Rows, from 0, right above a label that is none: what stands in front of its name may be the end of the row. */
function rowsAboveStrangeLabels(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): ReadonlySet<number> {
  const isStrange = (cell: SegmentedCell): boolean =>
    isStrangeLabel(roles[cell.column] ?? 'other', atomsText(atoms.slice(cell.from, cell.to)), roles);
  return new Set(
    rows.flatMap((row, at) => (at > 0 && !row.band && row.cells.some(isStrange) ? [at - 1] : [])),
  );
}

/** Where a table has sentences too, a name of the form's own may be the end of one: `下年度⏎调整指标`. */
function isStrangeLabel(role: ColumnRole, text: string, roles: readonly ColumnRole[]): boolean {
  if (role !== 'level1' && role !== 'level2') return false;
  const { name } = splitLevelWeight(text);
  const known = isLevel1Name(name) || isLevel2Name(name);
  const prose = roles.some((own) => own === 'explanation' || own === 'deviation' || own === 'other');
  return cellCost(role, text) >= STRANGE_COST || (prose && !known && looksLikeLevelName(text));
}

/** Rows without a name or a value, whose place is there, empty and in doubt, so that the row is not taken for a whole one. */
export function incompleteRows(
  rows: readonly SegmentedRow[],
  roles: readonly ColumnRole[],
  atoms: readonly Atom[],
): readonly IncompleteRow[] {
  const required = [roles.indexOf('level3'), roles.indexOf('target')].filter((column) => column >= 0);
  return rows.flatMap((row, index) =>
    required
      .filter((column) => !row.band && !row.cells.some((cell) => cell.column === column))
      .map((column) => ({
        row: index + 1,
        column,
        atoms: row.cells.flatMap((cell) => atoms.slice(cell.from, cell.to)),
      })),
  );
}

/**
 * A level 2 under a level 1 where no form has it: a label between the two has got lost. So has one above rows under no label; and
 * a header without 一级指标 has lost a piece of itself, or its pieces are scattered.
 */
function doubtLabels(
  cell: CutCell,
  cells: readonly CutCell[],
  roles: readonly ColumnRole[],
  above: string | null,
): CutCell {
  const level1 = roles.indexOf('level1');
  if ((cell.columnSpan ?? 1) > 1) return cell;
  const label = cells.findLast(
    (other) => other.column === level1 && other.row <= cell.row && (other.columnSpan ?? 1) === 1,
  );
  const parent = label === undefined ? above : atomsText(label.atoms);
  const misplaced =
    roles[cell.column] === 'level2' && parent !== null && isMisplaced(atomsText(cell.atoms), parent);
  return parent === null || misplaced
    ? { ...cell, confidence: Math.min(cell.confidence ?? 1, MISPLACED) }
    : cell;
}
