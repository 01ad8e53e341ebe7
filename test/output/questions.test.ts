/** The questions of docs/schema.md, asked of the two real texts beside the project where they are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/output/store.ts';
import { extractFile } from '../../src/pipeline/extract-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SEEDS = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));
const SCHEMA = fileURLToPath(new URL('../../docs/schema.md', import.meta.url));
const [cheap, satisfied, costs] = [...readFileSync(SCHEMA, 'utf8').matchAll(/^```sql\n(.*?)^```/gmsu)].map(
  (match) => match[1] ?? '',
);

const NANCHANG = '000_e12e89d1cd5c6fd5.txt';
const JILIN = '003_87b601396c7c91d6.txt';

describe.skipIf(!existsSync(SEEDS))('of the real forms the database tells', () => {
  const file = join(temporaryFolder(), 'seeds.db');

  beforeAll(async () => {
    const store = openStore(file);
    for (const document of readdirSync(SEEDS).filter((name) => name.endsWith('.txt'))) {
      const path = join(SEEDS, document);
      const source = { document, root: SEEDS, path, bytes: null, modifiedAt: null };
      store.save(source, await extractFile(path));
    }
    store.close();
  });

  function ask(sql: string | undefined): readonly Record<string, unknown>[] {
    const connection = new Database(file, { readonly: true });
    try {
      return connection.prepare(sql ?? '').all() as Record<string, unknown>[];
    } finally {
      connection.close();
    }
  }

  it('南昌’s costs of at most 50 万元', () => {
    const rows = ask(cheap);
    expect(rows.map((row) => row.target)).toStrictEqual([
      '30万元',
      '5万元',
      '1万元',
      '4万元',
      '3万元',
      '≤48万元',
      '≤40万元',
      '≤40万元',
      '≤10万元',
      '≤15万元',
      '≤25万元',
    ]);
    expect(new Set(rows.map((row) => row.document))).toStrictEqual(new Set([NANCHANG]));
  });

  it('every satisfaction target of at least 90 %', () => {
    expect(ask(satisfied)).toStrictEqual([
      { document: NANCHANG, form: 1, level3: '涉及对象满意度', target: '≥95%' },
      { document: JILIN, form: 2, level3: '服务满意度', target: '≥90%' },
      { document: JILIN, form: 3, level3: '服务对象满意度', target: '≥90%' },
      { document: JILIN, form: 5, level3: '对政府部门服务满意度', target: '≥90%' },
    ]);
  });

  it('the sum of a form’s costs against its budget', () => {
    expect(
      ask(costs).map(({ document, form, budget_yuan, costs: sum, exceeds }) => [
        document,
        form,
        budget_yuan,
        sum,
        exceeds,
      ]),
    ).toStrictEqual([
      [NANCHANG, 1, 25_000_000, 23_720_000, 0],
      [JILIN, 1, 6_850_000, 6_000_000, 0],
    ]);
  });
});
