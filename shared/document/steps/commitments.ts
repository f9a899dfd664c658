/**
 * Version 6: a plan may say what is promised in advance: fees, what they include, minimum spends, discounts of volume. A plan of
 * before has none, and nothing of it changes; a program of before would leave them out of its figures without a word, so that it
 * must not open such a file.
 */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const commitments: Step = {
  to: 6,
  why: 'fixed commitments',
  up: (file: PortfolioFile): PortfolioFile => file,
};
