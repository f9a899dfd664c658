/** Who solved what: results of models on items, as calibration takes them. */

/**
 * Results of every model on every item. Cell (i, m) is at index i * models.length + m.
 * `trials` is 0 where there is no result. A share whose number of samples cannot be told counts as one
 * fractional trial.
 */
export interface OutcomeMatrix {
  items: string[];
  models: string[];
  successes: Float64Array;
  trials: Float64Array;
}

/** USD of one attempt by item and model, in the order of an OutcomeMatrix; NaN where it is not known. */
export type CostMatrix = Float64Array;
