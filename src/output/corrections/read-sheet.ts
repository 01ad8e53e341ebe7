/** The lines of a review sheet that people have filled in: CSV in any encoding Excel saves, or XLSX. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { UsageError } from '../../parsers/errors.ts';
import { decodeText } from '../../parsers/text/decode.ts';

/** A line as text by column name, with its number in the sheet (the header is 1). */
export interface SheetLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What an export puts before a cell that a spreadsheet would run as a formula. */
const DISARMED = /^'(?=[=+\-@\t\r\n＝＋－＠'])/u;

/** An XLSX file is a ZIP archive. */
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/** @throws UsageError where the file cannot be read, or has no column `row_id`. */
export async function readSheet(file: string): Promise<readonly SheetLine[]> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${reason}`, { path: file, cause: error });
  }
  const rows = bytes.subarray(0, ZIP.length).equals(ZIP) ? await xlsxRows(bytes, file) : csvRows(bytes, file);
  const [header = [], ...body] = rows;
  if (!header.includes('row_id')) {
    throw new UsageError(
      `${file} has no column row_id: it is no sheet that "jixiao export --what review" made`,
      {
        path: file,
      },
    );
  }
  return body.flatMap((row, i) => {
    const cells = Object.fromEntries(header.map((name, column) => [name, row[column] ?? '']));
    return Object.values(cells).every((cell) => cell.trim() === '') ? [] : [{ line: i + 2, cells }];
  });
}

function csvRows(bytes: Buffer, file: string): string[][] {
  const { text } = decodeText(bytes, { path: file });
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/u, ''));
  return data.map((row) => row.map((cell) => cell.replace(DISARMED, '')));
}

async function xlsxRows(bytes: Buffer, file: string): Promise<string[][]> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch (error) {
    throw new UsageError(`${file} is no XLSX file that can be read`, { path: file, cause: error });
  }
  const sheet =
    workbook.worksheets.find((s) => cellTexts(s.getRow(1).values).includes('row_id')) ??
    workbook.worksheets[0];
  // An archive of another kind: what LibreOffice saves by itself (.ods), a folder.
  if (sheet === undefined)
    throw new UsageError(`${file} is no workbook; save it as .xlsx or .csv`, { path: file });
  const rows: string[][] = [];
  for (let i = 1; i <= sheet.rowCount; i++) rows.push(cellTexts(sheet.getRow(i).values));
  return rows;
}

/** exceljs counts columns from 1. */
function cellTexts(values: unknown): string[] {
  return Array.isArray(values) ? Array.from(values.slice(1), cellText) : [];
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).replace(DISARMED, '');
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return cellText(value.text);
  return '';
}
