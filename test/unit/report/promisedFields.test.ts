/** What differs between statements of one fleet or one commitment: every field by its name, both values as a person reads them. */
import { describe, expect, it } from 'vitest';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { type Commitment, newCommitment } from '../../../shared/plan/commitment.ts';
import { type Fleet, newFleet } from '../../../shared/plan/fleet.ts';
import { commitmentsTold, fleetsTold } from '../../../shared/report/promisedFields.ts';
import { sayIn } from '../../../shared/words/say.ts';

const voice = { say: sayIn('en'), language: 'en' } as const;
const fleet: Fleet = {
  ...newFleet('f', modelId('m/a'), [stackId('a')], 'H100'),
  spares: 1,
  peakToMean: 3,
  allowedLoad: 0.75,
};
const commitment = newCommitment('c', 'Seats', { kind: 'host', host: 'Acme' });
const fleets = (more: Partial<Fleet>): string[] => fleetsTold(voice, [fleet, { ...fleet, ...more }]);
const commitments = (...all: Partial<Commitment>[]): string[] =>
  commitmentsTold(voice, [commitment, ...all.map((more) => ({ ...commitment, ...more }))]);

describe('hardware that two state otherwise', () => {
  it.each<[Partial<Fleet>, string, string]>([
    [{ gpu: 'H200' }, 'GPU H100', 'GPU H200'],
    [{ gpus: 4 }, 'GPUs of a replica none', 'GPUs of a replica 4'],
    [{ precision: 'fp8' }, 'Weights kept in none', 'Weights kept in fp8'],
    [{ perUserFloor: 35.5 }, 'Tokens a second, one reader 20', 'Tokens a second, one reader 35.5'],
    [{ prefixHit: 0.25 }, 'Read from cache none', 'Read from cache 25.0%'],
    [{ peakToMean: 2.5 }, 'Peak to mean 3', 'Peak to mean 2.5'],
    [{ allowedLoad: 0.5 }, 'Highest load allowed 75.0%', 'Highest load allowed 50.0%'],
    [{ spares: 2 }, 'Spare replicas 1', 'Spare replicas 2'],
    [{ mostReplicas: 1234 }, 'Most replicas at work none', 'Most replicas at work 1,234'],
    [{ owned: !fleet.owned }, 'Hardware Rented', 'Hardware Owned'],
    [{ rent: 'spot' }, 'Published rent On demand', 'Published rent Spot'],
    [{ usdPerGpuHour: 2.5 }, 'An hour of a GPU none', 'An hour of a GPU $2.50'],
    [{ overheadShare: 0.3 }, `Overhead ${Math.round(100 * fleet.overheadShare)}.0%`, 'Overhead 30.0%'],
    [{ staffUsdPerMonth: 5000 }, 'Staff and space a month $0.00', 'Staff and space a month $5,000'],
    [{ successLoss: { value: 0.02 } }, 'Success lost by fewer bits none', 'Success lost by fewer bits 2.0%'],
    [{ stacks: [] }, 'From stack changed', 'From stack changed'],
    [{ modelId: modelId('m/b') }, 'Hardware changed', 'Hardware changed'],
  ])('is told by its field: %j', (more, before, after) => {
    expect(fleets(more)).toEqual([before, after]);
  });

  it('is told field after field, those alone that differ in any of them', () => {
    expect(fleetsTold(voice, [fleet, { ...fleet, gpus: 2 }, { ...fleet, spares: 3 }])).toEqual([
      'GPUs of a replica none, Spare replicas 1',
      'GPUs of a replica 2, Spare replicas 1',
      'GPUs of a replica none, Spare replicas 3',
    ]);
    expect(fleets({})).toEqual(['', '']);
    expect(fleetsTold(voice, [])).toEqual([]);
  });
});

describe('a commitment that two state otherwise', () => {
  it.each<[Partial<Commitment>, string, string]>([
    [{ name: 'Units' }, 'Name Seats', 'Name Units'],
    [{ on: { kind: 'host', host: 'Other' } }, 'On Acme', 'On Other'],
    [{ on: { kind: 'model', modelId: modelId('m/a') } }, 'On Acme', 'On changed'],
    [{ paidBy: 'all' }, 'Who pays it stacks that buy there', 'Who pays it every stack: it is signed'],
    [{ count: 1200 }, 'Seats or units 1', 'Seats or units 1,200'],
    [{ usdPerMonth: 99.5 }, 'Fee a month $0.00', 'Fee a month $99.50'],
    [{ included: { unit: 'tokens', amount: 1e6 } }, 'Each includes nothing', 'Each includes 1,000,000 tokens'],
    [{ included: { unit: 'usd', amount: 250 } }, 'Each includes nothing', 'Each includes 250 USD of use'],
    [{ overageTimes: 1.25 }, 'Beyond it, times the offer’s price 1', 'Beyond it, times the offer’s price 1.25'],
    [{ minimumUsd: 5000 }, 'Minimum a month $0.00', 'Minimum a month $5,000'],
    [{ tiers: [{ fromUsd: 1, discount: 0.1 }] }, 'Discount changed', 'Discount changed'],
  ])('is told by its field: %j', (more, before, after) => {
    expect(commitments(more)).toEqual([before, after]);
  });

  it('has what is included in the money of the plan, tokens as they are', () => {
    const yuan = { ...voice, say: sayIn('en', { currency: 'CNY', perUsd: 7, day: '2026-11-27' }) };
    const told = (unit: 'usd' | 'tokens') =>
      commitmentsTold(yuan, [commitment, { ...commitment, usdPerMonth: 10, included: { unit, amount: 250 } }])[1];
    expect(told('usd')).toBe('Fee a month ¥70.00, Each includes 1,750 CNY of use');
    expect(told('tokens')).toBe('Fee a month ¥70.00, Each includes 250 tokens');
  });
});
