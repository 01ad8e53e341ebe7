/**
 * What people add, and the state that holds with it.
 *
 * `row_id` names a row (of `indicators`) or a form for people: it is given once and follows the row over every later reading of its
 * document. Corrections hang on it; they are records of their own, never edits of what was extracted.
 *
 * The `effective_…` tables and `conflicts` are derived: for each document the current extraction with its corrections applied. They
 * are made anew in the transaction of whatever changes them, and may be made anew at any time; the `current_…` views read them.
 * A trigger or an index on them costs each import: only what answers questions belongs there.
 */
const READING = `
  kind TEXT NOT NULL, comparator TEXT,
  value REAL, value_high REAL, unit TEXT,
  base_value REAL, base_value_high REAL, base_unit TEXT,
  date TEXT`;

export const sql = `
-- What the file looked like when its bytes were last read or hashed: size, times, inode; null where that is not to be trusted.
ALTER TABLE documents ADD COLUMN stamp TEXT;

-- The name it was read under (regions are told from it), a hash of all that was stored of it, and who undid it.
ALTER TABLE extractions ADD COLUMN read_as TEXT;
ALTER TABLE extractions ADD COLUMN digest TEXT;
ALTER TABLE extractions ADD COLUMN rolled_back_at TEXT;
ALTER TABLE extractions ADD COLUMN rolled_back_by TEXT;
ALTER TABLE forms ADD COLUMN row_id TEXT;
ALTER TABLE indicators ADD COLUMN row_id TEXT;
DROP INDEX indicators_by_value;
DROP INDEX indicators_for_review;

CREATE TABLE corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id),
  row_id TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('indicator', 'form')),
  action TEXT NOT NULL CHECK (action IN ('correct', 'accept')),
  made_by TEXT,
  made_at TEXT NOT NULL,
  note TEXT,
  -- The row as the person saw it, JSON: what was extracted, and what held with earlier corrections.
  seen_extracted TEXT NOT NULL,
  seen_effective TEXT NOT NULL,
  -- A closed correction has no effect any more; its record stays.
  closed_at TEXT,
  closed_by TEXT,
  closed_as TEXT CHECK (closed_as IN ('withdrawn', 'replaced', 'moved')),
  replaced_by INTEGER REFERENCES corrections (id),
  CHECK ((closed_at IS NULL) = (closed_as IS NULL))
) STRICT;
CREATE INDEX corrections_of_row ON corrections (document_id, row_id);

CREATE TABLE correction_fields (
  correction_id INTEGER NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  -- JSON values: as extracted, as it held before, as it shall be.
  extracted TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  -- 1 where it follows from another field of the same correction: the reading of a corrected target.
  derived INTEGER NOT NULL CHECK (derived IN (0, 1)),
  PRIMARY KEY (correction_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflicts (
  correction_id INTEGER NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  row_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('row-gone', 'row-ambiguous', 'value-changed', 'accepted-row-changed')),
  -- '' where the whole row is in question.
  field TEXT NOT NULL,
  -- JSON: what the current extraction says instead.
  extracted TEXT,
  -- JSON: ids of the rows it may be now, the likeliest first.
  candidates TEXT NOT NULL,
  PRIMARY KEY (correction_id, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_of_document ON conflicts (document_id);

CREATE TABLE effective_documents (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  forms INTEGER NOT NULL,
  indicators INTEGER NOT NULL,
  -- Indicator rows a person should look at.
  review_rows INTEGER NOT NULL,
  corrections INTEGER NOT NULL,
  conflicts INTEGER NOT NULL
) STRICT;

CREATE TABLE effective_forms (
  form_id INTEGER PRIMARY KEY REFERENCES forms (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  row_id TEXT NOT NULL,
  document TEXT NOT NULL,
  form INTEGER NOT NULL,
  title TEXT, year INTEGER, project_name TEXT, department TEXT,
  region_name TEXT, region_code TEXT,
  budget_yuan REAL, fiscal_yuan REAL,
  period_start TEXT, period_end TEXT,
  annual_goal TEXT, longterm_goal TEXT, content TEXT,
  pages TEXT NOT NULL,
  review INTEGER NOT NULL,
  problems TEXT NOT NULL,
  indicators INTEGER NOT NULL,
  -- JSON {field: {extracted, correction, by, at}}, and {correction, by, at}; null where nobody did.
  corrected TEXT,
  accepted TEXT
) STRICT;
CREATE UNIQUE INDEX effective_forms_by_row_id ON effective_forms (row_id);
CREATE INDEX effective_forms_by_document ON effective_forms (document_id, form);

CREATE TABLE effective_indicators (
  indicator_id INTEGER PRIMARY KEY REFERENCES indicators (id) ON DELETE CASCADE,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  form_id INTEGER NOT NULL,
  row_id TEXT NOT NULL,
  document TEXT NOT NULL,
  form INTEGER NOT NULL,
  title TEXT, year INTEGER, project_name TEXT, department TEXT,
  region_name TEXT, region_code TEXT,
  ordinal INTEGER NOT NULL,
  level1 TEXT NOT NULL, level2 TEXT NOT NULL, level3 TEXT NOT NULL,
  level1_code TEXT, level2_code TEXT,
  explanation TEXT, weight REAL, level1_weight REAL,
  target TEXT NOT NULL,${READING},
  -- Of base_unit: money, ratio, person, time, … ; null where there is no unit or nobody knows it.
  dimension TEXT,
  page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL,
  review INTEGER NOT NULL,
  problems TEXT NOT NULL,
  period TEXT NOT NULL, area TEXT,
  midterm_target TEXT, longterm_target TEXT, actual TEXT, score TEXT, deviation_reason TEXT,
  others TEXT NOT NULL,
  corrected TEXT,
  accepted TEXT
) STRICT;
CREATE UNIQUE INDEX effective_indicators_by_row_id ON effective_indicators (row_id);
CREATE INDEX effective_indicators_by_document ON effective_indicators (document_id, form, ordinal);
CREATE UNIQUE INDEX effective_indicators_by_form ON effective_indicators (form_id, ordinal);

DROP VIEW current_documents;
DROP VIEW current_forms;
DROP VIEW current_indicators;
DROP VIEW current_cells;
DROP VIEW current_problems;

CREATE VIEW current_documents AS
SELECT
  d.document, e.sha256, e.bytes, e.media_type, s.status,
  e.error_code, e.error_message, e.error_page,
  e.pages, s.forms, s.indicators,
  e.imported_at, e.extractor_version,
  d.missing_since, d.missing_reason,
  d.path AS source_path, d.id AS document_id,
  s.review_rows, s.corrections, s.conflicts
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN effective_documents s ON s.document_id = d.id;

CREATE VIEW current_forms AS
SELECT
  f.document, f.form, f.title, f.year, f.project_name, f.department,
  f.region_name, f.region_code,
  f.budget_yuan, f.fiscal_yuan, f.period_start, f.period_end,
  f.annual_goal, f.longterm_goal, f.content, f.pages,
  f.review, f.problems,
  (SELECT json_group_array(json_object('label', label, 'value', raw)) FROM (
    SELECT label, raw FROM head_fields WHERE form_id = f.form_id AND is_field = 1 ORDER BY position
  )) AS fields,
  (SELECT json_group_array(raw) FROM (
    SELECT raw FROM notes WHERE form_id = f.form_id ORDER BY position
  )) AS notes,
  f.indicators,
  d.path AS source_path, f.document_id, f.form_id, f.row_id, f.corrected, f.accepted
FROM effective_forms f
JOIN documents d ON d.id = f.document_id;

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
  d.path AS source_path, i.document_id, i.form_id, i.indicator_id,
  i.row_id, i.region_name, i.region_code, i.dimension, i.corrected, i.accepted
FROM effective_indicators i
JOIN documents d ON d.id = i.document_id;

CREATE VIEW current_cells AS
SELECT
  i.document, i.form, i.ordinal, c.role, c.label, c.raw, c.confidence,
  c.page, c.x0, c.y0, c.x1, c.y1, c.line_from, c.line_to,
  c.cell_table, c.cell_row, c.cell_column, c.more_places,
  i.indicator_id, i.row_id
FROM effective_indicators i
JOIN indicator_cells c ON c.indicator_id = i.indicator_id;

CREATE VIEW current_problems AS
SELECT
  d.document, f.form, i.ordinal, p.code, p.message, p.severity,
  p.page, p.x0, p.y0, p.x1, p.y1, p.line_from, p.line_to,
  p.cell_table, p.cell_row, p.cell_column, p.more_places,
  d.id AS document_id, p.form_id, p.indicator_id,
  CASE WHEN p.indicator_id IS NOT NULL THEN i.review = 0 AND (i.corrected IS NOT NULL OR i.accepted IS NOT NULL)
       WHEN p.form_id IS NOT NULL THEN f.review = 0 AND (f.corrected IS NOT NULL OR f.accepted IS NOT NULL)
       ELSE 0 END AS settled
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN problems p ON p.extraction_id = e.id
LEFT JOIN effective_forms f ON f.form_id = p.form_id
LEFT JOIN effective_indicators i ON i.indicator_id = p.indicator_id;

CREATE VIEW current_conflicts AS
SELECT
  d.document, c.row_id, c.kind, c.field, c.extracted, c.candidates,
  c.correction_id, k.made_by, k.made_at, k.note,
  d.path AS source_path, c.document_id
FROM conflicts c
JOIN corrections k ON k.id = c.correction_id
JOIN documents d ON d.id = c.document_id;
`;
