/** Ages and endings are held against a day that is handed in: without one, nothing is old and nothing ends. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/catalog/model.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { daysBetween, monthsAfter } from '../../../shared/foundation/days.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { decisionsTable } from '../../../shared/report/decisionsTable.ts';
import { endingSentence, endingsOf, otherWarnings } from '../../../shared/report/endings.ts';
import { figuresTable } from '../../../shared/report/figuresTable.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import { priceAgeOf, priceAgeSentence } from '../../../shared/report/priceAge.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { withPrice } from '../../offerOf.ts';
import { ladder as alone, modelAt, rung, smallJob } from '../engine/smallJob.ts';
import { examplePlan, readPlan } from './seedReading.ts';

/** The example on the kept catalog, every price of it read on one day. */
const readOn = (asOf: string, day: string | null, change: (model: Model) => Model = (model) => model): Reading => {
  const { job, ...rest } = readPlan(examplePlan(), 0);
  const models = job.snapshot.models.map((model) => change(withPrice(model, { asOf })));
  const dated = { ...job, snapshot: { ...job.snapshot, models } };
  return { ...rest, job: dated, outcome: evaluate(dated), day };
};

const ends = (id: string, known: Partial<Model>) => (model: Model) =>
  model.id === id ? { ...model, ...known } : model;

describe('days', () => {
  it('are counted over months and leap years', () => {
    expect(daysBetween('2026-10-08', '2026-11-26')).toBe(49);
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(monthsAfter('2026-11-26', 12)).toBe('2027-11-26');
    expect(monthsAfter('2026-12-31', 1)).toBe('2027-01-31');
  });
});

describe('the age of prices', () => {
  it('is nothing on the 45th day and said on the 46th', () => {
    expect(priceAgeOf(readOn('2026-10-08', '2026-11-22'))).toBeNull();
    const age = priceAgeOf(readOn('2026-10-08', '2026-11-23'));
    expect(age).toMatchObject({ oldest: '2026-10-08', days: 46 });
    expect(age?.old).toHaveLength(age?.used ?? 0);
    expect(priceAgeOf(readOn('2026-10-08', null))).toBeNull();
  });

  it('counts the prices that stacks pay, and no other of the plan', () => {
    const reading = readOn('2026-10-08', '2026-12-24');
    const inStacks = new Set(JSON.stringify(reading.job.plan.stacks).match(/(?<="modelId":")[^"]+/g));
    expect(priceAgeOf(reading)?.used).toBe(inStacks.size);
  });

  it('says what a tenth more for the cheaper stack, and less for the other alone, would leave of the verdict', () => {
    const reading = readOn('2026-08-08', '2026-11-26');
    const text = textOf(priceAgeSentence(reading) ?? []);
    expect(text).toMatch(
      /^Each of the \d+ prices used was read more than 45 days ago, the oldest on 8 Aug 2026 \(110 days\)/,
    );
    expect(onePage(reading).age).toEqual(priceAgeSentence(reading));
  });

  it('counts in words that fit: all, one of several, the only one', () => {
    const ageOf = (dates: readonly string[]): string => {
      const ids = dates.map((_, i) => `m${i}`);
      const job = smallJob(
        dates.map((asOf, i) => withPrice(modelAt(`m${i}`, i + 1), { asOf })),
        Object.fromEntries(ids.map((id) => [id, 0.6])),
        Object.fromEntries(ids.map((id) => [id, alone([rung(id)])])),
      );
      const reading: Reading = { job, outcome: evaluate(job), day: '2026-11-26', say: sayIn('en'), language: 'en' };
      return textOf(priceAgeSentence(reading, null) ?? []);
    };
    const [old, older, fresh] = ['2026-06-02', '2026-06-01', '2026-11-20'];
    const since = 'read more than 45 days ago';
    expect(ageOf([old])).toBe(`The only price used was ${since}, on 2 Jun 2026 (177 days).`);
    expect(ageOf([old, fresh])).toBe(`One of the 2 prices used was ${since}, on 2 Jun 2026 (177 days).`);
    expect(ageOf([old, older])).toBe(`Each of the 2 prices used was ${since}, the oldest on 1 Jun 2026 (178 days).`);
    expect(ageOf([old, older, fresh])).toBe(
      `2 of the 3 prices used were ${since}, the oldest on 1 Jun 2026 (178 days).`,
    );
  });

  /** a costs 0.005 USD per success; b costs so many times that. Both prices were read on old days. */
  const sayOf = (times: number, policies: readonly string[] = ['a', 'b']): string => {
    const job = smallJob(
      [modelAt('a'), withPrice(modelAt('b', times), { asOf: '2026-06-01' })],
      { a: 0.6, b: 0.6 },
      Object.fromEntries(policies.map((id) => [id, alone([rung(id)])])),
    );
    const reading: Reading = { job, outcome: evaluate(job), day: '2026-11-26', say: sayIn('en'), language: 'en' };
    return textOf(priceAgeSentence(reading) ?? []);
  };

  it('moves the old prices a tenth against the cheaper stack: up where it pays them, down where the other does alone', () => {
    // 1.1 x 0.005 against 0.9 x 0.025 is 75.6% less.
    expect(sayOf(5)).toBe(
      'Each of the 2 prices used was read more than 45 days ago, the oldest on 1 Jun 2026 (178 days). ' +
        'If these moved 10% against “a”, it would still cost 76% less than “b”.',
    );
    // 0.9 x 0.005 x 1.05 is 14.1% less than 1.1 x 0.005.
    expect(sayOf(1.05)).toContain('If these moved 10% against “a”, “b” would cost 14% less.');
    // 0.9 x 1.219 and 0.9 x 1.225 are 1.1 but for a quarter of a percent, on either side.
    for (const times of [1.219, 1.225])
      expect(sayOf(times)).toContain('If these moved 10% against “a”, it would cost the same as “b”.');
    expect(sayOf(5, ['a'])).toContain('If these rose by 10%, “a” would cost $0.00550 per success.');
  });
});

