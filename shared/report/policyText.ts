/** What a stack does with a task, in a few words: the models in order, and where they are checked. */
import type { Policy, Rung, Verifier } from '../plan/policy.ts';
import { formatNumber, formatShare } from '../words/format.ts';
import type { Voice } from './differenceFields.ts';

export type NameModel = (id: Rung['modelId']) => string;

/** "Opus 5, 2 attempts" */
export const stepText = (
  { say, language }: Voice,
  { modelId, attempts }: Pick<Rung, 'modelId' | 'attempts'>,
  nameModel: NameModel,
): string =>
  attempts === 1
    ? nameModel(modelId)
    : say('policies.attempts', { model: nameModel(modelId), number: formatNumber(attempts, language) });

/** "passes 95.0% of right answers and 5.0% of wrong ones" */
export const checkText = ({ say, language }: Voice, verifier: Verifier | null | undefined): string =>
  verifier
    ? say('policies.checkText', {
        good: formatShare(verifier.trueAccept.value, language),
        bad: formatShare(verifier.falseAccept.value, language),
      })
    : say('policies.noValue');

export const rungsText = (voice: Voice, rungs: readonly Rung[], nameModel: NameModel): string =>
  rungs
    .map((rung) => {
      const step = stepText(voice, rung, nameModel);
      return rung.verifier === null ? step : voice.say('policies.checked', { step });
    })
    .reduce((first, next) => voice.say('policies.thenNext', { first, next }));

/** A whole policy in one line. */
export const policyText = (voice: Voice, policy: Policy, nameModel: NameModel): string => {
  const { say, language } = voice;
  switch (policy.kind) {
    case 'ladder':
      return rungsText(voice, policy.rungs, nameModel);
    case 'split':
      return policy.parts
        .map((part) =>
          say('policies.splitPart', {
            share: formatShare(part.weight, language),
            policy: policyText(voice, part.policy, nameModel),
          }),
        )
        .join(say('policies.semicolon'));
    case 'route':
      return say('policies.routeText', {
        easy: policyText(voice, policy.easy, nameModel),
        hard: policyText(voice, policy.hard, nameModel),
      });
    default:
      return policy satisfies never;
  }
};
