/** Rules that cannot be asked: each is refused by the field that is wrong, and what is allowed is said. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { checkRule } from '../../../shared/engine/rules.ts';
import { rowId } from '../../../shared/foundation/ids.ts';
import type { Rule } from '../../../shared/plan/rule.ts';

const refused = (rule: Rule): string => {
  try {
    checkRule(rule);
    return 'allowed';
  } catch (error) {
    if (error instanceof EngineError) return error.message;
    throw error;
  }
};

describe('a rule', () => {
  it.each<[Rule, string]>([
    [{ kind: 'servedIn', allowed: [] }, 'servedIn.allowed is ; allowed: EU or two-letter country codes such as DE'],
    [
      { kind: 'servedIn', allowed: ['EU', 'Mars'] },
      'servedIn.allowed is EU,Mars; allowed: EU or two-letter country codes such as DE',
    ],
    [{ kind: 'origins', allowed: [] }, 'origins.allowed is []; allowed: one origin or more'],
    [{ kind: 'vendors', allowed: [] }, 'vendors.allowed is []; allowed: one name or more'],
    [{ kind: 'models', allowed: [] }, 'models.allowed is []; allowed: one name or more'],
  ])('%j is refused', (rule, message) => {
    expect(refused(rule)).toBe(message);
  });

  it.each<Rule>([
    { kind: 'servedIn', allowed: ['EU', 'US'] },
    { kind: 'origins', allowed: ['china'] },
    { kind: 'openWeightsOnly' },
    { kind: 'successFloor', categoryId: rowId('a'), share: 1 },
    { kind: 'successFloor', categoryId: rowId('a'), share: 0 },
    { kind: 'contextTokens', tokens: 0 },
  ])('%j is asked', (rule) => {
    expect(refused(rule)).toBe('allowed');
  });
});
