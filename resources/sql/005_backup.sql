-- Where backups go, and what came of them.
CREATE TABLE backup_place (
  id      BLOB PRIMARY KEY,
  details BLOB NOT NULL,            -- body of backup.place-set
  added   INTEGER NOT NULL,         -- milliseconds since 1970-01-01 UTC
  removed INTEGER                   -- kept, so that the log still says where backups went
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_run (
  sequence INTEGER PRIMARY KEY,     -- of the journal record
  place    BLOB NOT NULL,           -- zeros: a folder that somebody named once
  at       INTEGER NOT NULL,
  error    INTEGER NOT NULL,        -- 0: a set was written
  details  BLOB NOT NULL            -- body of backup.finished
) STRICT;
CREATE INDEX backup_run_place ON backup_run (place, at);

CREATE TABLE backup_drill (
  sequence INTEGER PRIMARY KEY,
  place    BLOB NOT NULL,
  at       INTEGER NOT NULL,
  error    INTEGER NOT NULL,
  details  BLOB NOT NULL            -- body of drill.finished
) STRICT;
