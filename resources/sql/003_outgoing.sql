-- Images on their way to devices, one row an image.
CREATE TABLE outgoing (
  send        BLOB NOT NULL,
  image       BLOB NOT NULL,
  patient     BLOB NOT NULL,
  device      BLOB NOT NULL,
  device_name TEXT NOT NULL,
  form        INTEGER NOT NULL,     -- 0 as stored, 1 explicit little endian
  state       INTEGER NOT NULL,     -- 1 waits, 2 done, 3 failed for good
  attempts    INTEGER NOT NULL,
  error       INTEGER NOT NULL,     -- of the last attempt; 0 none
  committed   INTEGER NOT NULL DEFAULT 0,
  retry       INTEGER,              -- not before; milliseconds since 1970-01-01 UTC
  queued      INTEGER NOT NULL,
  ended       INTEGER,
  PRIMARY KEY (send, image)
) STRICT, WITHOUT ROWID;
CREATE INDEX outgoing_due ON outgoing (state, retry);
CREATE INDEX outgoing_image ON outgoing (image);
