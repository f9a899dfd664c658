/** Inputs of a plan that few plans have: each stands in the list where it is stated, and only there. */
import { expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { assumptionsTable } from '../../../shared/report/assumptionsTable.ts';
import { catalogTable } from '../../../shared/report/catalogTable.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { category, ladder, modelAt, rung, smallJob, verifier } from '../engine/smallJob.ts';
import { model } from './handMade.ts';

const keysOf = (shape: object, check: object, more: object = {}): string[] => {
  const plain = category();
  const job = smallJob(
    [modelAt('a')],
    { a: 0.6 },
    { s: ladder([rung('a', { verifier: verifier(check), ...more })], 'human') },
    { category: { ...plain, shape: { ...plain.shape, ...shape } } },
  );
  const reading = { job, outcome: evaluate(job), say: sayIn('en'), language: 'en', day: null } as const;
  return assumptionsTable(reading).rows.map(({ key, cells }) => `${key}: ${cells.value}`);
};

it('lists what only some plans state, where it is stated, and else leaves it out', () => {
  const plain = keysOf({}, {});
  const added = (...of: Parameters<typeof keysOf>): string[] => keysOf(...of).filter((line) => !plain.includes(line));
  expect(added({ promptGrowthTokens: { value: 300 } }, {})).toEqual(['programming/promptGrowthTokens: 300']);
  expect(added({ stepsCv: 0.5 }, {})).toEqual(['programming/stepsCv: 0.5']);
  expect(added({ cacheHours: 1 }, {})).toEqual(['programming/cacheHours: 1']);
  expect(added({ searches: { value: 2 }, toolCalls: { value: 3 } }, {})).toEqual([
    'programming/toolCalls: 3',
    'programming/searches: 2',
  ]);
  expect(added({ searches: { value: 0 } }, {})).toEqual([]);
  expect(added({}, { falseAcceptRise: { value: 0.4 } })).toEqual(['s/programming/0/falseAcceptRise: 0.4']);
  expect(added({}, {}, { feedbackSuccess: { value: 0.3 } })).toEqual(['s/programming/0/feedbackSuccess: 0.3']);
  expect(added({}, {}, { errorShare: { value: 0.02 } })).toEqual(['s/programming/0/errorShare: 0.02']);
  expect(added({}, {}, { errorShare: { value: 0, high: 0.1, low: 0 } })).toEqual(['s/programming/0/errorShare: 0']);
});

it('says that nobody stated the cost of an undetected error, and says nothing where she did', () => {
  const of = (silentFailureUsd: Estimate): string[] => {
    const job = smallJob(
      [modelAt('a')],
      { a: 0.6 },
      { s: ladder([rung('a')], 'human') },
      { category: category({ silentFailureUsd }) },
    );
    const reading = { job, outcome: evaluate(job), say: sayIn('en'), language: 'en', day: null } as const;
    return assumptionsTable(reading)
      .rows.filter(({ key }) => key === 'programming/silentFailureUsd')
      .map(({ cells, assumed }) => `${cells.value}${assumed ? ', assumed' : ''}`);
  };
  expect(of({ value: 0, assumed: true })).toEqual(['not stated, assumed']);
  expect(of({ value: 0, stated: true })).toEqual(['0']);
  expect(of({ value: 2, assumed: true })).toEqual(['2, assumed']);
});

it('has lists of a model in one cell, parts of them as JSON', () => {
  const life = { host: 'Acme', status: null, shutdownDate: '2027-01-01', note: null };
  const { rows } = catalogTable(
    [{ ...model('a/one', 'One'), lifecycleByHost: [life], efforts: ['low', 'high'] }],
    sayIn('en'),
  );
  expect([rows[0]?.cells.lifecycleByHost, rows[0]?.cells.efforts]).toEqual([JSON.stringify(life), 'low high']);
});
