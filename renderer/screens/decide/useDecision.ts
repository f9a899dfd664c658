/** A question of this screen: its last answer, whether that is of an older plan, and asking it as the plan changes. */
import { useEffect } from 'react';
import { decide } from '../../actions/decide.ts';
import type { QuestionKind, Questions } from '../../simulate/jobs.ts';
import { type Decision, type DecisionKind, outcomeStore, undecided } from '../../state/outcomeStore.ts';
import { useOutcomeState, usePlanState } from '../../state/useStore.ts';

export type Decided<K extends DecisionKind> = Decision<K> & {
  /** The answer shown belongs to an older plan. */
  isStale: boolean;
};

export const useDecision = <K extends DecisionKind>(kind: K): Decided<K> => {
  const decision: Decision<K> = useOutcomeState((state) => state.decisions[kind]) ?? undecided;
  const revision = usePlanState((state) => state.revision);
  return { ...decision, isStale: decision.found !== null && decision.found.revision !== revision };
};

/** After the last change of a drag; shorter would start work that is thrown away. */
const restMs = 250;

/** Of what takes seconds and stands beside the figures: asked once the planner has stopped typing. */
export const longRestMs = 1500;

/**
 * Asks at once and again whenever the plan or the question changes; an answer that still holds is kept. undefined: there
 * is nothing to ask yet.
 */
export const useAsking = <K extends QuestionKind>(
  kind: K,
  ask: Questions[K]['ask'] | undefined,
  rest = restMs,
): void => {
  const revision = usePlanState((state) => state.revision);
  const question = ask === undefined ? undefined : JSON.stringify(ask);
  useEffect(() => {
    const found = outcomeStore.getState().decisions[kind]?.found ?? null;
    if (question === undefined || (found?.revision === revision && JSON.stringify(found.ask) === question)) return;
    const resting = setTimeout(() => decide(kind, JSON.parse(question)), rest);
    return () => clearTimeout(resting);
  }, [kind, question, revision, rest]);
};
