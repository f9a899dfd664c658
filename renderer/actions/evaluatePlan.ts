/**
 * Keeps the outcome with the plan: best values in the page right after the next frame, intervals in the worker shortly
 * after the last change. A plan too large for a frame is worked out in the worker alone, and that is said.
 */

import type { PortfolioDocument } from '../../shared/document/document.ts';
import { sharesCosts } from '../../shared/engine/fleets/inPlan.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { attemptsIn } from '../../shared/plan/planSize.ts';
import { bringHardware, isHardwareHere } from '../simulate/bringHardware.ts';
import { evaluateHere } from '../simulate/evaluateHere.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { clearOutcomes, setDrawn, setOutcomeRefusal, setPoint, setRunning } from '../state/outcomeStore.ts';
import { planStore } from '../state/planStore.ts';
import { say, tell } from './say.ts';

/** After the last change of a drag; shorter would start work that is thrown away. */
const restMs = 220;
/** About 25 microseconds each on a slow machine: beyond this the page would stand still for longer than a person notices. */
const attemptsInPage = 2000;

const isLarge = ({ plan }: PortfolioDocument): boolean => attemptsIn(plan) > attemptsInPage;

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

  const pointInWorker = async (): Promise<void> => {
    const { document, revision } = planStore.getState();
    if (document === null) return;
    setRunning(true);
    const { plan, snapshot } = document;
    const outcome = await runner.run('evaluate', { plan, snapshot, draws: 0 });
    if (outcome === null) return;
    if (!outcome.ok) return setOutcomeRefusal(outcome.error);
    setPoint(outcome.value, revision);
    await draw();
  };

  const point = (): void => {
    frame = 0;
    const { document, revision } = planStore.getState();
    if (document === null) return;
    if (sharesCosts(document) && !isHardwareHere()) {
      void bringHardware().then(() => requestAnimationFrame(point));
      return;
    }
    const outcome = evaluateHere({ plan: document.plan, snapshot: document.snapshot, draws: 0 });
    if (outcome.ok) setPoint(outcome.value, revision);
    else setOutcomeRefusal(outcome.error);
  };

  planStore.subscribe((state, before) => {
    if (state.revision === before.revision) return;
    // Other plans that are held against this one may have hardware where it has none.
    if (state.document !== null) void bringHardware();
    const isAnother = state.draftId !== before.draftId;
    if (isAnother) {
      runner.cancel();
      clearOutcomes();
    }
    clearTimeout(rest);
    if (state.document !== null && isLarge(state.document)) {
      if (isAnother) tell('info', say('app.largePlan'));
      rest = setTimeout(() => void pointInWorker(), restMs);
      return;
    }
    // A task of its own after the frame that shows what was typed: keys and scrolling are heard in between.
    if (frame === 0) frame = requestAnimationFrame(() => setTimeout(point));
    rest = setTimeout(() => void draw(), restMs);
  });
};
