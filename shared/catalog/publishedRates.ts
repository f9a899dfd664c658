/** What others measured, where a row is held to a planner's own evals: it stays known, and is the prior of her evals. */
import type { WorkKind } from './category.ts';
import type { Evidence } from './evidence.ts';
import { lineIsOf, scaleOfCategory, suiteBenchmarkOf } from './suites.ts';
import { countsOf, measuredOn, usualYardstick } from './yardsticks.ts';

/** Whether a benchmark is one of hers alone: nobody published it, and it is of no known suite. */
export const isOwnYardstick = (benchmark: string, evidence: readonly Evidence[]): boolean => {
  if (suiteBenchmarkOf(benchmark) !== null) return false;
  const rows = evidence.filter((row) => row.benchmark === benchmark);
  return rows.length > 0 && rows.every(({ owner }) => owner === 'user');
};

/** Whether a row speaks of work of the kind by its suite's line on the scale of the kind. */
const liesOnScaleOf = (row: Evidence, kind: WorkKind): boolean => {
  const known = suiteBenchmarkOf(row.benchmark);
  const scale = scaleOfCategory(kind);
  return (
    known?.line != null &&
    known.scale === scale &&
    (scale === 'work' || known.category === kind) &&
    lineIsOf(row.benchmark, row.metric) &&
    countsOf(row) !== null &&
    row.date !== null
  );
};

/** Whether anybody published how often the model succeeds at work of the kind, or at work on one scale with it. */
export const isPublished = (modelId: Evidence['modelId'], kind: WorkKind, evidence: readonly Evidence[]): boolean => {
  const usual = usualYardstick(kind);
  return (
    (usual !== null && measuredOn(usual, modelId, kind, evidence) !== null) ||
    evidence.some((row) => row.modelId === modelId && row.owner === 'seed' && liesOnScaleOf(row, kind))
  );
};

/** Models whose success was counted in one of the kinds of work, or on a scale with one of them. */
export const modelsKnownIn = (
  kinds: readonly Evidence['category'][],
  evidence: readonly Evidence[],
): Set<Evidence['modelId']> => {
  const wanted = new Set(kinds);
  const onScale = kinds.flatMap((kind) => (kind === 'other' ? [] : [kind]));
  return new Set(
    evidence.flatMap((row) =>
      countsOf(row) !== null && (wanted.has(row.category) || onScale.some((kind) => liesOnScaleOf(row, kind)))
        ? [row.modelId]
        : [],
    ),
  );
};
