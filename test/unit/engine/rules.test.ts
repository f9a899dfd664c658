/** Which models a rule lets through: what nobody states of a model passes no rule about it. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { checkRule, modelAllowed, modelAllowedIn } from '../../../shared/engine/rules.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { withPrice } from '../../offerOf.ts';
import { modelAt } from './smallJob.ts';

const allows = (rule: Rule, of: Partial<Model>, region: string | null = null): boolean =>
  modelAllowed(withPrice(modelAt('x/a', 1, of), { region }), [rule], undefined);

describe('a rule about models', () => {
  it.each<[Rule, Partial<Model>, boolean]>([
    [{ kind: 'openWeightsOnly' }, { openWeights: true }, true],
    [{ kind: 'openWeightsOnly' }, { openWeights: false }, false],
    [{ kind: 'openWeightsOnly' }, { openWeights: null }, false],
    [{ kind: 'origins', allowed: ['china'] }, { originGroup: 'china', originCountry: null }, true],
    [{ kind: 'origins', allowed: ['CN'] }, { originGroup: null, originCountry: 'CN' }, true],
    [{ kind: 'origins', allowed: ['CN'] }, { originGroup: 'rest-of-world', originCountry: 'US' }, false],
    [{ kind: 'origins', allowed: ['CN'] }, { originGroup: null, originCountry: null }, false],
    [{ kind: 'vendors', allowed: ['x'] }, {}, true],
    [{ kind: 'vendors', allowed: ['y'] }, {}, false],
    [{ kind: 'vendorsNot', refused: ['x'] }, {}, false],
    [{ kind: 'vendorsNot', refused: ['y'] }, {}, true],
    [{ kind: 'models', allowed: [modelId('x/a')] }, {}, true],
    [{ kind: 'models', allowed: [modelId('x/b')] }, {}, false],
    [{ kind: 'modelsNot', refused: [modelId('x/a')] }, {}, false],
    [{ kind: 'modelsNot', refused: [modelId('x/b')] }, {}, true],
    [{ kind: 'toolsRequired' }, { toolCalling: true }, true],
    [{ kind: 'toolsRequired' }, { toolCalling: false }, false],
    [{ kind: 'toolsRequired' }, { toolCalling: null }, false],
    [{ kind: 'contextTokens', tokens: 1000 }, { contextTokens: 1000 }, true],
    [{ kind: 'contextTokens', tokens: 1000 }, { contextTokens: 999 }, false],
    [{ kind: 'contextTokens', tokens: 0 }, { contextTokens: null }, false],
    [{ kind: 'listedOnly' }, { status: 'available' }, true],
    [{ kind: 'listedOnly' }, { status: 'preview' }, true],
    [{ kind: 'listedOnly' }, { status: 'deprecated' }, false],
    [{ kind: 'listedOnly' }, { status: 'retired' }, false],
    [{ kind: 'lasting', day: '2027-01-01' }, { shutdownDate: null }, true],
    [{ kind: 'lasting', day: '2027-01-01' }, { shutdownDate: '2027-01-01' }, true],
    [{ kind: 'lasting', day: '2027-01-01' }, { shutdownDate: '2026-12-31' }, false],
    [{ kind: 'lasting', day: '2027-01-01' }, { status: 'retired' }, false],
    [{ kind: 'budget', usdPerMonth: 0 }, { status: 'retired', openWeights: null }, true],
  ])('%j of a model %j: %j', (rule, of, is) => {
    expect(allows(rule, of)).toBe(is);
  });

  it('of a setting goes by the model that is sold', () => {
    const low = [modelAt('x/a@low')] as const;
    expect(modelAllowed(low[0], [{ kind: 'models', allowed: [modelId('x/a')] }], undefined)).toBe(true);
    expect(modelAllowed(low[0], [{ kind: 'models', allowed: [modelId('x/a@low')] }], undefined)).toBe(true);
    expect(modelAllowed(low[0], [{ kind: 'modelsNot', refused: [modelId('x/a')] }], undefined)).toBe(false);
    expect(modelAllowed(low[0], [{ kind: 'modelsNot', refused: [modelId('x/a@low')] }], undefined)).toBe(false);
    expect(modelAllowed(low[0], [{ kind: 'modelsNot', refused: [modelId('x/b')] }], undefined)).toBe(true);
  });

  it('about where it is served goes by the offer that is paid', () => {
    const rule: Rule = { kind: 'servedIn', allowed: ['EU'] };
    expect(allows(rule, {}, 'eu-west-1')).toBe(true);
    expect(allows(rule, {}, 'us-east-1')).toBe(false);
    expect(allows(rule, {}, null)).toBe(false);
  });

  it('holds where all of them hold, and in the row it speaks of alone', () => {
    const model = modelAt('x/a', 1, { openWeights: true, toolCalling: false });
    const [open, tools]: Rule[] = [{ kind: 'openWeightsOnly' }, { kind: 'toolsRequired' }];
    expect(modelAllowed(model, [open!, tools!], undefined)).toBe(false);
    expect(modelAllowed(model, [open!], undefined)).toBe(true);
    expect(modelAllowed(model, [], undefined)).toBe(true);
    const legal = { ...tools!, categoryId: rowId('legal') } as Rule;
    expect(modelAllowed(model, [open!, legal], undefined)).toBe(true);
    expect(modelAllowedIn(model, [open!, legal], rowId('legal'), undefined)).toBe(false);
    expect(modelAllowedIn(model, [open!, legal], rowId('science'), undefined)).toBe(true);
  });
});

describe('a number of a rule', () => {
  it.each<[string, Rule]>([
    ['successFloor.share is 1.5; allowed: 0 to 1', { kind: 'successFloor', categoryId: null, share: 1.5 }],
    [
      'silentFailureCeiling.share is -1; allowed: 0 to 1',
      { kind: 'silentFailureCeiling', categoryId: null, share: -1 },
    ],
    ['budget.usdPerMonth is -1; allowed: 0 to any finite number', { kind: 'budget', usdPerMonth: -1 }],
    ['maxModels.count is 1.5; allowed: a whole number', { kind: 'maxModels', count: 1.5 }],
    ['maxModels.count is 0; allowed: 1 to 1000', { kind: 'maxModels', count: 0 }],
    ['contextTokens.tokens is -1; allowed: 0 to any finite number', { kind: 'contextTokens', tokens: -1 }],
  ])('%s', (message, rule) => {
    expect(() => checkRule(rule)).toThrow(message);
  });

  it('may be at its bounds', () => {
    for (const rule of [
      { kind: 'maxModels', count: 1 },
      { kind: 'maxModels', count: 1000 },
      { kind: 'budget', usdPerMonth: 0 },
    ] as Rule[])
      expect(() => checkRule(rule)).not.toThrow();
  });
});
