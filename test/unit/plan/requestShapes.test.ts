import { describe, expect, it } from 'vitest';
import { workKinds } from '../../../shared/catalog/category.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import { codingAgentShape, requestShapeOf } from '../../../shared/plan/requestShapes.ts';

describe('what a task takes, as a kind of work starts', () => {
  it.each(workKinds)('%s: figures inside their ranges, each with a source', (kind) => {
    const { promptTokens, completionTokens, steps } = newCategory(kind, 1).shape;
    for (const { value, low = value, high = value, source } of [promptTokens, completionTokens, steps]) {
      expect([low <= value, value <= high]).toEqual([true, true]);
      expect(source).toBeTruthy();
    }
  });

  it('is what was measured of agents, and marked where it was carried over', () => {
    const { agents, assistance } = {
      agents: requestShapeOf('agents'),
      assistance: requestShapeOf('personal-assistance'),
    };
    expect([agents.promptTokens.value, agents.completionTokens.value]).toEqual([640_000, 7000]);
    expect([agents.promptTokens.assumed, agents.steps.assumed, assistance.promptTokens.assumed]).toEqual([
      undefined,
      true,
      true,
    ]);
    expect(requestShapeOf('summarisation').completionTokens).toMatchObject({ value: 144, low: 122, high: 174 });
  });

  it('offers a coding agent’s task of 44 requests beside the request that programming starts with', () => {
    expect(requestShapeOf('programming')).toMatchObject({ promptTokens: { value: 20_000 }, steps: { value: 1 } });
    const { promptTokens, steps, promptGrowthTokens } = codingAgentShape;
    expect(steps.value).toBe(44);
    const growth = promptGrowthTokens?.value ?? 0;
    const first = promptTokens.value / steps.value - (growth * (steps.value - 1)) / 2;
    expect(first).toBeGreaterThan(1900);
    expect(first + growth * (steps.value - 1)).toBeCloseTo(30_000, -3);
  });
});
