/** What of a plan's catalog cannot be right, in words: prices of its models, settings of its writer's own results. */
import type { Snapshot } from '../catalog/catalog.ts';
import { unknownSetting } from '../catalog/evidenceSchema.ts';
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

/** Results of the writer's own at an effort that the model does not take: what `refusals.unknownSetting` names of each. */
export const unknownSettingsOf = ({ models, evidence }: Snapshot): Record<string, string | number>[] =>
  evidence.flatMap((row) => {
    if (row.owner !== 'user') return [];
    const efforts = models.find(({ id }) => id === row.modelId)?.efforts ?? null;
    const refusal = unknownSetting(row, efforts);
    return refusal === null ? [] : [refusal.details ?? {}];
  });

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
