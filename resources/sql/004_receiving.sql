-- Who may send, and what arrived over the network.
CREATE TABLE device (
  id          BLOB PRIMARY KEY,
  name        TEXT NOT NULL,
  ae_title    TEXT NOT NULL,
  address     TEXT NOT NULL,
  port        INTEGER NOT NULL,
  kind        INTEGER NOT NULL,
  link        INTEGER NOT NULL,     -- 1 plain, 2 TLS
  certificate BLOB NOT NULL,
  paired      INTEGER NOT NULL,     -- milliseconds since 1970-01-01 UTC
  unpaired    INTEGER               -- kept, so that its images still say where they came from
) STRICT, WITHOUT ROWID;
CREATE INDEX device_peer ON device (ae_title, address) WHERE unpaired IS NULL;

CREATE TABLE arrival (
  hash         BLOB PRIMARY KEY,    -- of its trailer
  segment      BLOB NOT NULL,
  number       INTEGER NOT NULL,    -- 0: an unknown number of them before this segment
  first        INTEGER NOT NULL,    -- differs from number only where several are missing
  state        INTEGER NOT NULL,    -- 1 an image, 2 dropped as a second copy, 3 missing
  image        BLOB NOT NULL,       -- the image, or the one whose copy it was
  device       BLOB NOT NULL,
  link         INTEGER NOT NULL,
  calling_ae   TEXT NOT NULL,
  address      TEXT NOT NULL,
  received     INTEGER NOT NULL,
  object_bytes INTEGER NOT NULL,
  sequence     INTEGER NOT NULL     -- of the journal record
) STRICT, WITHOUT ROWID;
CREATE INDEX arrival_place ON arrival (segment, number);
CREATE INDEX arrival_image ON arrival (image);
CREATE INDEX arrival_sequence ON arrival (sequence);

ALTER TABLE image ADD COLUMN device BLOB;         -- that sent it
ALTER TABLE image ADD COLUMN conflict BLOB;       -- the image with the same SOP instance UID that was here first
ALTER TABLE image ADD COLUMN sop_instance TEXT NOT NULL DEFAULT '';
CREATE INDEX image_instance ON image (sop_instance) WHERE sop_instance <> '';
