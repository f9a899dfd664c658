/** Which models are releases, previews, modes or efforts of one: what they repeat when asked again they have in common. */
export const lineage = `
  ALTER TABLE model ADD COLUMN lineage TEXT CHECK (length(lineage) BETWEEN 1 AND 128);
`;
