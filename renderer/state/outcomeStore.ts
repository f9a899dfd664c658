/** The last results and the plan revision they belong to. An outcome of an older revision is shown as stale. */
import { createStore } from 'zustand/vanilla';
import type { CategoryId } from '../../shared/catalog/category.ts';
import type { Calibration } from '../../shared/engine/calibrate/calibrate.ts';
import type { Measuring, SampleAsk, WhatToMeasure } from '../../shared/engine/information/whatToMeasure.ts';
import type { BreakEven, BreakEvenAsk } from '../../shared/engine/levers/breakEven.ts';
import type { Tornado, TornadoAsk } from '../../shared/engine/levers/tornado.ts';
import type { Doing, OptimiseAsk, Optimum } from '../../shared/engine/optimise/optimum.ts';
import type { Outcome } from '../../shared/engine/outcome.ts';
import type { Winner } from '../../shared/engine/pareto.ts';
import type { Simulation } from '../../shared/engine/simulate/simulation.ts';
import type { Refusal } from '../../shared/foundation/answer.ts';

/** What the Decide screen asks of the plan beside its outcome: by name, the question and its answer. */
export interface Decisions {
  winners: { ask: null; answer: Winner[] };
  tornado: { ask: TornadoAsk; answer: Tornado };
  breakEven: { ask: BreakEvenAsk; answer: BreakEven };
  measure: { ask: SampleAsk; answer: WhatToMeasure };
  /** `lacking` are categories for which the rules leave no model at all. */
  optimise: { ask: OptimiseAsk; answer: Optimum & { lacking: CategoryId[] } };
  simulate: { ask: { stackId: string; tasks: number }; answer: Simulation };
  /** Asks of files and not of the plan: an edit does not make it stale. */
  calibrate: { ask: { name: string }; answer: Calibration };
}

export type DecisionKind = keyof Decisions;

export interface Decision<K extends DecisionKind> {
  /** The last answer with its question and the plan revision it belongs to; it stands until a newer one is there. */
  found: { ask: Decisions[K]['ask']; answer: Decisions[K]['answer']; revision: number } | null;
  running: boolean;
  /** Set while a long job tells how far it is. */
  progress: { done: number; of: number; doing?: Doing | Measuring } | null;
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
