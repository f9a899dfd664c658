/** The shipped factors against the measurements they were fitted to, and where those come from. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitted } from '../../../../shared/engine/serving/factors.ts';
import { measuredSpeeds, predictedPerGpu } from '../../../fidelity/servingRows.ts';
import { median } from '../../../fidelity/servingRules.ts';

interface Source {
  id: string;
  licence: string;
  repository: string;
  commit: string;
}

describe('measured speeds', () => {
  const rows = measuredSpeeds();

  it('come from sources with a licence that lets them be passed on', () => {
    const sources = JSON.parse(
      readFileSync(new URL('../../../fidelity/servingSources.json', import.meta.url), 'utf8'),
    ) as Source[];
    const allowed = new Map(sources.map((source) => [source.id, source.licence]));
    for (const source of new Set(rows.map((row) => row.source)))
      expect(allowed.get(source)).toMatch(/^(Apache-2\.0|BSD-3-Clause)$/);
  });

  it('are met by the shipped factors: half within a fifth, and none of the two eras off as a whole', () => {
    for (const before of [true, false]) {
      const logs = rows.flatMap((row) => {
        const predicted = row.before2025 === before ? predictedPerGpu(row, fitted.factors) : null;
        return predicted === null ? [] : [Math.log(predicted / row.perGpu)];
      });
      expect(logs.length).toBeGreaterThan(2000);
      expect(median(logs.map(Math.abs))).toBeLessThan(0.2);
      expect(Math.abs(median(logs))).toBeLessThan(0.1);
    }
    expect(fitted.rows).toBe(rows.length);
  });
});
