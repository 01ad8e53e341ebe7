/**
 * What language models proposed for flagged rows and forms. A suggestion changes nothing: accepted, it becomes a correction, which it
 * names. What was not grounded in the document is kept as discarded, with the reason. Answers are kept by model and prompt, so that
 * none is asked for twice.
 */
export const sql = `
CREATE TABLE suggestions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  row_id TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('indicator', 'form')),
  field TEXT NOT NULL,
  -- The words as printed.
  value TEXT NOT NULL,
  -- JSON {field: text}: what a correction would change, and what the row said of it then.
  changes TEXT NOT NULL,
  before TEXT NOT NULL,
  -- JSON [{source, role, place, quote}]: where the words stand.
  grounds TEXT NOT NULL,
  model TEXT NOT NULL,
  prompt_hash TEXT NOT NULL,
  made_at TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'rejected', 'discarded')),
  -- Why it was discarded: a code, and the same for a person.
  reason TEXT,
  detail TEXT,
  decided_at TEXT,
  decided_by TEXT,
  correction_id INTEGER REFERENCES corrections (id),
  UNIQUE (row_id, field, value),
  CHECK ((status = 'discarded') = (reason IS NOT NULL)),
  CHECK ((status = 'accepted') = (correction_id IS NOT NULL))
) STRICT;
CREATE INDEX suggestions_open ON suggestions (document_id) WHERE status = 'open';
CREATE INDEX suggestions_of_correction ON suggestions (correction_id) WHERE correction_id IS NOT NULL;

CREATE TABLE assist_answers (
  model TEXT NOT NULL,
  prompt_hash TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (model, prompt_hash)
) STRICT, WITHOUT ROWID;

CREATE VIEW current_suggestions AS
SELECT
  s.id AS suggestion, d.document, s.row_id, s.what, s.field, s.value, s.changes, s.before, s.grounds,
  s.status, s.reason, s.detail, s.model, s.prompt_hash, s.made_at, s.decided_at, s.decided_by, s.correction_id,
  d.path AS source_path, s.document_id
FROM suggestions s
JOIN documents d ON d.id = s.document_id;
`;
