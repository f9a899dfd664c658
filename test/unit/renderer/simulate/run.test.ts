import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedLinks } from '../../../../db/shippedLinks.ts';
import type { AskOf, Progress, ReadingKind } from '../../../../renderer/simulate/jobs.ts';
import { createRunner, type StartWork } from '../../../../renderer/simulate/run.ts';
import { doWork, type Work, type Worked } from '../../../../renderer/simulate/work.ts';
import { usualYardsticks } from '../../../../shared/catalog/yardsticks.ts';
import { plainRegion } from '../../../../shared/engine/horizon/regionAsk.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { type StackId, stackId } from '../../../../shared/foundation/ids.ts';
import type { Rule } from '../../../../shared/plan/rule.ts';
import { examplePlan, readPlan, snapshot } from '../../report/seedReading.ts';

const { job } = readPlan(examplePlan());
const [a, b] = job.plan.stacks.map((stack) => stack.id) as [StackId, StackId];
const first = itemAt(job.snapshot.models, 0).id;

/** A worker without a thread: work is done when the test says so, and everything crosses as a thread would have it. */
const slowWork = () => {
  const sent: Work[] = [];
  let ended = 0;
  const heard: ((worked: Worked) => void)[] = [];
  const start: StartWork = (onWorked) => {
    heard.push(onWorked);
    return {
      send: (work) => sent.push(structuredClone(work)),
      end: () => {
        ended += 1;
      },
    };
  };
  const work = () => {
    const next = sent.shift();
    if (next !== undefined) doWork(next, (worked) => heard.at(-1)!(structuredClone(worked)));
  };
  return { start, sent, work, ended: () => ended };
};

const asks: { [K in Exclude<Work['kind'], ReadingKind>]: AskOf<K> } = {
  evaluate: { ...job, draws: 20 },
  scenarios: [{ ...job, draws: 20 }, job],
  winners: { job: { ...job, draws: 20 }, ask: null },
  sureness: { job: { ...job, draws: 20 }, ask: null },
  tornado: { job, ask: { stackId: a, against: b } },
  breakEven: { job, ask: { a, b, lever: { kind: 'wage' } } },
  measure: { job, ask: { draws: 5 } },
  optimise: { job, ask: { rules: [{ kind: 'maxModels', count: 1 }] } },
  bestMonths: { job, ask: { future: { months: 1 }, ask: { rules: [] } } },
  possible: { job, ask: { rules: [], count: 5 } },
  places: {
    job,
    ask: {
      stackId: a,
      regions: [plainRegion('europe', 1)],
      languages: [{ id: 'en', share: 1, tokenTimes: 1, successShift: 0 }],
      lessons: [],
    },
  },
  outage: { job, ask: { dark: { kind: 'model', modelId: first }, share: null } },
  held: { job, ask: { stackId: a, dark: [{ kind: 'model', modelId: first }] } },
  horizon: { job: { ...job, draws: 20 }, ask: { months: 6 } },
  bring: snapshot(),
  bringLinks: shippedLinks(),
  links: usualYardsticks,
};

