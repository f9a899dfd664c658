/** What was measured of a model on one benchmark, field by field. Aggregate figures only, each with its citation. */

import type { EvidenceId, ModelId } from '../foundation/ids.ts';
import { workKinds } from './category.ts';
import {
  catalogId,
  check,
  cleanName,
  cleanText,
  finiteNumber,
  isCleanText,
  isoDateOrMonth,
  numberAbove,
  oneOf,
  wholeNumber,
  yesNo,
} from './checks.ts';
import { field, fill, type Known, type RecordOf } from './record.ts';

const countFrom = (min: number) => wholeNumber({ min, max: 1_000_000_000 });
const tokens = () => numberAbove({ above: 0, max: 1e9 });

/** No slash: a yardstick is written `benchmark/metric`. */
const benchmarkName = () =>
  check<string>((value) => isCleanText(value, 100) && value.trim() !== '' && !value.includes('/'), {
    kind: 'invalidBenchmark',
    allowed: '1 to 100 characters without a slash',
    max: 100,
  });

export const evidenceFields = {
  id: field('text', catalogId<EvidenceId>()),
  modelId: field('text', catalogId<ModelId>()),
  /** `other`: a planner's own results of work that is of no known kind. */
  category: field('text', oneOf(...workKinds, 'other')),
  benchmark: field('text', benchmarkName()),
  /** Effort, edit format, language pair or run label; '' where the source names none. */
  config: field('text', cleanText(200)),
  metric: field('text', cleanName(100)),
  /** The figure as the source prints it. */
  value: field('number', finiteNumber({ min: -1e9, max: 1e9 })),
  successes: field('count', countFrom(0).nullable()),
  trials: field('count', countFrom(1).nullable()),
  /**
   * Distinct tasks behind the trials, where trials repeat the same task. Repeats are not independent, so
   * intervals use this number.
   */
  tasks: field('count', countFrom(1).nullable()),
  successDefinition: field('text', cleanText(1000).nullable()),
  usdPerTask: field('usd', finiteNumber({ min: 0, max: 1e6 }).nullable()),
  promptTokensPerTask: field('count', tokens().nullable()),
  completionTokensPerTask: field('count', tokens().nullable()),
  date: field('date', isoDateOrMonth().nullable()),
  source: field('text', cleanName(500)),
  selfReported: field('flag', yesNo()),
  notes: field('text', cleanText(2000).nullable()),
  owner: field('text', oneOf('seed', 'user')),
};

export interface Evidence extends RecordOf<typeof evidenceFields> {}

/** A measurement from what is known of it. */
export const newEvidence = (known: Known<Evidence>): Evidence => fill(evidenceFields, known);
