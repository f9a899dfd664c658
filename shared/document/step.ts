/** One step of the file format, from a version to the next. */

export type PortfolioFile = Record<string, unknown>;

export interface Step {
  /** The version the step leads to; it starts from the one before. */
  to: number;
  why: string;
  up: (file: PortfolioFile) => PortfolioFile;
}
