import Excel from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import type { DatabaseReader } from '../../../src/output/database-reader.ts';
import type { ExportKind } from '../../../src/output/export/export-tables.ts';
import { xmlText } from '../../../src/output/export/sheet-xml.ts';
import { type SheetLimits, workbookBytes } from '../../../src/output/export/xlsx.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { BARE_ROW, FULL_ROW, SAMPLE } from '../sample-extraction.ts';
import { storedIn, withRows } from './stored-sample.ts';

vi.setConfig({ testTimeout: 30_000 });

const folder = temporaryFolder();

async function opened(
  database: DatabaseReader,
  what: ExportKind = 'indicators',
  limits?: SheetLimits,
): Promise<Excel.Workbook> {
  const workbook = new Excel.Workbook();
  const bytes = Buffer.concat([...workbookBytes(database, what, null, limits)]);
  await workbook.xlsx.load(bytes as unknown as Excel.Buffer);
  return workbook;
}

/** A row's values under the names of the header. */
function row(sheet: Excel.Worksheet | undefined, number: number): Record<string, Excel.CellValue> {
  const names = (sheet?.getRow(1).values ?? []) as string[];
  return Object.fromEntries(
    names.map((name, i) => [name, sheet?.getRow(number).getCell(i).value ?? null]).slice(1),
  );
}

const DUE = {
  ...FULL_ROW,
  target: '2024年12月31日前',
  reading: { ...FULL_ROW.reading, kind: 'date', comparator: '<=', value: null, date: '2024-12-31' },
} as const;

describe('a workbook', () => {
  it('holds numbers as numbers, dates as dates, flags as flags and texts as texts', async () => {
    const sheet = (await opened(storedIn(folder, { 'a.pdf': withRows([FULL_ROW, DUE]) }))).getWorksheet(
      'indicators',
    );
    expect(row(sheet, 2)).toMatchObject({
      document: 'a.pdf',
      form: 1,
      year: 2024,
      weight: 12.5,
      target: '≥15万人',
      comparator: '>=',
      value: 15,
      value_high: null,
      base_value: 150_000,
      date: null,
      page: 2,
      box: '[300.25,100,380.5,120]',
      review: true,
      problems: '["low-ocr-confidence","unknown-level"]',
      score: '12.5',
      others: '[{"label":"数据来源","value":"人社部门"}]',
    });
    expect(row(sheet, 3).date).toStrictEqual(new Date('2024-12-31'));
    expect(sheet?.getRow(3).getCell('Z').numFmt).toBe('yyyy-mm-dd');
  });

  it('has a header that stays and filters, widths, and a sheet of problems', async () => {
    const workbook = await opened(storedIn(folder, { 'a.pdf': SAMPLE }));
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toStrictEqual([
      ['indicators', 4],
      ['problems', 6],
    ]);
    const [sheet] = workbook.worksheets;
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.autoFilter).toBe('A1:AM4');
    expect(sheet?.getColumn('B').width).toBe(30);
    expect(sheet?.getRow(1).getCell(1).font?.bold).toBe(true);
    expect(row(workbook.getWorksheet('problems'), 4)).toMatchObject({
      document: 'a.pdf',
      form: 1,
      ordinal: 1,
      code: 'low-ocr-confidence',
      page: 2,
      x0: 300.25,
    });
  });

  it('links each row to its document and page', async () => {
    const names = { '100% & "成果"#1.pdf': withRows([FULL_ROW, BARE_ROW]) };
    const sheet = (await opened(storedIn(folder, names))).getWorksheet('indicators');
    expect(row(sheet, 2).open).toStrictEqual({
      formula: 'HYPERLINK("file:///in/100%25%20&%20%22成果%22%231.pdf#page=2","p. 2")',
      result: 'p. 2',
    });
    expect(row(sheet, 3).open).toMatchObject({ result: 'open' });
    const far = storedIn(folder, { [`${'深'.repeat(300)}.pdf`]: withRows([FULL_ROW]) });
    expect(row((await opened(far)).getWorksheet('indicators'), 2).open).toBe('p. 2');
  });

  it('holds every kind', async () => {
    const database = storedIn(folder, { 'a.pdf': SAMPLE });
    const documents = row((await opened(database, 'documents')).getWorksheet('documents'), 2);
    expect(documents.imported_at).toBeInstanceOf(Date);
    const forms = row((await opened(database, 'forms')).getWorksheet('forms'), 2);
    expect(forms).toMatchObject({
      period_end: new Date('2024-12-31'),
      budget_yuan: 6_850_000,
      pages: '[1,2]',
    });
    expect((await opened(database, 'problems')).worksheets).toHaveLength(1);
    expect(row((await opened(database, 'review')).getWorksheet('review'), 3)).toMatchObject({
      row_id: expect.stringMatching(/^r/u) as string,
      value: 15,
    });
  });

  it('goes on in a further sheet where one is full', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => ({ ...FULL_ROW, level3: `第${i + 1}项` }));
    const database = storedIn(folder, { 'a.pdf': withRows(rows) });
    const workbook = await opened(database, 'indicators', { rows: 4, characters: 1e9 });
    const parts = workbook.worksheets.filter((sheet) => sheet.name.startsWith('indicators'));
    expect(parts.map((sheet) => [sheet.name, sheet.rowCount])).toStrictEqual([
      ['indicators', 4],
      ['indicators 2', 4],
      ['indicators 3', 2],
    ]);
    expect(row(parts[1], 1)).toHaveProperty('level3');
    expect(
      parts.flatMap((sheet) => [2, 3, 4].map((n) => row(sheet, n).level3)).filter(Boolean),
    ).toStrictEqual(rows.map(({ level3 }) => level3));
    const exact = await opened(database, 'indicators', { rows: 8, characters: 1e9 });
    expect(exact.worksheets.map((sheet) => sheet.name)).not.toContain('indicators 2');
  });

  it('does not run a text, and keeps what XML has no place for', async () => {
    const texts = ['=HYPERLINK("http://x")', 'a<b>&"c"', '_x0041_', 'tab\there', 'bell\u0007', '😀 换\n行 '];
    const database = storedIn(folder, {
      'a.pdf': withRows(texts.map((target) => ({ ...BARE_ROW, target }))),
    });
    const sheet = (await opened(database)).getWorksheet('indicators');
    const cell = (n: number) => row(sheet, n + 2).target;
    expect(cell(0)).toBe('=HYPERLINK("http://x")');
    expect(cell(1)).toBe('a<b>&"c"');
    expect(cell(3)).toBe('tab\there');
    expect(cell(5)).toBe('😀 换\n行 ');
    // As Excel writes them, which reads them back; exceljs does not.
    expect([cell(2), cell(4)]).toStrictEqual(['_x005F_x0041_', 'bell_x0007_']);
  });

  it('says where a text is longer than a cell', () => {
    const long = xmlText('长'.repeat(40_000));
    expect(long).toHaveLength(32_767);
    expect(long.endsWith('长 …[cut: a cell holds 32767 characters]')).toBe(true);
    expect(xmlText('长'.repeat(32_767))).toHaveLength(32_767);
  });
});
