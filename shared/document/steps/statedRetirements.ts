/**
 * Version 8: what is expected of the months ahead may say that a model goes, in which month, and who follows; a price what calls of
 * the seller's tools cost, and a row how many it takes. Files of before do not say so, and nothing of them changes; a program of
 * before refuses the fields, so that it is told to be updated instead.
 */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const statedRetirements: Step = {
  to: 8,
  why: 'models that are stated to go, fees of the seller’s own tools',
  up: (file: PortfolioFile): PortfolioFile => file,
};
