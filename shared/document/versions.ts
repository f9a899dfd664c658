/**
 * Every version of the file format, as ordered steps from one to the next. A step is frozen once shipped and knows
 * no current type; each has a fixture of the version it leads from.
 */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import type { PortfolioFile } from './portfolioFile.ts';
import type { Step } from './step.ts';
import { commitments } from './steps/commitments.ts';
import { offersForOnePrice } from './steps/offersForOnePrice.ts';
import { ownHardware } from './steps/ownHardware.ts';
import { removedScenarios } from './steps/removedScenarios.ts';
import { rowsOfWork } from './steps/rowsOfWork.ts';
import { scenariosAndVersions } from './steps/scenariosAndVersions.ts';
import { statedRetirements } from './steps/statedRetirements.ts';

/** Version 1 is the first: nothing leads to it. */
export const steps: readonly Step[] = [
  offersForOnePrice,
  rowsOfWork,
  scenariosAndVersions,
  ownHardware,
  commitments,
  removedScenarios,
  statedRetirements,
];

export const versionAfter = (all: readonly Step[]): number => all.at(-1)?.to ?? 1;

/** Takes a file of version `from` to the newest. Refusal: stepFailed, naming the step; nothing of the file is lost. */
export const upgrade = (file: PortfolioFile, from: number, all: readonly Step[] = steps): Answer<PortfolioFile> => {
  let upgraded = file;
  for (const step of all) {
    if (step.to <= from) continue;
    try {
      upgraded = step.up(upgraded);
    } catch {
      return refuse(
        'stepFailed',
        `The file could not be brought from version ${step.to - 1} to ${step.to} (${step.why}).`,
        {
          from: step.to - 1,
          to: step.to,
          why: step.why,
        },
      );
    }
  }
  return answer(upgraded);
};