describe('the worker', () => {
  for (const kind of Object.keys(asks) as (keyof typeof asks)[])
    it(`does ${kind} across a thread's boundary`, { tags: ['slow'] }, async () => {
      const place = slowWork();
      const running = createRunner(place.start).run(kind, asks[kind]);
      place.work();
      const answered = await running;
      expect(answered?.ok).toBe(true);
      expect(JSON.stringify(answered)).not.toMatch(/NaN|Infinity/);
    });

  it("opens a file of several scenarios across a thread's boundary", async () => {
    const place = slowWork();
    const file = readFileSync(new URL('../../../fixtures/portfolio-v4.portfolio', import.meta.url));
    const running = createRunner(place.start).run('open', file);
    place.work();
    const answered = await running;
    expect(answered?.ok && answered.value.document.scenarios?.map(({ name }) => name)).toEqual([
      'Today',
      'Twice the work',
      'Half price',
    ]);
  });

  it('tells what ends and what old prices would do, in code that comes when it is asked', async () => {
    const place = slowWork();
    const running = createRunner(place.start).run('ages', {
      job,
      ask: { day: '2026-11-27', pair: { better: a, other: null } },
    });
    place.work();
    const answered = await running;
    expect(answered?.ok && Object.keys(answered.value)).toEqual(['endings', 'moved']);
  });

  it('makes a plan of presets out of the catalog that was brought, and refuses an unknown one by name', async () => {
    const place = slowWork();
    const runner = createRunner(place.start);
    const bringing = runner.run('bring', snapshot());
    place.work();
    await bringing;
    const made = runner.run('fresh', { presets: ['companion'], language: 'zh' });
    place.work();
    const fresh = await made;
    expect(fresh?.ok && fresh.value.title).toBe('陪伴与角色扮演');
    expect(fresh?.ok && fresh.value.notes).toContain('单一闭源模型');
    const refused = runner.run('fresh', { presets: ['nothing'], language: 'en' });
    place.work();
    const answered = await refused;
    expect(answered?.ok === false && answered.error.details?.preset).toBe('nothing');
  });

  it.each([
    ['optimise', ['ladders', 'best', 'runnerUp', 'rulePrices', 'beside']],
    ['measure', ['today', 'evals']],
  ] as const)('tells how far %s is, and what it is busy with', async (kind, expected) => {
    const place = slowWork();
    const told: Progress[] = [];
    const running = createRunner(place.start).run(kind, asks[kind], (progress) => told.push(progress));
    place.work();
    expect((await running)?.ok).toBe(true);
    expect([...new Set(told.map(({ doing }) => doing))]).toEqual(expected);
    const shares = told.map(({ done, of }) => done / of);
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('says which categories the rules leave without a model', async () => {
    const place = slowWork();
    const rules: Rule[] = [{ kind: 'origins', allowed: ['nowhere'] }];
    const running = createRunner(place.start).run('optimise', { job, ask: { rules } });
    place.work();
    const answered = await running;
    if (!answered?.ok || answered.value.kind !== 'infeasible') throw new Error('not infeasible');
    expect(answered.value.conflict).toEqual(rules);
    expect(answered.value.lacking).toEqual(
      job.plan.categories.filter(({ share }) => share > 0).map((category) => category.id),
    );
  });

  it('answers what the engine cannot honour with a refusal', async () => {
    const place = slowWork();
    const running = createRunner(place.start).run('tornado', { job, ask: { stackId: stackId('nobody') } });
    place.work();
    const answered = await running;
    expect(answered).toMatchObject({ ok: false, error: { kind: 'engineFailed' } });
  });
});

describe('several jobs at once', () => {
  it('keeps the newest of a kind and lets other kinds wait their turn', async () => {
    const place = slowWork();
    const runner = createRunner(place.start);
    const first = runner.run('evaluate', asks.evaluate);
    const second = runner.run('evaluate', asks.evaluate);
    const other = runner.run('tornado', asks.tornado);
    const third = runner.run('evaluate', { ...asks.evaluate, draws: 30 });
    expect(await second).toBeNull();
    place.work();
    expect(await first).toBeNull();
    place.work();
    place.work();
    const newest = await third;
    expect(newest?.ok === true && newest.value.draws).toBe(30);
    expect((await other)?.ok).toBe(true);
    expect(place.sent).toEqual([]);
  });

  it('ends the worker to cancel a job, and goes on with what waits', async () => {
    const place = slowWork();
    const runner = createRunner(place.start);
    const given = runner.run('optimise', asks.optimise);
    const waits = runner.run('tornado', asks.tornado);
    runner.cancel('optimise');
    expect(await given).toBeNull();
    expect(place.ended()).toBe(1);
    place.sent.shift();
    place.work();
    expect((await waits)?.ok).toBe(true);
  });

  it('leaves the others alone when a waiting job is given up', async () => {
    const place = slowWork();
    const runner = createRunner(place.start);
    const given = runner.run('tornado', asks.tornado);
    const waits = runner.run('breakEven', asks.breakEven);
    runner.cancel('breakEven');
    expect(await waits).toBeNull();
    expect(place.ended()).toBe(0);
    place.work();
    expect((await given)?.ok).toBe(true);
  });
});
