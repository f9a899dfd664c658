import { describe, expect, it } from 'vitest';
import { addCommitment, removeCommitment, setCommitment } from '../../../shared/plan/edits/commitments.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const { plan } = smallJob([modelAt('a')], { a: 0.6 }, { one: ladder([rung('a')]) });
const done = (answer: ReturnType<typeof addCommitment>): Plan => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

describe('edits of commitments', () => {
  const one = done(addCommitment(plan, 'Agreement 1', { kind: 'host', host: 'acme' }));
  const two = done(addCommitment(one, 'Agreement 2', { kind: 'host', host: 'bolt' }));

  it('adds under a free id, changes one alone, and leaves a plan without them as it was', () => {
    expect(two.commitments?.map(({ id }) => id)).toEqual(['commitment1', 'commitment2']);
    const changed = done(setCommitment(two, 'commitment2', { minimumUsd: 1000 }));
    expect(changed.commitments?.map(({ minimumUsd }) => minimumUsd)).toEqual([0, 1000]);
    const again = done(addCommitment(done(removeCommitment(two, 'commitment1')), 'x', { kind: 'host', host: 'acme' }));
    expect(again.commitments?.map(({ id }) => id)).toEqual(['commitment2', 'commitment1']);
    expect(done(removeCommitment(one, 'commitment1'))).toEqual(plan);
  });

  it('refuses what is not there and numbers that cannot be', () => {
    expect(setCommitment(one, 'none', {})).toMatchObject({ ok: false });
    expect(removeCommitment(one, 'none')).toMatchObject({ ok: false });
    expect(setCommitment(one, 'commitment1', { minimumUsd: Number.NaN })).toMatchObject({
      ok: false,
      error: { kind: 'invalidNumber', details: { field: 'commitments[0].minimumUsd' } },
    });
  });
});
