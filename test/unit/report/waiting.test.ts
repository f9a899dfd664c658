/** How long tasks wait as the sheets tell it: worked out by hand, unknown where a speed is, and beside a rule on time. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import type { AssumedSpeed } from '../../../shared/plan/plan.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { speedsMissing } from '../../../shared/report/decideTables.ts';
import {
  namesOf,
  ruleOnTime,
  secondsAllowed,
  secondsRange,
  secondsText,
  unknownOf,
  type Waiting,
  waitingIn,
} from '../../../shared/report/waiting.ts';
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

  it('have a range where either number of some speed has two ends that differ', () => {
    const rangeOf = (first: Estimate, rate: Estimate): boolean =>
      waitOf(readingOf([speed('a', first, rate), known[1]!])).ends !== null;
    const [one, fifty] = [{ value: 1 }, { value: 50 }];
    expect(rangeOf({ ...one, low: 0, high: 2 }, fifty)).toBe(true);
    expect(rangeOf(one, { ...fifty, low: 40, high: 60 })).toBe(true);
    expect(rangeOf({ ...one, low: 1, high: 1 }, { ...fifty, low: 50, high: 50 })).toBe(false);
    expect(rangeOf({ ...one, low: 0 }, fifty)).toBe(false);
    expect(rangeOf({ ...one, high: 2 }, fifty)).toBe(false);
    // A range of one speed says nothing while another is unknown.
    const half = [speed('a', { ...one, low: 0, high: 2 }, fifty)];
    expect(waitOf(readingOf(half)).ends).toBeNull();
  });

  it('are a row’s own: its models, each once, its range and its seconds; of the stack those of every row with tasks', () => {
    const reading = readingOf([speed('a', { value: 0 }, { value: 50, low: 25, high: 100 }), known[1]!]);
    const { plan } = reading.job;
    const [first] = plan.categories;
    const [second, idle] = [rowId('second'), rowId('idle')];
    plan.categories = [
      { ...first!, share: 0.5 },
      { ...first!, id: second, share: 0.5 },
      { ...first!, id: idle, share: 0 },
    ];
    plan.assumedRates.push({ modelId: modelId('b@low'), category: second, rate: { value: 0.5 } });
    const [stack] = plan.stacks;
    stack!.policies = {
      [row]: ladder([rung('a', { verifier: verifier() }), rung('a')]),
      [second]: ladder([rung('b@low')]),
      [idle]: ladder([rung('c')]),
    };
    const found = waitingIn({ job: reading.job, outcome: evaluate(reading.job) }, stack!);
    const of = (part: typeof row | null) => {
      const { seconds, ends, speeds } = found(part);
      return [seconds?.p50, ends?.fast.p50, ends?.slow.p50, speeds.map(({ usedAs }) => usedAs)];
    };
    const near = (value: number) => expect.closeTo(value, 9);
    // a writes 500 tokens in 10, 5 or 20 s, b in 2 s.
    expect(of(row)).toEqual([near(10), near(5), near(20), ['a']]);
    expect(of(second)).toEqual([near(2), undefined, undefined, ['b@low']]);
    expect(of(null)[3]).toEqual(['a', 'b@low']);
    expect(of(idle)).toEqual([undefined, undefined, undefined, ['c']]);
    expect(of(rowId('nowhere'))).toEqual([undefined, undefined, undefined, []]);
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

  it('holds at exactly its seconds, and of what has no figures is not known', () => {
    const reading = readingOf(known);
    const waiting = waitOf(reading);
    expect(ruleOnTime(reading, waiting, waiting.seconds!.p95).state).toBe('holds');
    expect(ruleOnTime(reading, { ...waiting, seconds: null }, 20)).toEqual({
      state: 'unknown',
      text: reading.say('waiting.rule-noFigures', { allowed: '20 s' }),
    });
  });

  it('names models in the order given, as each language lists them', () => {
    const reading = readingOf(known);
    const models = [modelId('a'), modelId('b@low')];
    expect(namesOf(reading, models)).toBe('A and B (low)');
    expect(namesOf({ ...reading, language: 'zh', say: sayIn('zh') }, models)).toBe('A、B (low)');
  });

  it('counts tenths of a second below a hundred', () => {
    const say = sayIn('en');
    expect([9.96, 99.94, 100.4].map((seconds) => secondsText(say, 'en', seconds))).toEqual(['10 s', '99.9 s', '100 s']);
    expect(secondsRange(say, 'en', 1.26, 250.4)).toBe('1.3 to 250 s');
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
