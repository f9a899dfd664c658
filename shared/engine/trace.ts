/** What one stack does in each draw, per task. */
export interface Trace {
  success: Float64Array;
  silentFailure: Float64Array;
  abandoned: Float64Array;
  minutes: Float64Array;
  /** Models, verifiers, people and hardware. */
  spend: Float64Array;
  /** The same and silent failures. */
  usd: Float64Array;
  /** Value of the successes less `usd`. */
  net: Float64Array;
}

export const emptyTrace = (count: number): Trace => ({
  success: new Float64Array(count),
  silentFailure: new Float64Array(count),
  abandoned: new Float64Array(count),
  minutes: new Float64Array(count),
  spend: new Float64Array(count),
  usd: new Float64Array(count),
  net: new Float64Array(count),
});
