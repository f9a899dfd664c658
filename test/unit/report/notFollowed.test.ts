/** What a plan assumes of things it does not have is told, and a plan that speaks of itself alone hears nothing. */
import { describe, expect, it } from 'vitest';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { type Ahead, steadyAhead } from '../../../shared/plan/ahead.ts';
import { newCommitment } from '../../../shared/plan/commitment.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { aheadNotFollowed, idleHardware } from '../../../shared/report/notFollowed.ts';
import { unpaidCommitments, unpaidText } from '../../../shared/report/unpaidCommitments.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { stored } from '../compare/edited.ts';
import { ladder, rung } from '../engine/smallJob.ts';

const { plan, snapshot } = stored();
const [policy] = Object.values(plan.stacks[0]?.policies ?? {});
const [used] = policy === undefined ? [] : modelsOfPolicy(policy);
const from = used ?? modelId('');
const to = snapshot.models.find(({ id }) => id !== from)?.id ?? modelId('');
const naming = (change: Partial<typeof plan>, language: 'en' | 'zh' = 'en') => ({
  job: { plan: { ...plan, ...change }, snapshot, draws: 0 },
  say: sayIn(language),
  language,
});
const told = (ahead: Partial<Ahead>, language?: 'en' | 'zh') =>
  aheadNotFollowed(naming({ ahead: { ...steadyAhead, ...ahead } }, language));
const event = { month: 3, categoryId: null, from, to, switchingUsd: 0 };

describe('months ahead', () => {
  it('of what is in the plan are all followed', () => {
    expect(aheadNotFollowed(naming({}))).toEqual([]);
    const rowGrowth = { programming: 2 };
    const back = { ...event, month: 5, from: to, to: from };
    expect(told({ rowGrowth, pricesFor: 'work programming', switches: [event, back] })).toEqual([]);
    expect(told({ retirements: [{ month: 4, modelId: from, successor: null }] })).toEqual([]);
  });

  it.each<[string, Partial<Ahead>, RegExp]>([
    ['growth of a row that is gone', { rowGrowth: { ghost: 2 } }, /growth for “ghost”/],
    ['a switch in it', { switches: [{ ...event, categoryId: rowId('ghost') }] }, /switch of month 3 for “ghost”/],
    ['prices of it', { prices: 'slowest', pricesFor: 'work ghost' }, /moving prices for “ghost”/],
    ['a switch from a model nobody uses', { switches: [{ ...event, from: modelId('x/y') }] }, /x\/y, which no stack/],
    ['prices of a vendor nobody buys from', { pricesFor: 'vendor ghost' }, /ghost, which no stack/],
    ['prices of a model nobody uses', { alsoPrices: [{ of: 'model x/y', prices: 'slowest' }] }, /x\/y, which no stack/],
    ['a switch to itself', { switches: [{ ...event, to: from }] }, /to itself/],
    ['a switch after the last month', { switches: [{ ...event, month: 13 }] }, /after the last month, 12/],
    [
      'a retirement of a model nobody uses',
      { retirements: [{ month: 3, modelId: modelId('x/y'), successor: null }] },
      /x\/y, which no stack/,
    ],
    ['a model that follows itself', { retirements: [{ month: 3, modelId: from, successor: from }] }, /to itself/],
    [
      'a retirement after the last month',
      { retirements: [{ month: 13, modelId: from, successor: null }] },
      /after the last month, 12/,
    ],
    ['a preset of a younger program', { demand: 'nineteen' }, /Demand, “nineteen”/],
    ['such a preset of prices', { prices: 'nineteen' }, /“nineteen”/],
    [
      'such a preset of one model’s prices',
      { alsoPrices: [{ of: `model ${from}`, prices: 'nineteen' }] },
      /“nineteen”/,
    ],
    ['such a preset of tokens', { tokens: 'nineteen' }, /“nineteen”/],
    ['such a preset of how long work stays', { stickiness: 'nineteen' }, /“nineteen”/],
  ])('are told where they speak of %s', (_, ahead, what) => {
    expect(told(ahead)).toEqual([expect.stringMatching(what)]);
    expect(told(ahead, 'zh')).toEqual([expect.stringMatching(/^未计入：/)]);
    // Every blank of the sentence is filled.
    expect([...told(ahead), ...told(ahead, 'zh')].join()).not.toContain('{{');
  });
});

describe('a model in place of another', () => {
  it('is one that no stack uses today and that is used all the same, with its vendor', () => {
    const maker = snapshot.models.find(({ id }) => id === to)?.author ?? '';
    const priced = {
      pricesFor: `vendor ${maker}` as const,
      alsoPrices: [{ of: `model ${to}` as const, prices: 'slowest' }],
    };
    const stacks = plan.stacks.map((stack) => ({
      ...stack,
      policies: { [rowId('programming')]: ladder([rung(from)]) },
    }));
    const of = (ahead: Partial<Ahead>) =>
      aheadNotFollowed(naming({ stacks, ahead: { ...steadyAhead, ...priced, ...ahead } }));
    expect(of({})).not.toEqual([]);
    expect(of({ switches: [event] })).toEqual([]);
    expect(of({ retirements: [{ month: 3, modelId: from, successor: to }] })).toEqual([]);
  });

  it('takes its place in the last month too', () => {
    const last = { months: 3, switches: [event] };
    expect(told(last)).toEqual([]);
    expect(told({ months: 3, retirements: [{ month: 3, modelId: from, successor: to }] })).toEqual([]);
    expect(told({ ...last, months: 2 })).toHaveLength(1);
  });
});

describe('hardware', () => {
  it('that carries nothing is told, and what carries a stack’s model is not', () => {
    const stack = plan.stacks[0]?.id ?? stackId('');
    const fleets = [newFleet('f1', from, [stack], 'H100'), newFleet('f2', modelId('x/y'), [stack], 'H200')];
    expect(idleHardware(naming({ fleets }))).toEqual([expect.stringContaining('H200 for x/y carry nothing')]);
    // Of two rows one has the model; the other stack has it and is not on the hardware.
    const alone = ladder([rung('x/y')]);
    const [one, two] = [stackId('one'), stackId('two')];
    const stacks = [
      { id: one, name: 'one', note: '', policies: { [rowId('p')]: ladder([rung('z')]), [rowId('q')]: alone } },
      { id: two, name: 'two', note: '', policies: { [rowId('p')]: ladder([rung('z')]) } },
    ];
    const idleOn = (on: (typeof one)[]) =>
      idleHardware(naming({ stacks, fleets: [newFleet('f', modelId('x/y'), on, 'H100')] })).length;
    expect([idleOn([one]), idleOn([two]), idleOn([one, two]), idleOn([])]).toEqual([0, 1, 0, 1]);
  });
});

describe('a commitment', () => {
  it('that no stack buys under is told, unless it is signed for all', () => {
    const nowhere = newCommitment('c1', 'Nowhere', { kind: 'model', modelId: modelId('x/y') });
    const commitments = [
      nowhere,
      newCommitment('c2', 'Used', { kind: 'model', modelId: from }),
      newCommitment('c3', 'Host', { kind: 'host', host: 'nobody sells here' }),
      { ...newCommitment('c4', 'Signed', { kind: 'host', host: 'nor here' }), paidBy: 'all' as const },
    ];
    const unpaid = unpaidCommitments({ ...plan, commitments }, snapshot.models);
    expect(unpaid.map(({ id }) => id)).toEqual(['c1', 'c3']);
    expect(unpaidText(sayIn('en'), nowhere)).toContain('Nobody pays “Nowhere”');
  });
});
