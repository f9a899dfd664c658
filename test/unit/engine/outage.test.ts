/** A vendor goes dark: by hand, through every kind of ladder. */
import { describe, expect, it } from 'vitest';
import { outageOf } from '../../../shared/engine/outage.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from './smallJob.ts';

/** a: 0.003 USD and 60%; b: 0.015 USD and 80%. A success is worth 2 USD, 1,000 tasks a month. */
const job = () =>
  smallJob(
    [modelAt('a', 1, { author: 'acme', originGroup: 'china' }), modelAt('b', 5, { author: 'bolt', originGroup: null })],
    { a: 0.6, b: 0.8 },
    {
      alone: ladder([rung('a')]),
      backed: ladder([rung('a'), rung('b')]),
      checked: ladder([rung('a', { verifier: verifier() }), rung('b')]),
      judged: ladder(
        [
          rung('b', {
            verifier: verifier({ judge: { modelId: modelId('a'), promptTokens: 100, completionTokens: 10 } }),
          }),
        ],
        'abandon',
      ),
      handed: ladder([rung('a')], 'human'),
    },
    { category: category({ valueOfSuccessUsd: { value: 2 }, humanSuccess: { value: 0.9 } }) },
  );

describe('an outage', () => {
  const found = outageOf(job(), { dark: { kind: 'vendor', author: 'acme' }, share: 0.1 });
  const figures = (id: string) => found.stacks.find(({ stackId }) => stackId === id)?.figures;

  it('takes all of a stack with nothing behind, and what it would have cost', () => {
    expect(found.models).toEqual(['a']);
    expect(figures('alone')).toMatchObject({
      success: expect.closeTo(0.6, 9),
      darkSuccess: expect.closeTo(0, 9),
      held: expect.closeTo(0, 9),
      successesLost: expect.closeTo(60, 6),
      valueLostUsd: expect.closeTo(120, 6),
      spendMoreUsd: expect.closeTo(-0.3, 6),
      silentFailuresMore: expect.closeTo(-40, 6),
    });
  });

  it('is carried by the next step at its price and success', () => {
    // Unchecked, b never saw a task; now it has all of them.
    expect(figures('backed')).toMatchObject({
      success: expect.closeTo(0.6, 9),
      darkSuccess: expect.closeTo(0.8, 9),
      successesLost: expect.closeTo(-20, 6),
      spendMoreUsd: expect.closeTo(100 * (0.015 - 0.003), 6),
    });
    // Checked, b took the 40% that a got wrong: 0.6 + 0.4 x 0.8 = 0.92 falls to 0.8.
    expect(figures('checked')).toMatchObject({
      darkSuccess: expect.closeTo(0.8, 9),
      held: expect.closeTo(0.8 / 0.92, 9),
    });
  });

  it('leaves a dark judge accepting nothing, and people with what nobody answered', () => {
    expect(figures('judged')).toMatchObject({ darkSuccess: expect.closeTo(0, 9) });
    expect(figures('handed')).toMatchObject({ darkSuccess: expect.closeTo(0.9, 9) });
  });

  it('is by origin too, and refuses what no model of the plan has', () => {
    expect(outageOf(job(), { dark: { kind: 'origin', origin: 'china' }, share: 1 }).models).toEqual(['a']);
    expect(() => outageOf(job(), { dark: { kind: 'vendor', author: 'nobody' }, share: 0.1 })).toThrow(
      'vendor is nobody',
    );
    expect(() => outageOf(job(), { dark: { kind: 'vendor', author: 'acme' }, share: 1.1 })).toThrow('share is 1.1');
  });
});
