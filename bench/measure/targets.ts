/** The normalise stage alone: the generator's true cells go in, and the readings are compared with its truth. */
import { makeJobs, type RunRequest } from '../../fixtures/generate/run.ts';
import { compactText, type Form } from '../../fixtures/generate/model.ts';
import { type PlacedRow, placedRows, targetOf } from '../../fixtures/generate/placed.ts';
import { formsOf, printedTarget, truthRows } from '../../fixtures/generate/truth.ts';
import { wrongFields } from './compare.ts';
import { parseRows, type Row } from './row.ts';

/** What a row and its form say about a target; as in the product's public API. */
export interface TargetCells {
  readonly target: string;
  readonly name: string;
  readonly unit: string | null;
  readonly sign: string | null;
  readonly year: number | null;
  readonly header: string | null;
}

/** The product's reading, as far as it is compared. */
export type ReadTarget = (cells: TargetCells) => {
  readonly kind: Row['kind'];
  readonly comparator: string | null;
  readonly value: number | null;
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly baseValue: number | null;
  readonly baseValueHigh: number | null;
  readonly baseUnit: string | null;
  readonly date: string | null;
  readonly problems: readonly { readonly code: string; readonly severity: 'info' | 'review' }[];
};

export interface TrueTarget {
  readonly cells: TargetCells;
  readonly truth: Row;
}

/** Every row of a run's models: what is printed in its cells and what it means. Nothing is rendered. */
export function readTruth(request: RunRequest): readonly TrueTarget[] {
  return makeJobs(request).flatMap(({ document }) => {
    const lines = truthRows(document, document.name, () => null).map((row) => JSON.stringify(row));
    const rows = parseRows(lines.join('\n'));
    const cells = formsOf(document).flatMap((form) =>
      placedRows(form).map((placed) => cellsOf(form, placed)),
    );
    return cells.map((c, i) => ({ cells: c, truth: rows[i]! }));
  });
}

function cellsOf(form: Form, placed: PlacedRow): TargetCells {
  const { sign, value, unit } = printedTarget(form, targetOf(placed));
  const header = form.columns.find((c) => c.role === 'target')?.header;
  return {
    target: value,
    name: compactText(placed.row.level3),
    unit: unit === '' ? null : unit,
    sign: sign === '' ? null : sign,
    year: form.year,
    header: header === undefined ? null : compactText(header),
  };
}

/** Rows of one kind: those read exactly, and the others, put up for review or not. */
export interface KindScore {
  readonly rows: number;
  readonly exact: number;
  readonly flagged: number;
  readonly silent: number;
}

export interface TargetFault {
  readonly input: TargetCells;
  readonly wrong: readonly string[];
  readonly silent: boolean;
}

export interface TargetScore {
  readonly rows: number;
  /** Rows put up for review, right or wrong. */
  readonly review: number;
  /** Rows whose truth is a quantity: comparator, values, unit, base values and base unit all right. */
  readonly quantities: KindScore;
  /** Dates and texts. */
  readonly others: KindScore;
  readonly faults: readonly TargetFault[];
}

/** Reads every target and compares. */
export function scoreTargets(truth: readonly TrueTarget[], readTarget: ReadTarget): TargetScore {
  const judged = truth.map((row) => judge(row, readTarget));
  const kind = (quantity: boolean): KindScore => {
    const rows = judged.filter((j) => j.quantity === quantity);
    const wrong = rows.filter((j) => j.wrong.length > 0);
    const silent = wrong.filter((j) => !j.review).length;
    return { rows: rows.length, exact: rows.length - wrong.length, flagged: wrong.length - silent, silent };
  };
  return {
    rows: judged.length,
    review: judged.filter((j) => j.review).length,
    quantities: kind(true),
    others: kind(false),
    faults: judged
      .filter((j) => j.wrong.length > 0)
      .map(({ input, wrong, review }) => ({ input, wrong, silent: !review })),
  };
}

function judge({ cells, truth }: TrueTarget, readTarget: ReadTarget) {
  const reading = readTarget(cells);
  const review = reading.problems.some((p) => p.severity === 'review');
  const found: Row = {
    ...truth,
    kind: reading.kind,
    comparator: reading.comparator,
    value: reading.value,
    value_high: reading.valueHigh,
    unit: reading.unit,
    base_value: reading.baseValue,
    base_value_high: reading.baseValueHigh,
    base_unit: reading.baseUnit,
    date: reading.date,
  };
  const wrong = wrongFields(truth, found).map(
    (field) => `${field}: ${JSON.stringify(truth[field])} ≠ ${JSON.stringify(found[field])}`,
  );
  return { input: cells, wrong, review, quantity: truth.kind === 'quantity' };
}
