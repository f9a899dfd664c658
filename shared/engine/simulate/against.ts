/** The exact figures held against what was played. */
import type { Figures } from '../outcome.ts';
import type { Measured, Played } from './played.ts';

export type CheckedFigure = 'usdPerSuccess' | 'usdPerTask' | 'success' | 'silentFailure' | 'abandoned';

export interface Check {
  figure: CheckedFigure;
  exact: number;
  played: number;
  /** Of the played figure. A share's is the one it has if the exact figure is right. */
  standardError: number;
  /** Played less exact, in standard errors. */
  apart: number;
}

/** One figure in 16,000 is further off by chance alone. */
export const doubtfulApart = 4;

const checkOf = (figure: CheckedFigure, exact: number, { value }: Measured, standardError: number): Check => ({
  figure,
  exact,
  played: value,
  standardError,
  // What is the same for every task, or happens to none, differs by rounding: that is no distance.
  apart: Math.abs(value - exact) <= 1e-9 * Math.abs(exact) + 1e-12 ? 0 : (value - exact) / standardError,
});

/** Five figures of a stack, over its whole mix or in one category; four where nothing succeeds. */
export const checksOf = (exact: Figures, played: Played): Check[] => {
  // No error is taken to be smaller than one task more or less.
  const least = 1 / played.tasks;
  const share = (figure: 'success' | 'silentFailure' | 'abandoned'): Check => {
    const { value } = exact[figure];
    const error = Math.sqrt(Math.max(0, value * (1 - value)) / played.tasks);
    return checkOf(figure, value, played[figure], Math.max(error, least));
  };
  const usd = (figure: 'usdPerSuccess' | 'usdPerTask'): Check[] => {
    const [value, measured] = [exact[figure]?.value, played[figure]];
    if (value === undefined || measured === null) return [];
    return [checkOf(figure, value, measured, Math.max(measured.standardError, least * Math.abs(value)))];
  };
  return [...usd('usdPerSuccess'), ...usd('usdPerTask'), share('success'), share('silentFailure'), share('abandoned')];
};

/** How far the figure that is furthest off lies from what was played, in standard errors. */
export const furthestOf = (checks: readonly Check[]): number =>
  checks.reduce((most, { apart }) => Math.max(most, Math.abs(apart)), 0);
