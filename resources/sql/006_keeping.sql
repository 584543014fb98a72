-- What is kept, for how long, and what was erased.
CREATE TABLE hold (
  patient BLOB PRIMARY KEY,
  reason  TEXT NOT NULL,
  since   INTEGER NOT NULL,         -- milliseconds since 1970-01-01 UTC
  held_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_patient (
  patient   BLOB PRIMARY KEY,
  erased    INTEGER NOT NULL,       -- milliseconds since 1970-01-01 UTC
  erased_by BLOB NOT NULL,
  reason    TEXT NOT NULL,
  final     INTEGER NOT NULL,       -- day from which no backup holds its keys; days since 1970-01-01
  sequence  INTEGER NOT NULL        -- of the journal record
) STRICT, WITHOUT ROWID;

-- Images whose keys are destroyed: purged from the bin, or gone with their patient.
CREATE TABLE erased_image (
  image BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO erased_image (image) SELECT id FROM image WHERE status = 4;
DELETE FROM image WHERE status = 4;
