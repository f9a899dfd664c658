/** What a count is worth, and where today's models have rates: on the evidence that ships. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countBasisOf, standingOf } from '../../../shared/catalog/benchmarks.ts';
import { type WorkKind, workKinds } from '../../../shared/catalog/category.ts';
import { coverageOf } from '../../../shared/catalog/coverage.ts';
import { type Evidence, newEvidence } from '../../../shared/catalog/evidence.ts';
import { linkRowsOf } from '../../../shared/catalog/linkRow.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { countsOf } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8'));
const evidence = read('evidence.json') as Evidence[];
const models = (read('models.json') as Model[]).map(newModel);

const row = (benchmark: string, owner: 'seed' | 'user' = 'seed'): Evidence =>
  newEvidence({
    id: evidenceId(`a|${benchmark}`),
    modelId: modelId('a'),
    category: 'programming',
    benchmark,
    config: '',
    metric: 'rate',
    value: 75,
    successes: 300,
    trials: 400,
    tasks: 100,
    source: 'somebody',
    selfReported: false,
    owner,
  });

describe('counts', () => {
  it('count distinct tasks, half of them over a threshold or inferred, a quarter of grades, all of one’s own', () => {
    expect(countsOf(row('openhands-swe-bench-verified'))).toEqual({ successes: 75, trials: 100 });
    for (const benchmark of ['lntranslate-ja-zh', 'livebench-2026-01-08-python', 'vectara-hhem-2.3'])
      expect([benchmark, countsOf(row(benchmark))]).toEqual([benchmark, { successes: 37.5, trials: 50 }]);
    expect(countsOf(row('healthbench-psych-v2'))).toEqual({ successes: 18.75, trials: 25 });
    expect(countsOf(row('nyt-connections-extended'))).toEqual({ successes: 18.75, trials: 25 });
    expect(countsOf(row('healthbench-psych-v2', 'user'))).toEqual({ successes: 75, trials: 100 });
  });

  it('that were not simply counted link nothing', () => {
    const keys = linkRowsOf('programming', null, evidence).map(({ key }) => key);
    expect(keys.some((key) => key.startsWith('openhands-'))).toBe(true);
    expect(keys.some((key) => key.startsWith('livebench'))).toBe(false);
  });

  it('are of every shipped rate, and no vote or mean score is one', () => {
    for (const each of evidence) {
      const isRelative = /pairwise|elo|comet/i.test(`${each.benchmark} ${each.metric}`);
      if (isRelative) expect([each.id, countsOf(each)]).toEqual([each.id, null]);
    }
  });
});

describe('the ground of a kind of work', () => {
  it('is such work, a corner of it, or a proxy', () => {
    expect(standingOf('openhands-swe-bench-verified', 'programming')).toBe('close');
    expect(standingOf('openhands-commit0', 'programming')).toBe('narrow');
    expect(standingOf('livebench-2026-01-08-spatial', 'general-qa')).toBe('proxy');
    // The same dialogues are customer support, and stand for technology.
    expect(standingOf('tau2-bench-telecom', 'customer-support')).toBe('narrow');
    expect(standingOf('tau2-bench-telecom', 'technology')).toBe('proxy');
    // Words sorted into groups: that is no recall of facts.
    expect(standingOf('nyt-connections-extended', 'trivia')).toBe('proxy');
    expect(countBasisOf('nobody-knows')).toBe('counted');
  });

  it('bears rates of models that can be bought: 15 and more where work was measured, none where it was not', () => {
    const coverage = coverageOf({ models, evidence }, [], { priceRows: 0, histories: [] }, '2026-11-26');
    const buyable = (kind: WorkKind) => coverage.categories[kind].buyable;
    const few = workKinds.filter((kind) => buyable(kind) < 15);
    expect(few).toEqual([
      'science',
      'education',
      'creative-writing',
      'finance',
      'academia',
      'marketing',
      'legal',
      'adult',
      'classification',
    ]);
    for (const kind of workKinds)
      expect([kind, coverage.categories[kind].ground === 'none', coverage.categories[kind].yardstick === null]).toEqual(
        [kind, buyable(kind) === 0, buyable(kind) === 0],
      );
    const { bySetting, atSeveralSettings } = coverage.categories.programming;
    expect(bySetting.high).toBeGreaterThan(30);
    expect(bySetting.low).toBeGreaterThan(10);
    expect(atSeveralSettings).toBeGreaterThan(10);
    expect(Math.max(...Object.values(bySetting))).toBeLessThanOrEqual(buyable('programming'));
    expect(coverage.categories.programming.of2026).toBeGreaterThan(50);
    expect(coverage.categories.health).toMatchObject({ ground: 'narrow', countBasis: 'graded' });
  });
});
