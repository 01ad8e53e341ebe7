/** Writes one extraction into the tables. Statements are prepared once a connection: inserting is a third of an import's main thread. */
import type { Statement } from 'better-sqlite3';
import type { Problem } from '../parsers/page.ts';
import type { Extraction, Form, Indicator } from '../pipeline/extraction.ts';
import type { Connection } from './connection.ts';
import type { FormIds } from './identity/row-ids.ts';
import {
  CELL_COLUMNS,
  cellValues,
  FORM_COLUMNS,
  formValues,
  HEAD_FIELD_COLUMNS,
  headFieldValues,
  INDICATOR_COLUMNS,
  indicatorValues,
  PERIOD_READING_COLUMNS,
  PRINTED_COLUMNS,
  PROBLEM_COLUMNS,
  periodReadingValues,
  printedCells,
  printedValues,
  problemValues,
  type Value,
} from './stored-values.ts';

/** All values go in as one array: binding by position is the fastest way in. */
type Insert = Statement<[readonly Value[]]>;

interface ProblemOwner {
  readonly form: number | null;
  readonly indicator: number | null;
}

export class ExtractionInserter {
  readonly #form: Insert;
  readonly #headField: Insert;
  readonly #note: Insert;
  readonly #indicator: Insert;
  readonly #cell: Insert;
  readonly #periodReading: Insert;
  readonly #problem: Insert;

  constructor(connection: Connection) {
    const insert = (table: string, columns: readonly string[]): Insert =>
      connection.prepare<[readonly Value[]]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
    this.#form = insert('forms', ['extraction_id', 'row_id', ...FORM_COLUMNS]);
    this.#headField = insert('head_fields', ['form_id', 'position', ...HEAD_FIELD_COLUMNS]);
    this.#note = insert('notes', ['form_id', 'position', ...PRINTED_COLUMNS]);
    this.#indicator = insert('indicators', ['form_id', 'row_id', ...INDICATOR_COLUMNS]);
    this.#cell = insert('indicator_cells', ['indicator_id', 'position', ...CELL_COLUMNS]);
    this.#periodReading = insert('period_readings', ['indicator_id', ...PERIOD_READING_COLUMNS]);
    this.#problem = insert('problems', [
      'extraction_id',
      'form_id',
      'indicator_id',
      'position',
      ...PROBLEM_COLUMNS,
    ]);
  }

  /**
   * All that was extracted, under an existing row of `extractions`. Runs inside the caller's transaction.
   * @param ids the ids of its forms and rows, in the extraction's order
   * @throws {Error} its forms are other in number than they were when the ids were given: an iterable that can be gone through only once
   */
  insert(extractionId: number, extraction: Extraction<Iterable<Form>>, ids: readonly FormIds[]): void {
    this.#insertProblems(extractionId, { form: null, indicator: null }, extraction.problems);
    let place = 0;
    for (const form of extraction.forms) {
      const known = ids[place++];
      if (known === undefined) throw new Error(`no ids for form ${form.ordinal}`);
      this.#insertForm(extractionId, form, known);
    }
    if (place !== ids.length) throw new Error(`expected ${ids.length} forms to write, found ${place}`);
  }

  #insertForm(extractionId: number, form: Form, ids: FormIds): void {
    const values = [extractionId, ids.form, ...formValues(form)];
    const id = Number(this.#form.run(values).lastInsertRowid);
    form.head.forEach((field, position) => {
      this.#headField.run([id, position, ...headFieldValues(form, field)]);
    });
    form.notes.forEach((note, position) => {
      this.#note.run([id, position, ...printedValues(note)]);
    });
    this.#insertProblems(extractionId, { form: id, indicator: null }, form.problems);
    form.indicators.forEach((indicator, i) => {
      this.#insertIndicator(extractionId, id, indicator, ids.rows[i] ?? null);
    });
  }

  #insertIndicator(extractionId: number, formId: number, indicator: Indicator, rowId: string | null): void {
    const values = [formId, rowId, ...indicatorValues(indicator)];
    const id = Number(this.#indicator.run(values).lastInsertRowid);
    printedCells(indicator).forEach((cell, position) => {
      this.#cell.run([id, position, ...cellValues(cell)]);
    });
    for (const reading of periodReadingValues(indicator)) this.#periodReading.run([id, ...reading]);
    this.#insertProblems(extractionId, { form: formId, indicator: id }, indicator.problems);
  }

  #insertProblems(extractionId: number, owner: ProblemOwner, problems: readonly Problem[]): void {
    problems.forEach((problem, position) => {
      this.#problem.run([extractionId, owner.form, owner.indicator, position, ...problemValues(problem)]);
    });
  }
}
