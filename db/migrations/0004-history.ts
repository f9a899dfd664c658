/**
 * What a release ships beside models and evidence, every row the seed's and replaced with it: its offers, and what was seen
 * of models month by month. A shipped price that leaves the offers goes into the history of prices, where those of earlier
 * releases stand.
 */
export const history = `
  ALTER TABLE model ADD COLUMN note TEXT;

  CREATE TABLE offer (
    modelId TEXT NOT NULL CHECK (length(modelId) BETWEEN 1 AND 128),
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
    note TEXT,
    host TEXT,
    hostType TEXT,
    region TEXT,
    quantization TEXT,
    serviceTier TEXT,
    validFrom TEXT,
    validUntil TEXT,
    currency TEXT,
    certainty TEXT,
    reasoningUsdPerM REAL CHECK (reasoningUsdPerM >= 0),
    cacheWriteHourUsdPerM REAL CHECK (cacheWriteHourUsdPerM >= 0),
    cacheStorageUsdPerMHour REAL CHECK (cacheStorageUsdPerMHour >= 0),
    batchCacheReadUsdPerM REAL CHECK (batchCacheReadUsdPerM >= 0),
    batchCacheWriteUsdPerM REAL CHECK (batchCacheWriteUsdPerM >= 0),
    batchTiers TEXT CHECK (json_valid(batchTiers)),
    bands TEXT CHECK (json_valid(bands)),
    promotion INTEGER CHECK (promotion IN (0, 1)),
    promotionNote TEXT,
    requestsPerDay INTEGER CHECK (requestsPerDay >= 0),
    imageUsd REAL CHECK (imageUsd >= 0),
    audioPromptUsdPerM REAL CHECK (audioPromptUsdPerM >= 0)
  ) STRICT;
  CREATE INDEX offerOfModel ON offer (modelId);

  CREATE TABLE history (
    modelId TEXT PRIMARY KEY,
    months TEXT NOT NULL CHECK (json_valid(months)),
    speeds TEXT NOT NULL CHECK (json_valid(speeds)),
    disagreements TEXT NOT NULL CHECK (json_valid(disagreements))
  ) STRICT, WITHOUT ROWID;
`;
