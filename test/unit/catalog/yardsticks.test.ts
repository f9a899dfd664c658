import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workKinds } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { suiteBenchmarks } from '../../../shared/catalog/suites.ts';
import { countsOf, defaultYardsticks, measuredOn, partsOf, yardsticksOf } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const evidence = JSON.parse(
  readFileSync(new URL('../../../db/seed/evidence.json', import.meta.url), 'utf8'),
) as Evidence[];

describe('yardsticks', () => {
  it('are there of every kind of work that is offered, but for those in which nothing counts successes', () => {
    expect(workKinds.filter((kind) => defaultYardsticks[kind] === null)).toEqual([
      'education',
      'creative-writing',
      'academia',
      'marketing',
      'adult',
    ]);
    const measured = new Set(suiteBenchmarks.map(({ category }) => category));
    expect([...measured].filter((kind) => !workKinds.includes(kind))).toEqual([]);
    expect(measured).toContain('trivia');
  });

  it('by default are benchmarks that count successes in their category', () => {
    for (const category of workKinds) {
      const yardstick = defaultYardsticks[category];
      if (yardstick === null) continue;
      const { benchmark, metric } = partsOf(yardstick);
      const choices = yardsticksOf(category, evidence).filter((choice) => choice.benchmark === benchmark);
      expect(choices.some((choice) => metric === null || choice.metric === metric)).toBe(true);
    }
  });

  it('offer the nearest to such work first, then the best covered, with a definition of success, and no mean scores', () => {
    const programming = yardsticksOf('programming', evidence);
    expect(programming.slice(0, 3)).toMatchObject([
      { benchmark: 'openhands-swe-bench-verified', models: 34, standing: 'close' },
      { benchmark: 'deepswe-v1.1', models: 28, standing: 'close' },
      { benchmark: 'swe-bench-pro-public', standing: 'close' },
    ]);
    expect(programming[3]).toMatchObject({ benchmark: 'livebench-2026-01-08-code_completion', models: 76 });
    expect(yardsticksOf('general-qa', evidence).map(({ standing }) => standing)).not.toContain('close');
    expect(programming.find((choice) => choice.yardstick === 'aider-polyglot/pass_rate_2 (%)')).toMatchObject({
      models: 53,
      rows: 67,
      successDefinition: 'all unit tests pass within 2 attempts (2nd attempt sees test output)',
    });
    expect(yardsticksOf('creative-writing', evidence)).toEqual([]);
    for (const category of workKinds)
      for (const choice of yardsticksOf(category, evidence)) expect(choice.successDefinition).toBeTruthy();
  });

  it('measure a model by its best-documented configuration, whatever the order of the evidence', () => {
    const yardstick = 'aider-polyglot/pass_rate_2 (%)';
    const rows = evidence.filter((row) => row.modelId === 'openai/gpt-5' && row.benchmark === 'aider-polyglot');
    const row = measuredOn(yardstick, modelId('openai/gpt-5'), 'programming', evidence);
    expect(rows).toContain(row);
    expect(row?.usdPerTask).not.toBeNull();
    expect(measuredOn(yardstick, modelId('openai/gpt-5'), 'programming', evidence.toReversed())).toBe(row);
    expect(measuredOn(yardstick, modelId('openai/gpt-5'), 'roleplay', evidence)).toBeNull();
    expect(measuredOn('vendor-gpqa', modelId('openai/gpt-4'), 'science', evidence)).toBeNull();
  });

  it('prefer the planner’s own measurement, then independence, documents, tasks, date and rate, in this order', () => {
    const base: Evidence = {
      ...(evidence.find((row) => row.successes !== null) as Evidence),
      modelId: modelId('m'),
      category: 'legal',
      benchmark: 'b',
      metric: 'rate',
      successes: 5,
      trials: 10,
      tasks: 10,
      usdPerTask: null,
      promptTokensPerTask: null,
      completionTokensPerTask: null,
      selfReported: true,
      date: '2025-01-01',
      owner: 'seed',
    };
    const better: Partial<Evidence>[] = [
      { successes: 6 },
      { date: '2025-02-01' },
      { trials: 100, tasks: 100, successes: 1 },
      { usdPerTask: 0.1 },
      { selfReported: false },
      { owner: 'user' },
    ];
    const rows = [base, ...better.map((change) => ({ ...base, ...change }))].map((row, i) => ({
      ...row,
      id: evidenceId(`r${i}`),
    }));
    for (let n = rows.length; n > 0; n -= 1)
      expect(measuredOn('b/rate', modelId('m'), 'legal', rows.slice(0, n))?.id).toBe(`r${n - 1}`);
  });

  it('count repeats of one task once', () => {
    const row = evidence.find((each) => each.benchmark === 'tau2-bench-telecom' && each.successes !== null) as Evidence;
    expect(countsOf(row)).toEqual({ successes: (row.successes ?? 0) / 4, trials: 114 });
    expect(countsOf({ ...row, successes: null })).toBeNull();
  });
});
