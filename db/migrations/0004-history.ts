/** What the seed knows of a model beside its offers; and a model's remark. Every row is the seed's and goes with it. */
export const history = `
  ALTER TABLE model ADD COLUMN note TEXT;

  CREATE TABLE month (
    modelId TEXT NOT NULL,
    market TEXT NOT NULL CHECK (market IN ('first-party', 'openrouter')),
    date TEXT NOT NULL,
    promptUsdPerM REAL NOT NULL CHECK (promptUsdPerM >= 0),
    completionUsdPerM REAL NOT NULL CHECK (completionUsdPerM >= 0),
    cacheReadUsdPerM REAL CHECK (cacheReadUsdPerM >= 0),
    cacheWriteUsdPerM REAL CHECK (cacheWriteUsdPerM >= 0),
    source TEXT NOT NULL
  ) STRICT;
  CREATE INDEX monthOfModel ON month (modelId);

  CREATE TABLE speed (
    modelId TEXT NOT NULL,
    host TEXT,
    region TEXT,
    effort TEXT,
    tokensPerSecondP50 REAL CHECK (tokensPerSecondP50 >= 0),
    tokensPerSecondP90 REAL CHECK (tokensPerSecondP90 >= 0),
    firstTokenSecondsP50 REAL CHECK (firstTokenSecondsP50 >= 0),
    firstTokenSecondsP90 REAL CHECK (firstTokenSecondsP90 >= 0),
    requests INTEGER CHECK (requests >= 0),
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    asOf TEXT
  ) STRICT;
  CREATE INDEX speedOfModel ON speed (modelId);

  CREATE TABLE disagreement (
    modelId TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    valueA TEXT NOT NULL,
    sourceA TEXT NOT NULL,
    dateA TEXT,
    valueB TEXT NOT NULL,
    sourceB TEXT NOT NULL,
    dateB TEXT,
    note TEXT
  ) STRICT;
  CREATE INDEX disagreementOfModel ON disagreement (modelId);
`;
