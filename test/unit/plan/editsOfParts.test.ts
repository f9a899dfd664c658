import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import {
  addPart,
  removePart,
  replacePolicy,
  setPolicy,
  setRoute,
  setWeight,
  toRoute,
  toSplit,
} from '../../../shared/plan/edits/policies.ts';
import { addStack, moveStack } from '../../../shared/plan/edits/stacks.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { createPlan } from '../../namedPlan.ts';

const done = (edited: Answer<Plan>): Plan => {
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
};
const place = { stackId: stackId('a'), category: rowId('programming') } as const;
const empty = createPlan('empty', { models: [], evidence: [] });
const start = done(setPolicy(empty, stackId('a'), rowId('programming'), singleModel(modelId('acme/one'))));
const policyOf = (plan: Plan) => plan.stacks[0]?.policies[rowId('programming')];
const weightsOf = (plan: Plan): number[] => {
  const policy = policyOf(plan);
  return policy?.kind === 'split' ? policy.parts.map((part) => part.weight) : [];
};
const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0);

describe('parts of a split', () => {
  it('come with an even share and go leaving theirs to the others, whatever was set between', () => {
    const action = fc.oneof(
      fc.record({ action: fc.constant('add' as const) }),
      fc.record({ action: fc.constant('remove' as const), at: fc.nat(20) }),
      fc.record({
        action: fc.constant('weigh' as const),
        at: fc.nat(20),
        weight: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let plan = done(toSplit(start, place));
        for (const next of actions) {
          const { length } = weightsOf(plan);
          if (length === 0) break;
          const edited =
            next.action === 'add'
              ? addPart(plan, place, singleModel(modelId('acme/two')))
              : next.action === 'remove'
                ? removePart(plan, place, next.at % length)
                : setWeight(plan, place, next.at % length, next.weight);
          if (edited.ok) plan = edited.value;
          else expect(length).toBe(16);
          const weights = weightsOf(plan);
          if (weights.length > 0) expect(sum(weights)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('leave the last one standing alone', () => {
    const split = done(toSplit(start, place, singleModel(modelId('acme/two'))));
    expect(policyOf(done(removePart(split, place, 0)))).toEqual(singleModel(modelId('acme/two')));
    expect(removePart(split, place, 2).ok).toBe(false);
    expect(addPart(start, place, singleModel(modelId('acme/two'))).ok).toBe(false);
  });

  it('are changed where they stand, and only there', () => {
    const split = done(toSplit(start, place, singleModel(modelId('acme/two'))));
    const changed = done(replacePolicy(split, { ...place, path: [1] }, singleModel(modelId('acme/three'))));
    expect(policyOf(changed)).toMatchObject({
      parts: [{ policy: singleModel(modelId('acme/one')) }, { policy: singleModel(modelId('acme/three')) }],
    });
    expect(replacePolicy(split, { ...place, path: [5] }, singleModel(modelId('acme/three'))).ok).toBe(false);
  });
});

describe('a route', () => {
  it('takes a share, a quality and a price, and refuses what none of them can be', () => {
    const routed = done(toRoute(start, place, singleModel(modelId('acme/two'))));
    expect(policyOf(done(setRoute(routed, place, { hardShare: 0.2 })))).toMatchObject({
      kind: 'route',
      hardShare: 0.2,
    });
    for (const wrong of [{ hardShare: 1.2 }, { hardShare: Number.NaN }, { signalQuality: { value: 2 } }])
      expect(setRoute(routed, place, wrong).ok).toBe(false);
    expect(setRoute(start, place, { hardShare: 0.2 }).ok).toBe(false);
  });
});

describe('moving a stack', () => {
  it('keeps every stack and its policies, and refuses a place that is none', () => {
    const three = done(addStack(start, 'Third'));
    const moved = done(moveStack(three, stackId('c'), 0));
    expect(moved.stacks.map((stack) => stack.id)).toEqual(['c', 'a', 'b']);
    expect(moved.stacks[1]).toBe(three.stacks[0]);
    expect(done(moveStack(moved, stackId('c'), 2)).stacks).toEqual(three.stacks);
    for (const to of [-1, 3, 0.5, Number.NaN]) expect(moveStack(three, stackId('c'), to).ok).toBe(false);
    expect(moveStack(three, stackId('nobody'), 0).ok).toBe(false);
  });
});
