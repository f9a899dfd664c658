import { expect, it } from 'vitest';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { unknownSettingsOf } from '../../../shared/report/priceDoubtText.ts';
import { modelAt, smallJob } from '../engine/smallJob.ts';

it('names the writer’s own results at an effort that the model does not take, and no one else’s', () => {
  const { snapshot } = smallJob([modelAt('a', 1, { efforts: ['low', 'high'] })], {}, {});
  const result = (id: string, config: string, owner: 'user' | 'seed') =>
    newEvidence({
      id: evidenceId(id),
      modelId: modelId('a'),
      category: 'programming',
      benchmark: 'mine',
      config,
      metric: 'passed',
      value: 50,
      successes: 5,
      trials: 10,
      source: 'ours',
      selfReported: false,
      owner,
    });
  const evidence = [
    result('known', 'effort high, our tools', 'user'),
    result('typed', 'effort ultra', 'user'),
    result('shipped', 'effort xhigh', 'seed'),
  ];
  expect(unknownSettingsOf({ ...snapshot, evidence })).toEqual([
    { subject: 'Evidence typed', effort: 'ultra', choices: 'low, high' },
  ]);
});
