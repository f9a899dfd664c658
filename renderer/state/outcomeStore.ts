/** The last results and the plan revision they belong to. An outcome of an older revision is shown as stale. */
import { createStore } from 'zustand/vanilla';
import type { Refusal } from '../../shared/contract/answer.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';

export interface OutcomeState {
  /** Best values only: computed in the page on every edit. */
  point: Outcome | null;
  pointRevision: number;
  /** With intervals and probabilities: computed in the worker shortly after the last edit. */
  drawn: Outcome | null;
  drawnRevision: number;
  running: boolean;
  refusal: Refusal | null;
}

const nothing: OutcomeState = {
  point: null,
  pointRevision: -1,
  drawn: null,
  drawnRevision: -1,
  running: false,
  refusal: null,
};

export const outcomeStore = createStore<OutcomeState>(() => nothing);

export const setPoint = (point: Outcome, pointRevision: number): void =>
  outcomeStore.setState({ point, pointRevision, refusal: null });

export const setDrawn = (drawn: Outcome, drawnRevision: number): void =>
  outcomeStore.setState({ drawn, drawnRevision, running: false });

export const setRunning = (running: boolean): void => outcomeStore.setState({ running });

export const setOutcomeRefusal = (refusal: Refusal): void => outcomeStore.setState({ refusal, running: false });

/** Another plan was opened: results of the last one say nothing about it. */
export const clearOutcomes = (): void => outcomeStore.setState(nothing);
