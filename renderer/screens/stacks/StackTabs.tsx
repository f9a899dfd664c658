/** The plan's stacks side by side: each with its sign, its name and what a success costs with it. */

import type { Outcome } from '../../../shared/engine/outcome.ts';
import { addStack } from '../../../shared/plan/edits/stacks.ts';
import type { Stack } from '../../../shared/plan/plan.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { StackBadge, stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { planStore } from '../../state/planStore.ts';
import { setView } from '../../state/viewStore.ts';

/** After an edit that adds a stack: it is the one the planner wants to see. */
export const openStackAt = (at: number): void => {
  const added = planStore.getState().document?.plan.stacks[at];
  if (added !== undefined) setView({ stack: added.id });
};

export const useAddStack = (count: number): (() => void) => {
  const { say } = useI18n();
  return () => {
    tryEdit('app.editStack', (plan) => addStack(plan, say('stacks.newName', { letter: stackLetter(count) })));
    openStackAt(count);
  };
};

export const StackTabs = ({
  stacks,
  openId,
  outcome,
}: {
  stacks: readonly Stack[];
  openId: string;
  outcome: Outcome | null;
}) => {
  const { say, usd } = useI18n();
  const add = useAddStack(stacks.length);
  return (
    <nav className="stack-tabs" aria-label={say('stacks.list')}>
      <ul>
        {stacks.map((stack, i) => {
          const found = outcome?.stacks.find((one) => one.stackId === stack.id);
          const cost = found?.total?.usdPerSuccess?.value;
          return (
            <li key={stack.id} data-stack={(i % 6) + 1}>
              <button
                type="button"
                className="stack-tab"
                aria-current={stack.id === openId ? 'true' : undefined}
                onClick={() => setView({ stack: stack.id })}
              >
                <StackBadge stack={i} />
                <span className="stack-tab-name">{stack.name}</span>
                <span className="stack-tab-cost">
                  {cost === undefined ? say('stacks.cannotCompute') : usd(cost)}
                  {cost === undefined ? null : <span className="visually-hidden"> {say('stacks.perSuccess')}</span>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <Button icon="plus" onPress={add}>
        {say('stacks.add')}
      </Button>
    </nav>
  );
};
