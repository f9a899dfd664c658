import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { checkEvidence } from '../../../shared/catalog/evidenceSchema.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { checkModel } from '../../../shared/catalog/modelSchema.ts';
import { modelId } from '../../../shared/foundation/ids.ts';

const read = (name: string) => readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8');
const models = (JSON.parse(read('models.json')) as Model[]).map(newModel);
const evidence = JSON.parse(read('evidence.json')) as Evidence[];

describe('the seed', () => {
  it('holds every model and every figure that may be shipped, each valid', () => {
    expect(models.length).toBe(379);
    expect(evidence.length).toBe(1423);
    for (const model of models) expect(checkModel(model)).toEqual({ ok: true, value: model });
    for (const row of evidence) expect(checkEvidence(row)).toEqual({ ok: true, value: row });
  });

  it('gives every id once and every price a date and a source', () => {
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    expect(new Set(evidence.map((row) => row.id)).size).toBe(evidence.length);
    for (const model of models) {
      expect(model.offers[0]?.source).toBeTruthy();
      expect(model.offers[0]?.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(model.sources.listing).toBeTruthy();
    }
  });

  it('is zero only where a listing is free', () => {
    const free = models.filter(
      (model) => model.offers[0]?.promptUsdPerM === 0 || model.offers[0]?.completionUsdPerM === 0,
    );
    expect(free.map((model) => model.id).every((id) => id.endsWith(':free'))).toBe(true);
    expect(free.length).toBe(5);
  });

  it('cites non-commercial figures and does not ship them', () => {
    const sources = JSON.parse(read('sources.json')) as {
      source: string;
      licence: string;
      rows: number | null;
      leftOut: string | null;
    }[];
    const closed = sources.filter((row) => /non-commercial|BY-NC/i.test(row.licence));
    expect(closed.map((row) => row.source)).toEqual(['SWE-bench/swe-bench.github.io']);
    for (const row of closed) {
      expect(row.leftOut).toBeTruthy();
      expect(evidence.some((figure) => figure.source.startsWith(`${row.source}:`))).toBe(false);
    }
    expect(evidence.some((row) => row.benchmark === 'swe-bench-verified-bash-only')).toBe(false);
    const repositories = new Set(evidence.map((row) => row.source.split(':')[0]));
    for (const repository of repositories) expect(sources.some((row) => row.source === repository)).toBe(true);
  });

  it('counts distinct tasks where trials repeat a task', () => {
    const tasksOf = (benchmark: string, metric = '') => [
      ...new Set(
        evidence
          .filter((row) => row.benchmark === benchmark && row.metric.includes(metric) && row.trials !== null)
          .map((row) => row.tasks),
      ),
    ];
    expect(tasksOf('livecodebench-codegen', '10 samples').sort()).toEqual([1055, 880]);
    expect(tasksOf('misguided-attention-long').sort()).toEqual([50, 51, 52]);
    expect(tasksOf('tau2-bench-airline')).toEqual([50]);
    expect(tasksOf('tau2-bench-telecom')).toEqual([114]);
    expect(tasksOf('japanese-rp-bench-v2-challenge-x10')).toEqual([6]);
    expect(tasksOf('bullshitbench-v2')).toEqual([100]);
  });

  it('keeps mean scores as such', () => {
    const means = evidence.filter((row) => row.benchmark.startsWith('eq-bench'));
    expect(means.length).toBe(178);
    for (const row of means) expect([row.successes, row.trials, row.tasks]).toEqual([null, null, null]);
  });

  it('says the doubts of a price', () => {
    const byId = new Map(models.map((model) => [model.id, model]));
    expect(byId.get(modelId('z-ai/glm-5.2'))?.offers[0]).toMatchObject({
      promoDiscount: 0.853,
      undiscountedPromptUsdPerM: 1.4,
    });
    expect(byId.get(modelId('openai/gpt-5.6-luna'))?.offers[0]?.note).toContain('discounted route');
    for (const model of models)
      if (model.offers[0]?.tiers.length) expect(model.offers[0]?.note).toContain('whole request');
    expect(models.filter((model) => model.offers[0]?.promoDiscount !== null).length).toBe(12);
  });
});
