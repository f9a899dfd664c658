/** What was measured of a model on one benchmark. Aggregate figures only, each with its citation. */

import type { CategoryId } from './category.ts';
import type { ModelId } from './model.ts';

export interface Evidence {
  id: string;
  modelId: ModelId;
  /** `math` stands beside the study's categories. */
  category: CategoryId | 'math';
  benchmark: string;
  /** Effort, edit format, language pair or run label; '' where the source names none. */
  config: string;
  metric: string;
  /** The figure as the source prints it. */
  value: number;
  successes: number | null;
  trials: number | null;
  /**
   * Distinct tasks behind the trials, where trials repeat the same task. Repeats are not independent, so
   * intervals use this number.
   */
  tasks: number | null;
  successDefinition: string | null;
  usdPerTask: number | null;
  promptTokensPerTask: number | null;
  completionTokensPerTask: number | null;
  date: string | null;
  source: string;
  selfReported: boolean;
  notes: string | null;
  owner: 'seed' | 'user';
}
