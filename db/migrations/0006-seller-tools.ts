/** What a seller charges for calls of its own tools beside web searches. */
export const sellerTools = `
  ALTER TABLE price ADD COLUMN fileSearchUsdPerCall REAL CHECK (fileSearchUsdPerCall >= 0);
  ALTER TABLE price ADD COLUMN codeSessionUsd REAL CHECK (codeSessionUsd >= 0);
  ALTER TABLE offer ADD COLUMN fileSearchUsdPerCall REAL CHECK (fileSearchUsdPerCall >= 0);
  ALTER TABLE offer ADD COLUMN codeSessionUsd REAL CHECK (codeSessionUsd >= 0);
`;
