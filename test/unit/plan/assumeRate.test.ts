/** What is assumed of a model that nobody measured: by its traits where those tell hidden models, else the middle of its peers. */
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import type { WorkKind } from '../../../shared/catalog/category.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { newModel } from '../../../shared/catalog/model.ts';
import { scales } from '../../../shared/catalog/transferScale.ts';
import { countsOf, measuredOn } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { normalCdf } from '../../../shared/foundation/normal.ts';
import { assumeFromPeers } from '../../../shared/plan/assumeRate.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

const kind = 'programming';
const benchmark = 'made-up';
const trials = 1_000_000;

/** Models a quarter of a year apart, every second one reasoning, with a rate that `rateOf` gives them. */
const catalogOf = (rateOf: (year: number, reasons: boolean, i: number) => number): Catalog => {
  const ids = Array.from({ length: 12 }, (_, i) => modelId(`maker/m${i}`));
  const known = ids.map((id, i) => ({
    id,
    i,
    month: 1 + 3 * (i % 4),
    year: 2024 + Math.floor(i / 4),
    reasons: i % 2 > 0,
  }));
  return {
    models: known.map(({ id, month, year, reasons }) =>
      newModel({
        ...{ id, name: id, author: 'maker', authorName: 'Maker', reasoning: reasons, owner: 'user' },
        ...{ inputModalities: ['text'], sources: {} },
        releaseDate: `${year}-${String(month).padStart(2, '0')}-15`,
      }),
    ),
    evidence: known.slice(1).map(({ id, i, month, year, reasons }) => {
      const successes = Math.round(trials * rateOf(year + (month - 0.5) / 12, reasons, i));
      return newEvidence({
        ...{
          id: evidenceId(`${id}|e`),
          modelId: id,
          category: kind,
          benchmark,
          config: '',
          metric: 'pass',
          source: 'test',
          owner: 'user',
        },
        selfReported: false,
        ...{ value: (100 * successes) / trials, successes, trials },
      });
    }),
  };
};

describe('of a model that was not measured', () => {
  const { slope, year, reasoning } = scales.work;
  const onTheLine = (at: number, reasons: boolean): number =>
    normalCdf(-0.4 + slope * (year * (at - 2025) + (reasons ? reasoning : 0)));

  it('is what its year and its reasoning promise where peers keep what theirs do', () => {
    const known = catalogOf(onTheLine);
    const assumed = assumeFromPeers(kind, benchmark, known, modelId('maker/m0'));
    expect(assumed?.value).toBeCloseTo(onTheLine(2024 + 0.5 / 12, false), 3);
    expect(assumed?.source).toContain('by the 11 models measured there');
    // The line fits without error: what is left is what a model has of its own, not told by traits.
    const spread = 1.6449 * slope * Math.sqrt(1 + 1 + scales.work.psi ** 2);
    const at = -0.4 + slope * year * (2024 + 0.5 / 12 - 2025);
    expect(assumed?.low).toBeCloseTo(normalCdf(at - spread), 3);
    expect(assumed?.high).toBeCloseTo(normalCdf(at + spread), 3);
    expect(assumed?.assumed).toBe(true);
  });

  it('is the middle of its peers where their traits say nothing', () => {
    const known = catalogOf((_, __, i) => 0.5 + 0.01 * ((i * 5) % 11));
    const assumed = assumeFromPeers(kind, benchmark, known, modelId('maker/m0'));
    expect(assumed).toMatchObject({ value: 0.55, low: 0.505, high: 0.595 });
    expect(assumed?.source).toContain('the range of the 11 models');
  });

  it('is the middle where its year is not known, and of no model', () => {
    const { models, evidence } = catalogOf(onTheLine);
    const undated = { models: models.map((model) => ({ ...model, releaseDate: null })), evidence };
    for (const id of [modelId('maker/m0'), null])
      expect(assumeFromPeers(kind, benchmark, undated, id)?.source).toContain('the range of the 11 models');
    expect(assumeFromPeers(kind, benchmark, { models, evidence })?.source).toContain('the range of the 11 models');
  });

  it('is nothing beside fewer than five', () => {
    const { models, evidence } = catalogOf(onTheLine);
    expect(
      assumeFromPeers(kind, benchmark, { models, evidence: evidence.slice(0, 4) }, modelId('maker/m0')),
    ).toBeNull();
  });
});

/** Mean distance of the assumption from the rate of models hidden in turn, and the share of them within its range. */
const hiddenIn = (work: WorkKind, byTraits: boolean): { error: number; within: number; count: number } => {
  const { models, evidence } = shippedCatalog();
  const own = evidence.filter((row) => row.category === work);
  const tried = [...new Set(own.map((row) => row.benchmark))].flatMap((name) => {
    const rows = own.filter((row) => row.benchmark === name);
    return [...new Set(rows.map((row) => row.modelId))].flatMap((id) => {
      const row = measuredOn(name, id, work, rows);
      const counts = row === null ? null : countsOf(row);
      const others = { models, evidence: rows.filter((other) => other.modelId !== id) };
      const assumed = assumeFromPeers(work, name, others, byTraits ? id : null);
      if (counts === null || assumed === null) return [];
      const rate = counts.successes / counts.trials;
      const { value, low = value, high = value } = assumed;
      return [{ error: Math.abs(value - rate), isWithin: low <= rate && rate <= high }];
    });
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    error: mean(tried.map(({ error }) => error)),
    within: mean(tried.map(({ isWithin }) => (isWithin ? 1 : 0))),
    count: tried.length,
  };
};

it.each(['customer-support', 'productivity-writing', 'math', 'rag'] as const)(
  'in the shipped catalog traits tell models hidden in %s better than the middle does',
  { tags: ['slow'] },
  (work) => {
    const [middle, traits] = [hiddenIn(work, false), hiddenIn(work, true)];
    expect(traits.count).toBeGreaterThan(35);
    expect(traits.error).toBeLessThan(0.95 * middle.error);
    expect(traits.within).toBeGreaterThan(0.85);
  },
);
