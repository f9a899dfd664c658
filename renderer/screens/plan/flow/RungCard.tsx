/** One rung of a ladder: the model, how often it tries, what checks it, and its place among the others. */
import { setVerifier } from '../../../../shared/plan/edits/policies.ts';
import { editPlan } from '../../../actions/editPlan.ts';
import { Disclosure } from '../../../parts/Disclosure.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { modelNameOf, placeOf, usePolicy } from './context.ts';
import { RungErrors } from './RungErrors.tsx';
import { RungHead } from './RungHead.tsx';
import { RungTries } from './RungTries.tsx';
import { IdleTries, WeakerStep } from './RungWarnings.tsx';
import type { RungAt } from './rungAt.ts';
import type { RungDrag } from './useRungDrag.ts';
import { VerifierCost, VerifierFields } from './VerifierFields.tsx';

/** A gap is marked on the card behind it, or on the last card where there is none. */
const dropEdgeOf = ({ held }: RungDrag, at: number, count: number): 'before' | 'after' | undefined => {
  if (held === null || held.gap === held.from || held.gap === held.from + 1) return undefined;
  if (held.gap === at) return 'before';
  return held.gap === count && at === count - 1 ? 'after' : undefined;
};

export const RungCard = ({
  drag,
  move,
  ...card
}: RungAt & { drag: RungDrag; move: (from: number, to: number) => void }) => {
  const { say } = useI18n();
  const context = usePolicy();
  const { ladder, rung, at, path } = card;
  const place = placeOf(context, path);
  const isLast = at + 1 === ladder.rungs.length;
  return (
    <li
      className="rung"
      data-drop={dropEdgeOf(drag, at, ladder.rungs.length)}
      data-held={drag.held?.from === at || undefined}
      aria-label={say('stacks.rungOf', { number: at + 1, model: modelNameOf(context, rung.modelId) })}
    >
      <RungHead {...card} drag={drag} move={move} />
      <WeakerStep {...card} />
      <div className="rung-fields">
        <VerifierFields
          modelId={rung.modelId}
          verifier={rung.verifier}
          onChange={(verifier) => editPlan('app.editPolicy', (plan) => setVerifier(plan, place, at, verifier))}
        />
        <RungTries {...card} />
      </div>
      <Disclosure
        label={say(rung.verifier === null ? 'stacks.errors' : 'stacks.moreFields')}
        isOpen={rung.errorShare.value > 0 || (rung.verifier === null && !isLast)}
      >
        <div className="rung-fields">
          <RungErrors rung={rung} at={at} path={path} />
          {rung.verifier === null ? null : (
            <VerifierCost
              verifier={rung.verifier}
              onChange={(verifier) => editPlan('app.editPolicy', (plan) => setVerifier(plan, place, at, verifier))}
            />
          )}
        </div>
      </Disclosure>
      <IdleTries {...card} />
    </li>
  );
};
