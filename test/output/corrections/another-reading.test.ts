/** What becomes of corrections and acceptances when their document is read again. */
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { openStore } from '../../../src/output/store.ts';
import { library, reading, row, ROWS, SOURCE, WHO } from './corrected-library.ts';

const READING = 'target,kind,comparator,value,value_high,unit,base_value,base_value_high,base_unit,date';

describe('after another reading', () => {
  it('holds a correction where the row says what it was made on, or has come to say it itself', () => {
    const { edit, id, read, rows, select } = library();
    edit((editor) => editor.correct(id(1), { target: '≥4家' }, WHO));
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const [one, , three] = ROWS;
    read(reading([three!, row(2, '带动就业人数', '≥16万人'), one!]));
    expect(rows()).toStrictEqual([
      ['入驻企业满意度', '≥90%', 90, 1, null],
      ['带动就业人数', '≥16万人', 160_000, 0, null],
      ['新建孵化基地', '≥4家', 4, 0, READING],
    ]);
    expect(select('SELECT count(*) FROM current_conflicts')).toStrictEqual([[0]]);
  });

  it('puts a correction up for a decision where the field reads otherwise: kept or dropped', () => {
    for (const keep of [true, false]) {
      const { edit, id, file, read, rows, select } = library();
      edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
      const [one, , three] = ROWS;
      read(reading([one!, row(2, '带动就业人数', '≥18万人'), three!]));
      expect(rows()[1]).toStrictEqual(['带动就业人数', '≥18万人', 180_000, 1, null]);
      const database = openDatabase(file);
      const [conflict] = database.conflicts();
      database.close();
      expect(conflict).toMatchObject({
        correction: 1,
        kind: 'value-changed',
        field: 'target',
        extracted: '≥18万人',
        fields: [{ field: 'target', before: '≥15万人', after: '≥16万人' }],
      });
      expect(() => edit((editor) => editor.accept([id(2)], WHO))).toThrow(/decide it first/u);
      if (keep) edit((editor) => editor.keep(1, WHO));
      else edit((editor) => editor.withdraw(1, WHO));
      expect(rows()[1]).toStrictEqual(
        keep
          ? ['带动就业人数', '≥16万人', 160_000, 0, READING]
          : ['带动就业人数', '≥18万人', 180_000, 1, null],
      );
      expect(select('SELECT count(*) FROM current_conflicts')).toStrictEqual([[0]]);
      expect(select('SELECT closed_as FROM corrections WHERE id = 1')).toStrictEqual([
        [keep ? 'replaced' : 'withdrawn'],
      ]);
    }
  });

  it('keeps a correction whose row is gone, applies it when the row is back, or to the row a person names', () => {
    const { edit, id, read, rows, select } = library();
    const lost = id(2);
    edit((editor) => editor.correct(lost, { target: '≥16万人' }, WHO));
    const [one, two, three] = ROWS;
    read(reading([one!, three!]));
    const conflicts = 'SELECT kind, row_id, field FROM current_conflicts';
    expect(select(conflicts)).toStrictEqual([['row-gone', lost, '']]);
    expect(select('SELECT status, conflicts FROM current_documents')).toStrictEqual([['review', 1]]);
    read(reading([one!, two!, three!]));
    expect(select(conflicts)).toStrictEqual([]);
    expect(rows()[1]).toStrictEqual(['带动就业人数', '≥16万人', 160_000, 0, READING]);
    expect(id(2)).toBe(lost);
    read(reading([one!, row(2, '就业', '≥15万人'), three!]));
    expect(select(conflicts)).toStrictEqual([['row-gone', lost, '']]);
    const recorded = edit((editor) => editor.move(1, id(2), WHO));
    expect(recorded.rowId).toBe(id(2));
    expect(rows()[1]).toStrictEqual(['就业', '≥16万人', 160_000, 0, READING]);
    expect(select('SELECT closed_as FROM corrections WHERE id = 1')).toStrictEqual([['moved']]);
  });

  it('says which rows it may be where that is not sure', () => {
    const { edit, id, read, select } = library();
    edit((editor) => editor.correct(id(2), { weight: '7' }, WHO));
    const [one, , three] = ROWS;
    read(reading([one!, row(2, '带动就业入数', '≥15万人'), row(3, '带动就业八数', '≥15万人'), three!]));
    const [[kind, candidates]] = select('SELECT kind, candidates FROM current_conflicts') as [
      [string, string],
    ];
    expect(kind).toBe('row-ambiguous');
    expect((JSON.parse(candidates) as string[]).sort()).toStrictEqual([id(2), id(3)].sort());
  });

  it('asks again about an accepted row that reads otherwise, and about doubts nobody has seen', () => {
    const { edit, id, read, rows, select } = library();
    edit((editor) => editor.accept([id(1)], WHO));
    edit((editor) => editor.correct(id(2), { weight: '7' }, WHO));
    const [, , three] = ROWS;
    read(reading([row(1, '新建孵化基地', '≥8家'), row(2, '带动就业人数', '≥19万人'), three!]));
    expect(rows().slice(0, 2)).toStrictEqual([
      ['新建孵化基地', '≥8家', 8, 1, null],
      ['带动就业人数', '≥19万人', 190_000, 1, 'weight'],
    ]);
    expect(select('SELECT kind, row_id FROM current_conflicts')).toStrictEqual([
      ['accepted-row-changed', id(1)],
    ]);
    edit((editor) => editor.keep(1, WHO));
    expect(rows()[0]).toStrictEqual(['新建孵化基地', '≥8家', 8, 0, null]);
  });

  it('that failed, keeps everything for the next that does not', () => {
    const { edit, id, file, read, rows, select } = library();
    edit((editor) => editor.correct(id(2), { target: '≥16万人' }, WHO));
    const held = rows();
    const store = openStore(file);
    store.save(SOURCE, {
      sha256: 'damaged',
      bytes: 3,
      extraction: {
        extractorVersion: '1',
        mediaType: 'pdf',
        pages: null,
        status: 'failed',
        error: { code: 'damaged-file', message: 'cut off', page: null },
      },
    });
    store.close();
    expect(rows()).toStrictEqual([]);
    expect(select('SELECT kind FROM current_conflicts')).toStrictEqual([['row-gone']]);
    read(reading(ROWS));
    expect(rows()).toStrictEqual(held);
  });
});
