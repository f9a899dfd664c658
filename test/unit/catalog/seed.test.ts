import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { checkEvidence } from '../../../shared/catalog/evidenceSchema.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { checkModel } from '../../../shared/catalog/modelSchema.ts';

const read = (name: string) => readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8');
const models = (JSON.parse(read('models.json')) as Model[]).map(newModel);
const evidence = JSON.parse(read('evidence.json')) as Evidence[];

describe('the seed', () => {
  it('holds every model and every figure that may be shipped, each valid', { tags: ['slow'] }, () => {
    expect(models.length).toBe(452);
    expect(evidence.length).toBe(4035);
    for (const model of models) expect(checkModel(model)).toEqual({ ok: true, value: model });
    for (const row of evidence) expect(checkEvidence(row)).toEqual({ ok: true, value: row });
  });

  it('gives every id once and every price a date and a source', () => {
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    expect(new Set(evidence.map((row) => row.id)).size).toBe(evidence.length);
    for (const model of models) {
      expect(model.sources.listing).toBeTruthy();
      for (const { source, certainty, host } of model.offers) {
        expect([source, certainty, host]).not.toContain(null);
        // A key of the source that was not resolved, or a place on somebody's machine.
        expect(source).not.toMatch(/\[[a-z0-9-]+\]|\bS_|\/work\//);
      }
    }
  });

  it('is zero only where an offer is free', () => {
    const offers = models.flatMap((model) => model.offers.map((offer) => ({ id: model.id, ...offer })));
    const free = offers.filter(
      ({ promptUsdPerM, completionUsdPerM }) => promptUsdPerM === 0 || completionUsdPerM === 0,
    );
    expect(free.map(({ id }) => id)).toEqual([
      'cohere/north-mini-code:free',
      'inclusionai/ling-3.0-tiny:free',
      'inclusionai/ling-3.1-flash',
      'nvidia/nemotron-3-nano-omni-30b-a3b-reasoning:free',
      'nvidia/nemotron-3.5-content-safety:free',
      'nvidia/nemotron-nano-12b-v2-vl:free',
      'z-ai/glm-4.7-flash',
    ]);
    for (const { promptUsdPerM, completionUsdPerM, basis } of free)
      expect([promptUsdPerM, completionUsdPerM, basis]).toEqual([0, 0, 'free-listing']);
  });

  it('cites non-commercial figures and does not ship them', () => {
    const sources = JSON.parse(read('sources.json')) as {
      source: string;
      licence: string;
      rows: number | null;
      leftOut: string | null;
    }[];
    const closed = sources.filter((row) => /non-commercial|BY-NC/i.test(row.licence));
    expect(closed.map((row) => row.source)).toEqual([
      'SWE-bench/swe-bench.github.io',
      'LeviTheWeasel/rp-benchmark',
      'vectara/FaithBench',
    ]);
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

  it('names successors that it holds, and promotions with the price without them or their last day', () => {
    const ids = new Set(models.map(({ id }) => id));
    for (const { id, successor } of models)
      if (successor !== null) expect([id, ids.has(successor)]).toEqual([id, true]);
    const gemini = models.find(({ id }) => id === 'google/gemini-3.8-flash');
    const prices = gemini?.offers.filter(
      ({ serviceTier, hostType }) => serviceTier === 'standard' && hostType === 'first-party',
    );
    expect(prices?.map(({ promptUsdPerM, promotion, validUntil }) => [promptUsdPerM, promotion, validUntil])).toEqual([
      [0.75, true, '2026-12-31'],
      [1.5, null, null],
    ]);
  });

  it('tells the hours of DeepSeek: the price outside the peak, and the peak on workdays', () => {
    const flash = models.find(({ id }) => id === 'deepseek/deepseek-v4.1-flash');
    const own = flash?.offers.find(({ host, currency }) => host === 'DeepSeek' && currency === 'USD');
    expect([own?.promptUsdPerM, own?.completionUsdPerM, own?.cacheReadUsdPerM]).toEqual([0.15, 0.6, 0.003]);
    expect(own?.bands?.map(({ fromUtc, toUtc, days, promptUsdPerM }) => [fromUtc, toUtc, days, promptUsdPerM])).toEqual(
      [
        ['01:00', '04:00', [1, 2, 3, 4, 5], 0.3],
        ['06:00', '10:00', [1, 2, 3, 4, 5], 0.3],
      ],
    );
  });

  it('sells a region at the surcharge its vendor publishes, and nothing of what only named customers get', () => {
    const opus = models.find(({ id }) => id === 'anthropic/claude-opus-5.5');
    const inUs = opus?.offers.find(
      ({ region, serviceTier }) => region?.startsWith('US-only') && serviceTier === 'standard',
    );
    expect([inUs?.promptUsdPerM, inUs?.completionUsdPerM, inUs?.certainty]).toEqual([4.4, 22, 'derived']);
    for (const id of ['google/gemini-4-argon', 'anthropic/claude-mythos-5.1', 'openai/gpt-5.6-cyber'])
      expect([id, models.find((model) => model.id === id)?.offers]).toEqual([id, []]);
  });
});
