/** The full-text index follows every change of the rows, in the same transaction, and gives what is best first. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabaseFile } from '../../../src/output/database-file.ts';
import { openDatabase } from '../../../src/output/database-reader.ts';
import { queryIndicators } from '../../../src/output/query.ts';
import { scoreRow } from '../../../src/output/search/score-row.ts';
import { openStore } from '../../../src/output/store.ts';
import type { Indicator } from '../../../src/pipeline/extraction.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { BARE_ROW, SAMPLE } from '../sample-extraction.ts';

const folder = temporaryFolder();

function stored(file: string, document: string, hash: string, rows: readonly Partial<Indicator>[]): void {
  const store = openStore(file);
  const [, form] = SAMPLE.forms;
  const indicators = rows.map((fields, i) => ({ ...BARE_ROW, ...fields, ordinal: i + 1 }));
  store.save(
    { document, root: '/in', path: `/in/${document}`, bytes: 1, modifiedAt: null },
    { sha256: hash, bytes: 1, extraction: { ...SAMPLE, forms: [{ ...form!, indicators }] } },
  );
  store.close();
}

function found(file: string, text: string): string[] {
  const database = openDatabase(file);
  const names = [...queryIndicators(database, { text, limit: 10 })].map((row) => row.level3);
  database.close();
  return names;
}

/** Rows the index holds, told by counting those with each of two words. */
function indexed(file: string, token: string): unknown {
  const connection = new Database(file, { readonly: true });
  const count = connection
    .prepare('SELECT count(*) FROM indicator_search WHERE indicator_search MATCH ?')
    .pluck()
    .get(`"${token}"`);
  connection.close();
  return count;
}

describe('the index', () => {
  const file = join(folder, 'kept.db');

  it('has a document’s rows after an import, and the new ones after another', () => {
    stored(file, 'a.pdf', '1', [{ level3: '培训教师' }, { level3: '修建公路' }]);
    expect(found(file, '培训')).toStrictEqual(['培训教师']);
    stored(file, 'a.pdf', '2', [{ level3: '培训干部人次' }, { level3: '修建公路' }]);
    expect(found(file, '教师')).toStrictEqual([]);
    expect(found(file, '培训')).toStrictEqual(['培训干部人次']);
    expect([indexed(file, '培训'), indexed(file, '教师'), indexed(file, '公路')]).toStrictEqual([1, 0, 1]);
  });

  it('follows a change of a row, and of its name’s length', () => {
    const connection = openDatabaseFile(file);
    connection.exec(
      "UPDATE effective_indicators SET level3 = '栽树', actual = '完成' WHERE level3 = '修建公路'",
    );
    connection.close();
    expect([found(file, '树'), found(file, '公路'), found(file, '完成')]).toStrictEqual([
      ['栽树'],
      [],
      ['栽树'],
    ]);
  });

  it('takes nothing from a transaction that was undone', () => {
    const connection = openDatabaseFile(file);
    connection.exec("BEGIN; UPDATE effective_indicators SET level3 = '不算数'; ROLLBACK");
    connection.close();
    expect([found(file, '不算数'), found(file, '树')]).toStrictEqual([[], ['栽树']]);
  });

  it('forgets what is deleted, by whatever program', () => {
    const connection = new Database(file);
    connection.exec("DELETE FROM effective_indicators WHERE level3 = '栽树'");
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
    expect(found(file, '树')).toStrictEqual([]);
  });

  it('cannot be led astray by a program that does not know its tokens', () => {
    const connection = new Database(file);
    expect(() => connection.exec("UPDATE effective_indicators SET level3 = 'x'")).toThrow(
      /search_tokens_v1/u,
    );
    connection.close();
  });

  it('keeps fields apart: the end of one and the beginning of the next are no word', () => {
    stored(join(folder, 'apart.db'), 'a.pdf', '1', [
      { level1: '产出', level2: '数量', target: '合格', actual: '完成' },
    ]);
    expect(found(join(folder, 'apart.db'), '出数')).toStrictEqual([]);
    expect(found(join(folder, 'apart.db'), '格完')).toStrictEqual([]);
    expect(found(join(folder, 'apart.db'), '合格')).toHaveLength(1);
  });

  it('finds texts of columns that have no field, and not the names JSON gives them', () => {
    const others = join(folder, 'others.db');
    const [form] = SAMPLE.forms;
    stored(others, 'a.pdf', '1', [{ level3: '就业', printed: form!.indicators[0]!.printed }]);
    expect(found(others, '人社部门')).toStrictEqual(['就业']);
    expect(found(others, '数据来源')).toStrictEqual(['就业']);
    expect(found(others, 'label')).toStrictEqual([]);
  });
});

describe('the best match', () => {
  it('has the word in its name, then in its target, then in its form', () => {
    const file = join(folder, 'ranked.db');
    stored(file, 'a.pdf', '1', [
      { level3: '其他甲', target: '完成' },
      { level3: '参加人员的满意情况', target: '完成' },
      { level3: '其他乙', target: '群众满意' },
      { level3: '满意度', target: '完成' },
    ]);
    expect(found(file, '满意')).toStrictEqual(['满意度', '参加人员的满意情况', '其他乙']);
  });

  it('holds the rarer word more prominently', () => {
    const words = [
      { folded: '培训', rows: 100_000 },
      { folded: '盲文', rows: 10 },
    ];
    const inName = (name: string, target: string) => scoreRow(words, 1_000_000, [name, target, '', '', '']);
    expect(inName('盲文教材', '培训合格')).toBeGreaterThan(inName('培训教材', '盲文合格'));
  });

  it('is the same however many rows match: of thousands the shortest names are compared', () => {
    const file = join(folder, 'many.db');
    const names = Array.from({ length: 2500 }, (_, i) => `第${i}期学员对培训安排的评价`);
    stored(
      file,
      'a.pdf',
      '1',
      [...names, '培训', '培训人次'].map((level3) => ({ level3 })),
    );
    expect(found(file, '培训').slice(0, 2)).toStrictEqual(['培训', '培训人次']);
  });
});
