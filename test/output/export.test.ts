import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/output/database-reader.ts';
import { exportRows, formatIndicators } from '../../src/output/export.ts';
import { openStore } from '../../src/output/store.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { SAMPLE } from './sample-extraction.ts';

const file = join(temporaryFolder(), 'export.db');
const store = openStore(file);
store.save(
  { document: 'a.pdf', root: '/in', path: '/in/a.pdf', bytes: 9, modifiedAt: null },
  { sha256: 'ab', bytes: 9, extraction: SAMPLE },
);
store.close();
const database = openDatabase(file);
afterAll(() => database.close());

function text(chunks: Iterable<string | Buffer>): string {
  return [...chunks].join('');
}

describe('JSON lines', () => {
  it('hold one object a row', () => {
    const lines = text(exportRows(database, 'indicators', 'jsonl')).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toStrictEqual([...database.indicators()]);
  });

  it('are nothing where there are no rows', () => {
    expect(text(formatIndicators([], 'jsonl'))).toBe('');
  });
});

describe('CSV', () => {
  const csv = text(exportRows(database, 'indicators', 'csv'));

  it('begins with a byte order mark and a header, lines end as Excel wants', () => {
    expect(csv.startsWith('\ufeffdocument,form,title,year,')).toBe(true);
    expect(text(formatIndicators([], 'csv')).endsWith(',deviation_reason,others\r\n')).toBe(true);
  });

  it('holds the same columns as the rows', () => {
    const [header] = Papa.parse<string[]>(csv.slice(1)).data;
    expect(header).toStrictEqual(Object.keys([...database.indicators()][0]!));
  });

  it('quotes, keeps numbers, writes lists as JSON and nothing for what is not there', () => {
    const [first] = Papa.parse<Record<string, string>>(csv.slice(1), { header: true }).data;
    expect(first).toMatchObject({
      weight: '12.5',
      base_value: '150000',
      value_high: '',
      comparator: '>=',
      review: 'true',
      box: '[300.25,100,380.5,120]',
      problems: '["low-ocr-confidence","unknown-level"]',
      others: '[{"label":"数据来源","value":"人社部门"}]',
    });
  });

  it('disarms formulas, and leaves a lone sign', () => {
    const row = [...database.indicators()][1]!;
    const cells = (target: string) =>
      Papa.parse<Record<string, string>>(text(formatIndicators([{ ...row, target }], 'csv')).slice(1), {
        header: true,
      }).data[0]?.target;
    expect(cells('=HYPERLINK("http://x")')).toBe(`'=HYPERLINK("http://x")`);
    for (const formula of ['+1', '-2+3', '@SUM(A1)', '＝1+1', '＋1', '\t=1', '=100%']) {
      expect(cells(formula)).toBe(`'${formula}`);
    }
    for (const harmless of ['=', '-', '≥5', '5=5', '—']) expect(cells(harmless)).toBe(harmless);
  });

  it('spreads a form’s region and a document’s error over columns', () => {
    const [form] = Papa.parse<Record<string, string>>(text(exportRows(database, 'forms', 'csv')).slice(1), {
      header: true,
    }).data;
    expect(form).toMatchObject({ region_name: '某市', region_code: '990100', pages: '[1,2]' });
    const header = text(exportRows(database, 'documents', 'csv')).split('\r\n')[0];
    expect(header).toBe(
      '\ufeffdocument,sha256,bytes,media_type,status,error_code,error_message,error_page,pages,forms,indicators,imported_at,extractor_version,missing_since,missing_reason',
    );
  });
});
