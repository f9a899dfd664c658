/** The newest outcome of the open plan, with what is needed to read it: the same input that reports are made from. */
import { useMemo } from 'react';
import type { Outcome } from '../../../shared/engine/outcome.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useOutcomeState, usePlanState } from '../../state/useStore.ts';

export interface Newest {
  /** Belongs to the plan as it is now, but may be best values alone while intervals are on their way. */
  reading: Reading;
  /** Intervals and probabilities are of an older plan or not there yet. */
  isCatchingUp: boolean;
}

/** null until a plan is open and its first outcome is there. */
export const useReading = (): Newest | null => {
  const { say, language } = useI18n();
  const { document, revision } = usePlanState(({ document, revision }) => ({ document, revision }));
  const { point, pointRevision, drawn, drawnRevision } = useOutcomeState(
    ({ point, pointRevision, drawn, drawnRevision }) => ({ point, pointRevision, drawn, drawnRevision }),
  );
  return useMemo(() => {
    const isWhole = drawn !== null && drawnRevision >= pointRevision;
    const outcome: Outcome | null = isWhole ? drawn : point;
    if (document === null || outcome === null) return null;
    const job = { plan: document.plan, snapshot: document.snapshot, draws: outcome.draws };
    return {
      reading: { job, outcome, say, language, day: today() },
      isCatchingUp: !isWhole || drawnRevision !== revision,
    };
  }, [document, revision, point, pointRevision, drawn, drawnRevision, say, language]);
};
