/** One step of the file format, from a version to the next. */

import type { PortfolioFile } from './portfolioFile.ts';

export interface Step {
  /** The version the step leads to; it starts from the one before. */
  to: number;
  why: string;
  up: (file: PortfolioFile) => PortfolioFile;
}
