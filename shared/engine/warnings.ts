/** What deserves a planner's second look in her own policies. */
import type { CategoryId } from '../catalog/category.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Plan } from '../plan/plan.ts';
import { leavesOf } from './leaves.ts';
import type { Warning } from './outcome.ts';

/** The vendor, as an id begins. */
const authorOf = (id: ModelId): string => id.slice(0, id.indexOf('/'));

/**
 * A retry that asks blindly again, a verifier worse than chance, and a judge that is the model it checks or one of the same
 * vendor: it shares its blind spots, so that it accepts more of what is wrong than the figures of its kind say.
 */
export const warningsOf = (plan: Plan): Warning[] =>
  plan.stacks.flatMap((stack) =>
    Object.entries(stack.policies).flatMap(([category, policy]) =>
      leavesOf(policy)
        .flatMap(({ ladder }) => ladder.rungs)
        .flatMap((rung): Warning[] => {
          const place = { stackId: stack.id, categoryId: category as CategoryId, modelId: rung.modelId };
          const found: Warning[] = [];
          if (rung.attempts > 1 && rung.retry === 'blind' && rung.verifier !== null)
            found.push({ kind: 'blindRetry', ...place });
          if (rung.verifier !== null && rung.verifier.falseAccept.value > rung.verifier.trueAccept.value)
            found.push({ kind: 'verifierWorseThanChance', ...place });
          const judge = rung.verifier?.judge?.modelId;
          if (judge === rung.modelId) found.push({ kind: 'judgesItself', ...place });
          else if (judge !== undefined && authorOf(judge) === authorOf(rung.modelId))
            found.push({ kind: 'judgesSibling', ...place });
          return found;
        }),
    ),
  );