describe('endings', () => {
  const used = 'z-ai/glm-5.2';
  const successor = modelId('z-ai/glm-5.1');

  it('are those of models in stacks, within the horizon of the plan', () => {
    const onDay = (shutdownDate: string) =>
      endingsOf(readOn('2026-10-08', '2026-11-26', ends(used, { shutdownDate }))).map(({ modelId: id }) => id);
    expect(onDay('2026-12-01')).toEqual([used]);
    expect(onDay('2027-11-26')).toEqual([used]);
    expect(onDay('2027-11-27')).toEqual([]);
    expect(endingsOf(readOn('2026-10-08', null, ends(used, { shutdownDate: '2026-12-01' })))).toEqual([]);
  });

  it('say what is gone, and open weights that their maker dropped are not', () => {
    const gone = (known: Partial<Model>) =>
      endingsOf(readOn('2026-10-08', '2026-11-26', ends(used, known))).map(({ isGone }) => isGone);
    expect(gone({ status: 'retired' })).toEqual([true]);
    expect(gone({ shutdownDate: '2026-11-01', openWeights: false })).toEqual([true]);
    expect(gone({ shutdownDate: '2026-11-01', openWeights: true })).toEqual([]);
  });

  it('are those of the seller whose offer is paid, where it says one, before or after the maker’s', () => {
    const said = (shutdownDate: string | null, there: string, host: string) => {
      const life = { status: null, note: null, shutdownDate: there, host: 'Acme Cloud' };
      const reading = readOn('2026-10-08', '2026-11-26', (model) =>
        ends(used, { shutdownDate, openWeights: false, statusAsOf: '2026-10-08', lifecycleByHost: [life] })(
          model.id === used ? withPrice(model, { host }) : model,
        ),
      );
      return endingsOf(reading).map((ending) => [
        ending.date,
        ending.isGone,
        textOf(endingSentence(reading, ending)).split('. ')[0],
      ]);
    };
    const name = 'GLM 5.2';
    for (const host of ['Acme Cloud', 'Acme Cloud (OpenRouter)']) {
      expect(said('2026-12-01', '2027-03-01', host)).toEqual([
        ['2027-03-01', false, `${name} retires at ${host}, whose price is paid, on 1 Mar 2027`],
      ]);
      expect(said('2026-11-01', '2028-03-01', host)).toEqual([]);
      expect(said(null, '2026-11-20', host)).toEqual([
        [
          '2026-11-20',
          true,
          `${host}, whose price is paid, retired ${name} on 20 Nov 2026: it can no longer be bought there`,
        ],
      ]);
    }
    expect(said('2026-12-01', '2027-03-01', 'Other')).toEqual([['2026-12-01', false, `${name} retires on 1 Dec 2026`]]);
  });

  it('cost what the stack would spend at the price of the successor, worked out by hand', () => {
    const reading = readOn('2026-10-08', '2026-11-26', ends(used, { shutdownDate: '2026-12-01', successor }));
    const old = reading.job.snapshot.models.find(({ id }) => id === used) as Model;
    // A successor at exactly twice the price: the model's own spend once more.
    const twice = {
      ...withPrice(old, {
        promptUsdPerM: 2 * (old.offers[0]?.promptUsdPerM ?? 0),
        completionUsdPerM: 2 * (old.offers[0]?.completionUsdPerM ?? 0),
        cacheReadUsdPerM: 2 * (old.offers[0]?.cacheReadUsdPerM ?? 0),
        undiscountedPromptUsdPerM: 2 * (old.offers[0]?.undiscountedPromptUsdPerM ?? 0),
        undiscountedCompletionUsdPerM: 2 * (old.offers[0]?.undiscountedCompletionUsdPerM ?? 0),
      }),
      id: successor,
      name: 'GLM next',
      successor: null,
      shutdownDate: null,
    };
    const { snapshot } = reading.job;
    const carried: Reading = {
      ...reading,
      job: { ...reading.job, snapshot: { ...snapshot, models: [...snapshot.models, twice] } },
    };
    const [ending] = endingsOf(carried);
    const stack = carried.outcome.stacks.find(({ stackId }) => stackId === ending?.stacks[0]?.stackId);
    const spent = stack?.spend.model.find(({ name }) => name === old.id)?.usdPerMonth ?? 0;
    expect(spent).toBeGreaterThan(0);
    expect(ending?.stacks[0]?.usdPerMonth).toBeCloseTo(spent, 6);
    const text = textOf(ending === undefined ? [] : endingSentence(carried, ending));
    expect(text).toContain('retires on 1 Dec 2026');
    expect(text).toContain('GLM next');
    expect(textOf(endingSentence(reading, endingsOf(reading)[0] as NonNullable<typeof ending>))).toContain('not known');
  });

  it('are told once: the warning without a day gives way', () => {
    const reading = readOn('2026-10-08', '2026-11-26', ends(used, { shutdownDate: '2026-12-01' }));
    expect(reading.outcome.warnings.some(({ kind }) => kind === 'shutdown')).toBe(true);
    expect(otherWarnings(reading).some(({ kind }) => kind === 'shutdown')).toBe(false);
    expect(onePage(reading).warnings.rows.filter(({ key }) => key.startsWith('ending/'))).toHaveLength(1);
  });
});

