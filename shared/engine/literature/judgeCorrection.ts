/**
 * The true success rate behind what an imperfect judge accepts.
 * Source: arXiv 2511.21140 (the Rogan-Gladen estimator, American Journal of Epidemiology 107, 1978).
 */
import { requireBetween } from '../engineError.ts';

/**
 * (observed - falseAccept) / (trueAccept - falseAccept), kept within 0 and 1: sampling can push it outside. null
 * where the judge accepts bad work as often as good: what it accepts then says nothing.
 */
export const correctedSuccessRate = (observed: number, trueAccept: number, falseAccept: number): number | null => {
  requireBetween('observed', observed, 0, 1);
  requireBetween('trueAccept', trueAccept, 0, 1);
  requireBetween('falseAccept', falseAccept, 0, 1);
  if (trueAccept <= falseAccept) return null;
  return Math.min(1, Math.max(0, (observed - falseAccept) / (trueAccept - falseAccept)));
};
