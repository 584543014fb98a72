-- The catalogue: a projection of the journal and the key file. Losing it loses nothing; replaying gives the same rows.
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE patient (
  id            BLOB PRIMARY KEY,
  family        TEXT NOT NULL,
  given         TEXT NOT NULL,
  birth         INTEGER,            -- days since 1970-01-01
  sex           INTEGER NOT NULL,
  number        TEXT NOT NULL,
  note          TEXT NOT NULL,
  created       INTEGER NOT NULL,   -- milliseconds since 1970-01-01 UTC
  last_activity INTEGER NOT NULL,
  merged_into   BLOB,
  withdrawn     INTEGER NOT NULL DEFAULT 0,
  name_key      TEXT NOT NULL,      -- folded, for matching
  words         TEXT NOT NULL,      -- folded, for searching
  image_count   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_recent ON patient (last_activity DESC) WHERE merged_into IS NULL AND withdrawn = 0;
CREATE INDEX patient_number ON patient (number) WHERE number <> '';
CREATE INDEX patient_name ON patient (name_key);
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE image (
  id            BLOB PRIMARY KEY,
  patient       BLOB NOT NULL,      -- 16 zero bytes while in the Inbox
  status        INTEGER NOT NULL,
  kind          INTEGER NOT NULL,
  facts         BLOB NOT NULL,      -- model::ImageFacts
  tags          BLOB NOT NULL,      -- model::ImageTags
  display       BLOB NOT NULL,      -- model::DisplayState
  teeth         INTEGER NOT NULL,
  captured      INTEGER NOT NULL,   -- seconds of the practice's wall clock
  imported      INTEGER NOT NULL,
  imported_by   BLOB NOT NULL,
  import        BLOB NOT NULL,
  source_name   TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  blake2b       BLOB NOT NULL,
  duplicate_key BLOB NOT NULL,
  search        TEXT NOT NULL,      -- folded words
  binned        INTEGER,
  binned_by     BLOB,
  inbox_reason  TEXT NOT NULL,
  suggestion    BLOB NOT NULL,
  sequence      INTEGER NOT NULL    -- of the journal record that brought it
) STRICT, WITHOUT ROWID;
CREATE INDEX image_patient ON image (patient, status, captured DESC, sequence);
CREATE INDEX image_status ON image (status, captured DESC, sequence);
CREATE INDEX image_import ON image (import);
CREATE INDEX image_duplicate ON image (duplicate_key);

CREATE TABLE object_key (
  image   BLOB PRIMARY KEY,
  patient BLOB NOT NULL,            -- whose key wraps it
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_key (
  patient BLOB PRIMARY KEY,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;
