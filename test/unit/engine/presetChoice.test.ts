/** Which models the rules of a preset choose, among models at round numbers. */
import { describe, expect, it } from 'vitest';
import type { CategoryId } from '../../../shared/catalog/category.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import { chooseFor, modelsOfChosen, presetMarket } from '../../../shared/engine/presetChoice.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import { placeholderRate } from '../../../shared/plan/assumeRate.ts';
import { escalation, singleModel } from '../../../shared/plan/policies.ts';
import type { StackRule, WorkRule } from '../../../shared/plan/presetRules.ts';
import { verifierFrom, verifierPreset } from '../../../shared/plan/verifierPresets.ts';
import { category, modelAt, smallJob } from './smallJob.ts';

const open = { openWeights: true };
const closed = { openWeights: false };

/** An attempt costs 0.003 USD times the second number, and succeeds on the third. */
const offered: [string, number, number | null, Partial<Model>][] = [
  ['m/tiny', 0.1, 0.5, open],
  ['m/open', 1, 0.86, open],
  ['n/closed', 2, 0.9, closed],
  ['n/dear', 5, 0.89, closed],
  ['k/unknown', 0.01, null, open],
];

const marketOf = (models = offered, kinds: CategoryId[] = ['programming']) => {
  const rows = kinds.map((kind) =>
    category({ id: rowId(kind), kind, share: 1 / kinds.length, silentFailureUsd: { value: 0 } }),
  );
  const { plan, snapshot } = smallJob(
    models.map(([id, times, , more]) => modelAt(id, times, more)),
    {},
    {},
  );
  const assumedRates = models.flatMap(([id, , value]) =>
    value === null ? [] : [{ modelId: modelId(id), category: rowId(kinds[0]!), rate: { value } }],
  );
  return presetMarket({ ...plan, categories: rows, assumedRates }, snapshot);
};

const byWork = (...otherwise: WorkRule[]): StackRule => ({ kind: 'byWork', work: {}, otherwise });
const only = (rule: StackRule, market = marketOf()) => chooseFor(rule, market)[0]?.found ?? null;

describe('the cheapest adequate model', () => {
  it.each([
    ['any', 'm/open', 0.86, 3, 4, 0.003],
    ['closed', 'n/closed', 0.9, 2, 2, 0.006],
    ['open', 'm/open', 0.86, 1, 2, 0.003],
  ] as const)('of %s weights comes within 5 points of the best', (weights, id, success, adequate, compared, usd) => {
    expect(only(byWork({ kind: 'cheapest', weights }))).toEqual({
      policy: singleModel(modelId(id)),
      choice: { kind: 'cheapest', weights, success, usdPerAttempt: expect.closeTo(usd, 12), adequate, compared },
    });
  });

  it('is none where nobody of those weights is adequate, and the next rule is asked', () => {
    const weak = offered.map(([id, times, rate, more]): (typeof offered)[number] =>
      id === 'm/open' ? [id, times, 0.7, more] : [id, times, rate, more],
    );
    const market = marketOf(weak);
    expect(only(byWork({ kind: 'cheapest', weights: 'open' }), market)).toBeNull();
    const next = byWork({ kind: 'cheapest', weights: 'open' }, { kind: 'cheapest', weights: 'any' });
    expect(only(next, market)?.choice).toMatchObject({ kind: 'cheapest', weights: 'any', success: 0.9 });
  });

  it('is no model above what the row says that anybody can solve', () => {
    const market = marketOf();
    const { rows } = marketOf([...offered, ['n/best', 0.5, 0.99, closed]]);
    const row = rows[0]!;
    expect(row.candidates.map(({ model }) => model.id)).toContain('n/best');
    const ruled = { ...row.row, dependence: { ...row.row.dependence, beta: { value: 0.1 } } };
    const { plan, snapshot } = market;
    const cut = presetMarket({ ...plan, categories: [ruled] }, snapshot);
    expect(cut.rows[0]?.candidates.every(({ rate }) => rate === null || rate <= 0.9)).toBe(true);
  });
});

