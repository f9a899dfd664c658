/** Models, their dated prices and the evidence. Shipped rows and the user's rows stand side by side, told apart by owner. */
export const createCatalog = `
  CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;

  CREATE TABLE model (
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 128),
    owner TEXT NOT NULL CHECK (owner IN ('seed', 'user')),
    name TEXT NOT NULL,
    author TEXT NOT NULL,
    authorName TEXT NOT NULL,
    originCountry TEXT,
    originGroup TEXT CHECK (originGroup IN ('china', 'rest-of-world')),
    openWeights INTEGER CHECK (openWeights IN (0, 1)),
    licence TEXT,
    paramsTotalB REAL CHECK (paramsTotalB > 0),
    paramsActiveB REAL CHECK (paramsActiveB > 0),
    paramsNote TEXT,
    sizeClass TEXT CHECK (sizeClass IN ('small', 'medium', 'large')),
    contextTokens INTEGER CHECK (contextTokens > 0),
    maxOutputTokens INTEGER CHECK (maxOutputTokens > 0),
    inputModalities TEXT NOT NULL CHECK (json_valid(inputModalities)),
    toolCalling INTEGER CHECK (toolCalling IN (0, 1)),
    structuredOutput INTEGER CHECK (structuredOutput IN (0, 1)),
    reasoning INTEGER CHECK (reasoning IN (0, 1)),
    releaseDate TEXT,
    listedDate TEXT,
    status TEXT CHECK (status IN ('listed', 'retired')),
    huggingFaceId TEXT,
    sources TEXT NOT NULL CHECK (json_valid(sources)),
    PRIMARY KEY (id, owner)
  ) STRICT, WITHOUT ROWID;

  -- History: rows are added, never changed. No reference to model: a price outlives a model that leaves the seed.
  CREATE TABLE price (
    sequence INTEGER PRIMARY KEY,
    modelId TEXT NOT NULL CHECK (length(modelId) BETWEEN 1 AND 128),
    owner TEXT NOT NULL CHECK (owner IN ('seed', 'user')),
    promptUsdPerM REAL NOT NULL CHECK (promptUsdPerM >= 0),
    completionUsdPerM REAL NOT NULL CHECK (completionUsdPerM >= 0),
    cacheReadUsdPerM REAL CHECK (cacheReadUsdPerM >= 0),
    cacheWriteUsdPerM REAL CHECK (cacheWriteUsdPerM >= 0),
    batchDiscount REAL CHECK (batchDiscount BETWEEN 0 AND 1),
    batchPromptUsdPerM REAL CHECK (batchPromptUsdPerM >= 0),
    batchCompletionUsdPerM REAL CHECK (batchCompletionUsdPerM >= 0),
    requestFeeUsd REAL CHECK (requestFeeUsd >= 0),
    webSearchUsdPerCall REAL CHECK (webSearchUsdPerCall >= 0),
    tiers TEXT NOT NULL CHECK (json_valid(tiers)),
    tierMode TEXT NOT NULL CHECK (tierMode IN ('whole-request', 'marginal')),
    promoDiscount REAL CHECK (promoDiscount BETWEEN 0 AND 1),
    undiscountedPromptUsdPerM REAL CHECK (undiscountedPromptUsdPerM >= 0),
    undiscountedCompletionUsdPerM REAL CHECK (undiscountedCompletionUsdPerM >= 0),
    basis TEXT NOT NULL,
    asOf TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT
  ) STRICT;
  CREATE INDEX priceOfModel ON price (modelId, asOf);
  CREATE TRIGGER priceIsHistory BEFORE UPDATE ON price BEGIN
    SELECT RAISE(ABORT, 'a price is history: add a row instead');
  END;

  -- No reference to model: evidence of models outside the catalog still relates benchmarks to each other.
  CREATE TABLE evidence (
    id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 128),
    owner TEXT NOT NULL CHECK (owner IN ('seed', 'user')),
    modelId TEXT NOT NULL,
    category TEXT NOT NULL,
    benchmark TEXT NOT NULL,
    config TEXT NOT NULL,
    metric TEXT NOT NULL,
    value REAL NOT NULL,
    successes INTEGER CHECK (successes >= 0),
    trials INTEGER CHECK (trials > 0),
    tasks INTEGER CHECK (tasks > 0),
    successDefinition TEXT,
    usdPerTask REAL CHECK (usdPerTask >= 0),
    promptTokensPerTask REAL CHECK (promptTokensPerTask > 0),
    completionTokensPerTask REAL CHECK (completionTokensPerTask > 0),
    date TEXT,
    source TEXT NOT NULL,
    selfReported INTEGER NOT NULL CHECK (selfReported IN (0, 1)),
    notes TEXT,
    PRIMARY KEY (id, owner)
  ) STRICT, WITHOUT ROWID;
`;
