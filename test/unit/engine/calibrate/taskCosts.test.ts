import { describe, expect, it } from 'vitest';
import { modelId } from '../../../../shared/foundation/ids.ts';
import { predictTaskUsd, type TaskCost, taskCostReport } from '../../../fidelity/taskCosts.ts';
import { taskCostReports } from '../../../fidelity/taskCostTable.ts';
import { shippedCatalog } from '../../../shippedCatalog.ts';

const cost = (id: string, usd: number, prompt: number, more: Partial<TaskCost> = {}): TaskCost => ({
  modelId: modelId(id),
  benchmark: 'b',
  effort: '',
  usd,
  price: { prompt, completion: 4 * prompt, cacheRead: prompt / 10 },
  ability: null,
  tokens: null,
  ...more,
});

describe('the cost of a whole task', () => {
  it('of models that all take the same tokens is these tokens at the price', () => {
    const counted = (id: string, prompt: number) =>
      cost(id, (500_000 * prompt + 5000 * 4 * prompt) / 1e6, prompt, { tokens: { prompt: 500_000, completion: 5000 } });
    const rows = [counted('a/1', 1), counted('b/1', 2), counted('c/1', 5)];
    expect(predictTaskUsd(cost('d/1', 0, 3), rows, [])).toBeCloseTo(1.5 + 0.06, 9);
  });

  it('takes the tokens of models as able as it is: e times as many for each step of ability', () => {
    const at = (id: string, ability: number) => {
      const prompt = 100_000 * Math.exp(ability);
      return cost(id, prompt / 1e6, 1, { ability, tokens: { prompt, completion: 0.001 } });
    };
    const rows = [at('a/1', 0), at('b/1', 1), at('c/1', 3)];
    expect(predictTaskUsd(cost('d/1', 0, 1, { ability: 2 }), rows, [])).toBeCloseTo(0.1 * Math.exp(2), 6);
    // Of whose ability nothing is known: the others' middle.
    expect(predictTaskUsd(cost('d/1', 0, 1), rows, [])).toBeCloseTo(0.1 * Math.exp(1), 6);
  });

  it('follows the price where dollars alone are known, and the model’s own way on other benchmarks', () => {
    const rows = [cost('a/1', 0.1, 1), cost('b/1', 0.2, 2), cost('c/1', 0.4, 4)];
    expect(predictTaskUsd(cost('d/1', 0, 8), rows, [])).toBeCloseTo(0.8, 9);
    // Twice the others' dollars elsewhere: half of that logarithm is believed, one figure beside one of nothing.
    const elsewhere = [...rows, cost('d/1', 1.6, 8)].map((row) => ({ ...row, benchmark: 'other' }));
    expect(predictTaskUsd(cost('d/1', 0, 8), rows, elsewhere)).toBeCloseTo(0.8 * Math.SQRT2, 6);
  });

  it('takes half of the prompt price for what is read again where no price of that is listed', () => {
    const rows = [cost('a/1', 0.1, 1), cost('b/1', 0.2, 2), cost('c/1', 0.4, 4)];
    const unlisted = { price: { prompt: 8, completion: 32, cacheRead: null } };
    const listed = { price: { prompt: 8, completion: 32, cacheRead: 4 } };
    expect(predictTaskUsd(cost('d/1', 0, 8, unlisted), rows, [])).toBe(
      predictTaskUsd(cost('d/1', 0, 8, listed), rows, []),
    );
  });

  it('is told without any figure of the model on the benchmark', () => {
    const rows = [cost('a/1', 0.1, 1), cost('b/1', 0.2, 2), cost('c/1', 0.4, 4), cost('d/1', 0.5, 5)];
    const dear = rows.map((row) => (row.modelId === 'd/1' ? { ...row, usd: 500 } : row));
    const [told, toldDear] = [rows, dear].map((all) => taskCostReport('b', all).predicted);
    // Only what is real of d/1 has changed, by a thousand: its error goes from under 1 to close to all of it.
    expect(told?.p90).toBeLessThan(0.01);
    expect(toldDear?.median).toBeGreaterThan(told?.median ?? 1);
  });
});

describe('the cost of tasks in the shipped evidence', () => {
  const reports = taskCostReports(shippedCatalog());

  it.each(reports.map((report) => [report.benchmark, report] as const))(
    'of %s is told better than by the mean of the others and by their median tokens',
    (_, { predicted, meanDollars, medianTokens, models }) => {
      expect(models).toBeGreaterThanOrEqual(18);
      expect(predicted.median).toBeLessThan(meanDollars.median);
      expect(predicted.median).toBeLessThan(medianTokens.median);
      expect(predicted.p90).toBeLessThan(meanDollars.p90);
      expect(predicted.p90).toBeLessThan(medianTokens.p90);
    },
  );

  it('is within a third for half of the settings where tokens are counted', () => {
    expect(reports.find(({ benchmark }) => benchmark === 'mcpmark')?.predicted.median).toBeLessThan(0.33);
  });
});
