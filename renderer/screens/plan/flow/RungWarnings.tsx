/** What is wrong with a step, said in its own card, with a way out where there is one. */
import { isWeakerAndCostsMore, proposeStep } from '../../../../shared/engine/propose.ts';
import { changeModel, setRung } from '../../../../shared/plan/edits/policies.ts';
import { tryEdit } from '../../../actions/tryEdit.ts';
import { Button } from '../../../parts/Button.tsx';
import { Note } from '../../../parts/Note.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { placeOf, usePolicy } from './context.ts';
import type { RungAt } from './rungAt.ts';

/** The step before it succeeds more often and costs less. */
export const WeakerStep = ({ ladder, rung, at, path }: RungAt) => {
  const { say, share, money } = useI18n();
  const context = usePolicy();
  const place = placeOf(context, path);
  const candidate = context.candidateById.get(rung.modelId);
  const before = at === 0 ? undefined : context.candidateById.get(ladder.rungs[at - 1]?.modelId ?? rung.modelId);
  if (candidate === undefined || before === undefined || !isWeakerAndCostsMore(candidate, before)) return null;
  const used = new Set(ladder.rungs.map((one) => one.modelId));
  const instead = proposeStep(context.category, context.candidates, before, used);
  return (
    <Note
      tone="warn"
      action={
        instead === null ? undefined : (
          <Button onPress={() => tryEdit('app.editPolicy', (plan) => changeModel(plan, place, at, instead.model.id))}>
            {say('stacks.useInstead', { model: instead.model.name })}
          </Button>
        )
      }
    >
      {say('stacks.weakerStep', {
        rate: share(candidate.rate ?? 0),
        before: share(before.rate ?? 0),
        usd: money(candidate.usdPerAttempt ?? 0),
        usdBefore: money(before.usdPerAttempt ?? 0),
      })}
    </Note>
  );
};

/** A retry that tells the model nothing new, and a step that nothing leads on from. */
export const IdleTries = ({ ladder, rung, at, path }: RungAt) => {
  const { say } = useI18n();
  const place = placeOf(usePolicy(), path);
  const isLast = at + 1 === ladder.rungs.length;
  return (
    <>
      {rung.attempts > 1 && rung.retry === 'blind' ? (
        <Note
          tone="warn"
          action={
            <Button
              onPress={() => tryEdit('app.editPolicy', (plan) => setRung(plan, place, at, { retry: 'feedback' }))}
            >
              {say('stacks.blindUseFeedback')}
            </Button>
          }
        >
          {say('stacks.blindWeak')}
        </Note>
      ) : null}
      {rung.verifier === null && rung.errorShare.value === 0 && (!isLast || rung.attempts > 1) ? (
        <Note tone="warn">{say(isLast ? 'stacks.retryWithoutCheck' : 'stacks.neverReached')}</Note>
      ) : null}
    </>
  );
};
