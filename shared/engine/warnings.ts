/** What deserves a planner's second look in her own policies. */
import type { RowId } from '../foundation/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { leavesOf } from './leaves.ts';
import type { Warning } from './outcome.ts';

export const warningsOf = (plan: Plan): Warning[] =>
  plan.stacks.flatMap((stack) =>
    Object.entries(stack.policies).flatMap(([category, policy]) =>
      leavesOf(policy)
        .flatMap(({ ladder }) => ladder.rungs)
        .flatMap((rung): Warning[] => {
          const place = { stackId: stack.id, categoryId: category as RowId, modelId: rung.modelId };
          const found: Warning[] = [];
          if (rung.attempts > 1 && rung.retry === 'blind' && rung.verifier !== null)
            found.push({ kind: 'blindRetry', ...place });
          if (rung.verifier !== null && rung.verifier.falseAccept.value > rung.verifier.trueAccept.value)
            found.push({ kind: 'verifierWorseThanChance', ...place });
          return found;
        }),
    ),
  );
