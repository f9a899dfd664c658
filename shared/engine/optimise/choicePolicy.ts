/** A choice as a plan writes it. */
import type { ModelId } from '../../foundation/ids.ts';
import type { Ladder, Policy, Rung, Verifier } from '../../plan/policy.ts';
import type { Choice } from './choice.ts';
import { type CategoryMenu, type Menu, modelAt } from './menu.ts';

const rungOf = (modelId: ModelId, verifier: Verifier | null, more: Partial<Rung> = {}): Rung => ({
  modelId,
  attempts: 1,
  retry: 'blind',
  feedbackSuccess: null,
  verifier,
  errorShare: { value: 0 },
  errorBilledShare: 0,
  ...more,
});

export const policyOf = (menu: Menu, { verifier, ending }: CategoryMenu, choice: Choice): Policy => {
  const last = ending === 'deliver' ? null : verifier;
  const ids = choice.members.map((member) => modelAt(menu, member).id);
  const ladder = (rungs: Rung[]): Ladder => ({ kind: 'ladder', rungs, onReject: ending });
  switch (choice.form) {
    case 'blind':
      return ladder(ids.flatMap((id) => [rungOf(id, verifier), rungOf(id, last)]));
    case 'feedback':
      return ladder(ids.map((id) => rungOf(id, verifier, { attempts: 2, retry: 'feedback' })));
    case 'single':
    case 'pair':
    case 'triple':
      return ladder(ids.map((id, i) => rungOf(id, i === ids.length - 1 ? last : verifier)));
    default:
      return choice.form satisfies never;
  }
};
