/**
 * Version 5: a plan may put models on own or rented GPUs. A plan of before has none, and nothing of it changes; a program of
 * before would leave the hardware out of its figures without a word, so that it must not open such a file.
 */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const ownHardware: Step = {
  to: 5,
  why: 'own and rented hardware',
  up: (file: PortfolioFile): PortfolioFile => file,
};
