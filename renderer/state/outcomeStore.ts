/** The last results and the plan revision they belong to. An outcome of an older revision is shown as stale. */

import { createStore } from 'zustand/vanilla';
import type { Outcome } from '../../shared/engine/outcome.ts';
import type { Simulation } from '../../shared/engine/simulate/simulation.ts';
import type { Refusal } from '../../shared/foundation/answer.ts';
import type { StackId } from '../../shared/foundation/ids.ts';
import type { AnswerOf, Progress, Questions } from '../simulate/jobs.ts';

/** What the Decide screen asks, by name, and the answers: questions of the plan, and two that no worker answers alone. */
export interface Decisions extends Questions {
  simulate: { ask: { stackId: StackId; tasks: number }; answer: Simulation };
  /** Asks of files and not of the plan: an edit does not make it stale. */
  calibrate: { ask: { name: string }; answer: AnswerOf<'calibrate'> };
}

export type DecisionKind = keyof Decisions;

export interface Decision<K extends DecisionKind> {
  /** The last answer with its question and the plan revision it belongs to; it stands until a newer one is there. */
  found: { ask: Decisions[K]['ask']; answer: Decisions[K]['answer']; revision: number } | null;
  running: boolean;
  /** Set while a long job tells how far it is. */
  progress: (Omit<Progress, 'doing'> & Partial<Pick<Progress, 'doing'>>) | null;
  refusal: Refusal | null;
}

export const undecided = { found: null, running: false, progress: null, refusal: null } as const;

export interface OutcomeState {
  /** Best values only: computed in the page on every edit. */
  point: Outcome | null;
  pointRevision: number;
  /** With intervals and probabilities: computed in the worker shortly after the last edit. */
  drawn: Outcome | null;
  drawnRevision: number;
  running: boolean;
  refusal: Refusal | null;
  decisions: { [K in DecisionKind]?: Decision<K> };
}

const nothing: OutcomeState = {
  point: null,
  pointRevision: -1,
  drawn: null,
  drawnRevision: -1,
  running: false,
  refusal: null,
  decisions: {},
};

export const outcomeStore = createStore<OutcomeState>(() => nothing);

export const setPoint = (point: Outcome, pointRevision: number): void =>
  outcomeStore.setState({ point, pointRevision, refusal: null });

export const setDrawn = (drawn: Outcome, drawnRevision: number): void =>
  outcomeStore.setState({ drawn, drawnRevision, running: false });

export const setRunning = (running: boolean): void => outcomeStore.setState({ running });

export const setOutcomeRefusal = (refusal: Refusal): void => outcomeStore.setState({ refusal, running: false });

export const setDecision = <K extends DecisionKind>(kind: K, change: Partial<Decision<K>>): void =>
  outcomeStore.setState(({ decisions }) => ({
    decisions: { ...decisions, [kind]: { ...undecided, ...decisions[kind], ...change } },
  }));

/** Another plan was opened: results of the last one say nothing about it. */
export const clearOutcomes = (): void => outcomeStore.setState(nothing);
