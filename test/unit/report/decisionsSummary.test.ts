import { describe, expect, it } from 'vitest';
import { whatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import { tornado } from '../../../shared/engine/levers/tornado.ts';
import { optimise } from '../../../shared/engine/optimise/optimise.ts';
import { winnersOf } from '../../../shared/engine/pareto.ts';
import { tracesOf } from '../../../shared/engine/traces.ts';
import type { BestPlanAsk } from '../../../shared/plan/rule.ts';
import { decisionSentences } from '../../../shared/report/decisionsSummary.ts';
import { formatUsd } from '../../../shared/words/format.ts';
import { examplePlan, readPlan } from './seedReading.ts';

const bestPlan: BestPlanAsk = { objective: 'usdPerSuccess', rules: [{ kind: 'maxModels', count: 2 }] };

describe('decisions on the one page', () => {
  const reading = readPlan({ ...examplePlan(), bestPlan });
  const [a, b] = reading.job.plan.stacks.map((stack) => stack.id);
  const nothing = { winners: null, tornado: null, measure: null, found: null };

  it('says only what has been asked', () => {
    expect(decisionSentences(reading, nothing)).toHaveLength(1);
    expect(decisionSentences({ ...reading, outcome: { ...reading.outcome, stacks: [] } }, nothing)).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('says each answer with its own figures, in %s', { tags: ['slow'] }, (language) => {
    const own = { ...reading, ...readPlan({ ...examplePlan(), bestPlan }, 0, language) };
    const { job } = own;
    const optimum = optimise(job, { ...bestPlan, explain: false });
    if (optimum.kind !== 'found') throw new Error(optimum.kind);
    const moved = tornado(job, { stackId: a!, against: b! });
    const text = decisionSentences(own, {
      winners: winnersOf(own.outcome, tracesOf({ ...job, draws: 50 })),
      tornado: moved,
      measure: whatToMeasure(job, { draws: 10 }),
      found: { optimum, job },
    }).join('\n');
    expect(text).toContain(formatUsd(optimum.best.value, language));
    expect(text).toContain(formatUsd(moved.bars[0]!.atLow!, language));
    expect(text).not.toMatch(/\{\{|NaN|undefined|decide\./);
  });
});
