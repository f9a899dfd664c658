/** Published routers as presets: the paper's savings, and a route of ours that does what was measured. */
import { describe, expect, it } from 'vitest';
import { pointsOf } from '../../../shared/engine/measure.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import { asPublished, publishedRoutes, savingOf } from '../../../shared/plan/publishedRoutes.ts';
import { category, ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

describe('published routers', () => {
  it('save what the paper prints, against tasks sent at random', () => {
    const printed = [3.66, 2.49, 1.41, 1.14, 1.49, 1.27];
    publishedRoutes.forEach((route, i) => {
      expect(savingOf(route)).toBeCloseTo(printed[i] ?? 0, 2);
    });
  });

  it('recover on MMLU, as a route with the fitted signal, what the router did', () => {
    const [weak, strong] = [0.681, 0.806];
    const fitted = publishedRoutes.filter(({ signalQuality }) => signalQuality !== null);
    expect(fitted.map(({ benchmark }) => benchmark)).toEqual(['MMLU', 'MMLU']);
    for (const published of fitted) {
      const { hardShare = 0, signalQuality = { value: 0 } } = asPublished(published);
      const job = smallJob(
        [modelAt('weak'), modelAt('strong')],
        { weak, strong },
        {
          routed: {
            kind: 'route',
            hardShare,
            signalQuality,
            usdPerTask: { value: 0 },
            easy: ladder([rung('weak')]),
            hard: ladder([rung('strong')]),
          },
        },
        {
          category: category({
            dependence: { rho: { value: 0.68 }, tau: { value: 0 }, beta: { value: 0 }, gamma: { value: 0 } },
          }),
        },
      );
      const success = pointsOf(job, [stackId('routed')])[0]?.totals?.success ?? 0;
      expect((success - weak) / (strong - weak)).toBeCloseTo(published.recovered, 2);
    }
  });
});
