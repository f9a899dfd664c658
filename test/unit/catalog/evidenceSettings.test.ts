import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { checkEvidence, unknownSetting } from '../../../shared/catalog/evidenceSchema.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';

const row = (config: string) =>
  newEvidence({
    id: evidenceId('mine'),
    modelId: modelId('a/one'),
    category: 'programming',
    benchmark: 'ours',
    config,
    metric: 'solved (%)',
    value: 50,
    successes: 5,
    trials: 10,
    source: 'counted by hand',
    selfReported: false,
    owner: 'user',
  });

describe('own evidence', () => {
  it('of an effort that its model does not take is refused by name', () => {
    expect(unknownSetting(row('effort ultra'), ['low', 'high'])).toMatchObject({
      kind: 'unknownSetting',
      details: { effort: 'ultra', choices: 'low, high' },
    });
  });

  it('of an effort that it takes, of none, or where nobody knows its efforts, is not', () => {
    expect(unknownSetting(row('effort High'), ['low', 'high'])).toBeNull();
    expect(unknownSetting(row('diff format'), ['low', 'high'])).toBeNull();
    expect(unknownSetting(row('effort ultra'), null)).toBeNull();
  });

  it('of an effort under another word for it, or of a mode of which a list of efforts says nothing, is not', () => {
    expect(unknownSetting(row('effort med'), ['low', 'medium'])).toBeNull();
    expect(unknownSetting(row('reasoning=none'), ['low', 'high'])).toBeNull();
    expect(unknownSetting(row('reasoning off'), ['low', 'high'])).toBeNull();
    expect(unknownSetting(row('effort med'), ['low', 'high'])).toMatchObject({ details: { effort: 'med' } });
    expect(unknownSetting(row('effort max'), ['low', 'high'])).toMatchObject({ details: { effort: 'max' } });
  });

  it('of more successes than trials is refused by field', () => {
    expect(checkEvidence({ ...row(''), successes: 11 })).toMatchObject({
      ok: false,
      error: { kind: 'successesAboveTrials', details: { field: 'successes' } },
    });
  });
});
