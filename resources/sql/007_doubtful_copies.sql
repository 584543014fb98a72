-- Images whose copies in places of backups may not be what the vault has: brought back here, or not right in a test restore.
CREATE TABLE doubtful_copy (
  image    BLOB PRIMARY KEY,
  sequence INTEGER NOT NULL         -- of the last journal record that says so: what a place saved before it is looked at again
) STRICT, WITHOUT ROWID;