describe('the files of figures and decisions', () => {
  const model = examplePlan().stacks.flatMap(({ policies }) =>
    Object.values(policies).flatMap((policy) => (policy === undefined ? [] : modelsOfPolicy(policy))),
  )[0];

  it('say the oldest price of each stack and category, and of the decisions how old they are', {
    tags: ['slow'],
  }, () => {
    const reading = readOn('2026-08-08', '2026-11-26');
    const { rows } = figuresTable(reading);
    expect(new Set(rows.map(({ cells }) => cells.oldestPrice))).toEqual(new Set(['2026-08-08']));
    const [age] = decisionsTable(reading).rows;
    expect(age?.cells.answer).toBe(textOf(priceAgeSentence(reading) ?? []));
  });

  it('name a model that ends where it stands, and no other', { tags: ['slow'] }, () => {
    const reading = readOn('2026-10-08', '2026-10-10', ends(model ?? '', { shutdownDate: '2026-12-01' }));
    const named = figuresTable(reading).rows.filter(({ cells }) => cells.ends !== '');
    const using = reading.outcome.stacks.flatMap((stack) =>
      stack.categories
        .filter(({ share, costs }) => share > 0 && costs.some(({ modelId: id }) => id === model))
        .map(({ categoryId }) => `${stack.stackId}/${categoryId}`),
    );
    expect(named.map(({ key }) => key).filter((key) => !key.endsWith('/all'))).toEqual(using);
    const ending = decisionsTable(reading).rows.find(({ key }) => key === `ending ${model}`);
    expect(ending?.cells.answer).toMatch(/1 Dec 2026/);
  });
});
