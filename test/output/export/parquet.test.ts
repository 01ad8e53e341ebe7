import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { EXPORT_TABLES, type ExportKind } from '../../../src/output/export/export-tables.ts';
import { parquetBytes } from '../../../src/output/export/parquet.ts';
import { exportRows } from '../../../src/output/export.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { BARE_ROW, FULL_ROW, SAMPLE } from '../sample-extraction.ts';
import { storedIn, withRows } from './stored-sample.ts';

vi.setConfig({ testTimeout: 30_000 });

const folder = temporaryFolder();
const DUE = {
  ...FULL_ROW,
  reading: { ...FULL_ROW.reading, kind: 'date', comparator: '<=', value: null, date: '2024-12-31' },
} as const;
const database = storedIn(folder, { 'a.pdf': withRows([FULL_ROW, BARE_ROW, DUE]), 'b.pdf': SAMPLE });
afterAll(() => database.close());

function bytes(what: ExportKind, groupRows?: number): ArrayBuffer {
  const buffer = Buffer.concat([...parquetBytes(database, what, null, groupRows)]);
  return buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
}

describe('Parquet', () => {
  it('holds each value under its type', async () => {
    const rows = await parquetReadObjects({ file: bytes('indicators') });
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({
      document: 'a.pdf',
      form: 1,
      target: '≥15万人',
      value: 15,
      value_high: null,
      confidence: 0.875,
      review: true,
      page: 2,
      box: [300.25, 100, 380.5, 120],
      problems: ['low-ocr-confidence', 'unknown-level'],
      others: [{ label: '数据来源', value: '人社部门' }],
      date: null,
    });
    expect(rows[1]).toMatchObject({ level1: '', review: false, problems: [], others: [] });
    expect(rows[1]?.box ?? null).toBeNull();
    expect(rows[2]?.date).toStrictEqual(new Date('2024-12-31'));
  });

  it('is the same in many row groups as in one', async () => {
    const file = bytes('indicators', 2);
    expect((await parquetMetadataAsync(file)).row_groups).toHaveLength(3);
    expect(await parquetReadObjects({ file })).toStrictEqual(
      await parquetReadObjects({ file: bytes('indicators') }),
    );
  });

  it('has the columns of every kind, also without a row', async () => {
    const empty = storedIn(folder, {});
    for (const what of Object.keys(EXPORT_TABLES) as ExportKind[]) {
      const buffer = Buffer.concat([...parquetBytes(empty, what, null)]);
      const file = buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length) as ArrayBuffer;
      const { children } = parquetSchema(await parquetMetadataAsync(file));
      expect(children.map((child) => child.element.name)).toStrictEqual(
        EXPORT_TABLES[what].columns.map(({ name }) => name),
      );
      expect(await parquetReadObjects({ file })).toStrictEqual([]);
    }
  });
});

describe('DuckDB', () => {
  async function ask(sql: string): Promise<unknown[][]> {
    const connection = await (await DuckDBInstance.create()).connect();
    const rows = await (await connection.runAndReadAll(sql)).getRowsJson();
    connection.closeSync();
    return rows;
  }

  for (const format of ['parquet', 'csv'] as const) {
    writeFileSync(
      join(folder, `rows.${format}`),
      Buffer.concat([...exportRows(database, 'indicators', format)]),
    );
  }

  it('reads the types of the Parquet file', async () => {
    const file = join(folder, 'rows.parquet');
    expect(
      await ask(
        `SELECT column_name, column_type FROM (DESCRIBE SELECT form, level3, value, date, review, problems, box, others FROM '${file}')`,
      ),
    ).toStrictEqual([
      ['form', 'INTEGER'],
      ['level3', 'VARCHAR'],
      ['value', 'DOUBLE'],
      ['date', 'DATE'],
      ['review', 'BOOLEAN'],
      ['problems', 'VARCHAR[]'],
      ['box', 'DOUBLE[]'],
      ['others', 'JSON'],
    ]);
  });

  it('understands the examples of docs/export.md', async () => {
    const text = readFileSync(new URL('../../../docs/export.md', import.meta.url), 'utf8');
    const examples = [...text.matchAll(/^```sql\n(.*?)^```/gmsu)].map((match) => match[1] ?? '');
    expect(examples).toHaveLength(2);
    const answers = examples.map((sql) =>
      ask(sql.replace(/'(rows\.\w+)'/u, (_, name: string) => `'${join(folder, name)}'`)),
    );
    expect(await Promise.all(answers)).toStrictEqual([[['某市人社局', '3', 0.875]], []]);
  });

  it('answers the same of Parquet and CSV', async () => {
    for (const format of ['parquet', 'csv']) {
      const file = join(folder, `rows.${format}`);
      expect(
        await ask(
          `SELECT document, count(*)::INTEGER, sum(base_value)::INTEGER, max(date)::VARCHAR, count(*) FILTER (review)::INTEGER
           FROM '${file}' GROUP BY document ORDER BY document`,
        ),
        format,
      ).toStrictEqual([
        ['a.pdf', 3, 300_000, '2024-12-31', 2],
        ['b.pdf', 3, 150_000, null, 1],
      ]);
    }
  });
});
