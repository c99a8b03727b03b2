-- What the office writes for what, and what was searched last.
CREATE TABLE office_word (
  word    TEXT PRIMARY KEY NOT NULL,   -- as typed: 'HSL'
  meaning TEXT NOT NULL                -- what is searched for it: 'hamstring lengthening'
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_search (
  text        TEXT PRIMARY KEY NOT NULL,
  searched_at TEXT NOT NULL            -- ISO date and time, UTC
) STRICT, WITHOUT ROWID;
