/** Writes a measurement as the configuration of the tool that runs it. */
import { type SetupTool, setupEnding } from '../../shared/handover/worthMeasuring.ts';
import type { Measurement } from '../../shared/plan/measurement.ts';
import { rowNameIn } from '../../shared/report/rowName.ts';
import { planStore } from '../state/planStore.ts';
import { handOut } from './handOut.ts';
import { say, voiceOf } from './say.ts';

/** The writer brings a library with it and is fetched when it is first wanted. */
export const setUpEvals = async (tool: SetupTool, asked: Measurement): Promise<void> => {
  const plan = planStore.getState().document?.plan;
  if (plan === undefined) return;
  const { evalSetup } = await import('../../shared/handover/evalSetup.ts');
  const bytes = new TextEncoder().encode(evalSetup(tool, asked, plan, voiceOf(plan)));
  await handOut(`${say('decide.fileEvals')} ${rowNameIn(plan, voiceOf(plan), asked.row)}`, setupEnding[tool], bytes);
};
