/** What a planner asks of the best plan travels with the plan, and a hostile question is refused by name. */

import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import { askBestPlan } from '../../../shared/plan/edits/bestPlan.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { examplePlan, snapshot } from '../report/seedReading.ts';

const every: Rule[] = [
  { kind: 'successFloor', categoryId: null, share: 0.7 },
  { kind: 'successFloor', categoryId: rowId('programming'), share: 0.8 },
  { kind: 'silentFailureCeiling', categoryId: null, share: 0 },
  { kind: 'budget', usdPerMonth: 0 },
  { kind: 'maxModels', count: 3 },
  { kind: 'vendorShareCap', share: 0.5 },
  { kind: 'openWeightsOnly' },
  { kind: 'origins', allowed: ['china', 'FR'] },
  { kind: 'vendors', allowed: ['OpenAI', '智谱'] },
  { kind: 'vendorsNot', refused: ['xAI'], categoryId: null },
  { kind: 'models', allowed: [modelId('openai/gpt-5')] },
  { kind: 'modelsNot', refused: [modelId('openai/gpt-4o')] },
  { kind: 'lasting', day: '2027-11-24' },
  { kind: 'toolsRequired' },
  { kind: 'contextTokens', tokens: 200_000 },
  { kind: 'latencyP95', seconds: 60 },
  { kind: 'listedOnly' },
];

const fileWith = (bestPlan: unknown): string => {
  const document = { plan: examplePlan(), snapshot: snapshot(), unknown: {} };
  const file = JSON.parse(writePortfolio(document, 'test'));
  return JSON.stringify({ ...file, plan: { ...file.plan, bestPlan } });
};

const asked = (rules: unknown[], objective = 'usdPerTask') => ({ objective, rules });

describe('what the best plan is asked to be', () => {
  it('is saved and opened as it was, every kind of rule', { tags: ['slow'] }, () => {
    const edited = askBestPlan(examplePlan(), { rules: every, objective: 'usdPerTask' });
    if (!edited.ok) throw new Error(edited.error.message);
    const document = { plan: edited.value, snapshot: snapshot(), unknown: {} };
    const text = writePortfolio(document, 'test');
    const opened = openPortfolio(text);
    expect(opened).toEqual({ ok: true, value: document });
    if (opened.ok) expect(writePortfolio(opened.value, 'test')).toBe(text);
  });

  it('keeps that nothing is asked, and what a newer program wrote beside it', { tags: ['slow'] }, () => {
    const plan = examplePlan();
    const there = askBestPlan(plan, { rules: every });
    if (!there.ok) throw new Error(there.error.message);
    expect(askBestPlan(there.value, { rules: [] })).toEqual({
      ok: true,
      value: { ...plan, bestPlan: { objective: 'usdPerSuccess', rules: [] } },
    });
    const newer = openPortfolio(fileWith({ ...asked([]), horizonMonths: 6 }));
    if (!newer.ok) throw new Error(newer.error.message);
    const changed = askBestPlan(newer.value.plan, { rules: [every[0]!] });
    expect(changed.ok && changed.value.bestPlan).toEqual({ ...asked([every[0]]), horizonMonths: 6 });
  });

  it.each<[string, unknown, string]>([
    ['a share above 1', asked([{ kind: 'vendorShareCap', share: 2 }]), 'bestPlan.rules[0].share'],
    ['no share', asked([{ kind: 'successFloor', categoryId: null }]), 'bestPlan.rules[0].share'],
    [
      'a row that does not exist',
      asked([{ kind: 'successFloor', categoryId: 'cooking', share: 0.5 }]),
      'bestPlan.rules[0].categoryId',
    ],
    ['half a model', asked([{ kind: 'maxModels', count: 2.5 }]), 'bestPlan.rules[0].count'],
    ['a negative budget', asked([{ kind: 'budget', usdPerMonth: -1 }]), 'bestPlan.rules[0].usdPerMonth'],
    ['a budget in words', asked([{ kind: 'budget', usdPerMonth: 'much' }]), 'bestPlan.rules[0].usdPerMonth'],
    ['no origin', asked([{ kind: 'origins', allowed: [] }]), 'bestPlan.rules[0].allowed'],
    ['control characters', asked([{ kind: 'origins', allowed: ['\u0007'] }]), 'bestPlan.rules[0].allowed[0]'],
    ['a field no rule has', asked([{ kind: 'listedOnly', __proto: 1 }]), 'bestPlan.rules[0].__proto'],
    ['a rule nobody knows', asked([{ kind: 'bestOnly' }]), 'bestPlan.rules[0].kind'],
    ['too many rules', asked(new Array(65).fill({ kind: 'listedOnly' })), 'bestPlan.rules'],
    ['an objective nobody knows', asked([], 'fame'), 'bestPlan.objective'],
    ['a list', [], 'bestPlan'],
  ])('refuses %s by name', (_, bestPlan, field) => {
    const opened = openPortfolio(fileWith(bestPlan));
    if (opened.ok) throw new Error('opened');
    expect(opened.error.message).toContain(field);
  });
});
