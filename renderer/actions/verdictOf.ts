/** What any plan would say, worked out off the page's thread: intervals and all, as on the screen of the plan. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { today } from '../parts/today.ts';
import { createRunner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { viewStore } from '../state/viewStore.ts';
import { voiceOf } from './say.ts';

/** The sentences of the verdict, or what stands in the way of one. */
export const verdictOf = async ({ plan, snapshot }: PortfolioDocument): Promise<string> => {
  const runner = createRunner(startWorker);
  const outcome = await runner.run('evaluate', { plan, snapshot, draws: drawsOfIntervals });
  runner.cancel();
  if (outcome === null) return '';
  if (!outcome.ok) return outcome.error.message;
  const { language } = viewStore.getState();
  const job = { plan, snapshot, draws: drawsOfIntervals };
  return verdict({ job, outcome: outcome.value, say: voiceOf(plan), language, day: today() }).text;
};
