/**
 * Offers: who sells a model at which price, and how long a model lives. The table of models is made anew, since what a
 * status may be is part of it; prices are history and only get columns, empty in every row there was.
 */
export const offers = `
  CREATE TABLE modelWithLife (
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
    status TEXT CHECK (status IN ('available', 'preview', 'deprecated', 'retired')),
    huggingFaceId TEXT,
    sources TEXT NOT NULL CHECK (json_valid(sources)),
    purpose TEXT,
    deprecatedOn TEXT,
    shutdownDate TEXT,
    shutdownNote TEXT,
    earliestShutdown TEXT,
    successor TEXT,
    statusAsOf TEXT,
    statusNote TEXT,
    lifecycleByHost TEXT CHECK (json_valid(lifecycleByHost)),
    efforts TEXT CHECK (json_valid(efforts)),
    tokenizerFactor REAL CHECK (tokenizerFactor > 0),
    tokenizerComparedWith TEXT,
    knowledgeCutoff TEXT,
    PRIMARY KEY (id, owner)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO modelWithLife (
    id, owner, name, author, authorName, originCountry, originGroup, openWeights, licence, paramsTotalB, paramsActiveB,
    paramsNote, sizeClass, contextTokens, maxOutputTokens, inputModalities, toolCalling, structuredOutput, reasoning,
    releaseDate, listedDate, status, huggingFaceId, sources
  ) SELECT
    id, owner, name, author, authorName, originCountry, originGroup, openWeights, licence, paramsTotalB, paramsActiveB,
    paramsNote, sizeClass, contextTokens, maxOutputTokens, inputModalities, toolCalling, structuredOutput, reasoning,
    releaseDate, listedDate, CASE status WHEN 'listed' THEN 'available' ELSE status END, huggingFaceId, sources
  FROM model;
  DROP TABLE model;
  ALTER TABLE modelWithLife RENAME TO model;

  ALTER TABLE price ADD COLUMN host TEXT;
  ALTER TABLE price ADD COLUMN hostType TEXT;
  ALTER TABLE price ADD COLUMN region TEXT;
  ALTER TABLE price ADD COLUMN quantization TEXT;
  ALTER TABLE price ADD COLUMN serviceTier TEXT;
  ALTER TABLE price ADD COLUMN validFrom TEXT;
  ALTER TABLE price ADD COLUMN validUntil TEXT;
  ALTER TABLE price ADD COLUMN currency TEXT;
  ALTER TABLE price ADD COLUMN certainty TEXT;
  ALTER TABLE price ADD COLUMN reasoningUsdPerM REAL CHECK (reasoningUsdPerM >= 0);
  ALTER TABLE price ADD COLUMN cacheWriteHourUsdPerM REAL CHECK (cacheWriteHourUsdPerM >= 0);
  ALTER TABLE price ADD COLUMN cacheStorageUsdPerMHour REAL CHECK (cacheStorageUsdPerMHour >= 0);
  ALTER TABLE price ADD COLUMN batchCacheReadUsdPerM REAL CHECK (batchCacheReadUsdPerM >= 0);
  ALTER TABLE price ADD COLUMN batchCacheWriteUsdPerM REAL CHECK (batchCacheWriteUsdPerM >= 0);
  ALTER TABLE price ADD COLUMN batchTiers TEXT CHECK (json_valid(batchTiers));
  ALTER TABLE price ADD COLUMN bands TEXT CHECK (json_valid(bands));
  ALTER TABLE price ADD COLUMN promotion INTEGER CHECK (promotion IN (0, 1));
  ALTER TABLE price ADD COLUMN promotionNote TEXT;
  ALTER TABLE price ADD COLUMN requestsPerDay INTEGER CHECK (requestsPerDay >= 0);
  ALTER TABLE price ADD COLUMN imageUsd REAL CHECK (imageUsd >= 0);
  ALTER TABLE price ADD COLUMN audioPromptUsdPerM REAL CHECK (audioPromptUsdPerM >= 0);
`;
