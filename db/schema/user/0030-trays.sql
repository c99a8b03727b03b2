-- Trays: the codes of one operation under a name of the office, and templates of such. Nothing of a patient.
CREATE TABLE tray (
  tray_id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number is never used twice, so that undo brings back the same tray
  name            TEXT NOT NULL,
  date_of_service TEXT,                               -- ISO day; null: not set yet, as in a template
  place           TEXT NOT NULL,
  locality        TEXT,                               -- 'contractor-locality'; null: national amounts, or by ZIP code
  zip             TEXT,
  payer           TEXT NOT NULL,
  is_template     INTEGER NOT NULL CHECK (is_template IN (0, 1)),
  lines           TEXT NOT NULL,                      -- JSON array of db/model/case.ts lines
  position        REAL NOT NULL
) STRICT;
