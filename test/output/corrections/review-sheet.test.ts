/** A review sheet that people have filled in, as corrections and acceptances. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { openEditor } from '../../../src/output/editor.ts';
import { UsageError } from '../../../src/parsers/errors.ts';
import { folder, library, WHO } from './corrected-library.ts';

describe('a review sheet', () => {
  const text = (lines: readonly Record<string, unknown>[]): string => {
    const columns = Object.keys(lines[0] ?? {});
    const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
    return [columns, ...lines.map((line) => columns.map((c) => line[c]))]
      .map((r) => r.map(cell).join(','))
      .join('\r\n');
  };
  const sheetOf = (file: string): Record<string, unknown>[] => {
    const database = openDatabase(file);
    try {
      return [...database.reviewLines()].map((line) => ({ ...line }));
    } finally {
      database.close();
    }
  };

  it('brings changed cells back as corrections, and accepted lines as accepted', async () => {
    const { file, rows } = library();
    const lines = sheetOf(file);
    expect(lines.map((line) => line.level3)).toStrictEqual([
      '新建孵化基地',
      '带动就业人数',
      '入驻企业满意度',
    ]);
    Object.assign(lines[0]!, { target: '≥5家', note: '原件为5家' });
    Object.assign(lines[1]!, { ok: '√', weight: '12.50' });
    writeFileSync(join(folder, 'review.csv'), `\ufeff${text(lines)}`);
    const editor = openEditor(file);
    const taken = await editor.importSheet(join(folder, 'review.csv'), WHO);
    expect(taken).toMatchObject({
      corrected: [{ changes: [{ field: 'target' }, { field: 'value' }, { field: 'base_value' }] }],
      accepted: [{ changes: [] }],
      unchanged: 1,
      refused: [],
    });
    const again = await editor.importSheet(join(folder, 'review.csv'), WHO);
    editor.close();
    // Its value cells are those of before the correction: taken for changes, they would undo it.
    expect(again).toStrictEqual({ corrected: [], accepted: [], unchanged: 3, refused: [] });
    expect(rows().map((r) => (r as unknown[])[3])).toStrictEqual([0, 0, 1]);
  });

  it('refuses what cannot be, and rows that have changed since', async () => {
    const { edit, file, id, rows } = library();
    const lines = sheetOf(file);
    Object.assign(lines[0]!, { weight: 'ten' });
    Object.assign(lines[1]!, { level3: '带动就业' });
    lines.push({ ...lines[2]!, row_id: 'rnosuchrow0' });
    writeFileSync(join(folder, 'late.csv'), text(lines));
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const before = rows();
    const editor = openEditor(file);
    const { refused, corrected } = await editor.importSheet(join(folder, 'late.csv'), WHO);
    await expect(editor.importSheet(join(folder, 'nowhere.csv'), WHO)).rejects.toThrow(UsageError);
    writeFileSync(join(folder, 'other.csv'), 'a,b\r\n1,2\r\n');
    await expect(editor.importSheet(join(folder, 'other.csv'), WHO)).rejects.toThrow(/has no column row_id/u);
    editor.close();
    expect(corrected).toStrictEqual([]);
    expect(refused.map(({ line, reason }) => [line, reason.slice(0, 40)])).toStrictEqual([
      [2, 'weight: expected a number, got "ten"'],
      [3, 'the row has changed since the sheet was e'.slice(0, 40)],
      [5, 'there is no row rnosuchrow0; "jixiao quer'.slice(0, 40)],
    ]);
    expect(rows()).toStrictEqual(before);
  });
});
