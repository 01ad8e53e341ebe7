/** A table as Parquet, typed column by column, one row group after another. */
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { CompiledQuery, DatabaseReader } from '../database-reader.ts';
import { plainValue } from './line-sql.ts';
import { type ColumnType, EXPORT_TABLES, type ExportColumn, type ExportKind } from './export-tables.ts';
import { readRows } from './read-rows.ts';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** Rows of a row group, which are held in memory at once: with 20,480 the process takes 315 MB, with 8,192 it takes 210 (bench/export.ts). */
const GROUP_ROWS = 8_192;

const DAY_MS = 86_400_000;

/** The rows in chunks of bytes: strings, integers, doubles, booleans, dates, times, lists, and JSON for pairs. */
export function* parquetBytes(
  database: DatabaseReader,
  what: ExportKind,
  only: CompiledQuery | null,
  groupRows: number = GROUP_ROWS,
): Generator<Buffer, void> {
  const table = EXPORT_TABLES[what];
  const names = table.columns.map(plainValue);
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: table.columns.length }, ...table.columns.flatMap(schemaOf)],
    createdBy: 'jixiao',
  });
  let group = emptyGroup(table.columns);
  let rows = 0;
  for (const values of readRows(database, table, names, only)) {
    for (let i = 0; i < group.length; i++) group[i]?.push(values[i]);
    if (++rows < groupRows) continue;
    writer.write({ columnData: columnData(table.columns, group), rowGroupSize: rows });
    yield taken(bytes);
    group = emptyGroup(table.columns);
    rows = 0;
  }
  if (rows > 0) writer.write({ columnData: columnData(table.columns, group), rowGroupSize: rows });
  writer.finish();
  yield taken(bytes);
}

/** What was written since, out of the writer's buffer, which is used again. */
function taken(bytes: ByteWriter): Buffer {
  const chunk = Buffer.from(bytes.getBytes());
  bytes.index = 0;
  return chunk;
}

function emptyGroup(columns: readonly ExportColumn[]): unknown[][] {
  return columns.map(() => []);
}

function columnData(columns: readonly ExportColumn[], group: readonly unknown[][]): ColumnSource[] {
  return columns.map(({ name, type }, i) => {
    const convert = CONVERSIONS[type];
    const values = group[i] ?? [];
    return {
      name,
      data: convert === undefined ? values : values.map((v) => (v === null ? null : convert(v))),
    };
  });
}

const CONVERSIONS: Readonly<Partial<Record<ColumnType, (value: unknown) => unknown>>> = {
  date: (value) => wholeDays(value as string),
  time: (value) => new Date(value as string),
  flag: (value) => value === 1,
  texts: (value) => JSON.parse(value as string),
  integers: (value) => JSON.parse(value as string),
  box: (value) => JSON.parse(value as string),
  pairs: (value) => JSON.parse(value as string),
};

/** Since 1970, as Parquet counts; null for a text that is no date. */
function wholeDays(date: string): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : Math.floor(time / DAY_MS);
}

function schemaOf({ name, type }: ExportColumn): SchemaElement[] {
  const column = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'integer':
      return [{ ...column, type: 'INT32' }];
    case 'number':
      return [{ ...column, type: 'DOUBLE' }];
    case 'date':
      return [{ ...column, type: 'INT32', converted_type: 'DATE' }];
    case 'time':
      return [{ ...column, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }];
    case 'flag':
      return [{ ...column, type: 'BOOLEAN' }];
    case 'texts':
      return listOf(name, { type: 'BYTE_ARRAY', converted_type: 'UTF8' });
    case 'integers':
      return listOf(name, { type: 'INT32' });
    case 'box':
      return listOf(name, { type: 'DOUBLE' });
    case 'pairs':
      return [{ ...column, type: 'BYTE_ARRAY', converted_type: 'JSON' }];
    default:
      return [{ ...column, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
  }
}

/** The three levels of a list, as the format's rules for lists name them. */
function listOf(name: string, element: Omit<SchemaElement, 'name'>): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...element },
  ];
}
