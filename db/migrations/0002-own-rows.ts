/**
 * SQLite keeps no checksum of its cells. This table holds one for every row that the seed cannot give back, with the
 * number of the change that wrote it, so that a row that was altered behind the program's back is noticed and named.
 */
export const protectOwnRows = `
  CREATE TABLE ownRow (
    noun TEXT NOT NULL CHECK (noun IN ('model', 'price', 'evidence')),
    key TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 32),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    PRIMARY KEY (noun, key)
  ) STRICT, WITHOUT ROWID;
`;
