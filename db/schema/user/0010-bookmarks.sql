-- Bookmarks, recently opened codes and settings. Keyed by code system and code, never by a row of a catalog, so that they
-- survive every catalog.
CREATE TABLE bookmark (
  system   TEXT NOT NULL,
  code     TEXT NOT NULL,
  title    TEXT NOT NULL,            -- as it stood when the code was bookmarked
  added_at TEXT NOT NULL,            -- ISO date and time, UTC
  position REAL NOT NULL,
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent (
  system    TEXT NOT NULL,
  code      TEXT NOT NULL,
  title     TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL                -- JSON
) STRICT, WITHOUT ROWID;
