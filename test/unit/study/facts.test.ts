import { describe, expect, it } from 'vitest';
import * as facts from '../../../shared/study/facts.ts';
import * as shown from '../../../shared/study/shown.ts';

const all = Object.entries({ ...facts, ...shown }) as [string, { source: string }][];
const sum = (shares: Record<string, number>): number =>
  Object.values(shares).reduce((total, share) => total + share, 0);

describe('the figures of the study', () => {
  it.each(all)('%s says where it stands', (_, { source }) => {
    expect(source).toMatch(/^(OpenRouter|State of AI|Anthropic Economic Index|Global LLM)/);
  });

  it('shares that make a whole do', () => {
    expect(sum(facts.spendByRegion.value)).toBeCloseTo(1, 10);
    expect(sum(facts.tokensByLanguage.value)).toBeCloseTo(1, 10);
    for (const shares of Object.values(facts.roleplayTokensByModelSource.value)) expect(sum(shares)).toBeCloseTo(1, 10);
  });

  it('a 10% lower price goes with 0.5 to 0.7% more usage', () => {
    const { from, to } = facts.priceElasticity.value;
    expect(0.9 ** from).toBeCloseTo(1.007, 12);
    expect(0.9 ** to).toBeCloseTo(1.005, 12);
    expect(from).toBeCloseTo(-0.066, 3);
    expect(to).toBeCloseTo(-0.047, 3);
  });
});
