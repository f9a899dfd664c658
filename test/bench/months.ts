/** Speed of what lies beside today's figures: months ahead, regions and languages, and the map of the market as it is drawn. */
import { chromium } from '@playwright/test';
import { bringFleetEngine } from '../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../shared/engine/fleets/wholeFleetEngine.ts';
import { bestByMonth } from '../../shared/engine/horizon/bestByMonth.ts';
import type { Future } from '../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { plainRegion } from '../../shared/engine/horizon/regionAsk.ts';
import { placesOf } from '../../shared/engine/horizon/regions.ts';
import { languageShares, regionShares } from '../../shared/engine/horizon/sharesOfDemand.ts';
import type { Job } from '../../shared/engine/job.ts';
import { type ModelId, modelId, stackId } from '../../shared/foundation/ids.ts';
import { newFleet } from '../../shared/plan/fleet.ts';
import { chooseBrowser } from '../flow/support/chromium.ts';
import { startServing } from '../flow/support/serving.ts';
import { bigJob } from './bigJob.ts';
import { manyModels } from './manyModels.ts';
import { medianMs, type Row } from './measure.ts';

const range = (value: number, low: number, high: number) => ({ value, low, high });

/** Prices, volume, requests and a model move; every number has a range. */
const future = {
  months: 36,
  pricePaths: [{ kind: 'all' as const, foldPerYear: range(4, 2, 9) }],
  demand: { growthPerYear: range(0.5, 0.2, 0.8), elasticity: range(-0.06, -0.07, -0.05), mixAtEnd: null },
  tokens: { promptPerYear: 2.3, completionPerYear: 1.8 },
  switches: [{ month: 12, categoryId: null, from: modelId('d'), to: modelId('c'), switchingUsd: 1000 }],
  stickiness: { stillThereAfter5Months: 0.4 },
};

/** Nine regions of their own prices, six languages of their own tokens and success. */
const places = {
  stackId: stackId('stack-2'),
  regions: regionShares().shares.map(({ id, share }, i) => ({ ...plainRegion(id, share), priceTimes: 1 + i / 20 })),
  languages: languageShares().shares.map(({ id, share }, i) => ({
    id,
    share,
    tokenTimes: 1 + i / 5,
    successShift: -i / 10,
  })),
  lessons: [],
};

const openWeights = ['openai/gpt-oss-120b', 'openai/gpt-oss-20b', 'qwen/qwen3-235b-a22b'].map(modelId);

/** Sixty models of the optimiser's job, three of which the plan's one stack has GPUs for; prices and volume move every month. */
const ownHardware = (): { job: Job; future: Future } => {
  const job = manyModels(60);
  const named = new Map(job.snapshot.models.map(({ id }, i) => [id, openWeights[i] ?? id]));
  const nameOf = (id: ModelId): ModelId => named.get(id) ?? id;
  const stack = stackId('own');
  return {
    job: {
      ...job,
      plan: {
        ...job.plan,
        tasksPerMonth: 5_000_000,
        stacks: [{ id: stack, name: 'Own', note: '', policies: {} }],
        assumedRates: job.plan.assumedRates.map((rate) => ({ ...rate, modelId: nameOf(rate.modelId) })),
        fleets: openWeights.map((id, i) => newFleet(`fleet${i}`, id, [stack], 'H100')),
      },
      snapshot: { ...job.snapshot, models: job.snapshot.models.map((model) => ({ ...model, id: nameOf(model.id) })) },
    },
    future: {
      months: 3,
      pricePaths: [{ kind: 'all', foldPerYear: 4 }],
      demand: { growthPerYear: 0.5, elasticity: 0, mixAtEnd: null },
    },
  };
};

/**
 * From the press on Market to the map with its marks, painted; once to fetch the screen, then the fastest of five: what
 * passed, and how long the page's own thread worked for it, which does not depend on who else wants the machine.
 */
const marketMs = async (): Promise<{ passed: number; worked: number }> => {
  const { launchOptions, channel } = await chooseBrowser();
  const browser = await chromium.launch({ ...launchOptions, ...(channel === undefined ? {} : { channel }) });
  const host = await startServing();
  try {
    const page = await browser.newPage();
    await page.goto(await host.newAddress());
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
    const workedMs = async (): Promise<number> => {
      const { metrics } = await inspector.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    };
    const screens = page.getByRole('navigation', { name: 'Screens' });
    const visit = async (): Promise<{ passed: number; worked: number }> => {
      await screens.getByRole('button', { name: 'Models', exact: true }).click();
      await page.locator('.grid-name-text').first().waitFor();
      const pressed = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            document.addEventListener('pointerup', ({ timeStamp }) => resolve(timeStamp), {
              once: true,
              capture: true,
            });
          }),
      );
      const before = await workedMs();
      await screens.getByRole('button', { name: 'Market', exact: true }).click();
      const drawn = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = (): void => {
              if (document.querySelector('.market-quadrant') === null) requestAnimationFrame(look);
              else requestAnimationFrame((now) => resolve(now));
            };
            look();
          }),
      );
      const worked = (await workedMs()) - before;
      return { passed: drawn - (await pressed), worked };
    };
    await visit();
    const visits: { passed: number; worked: number }[] = [];
    for (let run = 0; run < 5; run++) visits.push(await visit());
    const least = (of: 'passed' | 'worked'): number => Math.min(...visits.map((each) => each[of]));
    return { passed: least('passed'), worked: least('worked') };
  } finally {
    await browser.close();
    await host.stop();
  }
};

export const monthRows = async (): Promise<Row[]> => {
  bringFleetEngine(wholeFleetEngine);
  const housed = ownHardware();
  const bestOf = (fleets: number) => {
    const { job: whole, future: moving } = housed;
    const job = { ...whole, plan: { ...whole.plan, fleets: whole.plan.fleets?.slice(0, fleets) } };
    return bestByMonth(job, { future: moving, ask: { rules: [], objective: 'usdPerSuccess' } });
  };
  const began = performance.now();
  const unproven = bestOf(3).filter(({ within }) => within !== 0).length;
  const withFleets = performance.now() - began;
  const job = bigJob(300);
  const point = bigJob(0);
  const from = performance.now();
  horizonOf(job, future);
  const first = performance.now() - from;
  const market = await marketMs();
  return [
    {
      what: '36 months x 15 categories x 4 stacks, 300 draws',
      milliseconds: await medianMs(5, () => horizonOf(job, future)),
      note: `aim 1,000 ms; the first time ${first.toFixed(0)} ms`,
    },
    {
      what: 'the best plan of each of 4 months, 60 models, 15 categories',
      milliseconds: await medianMs(3, () => bestOf(0)),
      note: 'prices and volume move',
    },
    {
      what: 'the same with three fleets to keep or let go',
      milliseconds: withFleets,
      note: `once; months not proven: ${unproven}`,
    },
    {
      what: '9 regions x 6 languages, 15 categories',
      milliseconds: await medianMs(5, () => placesOf(point, places)),
      note: 'aim 300 ms',
    },
    {
      what: 'the market with all models of the catalog, from the press to the drawing',
      milliseconds: market.passed,
      note: `aim 100 ms; the whole screen, not the map alone; the page worked ${market.worked.toFixed(0)} ms of it`,
    },
  ];
};
