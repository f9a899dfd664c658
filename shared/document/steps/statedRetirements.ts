/**
 * Version 8: what is expected of the months ahead may say that a model goes, in which month, and who follows. Files of before do not
 * say so, and nothing of them changes; a program of before refuses the field, so that it is told to be updated instead.
 */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const statedRetirements: Step = {
  to: 8,
  why: 'models that are stated to go',
  up: (file: PortfolioFile): PortfolioFile => file,
};
