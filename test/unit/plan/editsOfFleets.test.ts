/** Edits of a plan's hardware: a stack takes its part along, a model has one fleet in a stack, and nothing dangles. */
import { describe, expect, it } from 'vitest';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import { freeFleetId, removeFleet, setFleet } from '../../../shared/plan/edits/fleets.ts';
import { duplicateStack, removeStack } from '../../../shared/plan/edits/stacks.ts';
import { type Fleet, fleetOf, newFleet } from '../../../shared/plan/fleet.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { tinyJob } from '../engine/tinyJob.ts';

const [cheap, dear] = [stackId('cheap'), stackId('dear')];
const model = modelId('openai/gpt-oss-120b');
const fleet = newFleet('fleet1', model, [cheap, dear], 'H100');
const { plan } = tinyJob({ cheap: { value: 0.5 }, dear: { value: 0.6 } });

const edited = (answer: { ok: true; value: Plan } | { ok: false; error: { message: string } }): Plan => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};
const kindOf = (change: Partial<Fleet>): string => {
  const answer = setFleet(plan, { ...fleet, ...change });
  return answer.ok ? 'ok' : answer.error.kind;
};
const withFleet = edited(setFleet(plan, fleet));

describe('a fleet', () => {
  it('stands in the plan and leaves it without a trace', () => {
    expect(fleetOf(withFleet.fleets, dear, model)).toEqual(fleet);
    expect(fleetOf(withFleet.fleets, dear, modelId('other/model'))).toBeNull();
    expect(freeFleetId(withFleet)).toBe('fleet2');
    expect(edited(removeFleet(withFleet, 'fleet1'))).toEqual(plan);
    expect(removeFleet(plan, 'fleet1')).toMatchObject({ ok: false, error: { kind: 'notInPlan' } });
  });

  it('takes a stack over from another fleet of its model', () => {
    const two = edited(setFleet(withFleet, { ...fleet, id: 'fleet2', stacks: [dear], gpu: 'H200' }));
    expect(two.fleets?.map(({ id, stacks }) => [id, stacks])).toEqual([
      ['fleet1', [cheap]],
      ['fleet2', [dear]],
    ]);
    const all = edited(setFleet(two, { ...fleet, id: 'fleet2' }));
    expect(all.fleets?.map(({ id }) => id)).toEqual(['fleet2']);
  });

  it('goes along with a copy of its stack, and leaves with the last of them', () => {
    const copied = edited(duplicateStack(withFleet, cheap, 'Copy'));
    expect(copied.fleets?.[0]?.stacks).toEqual([cheap, dear, stackId('a')]);
    const less = edited(removeStack(edited(removeStack(withFleet, cheap)), dear));
    expect(less.fleets).toBeUndefined();
  });
});

describe('hardware that cannot be', () => {
  it.each<[Partial<Fleet>, string]>([
    [{ stacks: [stackId('nobody')] }, 'notAStack'],
    [{ stacks: [cheap, cheap] }, 'fleetTwice'],
    [{ id: 'fleet 1' }, 'invalidFleetId'],
    [{ gpus: 3 }, 'invalidChoice'],
    [{ peakToMean: 0.5 }, 'invalidNumber'],
    [{ allowedLoad: 0 }, 'invalidNumber'],
    [{ spares: 1.5 }, 'invalidWholeNumber'],
    [{ usdPerGpuHour: Number.NaN }, 'invalidNumber'],
    [{ prefixHit: 1 }, 'invalidNumber'],
    [{ successLoss: { value: 2 } }, 'invalidNumber'],
  ])('%j is refused: %s', (change, kind) => expect(kindOf(change)).toBe(kind));
});
