/** Prices that cannot be right, in words: of a plan, those of its models. */
import type { Snapshot } from '../catalog/catalog.ts';
import { type PriceDoubt, priceDoubtsOf } from '../catalog/priceDoubts.ts';
import type { Plan } from '../plan/plan.ts';
import { formatUsd } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { modelsOfStack } from './priceAge.ts';

/** Of the models its stacks name, whichever of their offers is paid. */
export const doubtsOfPlan = (plan: Plan, snapshot: Snapshot): PriceDoubt[] => {
  const used = new Set(plan.stacks.flatMap((stack) => [...modelsOfStack(stack)]));
  return priceDoubtsOf(snapshot.models.filter(({ id }) => used.has(id)));
};

export const doubtSentence = (
  say: Say,
  language: Language,
  { kind, modelId, host, value, bound }: PriceDoubt,
): string =>
  say(`opened.doubt-${kind}`, {
    model: host === null ? modelId : `${modelId} (${host})`,
    value: typeof value === 'number' ? formatUsd(value, language) : value,
    bound: typeof bound === 'number' ? formatUsd(bound, language) : bound,
  });
