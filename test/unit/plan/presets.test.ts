import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assumeFromPeers } from '../../../shared/plan/assumeRate.ts';
import { presets, studyPresets } from '../../../shared/plan/presets.ts';
import { requestShapeOf, tokensPerTask } from '../../../shared/plan/requestShapes.ts';
import { taskShares } from '../../../shared/plan/taskShares.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

describe('presets', () => {
  it('name no model: what can be read of them holds no id of the catalog', () => {
    const models: { id: string }[] = JSON.parse(
      readFileSync(new URL('../../../db/seed/models.json', import.meta.url), 'utf8'),
    );
    const text = JSON.stringify(presets);
    expect(models.filter(({ id }) => text.includes(id))).toEqual([]);
  });

  it('all traffic gives programming back half of the tokens', () => {
    const mix = studyPresets[0]?.mix ?? [];
    const tokens = mix.map(({ id, share }) => share * tokensPerTask(requestShapeOf(id)));
    const total = tokens.reduce((sum, part) => sum + part, 0);
    expect((tokens[0] ?? 0) / total).toBeCloseTo(0.5, 3);
    expect((tokens[1] ?? 0) / total).toBeCloseTo(((1 / 3) * 0.52) / 0.58, 3);
  });

  it('twice the tokens per task is half the tasks for the same tokens', () => {
    expect(
      taskShares([
        { id: 'programming', tokenShare: 0.5, tokensPerTask: 20_000 },
        { id: 'roleplay', tokenShare: 0.5, tokensPerTask: 10_000 },
      ]),
    ).toEqual([
      { id: 'programming', share: 0.3333 },
      { id: 'roleplay', share: 0.6667 },
    ]);
  });

  it('peers are the models measured on the yardstick, and too few say nothing', () => {
    const peers = assumeFromPeers('translation', 'wmt25-general-auto', shippedCatalog());
    expect(peers).toMatchObject({
      assumed: true,
      source: expect.stringContaining('20 models measured on WMT25'),
    });
    expect(peers?.low).toBeLessThan(0.06);
    expect(peers?.high).toBeGreaterThan(0.5);
    expect(assumeFromPeers('translation', 'wmt24-esa-en-zh-none', shippedCatalog())).toBeNull();
  });
});
