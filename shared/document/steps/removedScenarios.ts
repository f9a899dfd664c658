/**
 * Version 7: a scenario of a kept version that the file itself no longer has says that it was removed there, so that one which was
 * taken out by hand can be told. Files of before do not say so, and nothing of them changes; a program of before refuses the field,
 * so that it is told to be updated instead.
 */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const removedScenarios: Step = {
  to: 7,
  why: 'scenarios of versions that were removed',
  up: (file: PortfolioFile): PortfolioFile => file,
};
