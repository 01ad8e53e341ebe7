/** The way of a review sheet: out by `export --what review`, through a spreadsheet, back by `correct --from`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel from 'exceljs';
import iconv from 'iconv-lite';
import JsZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/output/database-reader.ts';
import { openStore } from '../../src/output/store.ts';
import { FULL_ROW, SAMPLE } from '../output/sample-extraction.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCli } from './run-cli.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = temporaryFolder();
let databases = 0;

function library(): string {
  const file = join(folder, `${++databases}.db`);
  const store = openStore(file);
  const [form] = SAMPLE.forms;
  const rows = ['=带动就业', '培训人次', '满意度'].map((level3, i) => ({
    ...FULL_ROW,
    ordinal: i + 1,
    level3,
  }));
  store.save(
    { document: '附件.pdf', root: '/in', path: '/in/附件.pdf', bytes: 9, modifiedAt: null },
    { sha256: 'x', bytes: 9, extraction: { ...SAMPLE, forms: [{ ...form!, indicators: rows }] } },
  );
  store.close();
  return file;
}

/** What holds of each row, and whether it is for review. */
function rows(file: string): unknown[] {
  const database = openDatabase(file);
  try {
    return [...database.indicators()].map((row) => [row.level3, row.target, row.base_value, row.review]);
  } finally {
    database.close();
  }
}

const AFTER = [
  ['=带动就业', '≥20万人', 200_000, false],
  ['培训人次', '≥15万人', 150_000, false],
  ['满意度', '≥15万人', 150_000, true],
];

describe('a review sheet', () => {
  it('goes through XLSX', async () => {
    const file = library();
    const sheet = join(folder, 'review.xlsx');
    const made = await runCli([
      'export',
      '--what',
      'review',
      '--format',
      'xlsx',
      '--out',
      sheet,
      '--db',
      file,
    ]);
    expect(made).toMatchObject({ code: 0 });
    const workbook = new excel.Workbook();
    await workbook.xlsx.readFile(sheet);
    const page = workbook.worksheets.find((w) => (w.getRow(1).values as unknown[]).includes('row_id'))!;
    const column = (name: string): number => (page.getRow(1).values as unknown[]).indexOf(name);
    const line = (name: string): number =>
      (page.getColumn(column('level3')).values as unknown[]).findIndex((value) =>
        String(value ?? '').endsWith(name),
      );
    page.getCell(line('带动就业'), column('target')).value = '≥20万人';
    page.getCell(line('带动就业'), column('note')).value = '与原件核对';
    page.getCell(line('培训人次'), column('ok')).value = '√';
    await workbook.xlsx.writeFile(sheet);
    const taken = await runCli(['correct', '--from', sheet, '--by', '王五', '--db', file]);
    expect(taken).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^1 corrected, 1 accepted, \d unchanged, 0 refused\./u),
    });
    expect(rows(file)).toStrictEqual(AFTER);
    const history = await runCli(['history', '附件', '--db', file]);
    expect(history.stdout).toMatch(/corrected {2}\(王五, .*, 与原件核对\)/u);
  });

  it('goes through CSV as a Chinese Excel saves it', async () => {
    const file = library();
    const sheet = join(folder, 'review.csv');
    await runCli(['export', '--what', 'review', '--format', 'csv', '--out', sheet, '--db', file]);
    const [header = '', ...lines] = readFileSync(sheet, 'utf8')
      .replace(/^\ufeff/u, '')
      .trimEnd()
      .split('\r\n');
    const ok = header.split(',').length - header.split(',').indexOf('ok');
    const edited = lines.map((text) => {
      if (text.includes("'=带动就业")) return text.replace('≥15万人', '≥20万人').replace(',0.875,', ',.875,');
      if (!text.includes('培训人次')) return text;
      const cells = text.split(',');
      cells[cells.length - ok] = 'ok';
      return cells.join(',');
    });
    writeFileSync(sheet, iconv.encode([header, ...edited, ''].join('\r\n'), 'gb18030'));
    const taken = await runCli(['correct', '--from', sheet, '--by', '王五', '--db', file]);
    expect(taken.stderr).toBe('');
    expect(taken.stdout).toMatch(/^1 corrected, 1 accepted, \d unchanged, 0 refused\./u);
    expect(rows(file)).toStrictEqual(AFTER);
  });

  it('given again changes nothing; what was cut off goes on', async () => {
    const file = library();
    const sheet = join(folder, 'again.csv');
    await runCli(['export', '--what', 'review', '--format', 'csv', '--out', sheet, '--db', file]);
    const [header = '', ...lines] = readFileSync(sheet, 'utf8')
      .replace(/^\ufeff/u, '')
      .trimEnd()
      .split('\r\n');
    const ok = header.split(',').length - header.split(',').indexOf('ok');
    const filledIn = lines.map((text) => {
      const cells = (text.includes("'=带动就业") ? text.replace('≥15万人', '≥20万人') : text).split(',');
      // Corrected and accepted in one line, and accepted alone.
      if (/'=带动就业|培训人次/u.test(text)) cells[cells.length - ok] = 'x';
      return cells.join(',');
    });
    const [corrected, ...others] = filledIn.filter((text) => /^"?r/u.test(text));
    // The first run came as far as its first line.
    writeFileSync(sheet, [header, corrected, ''].join('\r\n'));
    const first = await runCli(['correct', '--from', sheet, '--by', '王五', '--db', file]);
    expect(first.stdout).toMatch(/^1 corrected, 1 accepted, 0 unchanged, 0 refused\./u);
    writeFileSync(sheet, [header, corrected, ...others, ''].join('\r\n'));
    const second = await runCli(['correct', '--from', sheet, '--by', '王五', '--db', file]);
    expect(second.stdout).toMatch(/^0 corrected, 1 accepted, 2 unchanged, 0 refused\./u);
    const third = await runCli(['correct', '--from', sheet, '--by', '王五', '--db', file]);
    expect(third).toMatchObject({ code: 0, stdout: '0 corrected, 0 accepted, 3 unchanged, 0 refused.\n' });
    expect(rows(file)).toStrictEqual(AFTER);
    const history = await runCli(['history', '附件', '--db', file]);
    expect(history.stdout.match(/ (?:corrected|accepted) {2}\(/gu)).toHaveLength(3);
  });

  it('is refused where it is a workbook of another kind', async () => {
    const ods = new JsZip();
    ods.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet');
    const sheet = join(folder, 'review.ods');
    writeFileSync(sheet, await ods.generateAsync({ type: 'nodebuffer' }));
    const { code, stderr } = await runCli(['correct', '--from', sheet, '--db', library()]);
    expect(code).toBe(2);
    expect(stderr).toContain('review.ods is no workbook; save it as .xlsx or .csv');
  });
});