describe('a cheaper model that is checked first', () => {
  const rule = (first: 'open' | 'closed' | 'any', check = 'executed-tests'): WorkRule => ({
    kind: 'cheapFirst',
    first,
    check,
    after: 'closed',
  });
  const tests = verifierFrom(verifierPreset('executed-tests')!, null);

  it('is the one that makes a success cheapest, of those that are weaker and cheaper than the last', () => {
    const found = only(byWork(rule('open')));
    const policies = ['m/tiny', 'm/open'].map((id) => escalation(modelId(id), tests, modelId('n/closed')));
    expect(policies).toContainEqual(found?.policy);
    expect(found?.choice).toMatchObject({ kind: 'cheapFirst', check: 'executed-tests', compared: 2 });
    if (found?.choice.kind !== 'cheapFirst') throw new Error('another choice');
    // The first takes its price and its rejects another 0.006: dearer than alone, or it would not be asked.
    expect(found.choice.usdPerSuccess).toBeLessThan(0.006 / 0.9);
    expect(found.choice.success).toBeGreaterThan(0.85);
  });

  it('is nobody where nobody is weaker and cheaper, or no such check is known', () => {
    // Of the closed ones the other is dearer than the last.
    expect(only(byWork(rule('closed')))).toBeNull();
    expect(only(byWork(rule('open', 'no-such-check')))).toBeNull();
  });

  it('has a judge of another maker where the check is one', () => {
    const found = only(byWork(rule('open', 'translation-judge')));
    const [first, , judge] = [...modelsOfChosen({ row: rowId('programming'), found })];
    expect(first).toMatch(/^m\//);
    expect([...modelsOfChosen({ row: rowId('programming'), found })]).toContain('n/closed');
    expect(judge === undefined || judge.startsWith('n/')).toBe(true);
    expect(modelsOfChosen({ row: rowId('programming'), found: null })).toEqual([]);
  });
});

describe('work in which nobody was measured', () => {
  const rule = byWork({ kind: 'cheapest', weights: 'any' });

  it('is done as the work it is most like, where the plan has that', () => {
    const found = chooseFor(rule, marketOf(offered, ['general-qa', 'legal']));
    expect(found[1]).toEqual({
      row: 'legal',
      found: { policy: singleModel(modelId('m/open')), choice: { kind: 'like', row: 'general-qa' } },
    });
    expect(chooseFor(rule, marketOf(offered, ['technology', 'science']))[1]?.found?.choice.kind).toBe('like');
  });

  it('is left where the plan has no such work, or it is like none', () => {
    expect(chooseFor(rule, marketOf(offered, ['programming', 'legal']))[1]).toEqual({ row: 'legal', found: null });
    expect(chooseFor(rule, marketOf(offered, ['general-qa', 'programming']))[1]?.found).toBeNull();
    // Nobody is known in the work it is like either.
    expect(chooseFor(rule, marketOf([['k/unknown', 1, null, open]], ['general-qa', 'legal']))[1]?.found).toBeNull();
  });

  it('has rules of its own where the preset has some for it', () => {
    const own: StackRule = {
      kind: 'byWork',
      work: { programming: [{ kind: 'cheapest', weights: 'closed' }] },
      otherwise: [{ kind: 'cheapest', weights: 'any' }],
    };
    expect(only(own)?.policy).toEqual(singleModel(modelId('n/closed')));
    expect(only(own, marketOf(offered, ['technology']))?.policy).toEqual(singleModel(modelId('m/open')));
  });
});

describe('one model for all of the work', () => {
  it('is the one that ends most of the tasks well, where it was not measured with what is assumed of any', () => {
    const found = chooseFor({ kind: 'oneModel', weights: 'any' }, marketOf(offered, ['programming', 'legal']));
    const success = (0.9 + placeholderRate.value) / 2;
    expect(found).toEqual([
      {
        row: 'programming',
        found: {
          policy: singleModel(modelId('n/closed')),
          choice: {
            kind: 'oneModel',
            weights: 'any',
            success: expect.closeTo(success, 9),
            isMeasured: true,
            compared: 4,
          },
        },
      },
      {
        row: 'legal',
        found: {
          policy: singleModel(modelId('n/closed')),
          choice: {
            kind: 'oneModel',
            weights: 'any',
            success: expect.closeTo(success, 9),
            isMeasured: false,
            compared: 4,
          },
        },
      },
    ]);
  });

  it('is of the weights that are asked for, the cheaper of equals, and none where nobody is known', () => {
    expect(only({ kind: 'oneModel', weights: 'open' })).toMatchObject({
      policy: singleModel(modelId('m/open')),
      choice: { weights: 'open', success: 0.86, compared: 2 },
    });
    const equal = marketOf([...offered, ['z/equal', 1.5, 0.9, closed]]);
    expect(only({ kind: 'oneModel', weights: 'closed' }, equal)?.policy).toEqual(singleModel(modelId('z/equal')));
    const nobody = marketOf([['k/unknown', 1, null, open]]);
    expect(only({ kind: 'oneModel', weights: 'any' }, nobody)).toBeNull();
  });
});
