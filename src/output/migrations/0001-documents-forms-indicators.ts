/**
 * The first schema. Released migrations are never edited: a change is a new file with the next number.
 *
 * A document is a path; each reading of its bytes by a version of the extractor is an extraction, one of them current. All that
 * was extracted hangs on the extraction and is written once; what people add later (corrections) gets tables of its own.
 *
 * Where something was printed (`places`, the same columns wherever they occur): `page`, `x0…y1` (points, origin top left, y down) or
 * `line_from`, `line_to` or `cell_table`, `cell_row`, `cell_column`; a second and further places stand in `more_places` as JSON.
 */
const PLACES = `
  page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  line_from INTEGER, line_to INTEGER,
  cell_table INTEGER, cell_row INTEGER, cell_column INTEGER,
  more_places TEXT`;

const READING = `
  kind TEXT NOT NULL CHECK (kind IN ('quantity', 'date', 'text')),
  comparator TEXT CHECK (comparator IN ('=', '>=', '<=', '>', '<', 'between')),
  value REAL, value_high REAL, unit TEXT,
  base_value REAL, base_value_high REAL, base_unit TEXT,
  date TEXT,
  rules TEXT NOT NULL`;

export const sql = `
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  root TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE,
  modified_at TEXT,
  missing_since TEXT,
  missing_reason TEXT
) STRICT;
CREATE INDEX documents_by_name ON documents (document, path);

CREATE TABLE extractions (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1)),
  sha256 TEXT,
  bytes INTEGER,
  media_type TEXT,
  extractor_version TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('complete', 'review', 'no-form', 'failed')),
  pages INTEGER,
  error_code TEXT,
  error_message TEXT,
  error_page INTEGER,
  imported_at TEXT NOT NULL,
  CHECK ((status = 'failed') = (error_code IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX extractions_current ON extractions (document_id) WHERE is_current = 1;
CREATE INDEX extractions_by_document ON extractions (document_id);
CREATE INDEX extractions_by_hash ON extractions (sha256);

CREATE TABLE forms (
  id INTEGER PRIMARY KEY,
  extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  title TEXT,
  year INTEGER,
  project_name TEXT,
  department TEXT,
  region_name TEXT,
  region_code TEXT,
  budget_yuan REAL,
  fiscal_yuan REAL,
  period_start TEXT,
  period_end TEXT,
  annual_goal TEXT,
  longterm_goal TEXT,
  content TEXT,
  pages TEXT NOT NULL,
  review INTEGER NOT NULL CHECK (review IN (0, 1)),
  UNIQUE (extraction_id, ordinal)
) STRICT;

CREATE TABLE head_fields (
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  label_group TEXT,
  -- 1 where no column of forms holds the value: these are the contract's fields.
  is_field INTEGER NOT NULL,
  raw TEXT NOT NULL,
  confidence REAL NOT NULL,${PLACES},
  PRIMARY KEY (form_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  raw TEXT NOT NULL,
  confidence REAL NOT NULL,${PLACES},
  PRIMARY KEY (form_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicators (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES forms (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  level3 TEXT NOT NULL,
  level1_code TEXT,
  level2_code TEXT,
  explanation TEXT,
  weight REAL,
  level1_weight REAL,
  target TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('annual', 'midterm', 'longterm')),
  area TEXT,${READING},
  midterm_target TEXT,
  longterm_target TEXT,
  actual TEXT,
  score TEXT,
  deviation_reason TEXT,
  page INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  review INTEGER NOT NULL CHECK (review IN (0, 1)),
  -- The codes of the row's problems as JSON: gathering them from their table costs an export half its time.
  problem_codes TEXT NOT NULL,
  UNIQUE (form_id, ordinal)
) STRICT;
CREATE INDEX indicators_by_value ON indicators (base_unit, base_value);
CREATE INDEX indicators_for_review ON indicators (form_id) WHERE review = 1;

CREATE TABLE period_readings (
  indicator_id INTEGER NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
  period TEXT NOT NULL CHECK (period IN ('midterm', 'longterm', 'actual')),
  text TEXT NOT NULL,${READING},
  problems TEXT NOT NULL,
  PRIMARY KEY (indicator_id, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_cells (
  indicator_id INTEGER NOT NULL REFERENCES indicators (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  label TEXT,
  raw TEXT NOT NULL,
  confidence REAL NOT NULL,${PLACES},
  PRIMARY KEY (indicator_id, position)
) STRICT, WITHOUT ROWID;

-- Most rows have no such cell, which this tells without reading the others.
CREATE INDEX other_cells ON indicator_cells (indicator_id, position) WHERE role = 'other';

CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  extraction_id INTEGER NOT NULL REFERENCES extractions (id) ON DELETE CASCADE,
  form_id INTEGER REFERENCES forms (id) ON DELETE CASCADE,
  indicator_id INTEGER REFERENCES indicators (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('review', 'info')),${PLACES}
) STRICT;
CREATE INDEX problems_of_extraction ON problems (extraction_id);
CREATE INDEX problems_of_form ON problems (form_id) WHERE form_id IS NOT NULL;
CREATE INDEX problems_of_indicator ON problems (indicator_id) WHERE indicator_id IS NOT NULL;

CREATE VIEW current_documents AS
SELECT
  d.document, e.sha256, e.bytes, e.media_type, e.status,
  e.error_code, e.error_message, e.error_page,
  e.pages,
  (SELECT count(*) FROM forms f WHERE f.extraction_id = e.id) AS forms,
  (SELECT count(*) FROM indicators i JOIN forms f ON f.id = i.form_id WHERE f.extraction_id = e.id) AS indicators,
  e.imported_at, e.extractor_version,
  d.missing_since, d.missing_reason,
  d.path AS source_path, d.id AS document_id
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1;

CREATE VIEW current_forms AS
SELECT
  d.document, f.ordinal AS form, f.title, f.year, f.project_name, f.department,
  f.region_name, f.region_code,
  f.budget_yuan, f.fiscal_yuan, f.period_start, f.period_end,
  f.annual_goal, f.longterm_goal, f.content, f.pages,
  f.review,
  (SELECT json_group_array(code) FROM (
    SELECT code FROM problems WHERE form_id = f.id AND indicator_id IS NULL GROUP BY code ORDER BY min(position)
  )) AS problems,
  (SELECT json_group_array(json_object('label', label, 'value', raw)) FROM (
    SELECT label, raw FROM head_fields WHERE form_id = f.id AND is_field = 1 ORDER BY position
  )) AS fields,
  (SELECT json_group_array(raw) FROM (
    SELECT raw FROM notes WHERE form_id = f.id ORDER BY position
  )) AS notes,
  (SELECT count(*) FROM indicators i WHERE i.form_id = f.id) AS indicators,
  d.path AS source_path, d.id AS document_id, f.id AS form_id
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN forms f ON f.extraction_id = e.id;

CREATE VIEW current_indicators AS
SELECT
  d.document, f.ordinal AS form, f.title, f.year, f.project_name, f.department,
  i.ordinal, i.level1, i.level2, i.level3, i.level1_code, i.level2_code,
  i.explanation, i.weight, i.level1_weight,
  i.target, i.kind, i.comparator, i.value, i.value_high, i.unit,
  i.base_value, i.base_value_high, i.base_unit, i.date,
  i.page, CASE WHEN i.x0 IS NOT NULL THEN json_array(i.x0, i.y0, i.x1, i.y1) END AS box,
  i.confidence, i.review,
  i.problem_codes AS problems,
  i.period, i.area, i.midterm_target, i.longterm_target, i.actual, i.score, i.deviation_reason,
  (SELECT json_group_array(json_object('label', label, 'value', raw)) FROM (
    SELECT label, raw FROM indicator_cells INDEXED BY other_cells WHERE indicator_id = i.id AND role = 'other' ORDER BY position
  )) AS others,
  d.path AS source_path, d.id AS document_id, f.id AS form_id, i.id AS indicator_id
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN forms f ON f.extraction_id = e.id
JOIN indicators i ON i.form_id = f.id;

CREATE VIEW current_cells AS
SELECT
  d.document, f.ordinal AS form, i.ordinal, c.role, c.label, c.raw, c.confidence,
  c.page, c.x0, c.y0, c.x1, c.y1, c.line_from, c.line_to,
  c.cell_table, c.cell_row, c.cell_column, c.more_places,
  i.id AS indicator_id
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN forms f ON f.extraction_id = e.id
JOIN indicators i ON i.form_id = f.id
JOIN indicator_cells c ON c.indicator_id = i.id;

CREATE VIEW current_problems AS
SELECT
  d.document, f.ordinal AS form, i.ordinal, p.code, p.message, p.severity,
  p.page, p.x0, p.y0, p.x1, p.y1, p.line_from, p.line_to,
  p.cell_table, p.cell_row, p.cell_column, p.more_places,
  d.id AS document_id, p.form_id, p.indicator_id
FROM documents d
JOIN extractions e ON e.document_id = d.id AND e.is_current = 1
JOIN problems p ON p.extraction_id = e.id
LEFT JOIN forms f ON f.id = p.form_id
LEFT JOIN indicators i ON i.id = p.indicator_id;
`;
