import { describe, expect, it } from 'vitest';
import { newEvidence } from '../../../../shared/catalog/evidence.ts';
import { ratesOnSuites } from '../../../../shared/engine/transfer/evidenceOf.ts';
import { evidenceId, modelId } from '../../../../shared/foundation/ids.ts';

const id = modelId('a');
const row = (benchmark: string, successes: number) =>
  newEvidence({
    id: evidenceId(`a|${benchmark}`),
    modelId: id,
    category: 'agents',
    benchmark,
    config: '',
    metric: 'pass@1 (%)',
    value: successes,
    successes,
    trials: 100,
    source: 'somebody',
    selfReported: false,
    owner: 'seed',
  });

describe('rates on suites', () => {
  it('read a sum of benchmarks only where none of its parts is there: its tasks count once', () => {
    const sum = row('mcpmark', 40);
    expect(ratesOnSuites(id, [sum], () => true)).toHaveLength(1);
    const withParts = [sum, row('mcpmark-github', 30), row('mcpmark-postgres', 50)];
    const slopes = ratesOnSuites(id, withParts, () => true).map(({ slope }) => slope);
    expect(slopes.sort()).toEqual([0.261, 0.382]);
    // Where only the whole is asked for, it stands for its parts.
    expect(ratesOnSuites(id, withParts, ({ benchmark }) => benchmark === 'mcpmark')).toHaveLength(1);
  });
});
