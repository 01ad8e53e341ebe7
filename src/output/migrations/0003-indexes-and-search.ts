/**
 * What makes questions fast: indexes on the effective rows, each for the questions named beside it (bench/README.md has the figures),
 * and a full-text index. The view of the rows asks for a document's path only where the path is asked for, so that a count or a sum
 * needs no document.
 *
 * The full-text index is kept by triggers in the transaction that changes a row. It holds no texts of its own: they stand in the table.
 * `search_tokens_v1` is ours (search/search-tokens.ts): a program that does not have it can read and delete rows, and not add any.
 */

/** Texts of a row that are no names: one column of the full-text index, for all are searched alike. */
const OWN_COLUMNS = [
  'level1',
  'level2',
  'target',
  'explanation',
  'area',
  'midterm_target',
  'longterm_target',
  'actual',
  'deviation_reason',
] as const;

/** Column of the full-text index → columns of the row. */
const SEARCH_COLUMNS = {
  level3: ['level3'],
  own: [...OWN_COLUMNS, 'others'],
  project_name: ['project_name'],
  department: ['department'],
  title: ['title'],
} as const;

/** What parts the fields of one column: no token crosses it (`FIELD_BREAK` of search-tokens.ts). */
const BREAK = 'char(31)';

/**
 * The full-text index gives rows in the order of its key, so the key says what shall come first: rows with short names, of which a
 * match covers most. It is the name's length above the row's own key.
 */
function searchKey(row: string): string {
  return `((min(length(${row}.level3), 63) << 44) | ${row}.indicator_id)`;
}

/** The row's key out of the full-text index's. */
export const INDICATOR_ID = '(indicator_search.rowid & 17592186044415)';

function ownText(row: string): string {
  // Headers and texts of the columns that have no field; most rows have none.
  const others = `CASE WHEN ${row}.others <> '[]' THEN (SELECT group_concat(concat_ws(${BREAK}, value ->> 'label', value ->> 'value'), ${BREAK}) FROM json_each(${row}.others)) END`;
  return `concat_ws(${BREAK}, ${OWN_COLUMNS.map((name) => `${row}.${name}`).join(', ')}, ${others})`;
}

function tokens(row: string): string {
  return Object.keys(SEARCH_COLUMNS)
    .map((column) => `search_tokens_v1(${column === 'own' ? ownText(row) : `${row}.${column}`})`)
    .join(', ');
}

const INDEX_COLUMNS = Object.keys(SEARCH_COLUMNS).join(', ');
const ROW_COLUMNS = Object.values(SEARCH_COLUMNS).flat().join(', ');

const add = (row: string): string =>
  `INSERT INTO indicator_search (rowid, ${INDEX_COLUMNS}) VALUES (${searchKey(row)}, ${tokens(row)});`;
const remove = (row: string): string => `DELETE FROM indicator_search WHERE rowid = ${searchKey(row)};`;

/** Puts every row into the empty full-text index, in the order of its keys: about the fastest it can be filled. */
export const FILL_SEARCH_INDEX = `
INSERT INTO indicator_search (rowid, ${INDEX_COLUMNS})
SELECT ${searchKey('i')}, ${tokens('i')} FROM effective_indicators i ORDER BY 1;
`;

export const sql = `
-- Counts and sums over everything by any of the first columns: rows come grouped, and no row of the table is read.
CREATE INDEX effective_indicators_measures ON effective_indicators (
  year, substr(region_code, 1, 2), level1_code, level2_code, kind, dimension, base_unit, comparator, review, period,
  base_value, base_value_high, region_code
);
-- A place and all below it; counts and sums by city and county.
CREATE INDEX effective_indicators_by_region ON effective_indicators (
  region_code, base_unit, period, year, level1_code, level2_code, base_value, base_value_high
);
-- Counts and sums by department.
CREATE INDEX effective_indicators_by_department ON effective_indicators (
  department, base_unit, period, base_value, base_value_high
);
-- Values of a unit between bounds; of a level, comparator, year or place without reading the row.
CREATE INDEX effective_indicators_by_value ON effective_indicators (
  base_unit, base_value, base_value_high, level1_code, level2_code, comparator, year, region_code
);
CREATE INDEX effective_indicators_by_date ON effective_indicators (date) WHERE date IS NOT NULL;
CREATE INDEX effective_indicators_by_confidence ON effective_indicators (confidence);
CREATE INDEX effective_indicators_for_review ON effective_indicators (document_id, form, ordinal) WHERE review = 1;
CREATE INDEX effective_indicators_with_problems ON effective_indicators (problems, year, region_code) WHERE problems <> '[]';
-- The first rows of a place: its forms are sorted, and their rows read until there are enough.
CREATE INDEX effective_forms_by_region ON effective_forms (region_code);

-- Every visible character belongs to a token: symbols, emoji, what Unicode may add.
CREATE VIRTUAL TABLE indicator_search USING fts5 (
  ${INDEX_COLUMNS},
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
${FILL_SEARCH_INDEX}
CREATE TRIGGER indicator_search_insert AFTER INSERT ON effective_indicators BEGIN
  ${add('new')}
END;
CREATE TRIGGER indicator_search_delete AFTER DELETE ON effective_indicators BEGIN
  ${remove('old')}
END;
CREATE TRIGGER indicator_search_update AFTER UPDATE OF indicator_id, ${ROW_COLUMNS} ON effective_indicators BEGIN
  ${remove('old')}
  ${add('new')}
END;

DROP VIEW current_indicators;
CREATE VIEW current_indicators AS
SELECT
  i.document, i.form, i.title, i.year, i.project_name, i.department,
  i.ordinal, i.level1, i.level2, i.level3, i.level1_code, i.level2_code,
  i.explanation, i.weight, i.level1_weight,
  i.target, i.kind, i.comparator, i.value, i.value_high, i.unit,
  i.base_value, i.base_value_high, i.base_unit, i.date,
  i.page, CASE WHEN i.x0 IS NOT NULL THEN json_array(i.x0, i.y0, i.x1, i.y1) END AS box,
  i.confidence, i.review, i.problems,
  i.period, i.area, i.midterm_target, i.longterm_target, i.actual, i.score, i.deviation_reason,
  i.others,
  (SELECT path FROM documents WHERE id = i.document_id) AS source_path, i.document_id, i.form_id, i.indicator_id,
  i.row_id, i.region_name, i.region_code, i.dimension, i.corrected, i.accepted
FROM effective_indicators i;
`;
