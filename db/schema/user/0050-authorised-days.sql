-- The days between which a payer has authorised the operation of a tray, both included; null: not known, as in a template.
ALTER TABLE tray ADD COLUMN authorised_from TEXT;
ALTER TABLE tray ADD COLUMN authorised_until TEXT;
