-- What devices are asked to take.
CREATE TABLE worklist (
  id         BLOB PRIMARY KEY,
  patient    BLOB NOT NULL,
  details    BLOB NOT NULL,         -- model::WorklistOrder
  scheduled  INTEGER NOT NULL,      -- seconds of the practice's wall clock
  source     TEXT NOT NULL,         -- the practice software's own name for it; empty: entered by a person
  status     INTEGER NOT NULL,      -- 1 open, 2 done, 3 cancelled
  entered    INTEGER NOT NULL,
  entered_by BLOB NOT NULL,
  ended      INTEGER,
  image      BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX worklist_day ON worklist (status, scheduled);
CREATE INDEX worklist_patient ON worklist (patient, scheduled);
CREATE INDEX worklist_source ON worklist (source) WHERE source <> '';
