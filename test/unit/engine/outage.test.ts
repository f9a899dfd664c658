/** A vendor goes dark: by hand, through every kind of ladder. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { heldOf, outageOf } from '../../../shared/engine/outage.ts';
import { modelId, stackId } from '../../../shared/foundation/ids.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { darkName } from '../../../shared/report/leverText.ts';
import { outageTable } from '../../../shared/report/outageTable.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { withPrice } from '../../offerOf.ts';
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
      valueLostUsd: expect.closeTo(-40, 6),
      spendMoreUsd: expect.closeTo(100 * (0.015 - 0.003), 6),
    });
    // Checked, b took the 40% that a got wrong: 0.6 + 0.4 x 0.8 = 0.92 falls to 0.8.
    expect(figures('checked')).toMatchObject({
      darkSuccess: expect.closeTo(0.8, 9),
      held: expect.closeTo(0.8 / 0.92, 9),
    });
  });

  it('prices what stands behind as an insurance, against the same stack without it', () => {
    expect(figures('alone')?.insurance).toBeNull();
    // Unchecked, b never sees a task while a is up: it costs nothing and adds nothing.
    expect(figures('backed')?.insurance).toEqual({ usdPerMonth: expect.closeTo(0, 9), success: expect.closeTo(0, 9) });
    // Checked, b takes 40% of 1,000 tasks at 0.015 and solves 80% of them: 6 USD and 0.32.
    expect(figures('checked')?.insurance).toEqual({
      usdPerMonth: expect.closeTo(6, 9),
      success: expect.closeTo(0.32, 9),
    });
  });

  it('takes nothing where the vendor’s open weights are served by others, and is refused where nobody is meant', () => {
    const elsewhere = modelAt('a', 1, { author: 'acme', openWeights: true });
    const served = withPrice(elsewhere, { hostType: 'inference-host' });
    const job = smallJob([served, modelAt('b', 5, { author: 'bolt' })], { a: 0.6 }, { one: ladder([rung('a')]) });
    const found = outageOf(job, { dark: { kind: 'vendor', author: 'acme' }, share: 1 });
    expect(found.models).toEqual([]);
    expect(found.stacks[0]).toMatchObject({ isTouched: false, figures: { held: 1, successesLost: 0 } });
    expect(() => outageOf(job, { dark: { kind: 'vendor', author: 'nobody' }, share: 1 })).toThrow(
      'vendor is nobody; allowed: one that models of the plan have',
    );
    expect(() => outageOf(job, { dark: { kind: 'vendor', author: 'acme' }, share: 2 })).toThrow('share is 2');
  });

  it('turns the answer from the share of a month at which two stacks cost the same per success', () => {
    const models = [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5, { author: 'bolt' })];
    const turnOf = (first: ReturnType<typeof ladder>) =>
      outageOf(smallJob(models, { a: 0.6, b: 0.8 }, { first, b: ladder([rung('b')]) }), {
        dark: { kind: 'vendor', author: 'acme' },
        share: null,
      }).turn;
    // People take over at 10 USD and always succeed: (0.003 + 9.997 s) / (0.6 + 0.4 s) is b's 0.015 / 0.8.
    const turn = turnOf(ladder([rung('a')], 'human'));
    expect(turn).toMatchObject({ from: 'first', to: 'b' });
    expect(turn?.share).toBeCloseTo(0.00825 / 9.9895, 9);
    // With nobody behind, cost and success go together: 0.005 a success however long it is dark.
    expect(turnOf(ladder([rung('a')]))).toBeNull();
  });

  it('turns the answer at the least of all shares, whichever stack is next cheapest', () => {
    const models = [modelAt('a', 1, { author: 'acme' }), modelAt('a2', 2, { author: 'acme' }), modelAt('b', 5)];
    const alike = (id: string) => ladder([rung(id)], 'human');
    const plan = smallJob(
      models,
      { a: 0.6, a2: 0.6, b: 0.8 },
      { a: alike('a'), a2: alike('a2'), b: ladder([rung('b')]) },
    );
    // Of a2, which goes dark with a, the cost meets a's only when all of the month is dark.
    expect(outageOf(plan, { dark: { kind: 'vendor', author: 'acme' }, share: null }).turn).toEqual({
      from: 'a',
      to: 'b',
      share: expect.closeTo(0.00825 / 9.9895, 9),
    });
  });

  it('turns no answer at a share of a month that is more than all of it', () => {
    const plan = smallJob(
      [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5), modelAt('c', 5.5)],
      { a: 0.6, b: 0.8, c: 0.8 },
      { checked: ladder([rung('a', { verifier: verifier() }), rung('b')]), c: ladder([rung('c')]) },
    );
    // (0.009 + 0.006 s) / (0.92 - 0.12 s) is 0.0165 / 0.8 at s = 1.18.
    expect(outageOf(plan, { dark: { kind: 'vendor', author: 'acme' }, share: null }).turn).toBeNull();
  });

  it('counts what an error costs before it says which stack is cheaper, and from when on not', () => {
    const plan = smallJob(
      [modelAt('a'), modelAt('b', 5, { author: 'bolt' })],
      { a: 0.6, b: 0.8 },
      { a: ladder([rung('a')]), b: ladder([rung('b')], 'human') },
      { category: category({ silentFailureUsd: { value: 1 } }) },
    );
    const { turn } = outageOf(plan, { dark: { kind: 'vendor', author: 'bolt' }, share: null });
    // (0.215 + 9.785 s) / (0.8 + 0.2 s) is a's 0.403 / 0.6.
    expect(turn).toEqual({
      from: 'b',
      to: 'a',
      share: expect.closeTo((0.8 * 0.403 - 0.6 * 0.215) / (0.6 * 9.785 - 0.2 * 0.403), 9),
    });
  });

  it('loses nothing where nothing succeeded', () => {
    const plan = smallJob([modelAt('a', 1, { author: 'acme' })], { a: 0 }, { a: ladder([rung('a')]) });
    const { stacks } = outageOf(plan, { dark: { kind: 'vendor', author: 'acme' }, share: 1 });
    expect(stacks[0]?.figures).toMatchObject({ held: 1, successesLost: 0 });
  });

  it('takes a later step of the same maker for dark too, and no insurance', () => {
    const [a, b] = [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5)];
    const last = modelAt('c', 1, { author: 'acme' });
    const checked = (id: string) => rung(id, { verifier: verifier() });
    const plan = smallJob(
      [a, b, last],
      { a: 0.6, b: 0.8, c: 0.5 },
      { s: ladder([checked('a'), checked('b'), rung('c')]) },
    );
    const [stack] = outageOf(plan, { dark: { kind: 'vendor', author: 'acme' }, share: null }).stacks;
    // With b 0.6 + 0.4 (0.8 + 0.2 x 0.5) = 0.96; without it 0.6 + 0.4 x 0.5 = 0.8, and c sees 0.4 of the tasks, not 0.08.
    expect(stack?.figures?.insurance).toEqual({
      usdPerMonth: expect.closeTo(1000 * (0.4 * 0.015 - (0.4 - 0.08) * 0.003), 9),
      success: expect.closeTo(0.16, 9),
    });
  });

  it('keeps so much of a stack while each part is dark, one at a time', () => {
    const dark = [
      { kind: 'vendor' as const, author: 'acme' },
      { kind: 'model' as const, modelId: modelId('b') },
    ];
    const held = heldOf(job(), { stackId: stackId('checked'), dark });
    expect(held[0]).toBeCloseTo(0.8 / 0.92, 9);
    expect(held[1]).toBeCloseTo(0.6 / 0.92, 9);
  });

  it('says in words where nothing stands behind, where nothing needs to, and leaves out a month nobody stated', () => {
    const naming = { job: job(), say: sayIn('en'), language: 'en' as const };
    const insurance = (author: string) =>
      Object.fromEntries(
        outageTable(naming, outageOf(job(), { dark: { kind: 'vendor', author }, share: 0.1 })).rows.map(
          ({ key, cells }) => [key, cells.insuranceUsd],
        ),
      );
    expect(insurance('acme')).toMatchObject({ alone: 'none', checked: expect.closeTo(6, 9), judged: 'none' });
    expect(insurance('bolt')).toMatchObject({ alone: 'not needed', judged: 'none' });
    const unstated = outageTable(naming, outageOf(job(), { dark: { kind: 'vendor', author: 'acme' }, share: null }));
    expect(unstated.columns.map(({ key }) => key)).not.toContain('successesLost');
  });

  it('is by host and region of the offer that is paid, and knows no month that nobody stated', () => {
    const sold = (id: string, host: string, region: string | null, times: number) => {
      const model = modelAt(id, times);
      return { ...model, offers: model.offers.map((offer) => ({ ...offer, host, region })) };
    };
    const hosted = smallJob(
      [sold('a', 'bedrock', 'eu', 1), sold('b', 'vertex', 'us', 5)],
      { a: 0.6, b: 0.8 },
      { backed: ladder([rung('a'), rung('b')]) },
    );
    expect(outageOf(hosted, { dark: { kind: 'host', host: 'bedrock' }, share: null }).models).toEqual(['a']);
    const found = outageOf(hosted, { dark: { kind: 'region', region: 'us' }, share: null });
    expect(found.models).toEqual(['b']);
    expect(found.stacks[0]?.figures).toMatchObject({
      held: 1,
      successesLost: null,
      spendMoreUsd: null,
      insurance: null,
    });
    expect(() => outageOf(hosted, { dark: { kind: 'host', host: 'nobody' }, share: 0.1 })).toThrow('host is nobody');
  });

  it('leaves a dark judge accepting nothing, right or wrong, and people with what nobody answered', () => {
    const lax = verifier({
      falseAccept: { value: 0.5 },
      judge: { modelId: modelId('a'), promptTokens: 100, completionTokens: 10 },
    });
    const judged = smallJob(
      [modelAt('a', 1, { author: 'acme' }), modelAt('b', 5)],
      { b: 0.8 },
      { judged: ladder([rung('b', { verifier: lax })], 'abandon') },
    );
    const [stack] = outageOf(judged, { dark: { kind: 'vendor', author: 'acme' }, share: 1 }).stacks;
    // Awake, the judge lets half of the wrong fifth through: 100 of 1,000 tasks; dark, none.
    expect(stack?.figures).toMatchObject({ darkSuccess: 0, silentFailuresMore: expect.closeTo(-100, 6) });
    expect(figures('judged')).toMatchObject({ darkSuccess: expect.closeTo(0, 9) });
    expect(figures('handed')).toMatchObject({ darkSuccess: expect.closeTo(0.9, 9) });
  });

  it('is by origin too, a group or a country, and refuses what no model of the plan has', () => {
    const both = smallJob(
      [modelAt('a', 1, { originCountry: 'FR' }), modelAt('b')],
      { a: 0.6 },
      { a: ladder([rung('a')]) },
    );
    expect(outageOf(both, { dark: { kind: 'origin', origin: 'FR' }, share: 1 }).models).toEqual(['a']);
    expect(outageOf(job(), { dark: { kind: 'origin', origin: 'china' }, share: 1 }).models).toEqual(['a']);
    expect(() => outageOf(job(), { dark: { kind: 'vendor', author: 'nobody' }, share: 0.1 })).toThrow(
      'vendor is nobody',
    );
    expect(() => outageOf(job(), { dark: { kind: 'vendor', author: 'acme' }, share: 1.1 })).toThrow('share is 1.1');
  });

  it('of a vendor leaves its open weights where somebody else serves them', () => {
    const served = (id: string, openWeights: boolean, hostType: 'first-party' | 'cloud' | null) => {
      const model = modelAt(id, 1, { author: 'acme', openWeights });
      return { ...model, offers: model.offers.map((offer) => ({ ...offer, hostType })) };
    };
    const dark = (...models: Model[]) =>
      outageOf(smallJob(models, { a: 0.6 }, { s: ladder([rung('a')]) }), {
        dark: { kind: 'vendor', author: 'acme' },
        share: null,
      });
    const all = [served('a', true, 'cloud'), served('b', true, 'first-party'), served('c', true, null)];
    expect(dark(...all, served('d', false, 'cloud')).models).toEqual(['b', 'c', 'd']);
    // Nothing of it goes dark, which is an answer and no mistake.
    expect(dark(served('a', true, 'cloud')).stacks).toMatchObject([{ isTouched: false, figures: { held: 1 } }]);
  });

  it('prices what stands behind in a part of the tasks by that part', () => {
    const checked = ladder([rung('a', { verifier: verifier() }), rung('b')]);
    const half: Policy = {
      kind: 'split',
      parts: [
        { weight: 0.5, policy: checked },
        { weight: 0.5, policy: ladder([rung('b')]) },
      ],
    };
    const mixed = smallJob([modelAt('a', 1, { author: 'acme' }), modelAt('b', 5)], { a: 0.6, b: 0.8 }, { half });
    const [stack] = outageOf(mixed, { dark: { kind: 'vendor', author: 'acme' }, share: null }).stacks;
    // Half of the tasks go through the check: 3 USD and 0.16 of what the whole of them costs and brings.
    expect(stack?.figures?.insurance).toEqual({
      usdPerMonth: expect.closeTo(3, 9),
      success: expect.closeTo(0.16, 9),
    });
  });

  it('of a model takes its settings along, whichever of them is named', () => {
    const settings = smallJob(
      [modelAt('a@low', 1), modelAt('a@high', 2), modelAt('b', 5)],
      { 'a@low': 0.5, 'a@high': 0.6, b: 0.8 },
      { two: ladder([rung('a@low'), rung('a@high')]), backed: ladder([rung('a@high'), rung('b')]) },
    );
    for (const named of ['a', 'a@low']) {
      const { models, stacks } = outageOf(settings, { dark: { kind: 'model', modelId: modelId(named) }, share: null });
      expect(models.toSorted()).toEqual(['a@high', 'a@low']);
      expect(stacks.map(({ figures }) => figures?.darkSuccess.toFixed(2))).toEqual(['0.00', '0.80']);
    }
  });

  it('is of a country by its name, and of the groups of origins by theirs', () => {
    const named = (origin: string, language: 'en' | 'zh') =>
      darkName({ job: job(), say: sayIn(language), language }, { kind: 'origin', origin });
    expect(named('US', 'en')).toBe('United States');
    expect(named('US', 'zh')).toBe('美国');
    expect(named('china', 'zh')).toBe('中国');
  });

  it('names the origin or the model that the plan does not have', () => {
    expect(() => outageOf(job(), { dark: { kind: 'origin', origin: 'europe' }, share: null })).toThrow(
      'origin is europe',
    );
    expect(() => outageOf(job(), { dark: { kind: 'model', modelId: modelId('z') }, share: null })).toThrow(
      'model is z',
    );
  });
});
