/** The rows or forms of a database as LangChain documents: readable text, and every field of the contract as metadata. */
import { BaseDocumentLoader } from '@langchain/core/document_loaders/base';
import { Document } from '@langchain/core/documents';
import type { FormRow, IndicatorRow } from '../output/contract-rows.ts';
import { type DatabaseReader, openDatabase } from '../output/database-reader.ts';
import { compileIndicators, type IndicatorFilter, queryIndicators } from '../output/query.ts';

export interface LoaderOptions {
  /** One document for each indicator, or for each form with its indicators. Default: indicator */
  readonly by?: 'indicator' | 'form';
  /** Only these rows; or the forms they stand in, whole. */
  readonly filter?: IndicatorFilter;
}

/** Opens the database for each load, for reading only. */
export class IndicatorLoader extends BaseDocumentLoader {
  readonly #file: string;
  readonly #options: LoaderOptions;

  constructor(file: string, options: LoaderOptions = {}) {
    super();
    this.#file = file;
    this.#options = options;
  }

  /** @throws DatabaseError where the file is no database of ours; UsageError where the filter is not one */
  async load(): Promise<Document[]> {
    const documents: Document[] = [];
    for await (const document of this.lazyLoad()) documents.push(document);
    return documents;
  }

  /** One by one: memory does not grow with the database. */
  async *lazyLoad(): AsyncGenerator<Document> {
    const database = openDatabase(this.#file);
    try {
      const { by = 'indicator', filter } = this.#options;
      yield* by === 'form' ? formDocuments(database, filter) : indicatorDocuments(database, filter);
    } finally {
      database.close();
    }
  }
}

function* indicatorDocuments(database: DatabaseReader, filter?: IndicatorFilter): Generator<Document> {
  const rows = filter === undefined ? database.indicators() : queryIndicators(database, filter);
  for (const row of rows) {
    yield new Document({
      id: `${row.document}#${row.form}.${row.ordinal}`,
      pageContent: [...headLines(row), rowLine(row), ...noteLines(row)].join('\n'),
      metadata: { source: row.document, ...row },
    });
  }
}

function* formDocuments(database: DatabaseReader, filter?: IndicatorFilter): Generator<Document> {
  const wanted = filter === undefined ? null : formsOfRows(database, filter);
  for (const [id] of database.arrays({
    sql: 'SELECT id FROM documents ORDER BY document, path',
    parameters: [],
  })) {
    const forms = wanted?.get(id as number);
    if (wanted !== null && forms === undefined) continue;
    for (const { form, indicators } of database.formsOf(id as number)) {
      if (forms?.has(form.form) === false) continue;
      yield new Document({
        id: `${form.document}#${form.form}`,
        pageContent: [...headLines(form), ...goalLines(form), ...indicators.map(rowLine)].join('\n'),
        metadata: { source: form.document, ...form, rows: indicators },
      });
    }
  }
}

/** Document → forms that hold a row the filter names. */
function formsOfRows(database: DatabaseReader, filter: IndicatorFilter): Map<number, Set<number>> {
  const { sql, parameters } = compileIndicators(filter);
  const found = new Map<number, Set<number>>();
  for (const [id, form] of database.arrays({ sql: `SELECT document_id, form FROM (${sql})`, parameters })) {
    const forms = found.get(id as number) ?? new Set();
    found.set(id as number, forms.add(form as number));
  }
  return found;
}

function headLines(row: Pick<FormRow, 'title' | 'year' | 'project_name' | 'department'>): string[] {
  return lines([
    ['', row.title],
    ['年度：', row.year],
    ['项目名称：', row.project_name],
    ['主管部门：', row.department],
  ]);
}

function goalLines(form: FormRow): string[] {
  return lines([
    ['地区：', form.region?.name],
    ['年度资金总额（元）：', form.budget_yuan],
    ['年度目标：', form.annual_goal],
    ['长期目标：', form.longterm_goal],
    ['实施内容：', form.content],
    ...form.fields.map(({ label, value }) => [`${label}：`, value] as const),
  ]);
}

function noteLines(row: IndicatorRow): string[] {
  return lines([
    ['指标解释：', row.explanation],
    ['实际完成值：', row.actual],
  ]);
}

/** `产出指标 > 数量指标 > 培训人次：≥600人次` */
function rowLine(row: IndicatorRow): string {
  const path = [row.level1, row.level2, row.level3].filter((level) => level !== '').join(' > ');
  return `${path}：${row.target}`;
}

function lines(
  pairs: readonly (readonly [label: string, value: string | number | null | undefined])[],
): string[] {
  return pairs.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [label + value],
  );
}
