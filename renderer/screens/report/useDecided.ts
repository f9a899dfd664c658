/** What would change the decision, in sentences: asked as the report opens, so that it says the same whatever was looked at before. */

import type { Tornado } from '../../../shared/engine/levers/tornado.ts';
import type { StackId } from '../../../shared/foundation/ids.ts';
import { bestPlanOf } from '../../../shared/plan/bestPlanOf.ts';
import { measureAskOf } from '../../../shared/plan/measureAsk.ts';
import { type Decided as Answers, decisionSentences } from '../../../shared/report/decisionsSummary.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { foundPlan } from '../../actions/exports.ts';
import { today } from '../../parts/today.ts';
import { useCatalogState, useOutcomeState, usePlanState } from '../../state/useStore.ts';
import { longRestMs, useAsking, useDecision } from '../decide/useDecision.ts';

/** The two stacks that cost least per success, the dearer against the cheaper, as the exports hold them. */
const cheapestPair = ({ outcome }: Reading): { stackId: StackId; against: StackId } | null => {
  const [best, next] = outcome.stacks
    .flatMap(({ stackId, total }) =>
      total?.usdPerSuccess == null ? [] : [{ stackId, usd: total.usdPerSuccess.value }],
    )
    .sort((a, b) => a.usd - b.usd);
  return best === undefined || next === undefined ? null : { stackId: best.stackId, against: next.stackId };
};

/** Other screens ask what moves other pairs, or a month: the report speaks of the verdict whatever was looked at before. */
export const isOfVerdict = (tornado: Tornado, stackId: StackId, against: StackId): boolean =>
  tornado.measure === 'usdPerSuccess' && tornado.stackId === stackId && tornado.against === against;

export const useDecided = (reading: Reading): string[] => {
  const pair = cheapestPair(reading);
  const winners = useDecision('winners');
  const tornado = useDecision('tornado');
  const measure = useDecision('measure');
  useAsking('winners', pair === null ? undefined : null);
  useAsking('tornado', pair ?? undefined);
  useAsking('measure', pair === null ? undefined : measureAskOf(reading.job.plan));
  // The search takes longest, and the others wait for no one.
  const hasCatalog = useCatalogState((state) => state.catalog !== null);
  const { rules, objective } = bestPlanOf(reading.job.plan, today());
  useAsking('optimise', hasCatalog ? { rules, objective } : undefined, longRestMs);
  // Read anew whenever an answer or the plan changes.
  useOutcomeState((state) => state.decisions.optimise);
  usePlanState((state) => state.document);
  const moved = tornado.found?.answer ?? null;
  const isOfPair = moved !== null && pair !== null && isOfVerdict(moved, pair.stackId, pair.against);
  const answers: Answers = {
    winners: winners.isStale ? null : (winners.found?.answer ?? null),
    tornado: tornado.isStale || !isOfPair ? null : moved,
    measure: measure.isStale ? null : (measure.found?.answer ?? null),
    found: foundPlan(),
  };
  return decisionSentences(reading, answers);
};
