/** Tells the listener how far a series of searches is, each with its own part of the effort. */
import { Effort } from './effort.ts';
import type { Doing, OnProgress } from './optimum.ts';

/** Where each kind of work ends, as a share of all; without explanations the search for the best is the last. */
export const laddersEnd = 0.1;
export const bestEnd = 0.5;
export const runnerUpEnd = 0.75;

/** A kind of work, and which part of all the work it is. */
export interface Stretch {
  doing: Doing;
  from: number;
  to: number;
}

export class SearchSeries {
  isStopped = false;
  private readonly onProgress: OnProgress;
  private readonly stretch: Stretch;
  private readonly effort: number;
  private readonly count: number;
  private at = 0;

  /** `count` searches share the effort. */
  constructor(onProgress: OnProgress, stretch: Stretch, effort: number, count: number) {
    this.onProgress = onProgress;
    this.stretch = stretch;
    this.effort = effort;
    this.count = count;
  }

  /** The effort of the next search; none where the listener has said stop. */
  next(): Effort {
    const done = this.at / this.count;
    this.at++;
    this.tell(done);
    const steps = this.isStopped ? 0 : this.effort / this.count;
    return new Effort(steps, (share) => this.tell(done + share / this.count));
  }

  private tell(share: number): boolean {
    const { doing, from, to } = this.stretch;
    this.isStopped ||= !this.onProgress(from + (to - from) * share, doing);
    return !this.isStopped;
  }
}
