/** The policies a planner starts from: one model, and one model checked before another takes over. */
import type { ModelId } from '../foundation/ids.ts';
import type { Estimate } from './estimate.ts';
import type { Ladder, Rung, Verifier } from './policy.ts';

const noErrors: Estimate = {
  value: 0,
  source: 'Taken as always answering: type your share of outages.',
  assumed: true,
};

/** One attempt of a model; with a verifier, what it rejects moves on. */
export const newRung = (modelId: ModelId, verifier: Verifier | null = null): Rung => ({
  modelId,
  attempts: 1,
  retry: 'blind',
  feedbackSuccess: null,
  verifier,
  errorShare: noErrors,
  errorBilledShare: 0,
});

/** One model, one attempt, delivered as it comes. */
export const singleModel = (modelId: ModelId): Ladder => ({
  kind: 'ladder',
  rungs: [newRung(modelId)],
  onReject: 'deliver',
});

/** A first model whose rejected attempts go to a second one, delivered as they come. */
export const escalation = (first: ModelId, verifier: Verifier, second: ModelId): Ladder => ({
  kind: 'ladder',
  rungs: [newRung(first, verifier), newRung(second)],
  onReject: 'deliver',
});
