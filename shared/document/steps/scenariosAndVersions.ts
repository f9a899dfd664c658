/** Version 4: a file holds several scenarios and named versions of itself. Before, the plan was the only one. */
import type { PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

export const scenariosAndVersions: Step = {
  to: 4,
  why: 'scenarios and versions',
  up: (file: PortfolioFile): PortfolioFile => ({ ...file, scenarios: [], versions: [] }),
};
