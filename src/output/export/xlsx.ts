/** Tables as an Excel workbook, chunk by chunk: the sheets, each split where it is full, then what says which sheets there are. */
import type { CompiledQuery, DatabaseReader } from '../database-reader.ts';
import { EXPORT_TABLES, type ExportColumn, type ExportKind } from './export-tables.ts';
import { plainValue } from './line-sql.ts';
import { readRows } from './read-rows.ts';
import { columnName, headerRow, linkedRow, MAX_ROWS } from './sheet-xml.ts';
import { type SheetName, sheetEnd, sheetPath, sheetStart, workbookParts } from './workbook-parts.ts';
import { type ZipEntry, zip } from './zip.ts';

/** XML deflated at once, in characters: enough for the packer's window, little beside what a process takes. */
const CHUNK_CHARACTERS = 256 * 1024;

/** XML of one sheet, in characters of mostly three bytes: an entry of a ZIP archive may have 4 GB. */
const SHEET_CHARACTERS = 1_200_000_000;

const LINK_COLUMN = 'open';
const LINK_WIDTH = 7;

/** What the link is made of, behind the table's own columns. */
const SOURCE_PATH = '(SELECT d.path FROM documents d WHERE d.id = document_id) AS source_path';

export interface SheetLimits {
  /** Rows of a sheet with its header. */
  readonly rows: number;
  readonly characters: number;
}

/** A workbook with a sheet of `what` and one of the problems. */
export function* workbookBytes(
  database: DatabaseReader,
  what: ExportKind,
  only: CompiledQuery | null,
  limits: SheetLimits = { rows: MAX_ROWS, characters: SHEET_CHARACTERS },
): Generator<Buffer, void> {
  const sheets: SheetName[] = [];
  yield* zip(entries(database, what === 'problems' ? [what] : [what, 'problems'], only, limits, sheets));
}

/** Sheets are counted while they are written: the parts that name them come last. */
function* entries(
  database: DatabaseReader,
  kinds: readonly ExportKind[],
  only: CompiledQuery | null,
  limits: SheetLimits,
  sheets: SheetName[],
): Generator<ZipEntry, void> {
  for (const kind of kinds) {
    const { columns } = EXPORT_TABLES[kind];
    const names = [...columns.map(plainValue), SOURCE_PATH];
    const rows = readRows(database, EXPORT_TABLES[kind], names, only);
    try {
      const source = new RowSource(rows);
      for (let part = 1; part === 1 || !source.done; part++) {
        const sheet = { name: part === 1 ? kind : `${kind} ${part}`, area: '' };
        sheets.push(sheet);
        yield { name: sheetPath(sheets.length), chunks: sheetChunks(source, columns, limits, sheet) };
      }
    } finally {
      rows.return?.();
    }
  }
  for (const [name, xml] of workbookParts(sheets)) yield { name, chunks: [Buffer.from(xml)] };
}

/** One sheet, as long as there are rows and room; `sheet` is told which area it came to cover. */
function* sheetChunks(
  source: RowSource,
  columns: readonly ExportColumn[],
  limits: SheetLimits,
  sheet: { area: string },
): Generator<Buffer, void> {
  const names = [LINK_COLUMN, ...columns.map(({ name }) => name)];
  const page = columns.findIndex(({ name }) => name === 'page' || name === 'error_page');
  const rowXml = linkedRow(columns, columns.length, page);
  let xml = sheetStart([LINK_WIDTH, ...columns.map(({ width }) => width)]) + headerRow(names);
  let row = 1;
  let characters = 0;
  while (row < limits.rows && characters < limits.characters) {
    const values = source.next();
    if (values === null) break;
    row++;
    xml += rowXml(values, row);
    if (xml.length < CHUNK_CHARACTERS) continue;
    characters += xml.length;
    yield Buffer.from(xml);
    xml = '';
  }
  sheet.area = `A1:${columnName(names.length - 1)}${row}`;
  yield Buffer.from(xml + sheetEnd(sheet.area));
}

/** Rows one by one, over the sheets; knows whether another comes. */
class RowSource {
  readonly #rows: Iterator<readonly unknown[]>;
  #ahead: IteratorResult<readonly unknown[]>;

  constructor(rows: Iterator<readonly unknown[]>) {
    this.#rows = rows;
    this.#ahead = rows.next();
  }

  get done(): boolean {
    return this.#ahead.done === true;
  }

  next(): readonly unknown[] | null {
    if (this.#ahead.done === true) return null;
    const { value } = this.#ahead;
    this.#ahead = this.#rows.next();
    return value;
  }
}
