/** What an evidence row must pass. */
import * as z from 'zod';
import type { Answer } from '../foundation/answer.ts';
import { categoryIds } from './category.ts';
import {
  catalogId,
  check,
  checkWith,
  cleanName,
  cleanText,
  finiteNumber,
  isCatalogId,
  isCleanText,
  isoDateOrMonth,
  numberAbove,
  oneOf,
  rule,
  wholeNumber,
  yesNo,
} from './checks.ts';
import type { Evidence } from './evidence.ts';

const count = () => wholeNumber({ min: 0, max: 1_000_000_000 });

/** No slash: a yardstick is written `benchmark/metric`. */
const benchmarkName = () =>
  check<string>((value) => isCleanText(value, 100) && value.trim() !== '' && !value.includes('/'), {
    kind: 'invalidBenchmark',
    allowed: '1 to 100 characters without a slash',
    max: 100,
  });

export const evidenceSchema: z.ZodType<Evidence> = z
  .strictObject({
    id: catalogId(),
    modelId: catalogId(),
    category: oneOf(...categoryIds, 'math'),
    benchmark: benchmarkName(),
    config: cleanText(200),
    metric: cleanName(100),
    value: finiteNumber({ min: -1e9, max: 1e9 }),
    successes: count().nullable(),
    trials: wholeNumber({ min: 1, max: 1_000_000_000 }).nullable(),
    tasks: wholeNumber({ min: 1, max: 1_000_000_000 }).nullable(),
    successDefinition: cleanText(1000).nullable(),
    usdPerTask: finiteNumber({ min: 0, max: 1e6 }).nullable(),
    promptTokensPerTask: numberAbove({ above: 0, max: 1e9 }).nullable(),
    completionTokensPerTask: numberAbove({ above: 0, max: 1e9 }).nullable(),
    date: isoDateOrMonth().nullable(),
    source: cleanName(500),
    selfReported: yesNo(),
    notes: cleanText(2000).nullable(),
    owner: oneOf('seed', 'user'),
  })
  .refine(
    (row) => row.successes === null || row.trials !== null,
    rule('successesWithoutTrials', ['trials'], 'a number of trials, since there are successes'),
  )
  .refine(
    (row) => row.successes === null || row.trials === null || row.successes <= row.trials,
    rule('successesAboveTrials', ['successes'], 'at most trials'),
  )
  .refine(
    (row) => row.tasks === null || (row.trials !== null && row.tasks <= row.trials),
    rule('tasksAboveTrials', ['tasks'], 'at most trials'),
  );

/** An evidence row, or a refusal naming the field, the value and what is allowed. */
export const checkEvidence = (input: unknown): Answer<Evidence> => {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return checkWith(evidenceSchema, input, isCatalogId(id) ? `Evidence ${id}` : 'Evidence');
};
