-- Whom the operation of a tray is for. Apart from the tray, so that nothing that reads trays (export, copy, undo, mail, calendar) can
-- carry it along. Empty unless the office has turned patient fields on.
CREATE TABLE tray_patient (
  tray_id              INTEGER PRIMARY KEY REFERENCES tray(tray_id) ON DELETE CASCADE,
  name                 TEXT NOT NULL,
  birth_date           TEXT,             -- ISO day; null: not written
  record_number        TEXT NOT NULL,
  member_id            TEXT NOT NULL,    -- with the payer
  authorisation_number TEXT NOT NULL
) STRICT;
