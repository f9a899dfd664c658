/** Property tests that end: so many runs, half a minute at most, and no shrinking, since one run may take a second. */
export const bounded = (numRuns: number, seed = 17) => ({
  numRuns,
  seed,
  endOnFailure: true,
  maxSkipsPerRun: 100,
  interruptAfterTimeLimit: 30_000,
});
