import { describe, expect, it } from 'vitest';
import { benchmarkFacts } from '../../../shared/catalog/benchmarkFacts.ts';
import { benchmarkName } from '../../../shared/catalog/benchmarkNames.ts';
import { type Evidence, newEvidence } from '../../../shared/catalog/evidence.ts';
import { newModel } from '../../../shared/catalog/model.ts';
import { namedSource, namedSources } from '../../../shared/catalog/sourceName.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const model = (id: string, releaseDate: string, status: 'available' | 'retired') =>
  newModel({
    id: modelId(id),
    name: id,
    author: 'a',
    authorName: 'A',
    releaseDate,
    status,
    inputModalities: ['text'],
    offers: [{ promptUsdPerM: 1, completionUsdPerM: 2, basis: 'planner', asOf: '2026-01-01', source: 'a list' }],
    sources: {},
    owner: 'seed',
  });

const row = (id: string, of: string, known: Partial<Evidence>): Evidence =>
  newEvidence({
    id: evidenceId(id),
    modelId: modelId(of),
    category: 'programming',
    benchmark: 'aider-polyglot',
    config: '',
    metric: 'pass_rate_2 (%)',
    value: 50,
    successes: 50,
    trials: 100,
    source: 'Aider-AI/aider:aider/website/_data/edit_leaderboard.yml@5dc9490bb35f9729ef2c95d00a19ccd30c26339c',
    selfReported: false,
    owner: 'seed',
    ...known,
  });

describe('the tests of a kind of work', () => {
  const models = [
    model('a/new', '2026-03-01', 'available'),
    model('a/old', '2025-03-01', 'available'),
    model('a/gone', '2026-01-01', 'retired'),
  ];
  const evidence = [
    row('1', 'a/new', { date: '2026-04-01' }),
    row('2', 'a/old', { date: '2025-04-01', selfReported: true }),
    row('3', 'a/gone', { date: '2026-02' }),
    row('4', 'a/new', { benchmark: 'ours', owner: 'user', source: 'Your own evals: ours', date: null }),
    row('5', 'a/new', { benchmark: 'a-mean', successes: null, trials: null }),
    row('6', 'a/new', { benchmark: 'elsewhere', category: 'health' }),
  ];

  it('count models on sale with a rate, and those of 2026', () => {
    const facts = benchmarkFacts('programming', { models, evidence }, '2026-11-26');
    expect(facts.map(({ benchmark }) => benchmark).sort()).toEqual(['aider-polyglot', 'ours']);
    const aider = facts.find(({ benchmark }) => benchmark === 'aider-polyglot');
    expect(aider).toMatchObject({
      models: 3,
      buyable: 2,
      of2026: 1,
      selfReported: 1,
      isOwn: false,
      isUsual: true,
      dates: { first: '2025-04-01', last: '2026-04-01' },
    });
    expect(facts.find(({ benchmark }) => benchmark === 'ours')).toMatchObject({ isOwn: true, dates: null });
  });

  it('are of work of no known kind her own alone', () => {
    expect(benchmarkFacts(null, { models, evidence }, '2026-11-26').map(({ benchmark }) => benchmark)).toEqual([
      'ours',
    ]);
  });
});

describe('a source', () => {
  const file = 'aider/website/_data/edit_leaderboard.yml';
  const commit = '5dc9490bb35f9729ef2c95d00a19ccd30c26339c';

  it('is a name and a link to the very file', () => {
    expect(namedSource(`Aider-AI/aider:${file}@${commit}`)).toEqual({
      name: 'Aider leaderboards',
      link: `https://github.com/Aider-AI/aider/blob/${commit}/${file}`,
    });
  });

  it('links to the commit where it is several files, and has no link where it is none', () => {
    expect(namedSource(`some-one/a-list pricing/*.json@${commit}`)).toEqual({
      name: 'a-list',
      link: `https://github.com/some-one/a-list/tree/${commit}`,
    });
    expect(namedSource('Your own evals: ours')).toEqual({ name: 'Your own evals: ours', link: null });
    expect(namedSource('https://www.example.org/prices')).toEqual({
      name: 'example.org',
      link: 'https://www.example.org/prices',
    });
  });

  it('is named once for all its files', () => {
    expect(namedSources([`Aider-AI/aider:a.yml@${commit}`, `Aider-AI/aider:b.yml@${commit}`])).toHaveLength(1);
  });

  it('of several names each, without a path or a commit, and links to the first', () => {
    expect(
      namedSource(`a table; the same in x/lists a/b.csv@${commit}, 2026-08-08; Portkey-AI/models p/*.json@${commit}`),
    ).toEqual({
      name: 'a table; the same in lists, 2026-08-08; Portkey',
      link: `https://github.com/x/lists/blob/${commit}/a/b.csv`,
    });
  });
});

describe('a benchmark', () => {
  it('is called as its makers call it, one of hers by her name', () => {
    expect(benchmarkName('swe-bench-pro-public')).toBe('SWE-bench Pro');
    expect(benchmarkName('livebench-2026-01-08-code_completion')).toBe('LiveBench code completion');
    expect(benchmarkName('our-evals')).toBe('our-evals');
  });
});
