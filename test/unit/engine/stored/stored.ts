/** How stored decisions are read and answered again: what the script that stores them and the test that holds to them share. */

import { openPortfolio } from '../../../../shared/document/openPortfolio.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { type SampleAsk, whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import type { BreakEvenAsk } from '../../../../shared/engine/levers/breakEven.ts';
import { breakEven } from '../../../../shared/engine/levers/breakEven.ts';
import type { TornadoAsk } from '../../../../shared/engine/levers/tornado.ts';
import { tornado } from '../../../../shared/engine/levers/tornado.ts';
import { optimise } from '../../../../shared/engine/optimise/optimise.ts';
import type { OptimiseAsk, Optimum } from '../../../../shared/engine/optimise/optimum.ts';
import type { Proposal } from '../../../../shared/engine/optimise/proposal.ts';
import { paretoOf, winnersOf } from '../../../../shared/engine/pareto.ts';
import { tracesOf } from '../../../../shared/engine/traces.ts';

export type Question =
  | { kind: 'optimise'; ask: OptimiseAsk }
  | { kind: 'tornado'; ask: TornadoAsk }
  | { kind: 'breakEven'; ask: BreakEvenAsk }
  | { kind: 'whatToMeasure'; ask: SampleAsk }
  /** The frontier of the plan's stacks, and who wins over 40 draws. */
  | { kind: 'winners' };

export interface Asked {
  /** Place of its document. */
  job: number;
  question: Question;
  answer: unknown;
}

export interface Stored {
  /** `.portfolio` files: what a later version of the format changes, its opening changes here too. */
  documents: string[];
  asked: Asked[];
}

export const jobsOf = (documents: readonly string[]): Job[] =>
  documents.map((text) => {
    const opened = openPortfolio(text);
    if (!opened.ok) throw new Error(opened.error.message);
    return { plan: opened.value.plan, snapshot: opened.value.snapshot, draws: 0 };
  });

/** A proposal without its stack, which the ladders named in it say already. */
const withoutStack = ({ stack: _, ...rest }: Proposal) => rest;

const shortOptimum = (optimum: Optimum): unknown =>
  optimum.kind === 'found'
    ? {
        ...optimum,
        best: withoutStack(optimum.best),
        runnerUp: optimum.runnerUp === null ? null : withoutStack(optimum.runnerUp),
        rulePrices: optimum.rulePrices.map(({ rule, ...price }) => ({ rule: rule.kind, ...price })),
      }
    : optimum;

/** The engine's answer as plain data, without what the question says already. */
export const answerOf = (job: Job, question: Question): unknown => {
  switch (question.kind) {
    case 'optimise':
      return shortOptimum(optimise(job, question.ask));
    case 'tornado': {
      const { bars, base } = tornado(job, question.ask);
      return {
        base,
        bars: bars.map(({ input, ...bar }) => [input.id, input.low, input.value, input.high, ...Object.values(bar)]),
      };
    }
    case 'breakEven':
      return breakEven(job, question.ask);
    case 'whatToMeasure':
      return whatToMeasure(job, question.ask);
    case 'winners': {
      const outcome = evaluate(job);
      return { pareto: paretoOf(outcome), winners: winnersOf(outcome, tracesOf({ ...job, draws: 40 })) };
    }
    default:
      return question satisfies never;
  }
};
