/** What each question of the open plan needs before it is asked; apart from its handler, which only a worker loads. */
import { drawsOfBands, drawsOfIntervals } from '../../shared/engine/job.ts';
import type { QuestionKind } from './jobs.ts';

/** What a question needs before it can be asked. */
interface QuestionNeeds {
  /** Answers of a moment must not wait behind answers of seconds. */
  takes: 'moments' | 'seconds';
  /** Shared draws behind the answer; 0: the best values alone, or as many as the question itself says. */
  draws: number;
  /** Whether it chooses among all models of the catalog or only those of the plan. */
  among: 'plan' | 'catalog';
}

export const questionNeeds: { [K in QuestionKind]: QuestionNeeds } = {
  winners: { takes: 'moments', draws: drawsOfIntervals, among: 'plan' },
  sureness: { takes: 'seconds', draws: 0, among: 'plan' },
  tornado: { takes: 'moments', draws: 0, among: 'plan' },
  breakEven: { takes: 'moments', draws: 0, among: 'plan' },
  measure: { takes: 'seconds', draws: 0, among: 'plan' },
  optimise: { takes: 'seconds', draws: 0, among: 'catalog' },
  possible: { takes: 'moments', draws: 0, among: 'catalog' },
  horizon: { takes: 'moments', draws: drawsOfBands, among: 'catalog' },
  bestMonths: { takes: 'seconds', draws: 0, among: 'catalog' },
  places: { takes: 'moments', draws: 0, among: 'plan' },
  outage: { takes: 'moments', draws: 0, among: 'plan' },
  held: { takes: 'moments', draws: 0, among: 'plan' },
  ages: { takes: 'moments', draws: 0, among: 'plan' },
};
