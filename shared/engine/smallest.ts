/** The first entry with the smallest measure; null where none has one. */
export const smallest = <T>(entries: readonly T[], measure: (entry: T) => number | null): T | null => {
  let best: { entry: T; value: number } | null = null;
  for (const entry of entries) {
    const value = measure(entry);
    if (value !== null && (best === null || value < best.value)) best = { entry, value };
  }
  return best?.entry ?? null;
};
