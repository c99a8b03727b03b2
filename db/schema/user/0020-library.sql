-- Folders, colours, tags, notes and how often a code was opened.
CREATE TABLE folder (
  folder_id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a number is never used twice, so that undo brings back the same folder
  name      TEXT NOT NULL,
  colour    TEXT,
  position  REAL NOT NULL
) STRICT;

-- No foreign key: a folder may be removed by the command while the window takes a change back; a bookmark whose folder is
-- gone stands without one.
ALTER TABLE bookmark ADD COLUMN folder_id INTEGER;
ALTER TABLE bookmark ADD COLUMN colour TEXT;
ALTER TABLE bookmark ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';   -- JSON array of strings
ALTER TABLE bookmark ADD COLUMN facts TEXT;                        -- JSON: the code as it was last acknowledged

-- Of any code, bookmarked or not.
CREATE TABLE code_note (
  system  TEXT NOT NULL,
  code    TEXT NOT NULL,
  wording TEXT NOT NULL,             -- the office's own words, printed
  note    TEXT NOT NULL,             -- private
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

ALTER TABLE recent ADD COLUMN opened INTEGER NOT NULL DEFAULT 1;
