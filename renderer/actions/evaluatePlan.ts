/**
 * Keeps the outcome with the plan: best values in the page before the next frame, intervals in the worker shortly
 * after the last change.
 */

import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { evaluateHere } from '../simulate/work.ts';
import { clearOutcomes, setDrawn, setOutcomeRefusal, setPoint, setRunning } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';

/** After the last change of a drag; shorter would start work that is thrown away. */
const restMs = 220;

export const startEvaluating = (): void => {
  const runner = createRunner(startWorker);
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const draw = async (): Promise<void> => {
    const { document, revision } = planStore.getState();
    if (document === null) return;
    setRunning(true);
    const drawn = await runner.run('evaluate', {
      plan: document.plan,
      snapshot: document.snapshot,
      draws: drawsOfIntervals,
    });
    if (drawn === null) return;
    if (drawn.ok) setDrawn(drawn.value, revision);
    else setOutcomeRefusal(drawn.error);
  };

  const point = (): void => {
    frame = 0;
    const { document, revision } = planStore.getState();
    if (document === null) return;
    const outcome = evaluateHere({ plan: document.plan, snapshot: document.snapshot, draws: 0 });
    if (outcome.ok) setPoint(outcome.value, revision);
    else setOutcomeRefusal(outcome.error);
  };

  planStore.subscribe((state, before) => {
    if (state.revision === before.revision) return;
    if (state.draftId !== before.draftId) {
      runner.cancel();
      clearOutcomes();
    }
    if (frame === 0) frame = requestAnimationFrame(point);
    clearTimeout(rest);
    rest = setTimeout(() => void draw(), restMs);
  });
};
