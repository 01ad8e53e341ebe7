/** A filled-in review sheet as corrections and acceptances, line by line; what cannot be taken is told with its reason, and changes nothing. */
import { UsageError } from '../../parsers/errors.ts';
import { type Fields, fieldsOf, type FieldValue, parseField, type What } from './correctable.ts';
import type { Author, CorrectionWriter, FoundRow, Recorded } from './correction-writer.ts';
import type { Correction } from './live-corrections.ts';
import type { SheetLine } from './read-sheet.ts';
import { editableColumns, stateOf } from './review-sheet.ts';

export interface SheetResult {
  readonly corrected: readonly Recorded[];
  readonly accepted: readonly Recorded[];
  /** Lines nobody touched, and lines that say what holds already. */
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly rowId: string; readonly reason: string }[];
}

/** What people write into `ok` to say no. */
const NO = new Set(['', '0', 'no', 'n', 'false', '否', '×']);

export function importSheet(
  lines: readonly SheetLine[],
  writer: CorrectionWriter,
  author: Author,
): SheetResult {
  const corrected: Recorded[] = [];
  const accepted: Recorded[] = [];
  const refused: SheetResult['refused'][number][] = [];
  let unchanged = 0;
  for (const { line, cells } of lines) {
    const rowId = (cells.row_id ?? '').trim();
    const own = { by: author.by, note: cells.note?.trim() || author.note };
    try {
      const row = writer.find(rowId);
      const taken = takenOver(row, cells, writer.saidOf(row));
      const changes = taken === undefined ? changesOf(row, row.effective, cells) : {};
      const ok = !NO.has((cells.ok ?? '').trim().toLowerCase());
      if (Object.keys(changes).length > 0) {
        requireSameState(row, cells);
        corrected.push(writer.correct(row.rowId, changes, own));
      }
      const isAccepted = row.effective.accepted !== null;
      if (ok && (!isAccepted || Object.keys(changes).length > 0)) {
        if (taken !== undefined) requireSameReading(row, taken);
        else if (Object.keys(changes).length === 0) requireSameState(row, cells);
        accepted.push(...writer.accept([row.rowId], own));
      } else if (Object.keys(changes).length === 0) unchanged++;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      refused.push({ line, rowId, reason: error.message });
    }
  }
  return { corrected, accepted, unchanged, refused };
}

/** The cells that say something else than the row did; a column the sheet does not have says nothing. */
function changesOf(
  { what }: FoundRow,
  row: Readonly<Record<string, unknown>>,
  cells: Readonly<Record<string, string>>,
): Record<string, string> {
  const shown = fieldsOf(what, row);
  const changed = editableColumns(what).filter(
    (column) => cells[column] !== undefined && !saysSame(what, column, cells[column], shown),
  );
  return Object.fromEntries(changed.map((column) => [column, cells[column] ?? '']));
}

/** The correction the line became before: a sheet may be given twice, or again after a run that was cut off. */
function takenOver(
  row: FoundRow,
  cells: Readonly<Record<string, string>>,
  said: readonly Correction[],
): Correction | undefined {
  return said.find(({ action, fields, seenEffective }) => {
    if (action !== 'correct' || cells.state?.trim() !== stateOf(row.what, seenEffective)) return false;
    const wanted = Object.entries(changesOf(row, seenEffective, cells));
    const explicit = fields.filter(({ derived }) => !derived);
    return (
      wanted.length === explicit.length &&
      wanted.every(([name, text]) =>
        explicit.some(
          ({ field, after }) => field === name && saysSame(row.what, name, text, { [name]: after }),
        ),
      )
    );
  });
}

/** Spreadsheets write `0.50` as `0.5` and days their own way: values are compared, not their spelling. */
function saysSame(what: What, field: string, written: string, shown: Fields): boolean {
  const parsed = parseField(what, field, written);
  const value: FieldValue = shown[field] ?? null;
  if ('value' in parsed) return parsed.value === value;
  return written.trim() === String(value ?? '');
}

/** A row that was read again or corrected since the export may differ in cells nobody touched: that would undo it. */
function requireSameState(row: FoundRow, cells: Readonly<Record<string, string>>): void {
  if (cells.state === undefined || cells.state.trim() === '') {
    throw new UsageError(
      'the cell "state" is empty: without it a changed cell cannot be told from an old one',
    );
  }
  if (cells.state.trim() !== stateOf(row.what, row.effective)) {
    throw new UsageError('the row has changed since the sheet was exported; export it again');
  }
}

/** What was accepted in the same line as it was corrected is accepted as it was read then. */
function requireSameReading(row: FoundRow, { seenExtracted }: Correction): void {
  const extracted = fieldsOf(row.what, row.extracted);
  if (Object.entries(seenExtracted).some(([field, value]) => (extracted[field] ?? null) !== value)) {
    throw new UsageError('the row has changed since the sheet was exported; export it again');
  }
}
