/** How long tasks wait as the sheets tell it: worked out by hand, unknown where a speed is, and beside a rule on time. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import type { AssumedSpeed } from '../../../shared/plan/plan.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { speedsMissing } from '../../../shared/report/decideTables.ts';
import { ruleOnTime, secondsAllowed, unknownOf, type Waiting, waitingIn } from '../../../shared/report/waiting.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { ladder, modelAt, rung, smallJob, verifier } from '../engine/smallJob.ts';

const row = rowId('programming');

const speed = (model: string, first: Estimate, rate: Estimate): AssumedSpeed => ({
  modelId: modelId(model),
  firstTokenSeconds: first,
  tokensPerSecond: rate,
});

/** 500 tokens of model a, right on 70%, and of model b at a setting on the rest. */
const readingOf = (assumedSpeeds: AssumedSpeed[], rules: Rule[] = []) => {
  const job = smallJob(
    [modelAt('a'), modelAt('b@low', 1, { name: 'B (low)' })],
    { a: 0.7, 'b@low': 0.5 },
    { two: ladder([rung('a', { verifier: verifier() }), rung('b@low')]) },
    { plan: { assumedSpeeds, bestPlan: { objective: 'usdPerSuccess', rules } } },
  );
  return { job, outcome: evaluate(job), say: sayIn('en'), language: 'en' as const, day: null };
};

const stackOf = ({ job }: ReturnType<typeof readingOf>) => job.plan.stacks[0]!;
const waitOf = (reading: ReturnType<typeof readingOf>, of: typeof row | null = row): Waiting =>
  waitingIn(reading, stackOf(reading))(of);

const known = [speed('a', { value: 0 }, { value: 50 }), speed('b', { value: 0 }, { value: 250 })];

describe('waiting times of a row and of a stack', () => {
  it('are those of the outcome, with the speeds they rest on and no range where all are exact', () => {
    const reading = readingOf(known);
    for (const part of [row, null]) {
      const { seconds, ends, speeds } = waitOf(reading, part);
      expect(seconds?.p50).toBeCloseTo(10, 9);
      expect(seconds?.p95).toBeCloseTo(12, 9);
      expect(ends).toBeNull();
      expect(speeds.map(({ modelId, speed }) => [modelId, speed?.tokensPerSecond.value])).toEqual([
        ['a', 50],
        ['b', 250],
      ]);
    }
  });

  it('go from all speeds at their fast end to all at their slow end', () => {
    const [, b] = known;
    const a = speed('a', { value: 1, low: 0, high: 2 }, { value: 50, low: 25, high: 100 });
    const { seconds, ends } = waitOf(readingOf([a, b!]));
    expect(seconds?.p95).toBeCloseTo(13, 9);
    // 500 tokens at 100 a second and none to wait for; at 25 a second, and two seconds for the first: b adds 2 s.
    expect(ends?.fast.p50).toBeCloseTo(5, 9);
    expect(ends?.fast.p95).toBeCloseTo(7, 9);
    expect(ends?.slow.p50).toBeCloseTo(22, 9);
    expect(ends?.slow.p95).toBeCloseTo(24, 9);
  });

  it('are unknown, and never 0, where a speed is: the model is named as the stack uses it', () => {
    const reading = readingOf(known.slice(0, 1));
    const waiting = waitOf(reading);
    expect(waiting.seconds).toBeNull();
    expect(unknownOf(waiting.speeds)).toEqual(['b@low']);
    expect(waitOf(reading, null).seconds).toBeNull();
  });
});

describe('a rule on time', () => {
  const told = (speeds: AssumedSpeed[], seconds: number): { state: string; text: string } => {
    const reading = readingOf(speeds, [
      { kind: 'latencyP95', seconds: 500 },
      { kind: 'latencyP95', seconds, categoryId: row },
    ]);
    const allowed = secondsAllowed(reading.job.plan, row);
    expect(allowed).toBe(Math.min(500, seconds));
    return ruleOnTime(reading, waitOf(reading), allowed ?? Number.NaN);
  };

  it('holds at its seconds and not below them', () => {
    expect(told(known, 12.001).state).toBe('holds');
    expect(told(known, 11.9)).toEqual({
      state: 'broken',
      text: 'The rule “95% of tasks within 11.9 s” does not hold: 12 s.',
    });
  });

  it('says whose speed keeps it from being known', () => {
    expect(told(known.slice(0, 1), 20)).toEqual({
      state: 'unknown',
      text: 'Whether the rule “95% of tasks within 20 s” holds is unknown: no speed of B (low) is stated.',
    });
  });

  it('of another row is none of this row’s', () => {
    const { job } = readingOf(known, [{ kind: 'latencyP95', seconds: 1, categoryId: rowId('other') }]);
    expect(secondsAllowed(job.plan, row)).toBeNull();
  });

  it('names, where a plan is looked for, whom it can choose among and whose speed the stacks lack', () => {
    const rules: Rule[] = [{ kind: 'latencyP95', seconds: 20 }];
    expect(speedsMissing(readingOf(known), [])).toBeNull();
    expect(speedsMissing(readingOf([]), rules)).toContain('states no model’s speed');
    expect(speedsMissing(readingOf(known.slice(0, 1)), rules)).toBe(
      'The rule on time lets only models with a stated speed be chosen: A. Unknown in your stacks: B (low).',
    );
    expect(speedsMissing(readingOf([known[0]!, speed('b@low', { value: 0 }, { value: 9 })]), rules)).toBe(
      'The rule on time lets only models with a stated speed be chosen: A, B (low).',
    );
  });
});
